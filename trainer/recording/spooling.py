"""Taking down a take: appended as it arrives, forced to the disk twice a second, readable at every moment."""

import contextlib
import os
import threading
import time
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from trainer.errors import RecordingError, TrainerError
from trainer.paths import private_folder
from trainer.recording.filelock import CLAIMS, folder_lock
from trainer.recording.microphone import Samples
from trainer.recording.pcm import BYTES_PER_SECOND, to_pcm
from trainer.recording.sidecar import Sidecar, sidecar_path, write_sidecar
from trainer.recording.spool import BEING_RECORDED, OPEN_FLAGS, Take, disk_fault, is_take_id, remove
from trainer.whole_file import sync_folder

SYNC_SECONDS = 0.5
"""How often what was said is forced to the disk: a power cut costs half a second of it."""

RETRY_SECONDS = 1.0
"""How often a full disk is tried again."""

FINISH_SECONDS = 0.5
"""How long the end of a take waits for the disk."""


class Spool:
    """Takes down one take. Methods come from one thread at a time; the properties may be read from any."""

    def __init__(self, folder: Path, take_id: str, started_at: datetime, context: Mapping[str, str]) -> None:
        """Make the take's files; raises `RecordingError` when the folder can't be used or the disk is full."""
        if not is_take_id(take_id):
            raise ValueError("a take's id is made by new_take_id()")
        folder = folder.resolve()
        self.id = take_id
        self.path = folder / f"{take_id}.pcm"
        self._write_fault: RecordingError | None = None
        self._sync_fault: RecordingError | None = None
        self._tail = bytearray()
        self._written = 0
        self._retry_at = 0.0
        self._dirty = False
        _make_folder(folder)
        try:
            with folder_lock(folder):
                self._descriptor = self._make_files(Sidecar(take_id, started_at, context))
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
        return Take(self.id, self.path, self.seconds, bytes(self._tail))

    def discard(self) -> None:
        """Forget the take and remove its files."""
        self._end()
        remove(Take(self.id, self.path, self.seconds))

    def _make_files(self, sidecar: Sidecar) -> int:
        descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_EXCL | OPEN_FLAGS, 0o600)
        BEING_RECORDED.add(self.path)
        CLAIMS.add(self.path, descriptor)
        try:
            write_sidecar(sidecar_path(self.path), sidecar)
        except OSError:
            BEING_RECORDED.discard(self.path)
            CLAIMS.release(self.path)
            self.path.unlink()
            raise
        return descriptor

    def _end(self) -> None:
        self._ended.set()
        self._syncing.join(FINISH_SECONDS)
        BEING_RECORDED.discard(self.path)

    def _write_tail(self) -> None:
        try:
            while self._tail:
                count = os.write(self._descriptor, self._tail)
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
                    os.fsync(self._descriptor)
                except OSError as error:
                    self._sync_fault = disk_fault(error, self.path.parent, recording=True)
                else:
                    self._sync_fault = None
            if last:
                return


def _make_folder(folder: Path) -> None:
    try:
        private_folder(folder)
    except TrainerError as error:
        raise RecordingError(error.message, error.hint) from error
    with contextlib.suppress(OSError):  # a file system that knows no permissions
        folder.chmod(0o700)
