"""The crash-safe spool of a take: raw PCM that is readable at every moment, whatever ends the program.

A take is two files in the spool folder, `<id>.pcm` (16-bit little-endian, mono, 16 kHz, no header that could be left
unpatched) and `<id>.json` (who it belongs to). The PCM file stays locked from the first sample until the take is
removed or its process ends, so a second running program does not take it for one that was left behind.
"""

import contextlib
import errno
import os
import re
import threading
import time
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from trainer.errors import RecordingError, TrainerError
from trainer.paths import private_folder
from trainer.recording.atomic import sync_folder
from trainer.recording.filelock import HeldFile, folder_lock, try_lock
from trainer.recording.microphone import Samples
from trainer.recording.pcm import BYTES_PER_SECOND, from_pcm, to_pcm
from trainer.recording.sidecar import Sidecar, sidecar_path, write_sidecar

SYNC_SECONDS = 0.5
"""How often what was said is forced to the disk: a power cut costs half a second of it."""

RETRY_SECONDS = 1.0
"""How often a full disk is tried again."""

FINISH_SECONDS = 0.5
"""How long the end of a take waits for the disk."""

_TAKE_ID = re.compile(r"[0-9a-f]{32}")
OPEN_FLAGS = getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
"""With which a spooled file is opened everywhere: no changed line ends on Windows, no links elsewhere."""


def new_take_id() -> str:
    """A name for a new take: 32 hexadecimal digits."""
    return uuid.uuid4().hex


def is_take_id(text: str) -> bool:
    """Whether `text` is a name made by `new_take_id`; nothing else ever becomes a file name."""
    return _TAKE_ID.fullmatch(text) is not None


@dataclass(frozen=True, slots=True)
class Take:
    """A finished recording: PCM at `path`, `seconds` long. It is kept there until `remove`.

    `tail` is what a full disk didn't take, as PCM bytes; `samples` has it too, the file does not. `held` keeps other
    programs from rescuing the take while this one works on it.
    """

    id: str
    path: Path
    seconds: float
    tail: bytes = field(default=b"", repr=False)
    held: HeldFile | None = field(default=None, repr=False, compare=False)

    def samples(self) -> Samples:
        """The whole sound; raises `RecordingError` when the file can't be read."""
        return from_pcm(_read(self.path) + self.tail)


class Spool:
    """Takes down one take. `append` and `finish` come from one thread at a time; `fault` may be read from any."""

    def __init__(self, folder: Path, take_id: str, started_at: datetime, context: Mapping[str, str]) -> None:
        """Make the take's files; raises `RecordingError` when the folder can't be used or the disk is full."""
        if not is_take_id(take_id):
            raise ValueError("a take's id is made by new_take_id()")
        self.id = take_id
        self.path = folder / f"{take_id}.pcm"
        self._write_fault: RecordingError | None = None
        self._sync_fault: RecordingError | None = None
        self._tail = bytearray()
        self._written = 0
        self._retry_at = 0.0
        self._dirty = False
        try:
            make_folder(folder)
            with folder_lock(folder):
                self._file = HeldFile(os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_EXCL | OPEN_FLAGS, 0o600))
                try_lock(self._file.descriptor)
                os.lseek(self._file.descriptor, 0, os.SEEK_SET)
                try:
                    write_sidecar(sidecar_path(self.path), Sidecar(take_id, started_at, dict(context)))
                except OSError:
                    self._file.close()
                    self.path.unlink()
                    raise
            sync_folder(folder)
        except OSError as error:
            raise disk_fault(error, folder) from error
        self._ended = threading.Event()
        self._syncing = threading.Thread(target=self._sync_now_and_then, name="spool-sync", daemon=True)
        self._syncing.start()

    @property
    def fault(self) -> RecordingError | None:
        """What the disk refuses, while it does."""
        return self._write_fault or self._sync_fault

    @property
    def seconds(self) -> float:
        """How much has been taken down."""
        return (self._written + len(self._tail)) / BYTES_PER_SECOND

    def append(self, samples: Samples) -> None:
        """Take down a block. Never raises for the disk's sake: what it doesn't take stays in memory, and `fault` says
        so until it could be written after all."""
        self._tail += to_pcm(samples)
        if self._write_fault is None or time.monotonic() >= self._retry_at:
            self._write_tail()

    def finish(self) -> Take:
        """The take, everything of it on disk that the disk takes. Waits `FINISH_SECONDS` at most for the disk."""
        self._write_tail()
        self._end()
        return Take(self.id, self.path, self.seconds, bytes(self._tail), self._file)

    def discard(self) -> None:
        """Forget the take and remove its files."""
        self._end()
        self._tail.clear()
        remove(Take(self.id, self.path, self.seconds, held=self._file))

    def _end(self) -> None:
        self._ended.set()
        self._syncing.join(FINISH_SECONDS)

    def _write_tail(self) -> None:
        try:
            while self._tail:
                count = os.write(self._file.descriptor, self._tail)
                del self._tail[:count]
                self._written += count
                self._dirty = True
        except OSError as error:
            self._retry_at = time.monotonic() + RETRY_SECONDS
            self._write_fault = disk_fault(error, self.path.parent, recording=True)
        else:
            self._write_fault = None

    def _sync_now_and_then(self) -> None:
        # A thread of its own: a slow disk must hold up neither the sound nor the screen.
        while True:
            last = self._ended.wait(SYNC_SECONDS)
            if self._dirty:
                self._dirty = False
                try:
                    os.fsync(self._file.descriptor)
                except OSError as error:
                    self._sync_fault = disk_fault(error, self.path.parent, recording=True)
                else:
                    self._sync_fault = None
            if last:
                return


def make_folder(folder: Path) -> None:
    """Make the spool folder, open to its owner alone; raises `RecordingError`."""
    try:
        private_folder(folder)
    except TrainerError as error:
        raise RecordingError(error.message, error.hint) from error
    with contextlib.suppress(OSError):  # a folder from elsewhere, on a file system without permissions
        folder.chmod(0o700)


def disk_fault(error: OSError, folder: Path, *, recording: bool = False) -> RecordingError:
    """What to tell somebody whose disk refuses a recording."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        what, remedy = f"The disk that holds {folder} is full.", "Free some space there"
    else:
        what, remedy = f"{folder} can't be written: {error.strerror or error}.", "Make that folder writable"
    if recording:
        return RecordingError(
            what, f"{remedy}. What is on disk already stays there, and what you say now is kept in memory: carry on."
        )
    return RecordingError(what, f"{remedy}, then record again.")


def load_samples(path: Path) -> Samples:
    """The sound of a spooled take, 16 kHz mono, shape (n,); raises `RecordingError` when the file can't be read."""
    return from_pcm(_read(path))


def remove(take: Take) -> None:
    """Remove a take's files, once its sound is kept elsewhere or not wanted; raises `RecordingError` if refused."""
    if take.held is not None:
        take.held.close()
    try:
        take.path.unlink(missing_ok=True)
        sidecar_path(take.path).unlink(missing_ok=True)
    except OSError as error:
        raise RecordingError(
            f"The recording {take.path} can't be removed: {error.strerror or error}.", "Remove the file yourself."
        ) from error


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise RecordingError(
            f"The recording {path} can't be read: {error.strerror or error}.",
            "If the file is still there, make it readable for yourself and try again.",
        ) from error
