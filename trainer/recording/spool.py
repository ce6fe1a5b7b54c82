"""The spool of takes: finished ones, and those that a crash, a kill or a power cut left behind.

A take is two files in the spool folder, `<id>.pcm` (16-bit little-endian, mono, 16 kHz, no header that could be left
unpatched) and `<id>.json` (who it belongs to). The PCM file stays locked by the program that recorded or rescued it
until the take is removed or that program ends, so a second one running does not offer it too.
"""

import contextlib
import errno
import logging
import os
import re
import stat
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from trainer.errors import RecordingError
from trainer.recording.filelock import CLAIMS, folder_lock
from trainer.recording.microphone import SAMPLE_RATE, Samples
from trainer.recording.pcm import BYTES_PER_SAMPLE, BYTES_PER_SECOND, from_pcm
from trainer.recording.sidecar import read_sidecar, sidecar_path
from trainer.whole_file import TEMPORARY

OPEN_FLAGS = getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
"""With which a spooled file is opened everywhere: no changed line ends on Windows, no links elsewhere."""

BEING_RECORDED: set[Path] = set()
"""The files this process is writing just now; theirs is no take to rescue yet."""

_TAKE_ID = re.compile(r"[0-9a-f]{32}")
_log = logging.getLogger(__name__)


def new_take_id() -> str:
    """A name for a new take: 32 hexadecimal digits."""
    return uuid.uuid4().hex


def is_take_id(text: str) -> bool:
    """Whether `text` is such a name; nothing else ever becomes a file name."""
    return _TAKE_ID.fullmatch(text) is not None


class SpooledSound:
    """The sound of a take (a `Sound`), read from its file and what a full disk left of it as far as it is wanted."""

    def __init__(self, path: Path, count: int, tail: bytes = b"") -> None:
        """`count` samples, of which `tail` are the last bytes."""
        self._path = path
        self._count = count
        self._tail = tail

    def __len__(self) -> int:
        """See `Sound`."""
        return self._count

    def __getitem__(self, part: slice, /) -> Samples:
        """See `Sound`. Parts have to be whole: without steps."""
        start, stop, step = part.indices(self._count)
        if step != 1:
            raise ValueError("spooled sound is read without steps")
        begin, end = start * BYTES_PER_SAMPLE, stop * BYTES_PER_SAMPLE
        if begin >= end:
            return from_pcm(b"")
        data, size = _read(self._path, begin, end)
        # The disk may have taken half a sample: the bytes are joined before they are samples.
        return from_pcm(data + self._tail[max(0, begin - size) : max(0, end - size)])


@dataclass(frozen=True, slots=True)
class Take:
    """A finished recording: PCM at `path`, `seconds` long, kept there until `remove`.

    `tail` is what a full disk didn't take, as PCM bytes. `sound` and `samples` have it; the file, and so
    `load_samples`, has not.
    """

    id: str
    path: Path
    seconds: float
    tail: bytes = field(default=b"", repr=False)

    @property
    def sound(self) -> SpooledSound:
        """The sound, to be read in parts."""
        return SpooledSound(self.path, round(self.seconds * SAMPLE_RATE), self.tail)

    def samples(self) -> Samples:
        """The whole sound, 16 kHz mono, shape (n,); raises `RecordingError` when the file can't be read."""
        return self.sound[:]


@dataclass(frozen=True, slots=True, kw_only=True)
class RescuedTake(Take):
    """A take left behind: when it began (an aware time, guessed from the file where nothing else says so) and what its
    recorder was told about it (empty when the sidecar is gone)."""

    started_at: datetime
    context: Mapping[str, str]


def load_samples(path: Path) -> Samples:
    """The sound of a spooled take, 16 kHz mono, shape (n,); raises `RecordingError` when the file can't be read."""
    return from_pcm(_read(path)[0])


def remove(take: Take) -> None:
    """Remove a take's files, once its sound is kept elsewhere or not wanted; gone already is well too.

    Raises `RecordingError` when the system refuses.
    """
    CLAIMS.release(take.path)
    try:
        take.path.unlink(missing_ok=True)
        sidecar_path(take.path).unlink(missing_ok=True)
    except OSError as error:
        raise RecordingError(
            f"The recording {take.path} can't be removed: {error.strerror or error}.", "Remove the file yourself."
        ) from error


def rescue(folder: Path) -> tuple[RescuedTake, ...]:
    """The takes left in `folder`, the oldest first; empty ones are removed, those of other running programs and those
    being recorded passed over.

    A take that this program finished and did not remove is among them. Whatever is listed is this program's until it
    is removed. Raises `RecordingError` when the folder can't be read.
    """
    if not folder.is_dir():
        return ()
    folder = folder.resolve()
    try:
        with folder_lock(folder):
            names = sorted(entry.name for entry in os.scandir(folder))
            takes = [take for name in names if (take := _claim(folder / name)) is not None]
            _sweep(folder, names)
    except OSError as error:
        raise disk_fault(error, folder) from error
    return tuple(sorted(takes, key=lambda take: take.started_at))


def disk_fault(error: OSError, folder: Path, *, recording: bool = False) -> RecordingError:
    """What to tell somebody whose disk refuses a recording."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        what, remedy = f"The disk that holds {folder} is full.", "Free some space there"
    else:
        what, remedy = f"{folder} can't be used: {error.strerror or error}.", "Make that folder readable and writable"
    if recording:
        return RecordingError(
            what, f"{remedy}. What is on disk already stays there, and what you say now is kept in memory: carry on."
        )
    return RecordingError(what, f"{remedy}, then try again.")


def _claim(path: Path) -> RescuedTake | None:
    if path.suffix != ".pcm" or not is_take_id(path.stem) or path in BEING_RECORDED:
        return None
    try:
        if path not in CLAIMS:
            descriptor = os.open(path, os.O_RDWR | OPEN_FLAGS)
            if not CLAIMS.add(path, descriptor):
                os.close(descriptor)
                return None
        status = path.stat()
    except OSError as error:
        _log.warning("a recording left behind can't be opened: %s", error)
        return None
    if not stat.S_ISREG(status.st_mode) or status.st_size < BYTES_PER_SAMPLE:
        CLAIMS.release(path)
        with contextlib.suppress(OSError):
            path.unlink()
        return None
    seconds = status.st_size // BYTES_PER_SAMPLE * BYTES_PER_SAMPLE / BYTES_PER_SECOND
    sidecar = read_sidecar(sidecar_path(path))
    if sidecar is None or sidecar.take_id != path.stem:
        started_at = datetime.fromtimestamp(status.st_mtime, UTC) - timedelta(seconds=seconds)
        return RescuedTake(path.stem, path, seconds, started_at=started_at, context={})
    return RescuedTake(path.stem, path, seconds, started_at=sidecar.started_at, context=sidecar.context)


def _sweep(folder: Path, names: list[str]) -> None:
    """Remove what belongs to no take any more: sidecars left alone, half-written ones."""
    for name in names:
        path = folder / name
        alone = path.suffix == ".json" and is_take_id(path.stem) and not path.with_suffix(".pcm").exists()
        if alone or (name.startswith(".") and name.endswith(TEMPORARY)):
            with contextlib.suppress(OSError):
                path.unlink()


def _read(path: Path, begin: int = 0, end: int | None = None) -> tuple[bytes, int]:
    """The bytes of a file from `begin` to `end`, as far as there are any, and how many it has."""
    try:
        with path.open("rb") as file:
            size = file.seek(0, os.SEEK_END)
            file.seek(begin)
            return file.read(-1 if end is None else end - begin), size
    except OSError as error:
        raise RecordingError(
            f"The recording {path} can't be read: {error.strerror or error}.",
            "If the file is still there, make it readable for yourself and try again.",
        ) from error
