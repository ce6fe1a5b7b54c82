"""Takes that a crash, a kill or a power cut left behind in the spool."""

import contextlib
import logging
import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from trainer.recording.atomic import TEMPORARY
from trainer.recording.filelock import HeldFile, folder_lock, try_lock
from trainer.recording.pcm import BYTES_PER_SAMPLE, BYTES_PER_SECOND
from trainer.recording.sidecar import read_sidecar, sidecar_path
from trainer.recording.spool import OPEN_FLAGS, Take, disk_fault, is_take_id

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class RescuedTake(Take):
    """A take left behind: when it began (an aware time, guessed from the file where nothing else says so) and what its
    recorder was told about it (empty when the sidecar is gone)."""

    started_at: datetime
    context: Mapping[str, str]


def rescue(folder: Path) -> tuple[RescuedTake, ...]:
    """The takes left behind in `folder`, the oldest first; empty ones are removed, those in use passed over.

    Each is claimed for this process as long as the value lives, so that a second program does not offer it too.
    Call `remove` on it once its sound is kept or not wanted. Raises `RecordingError` when the folder can't be read.
    """
    if not folder.is_dir():
        return ()
    try:
        with folder_lock(folder):
            names = sorted(entry.name for entry in os.scandir(folder))
            takes = [take for name in names if (take := _claim(folder / name)) is not None]
            _sweep(folder, names)
    except OSError as error:
        raise disk_fault(error, folder) from error
    return tuple(sorted(takes, key=lambda take: take.started_at))


def _claim(path: Path) -> RescuedTake | None:
    if path.suffix != ".pcm" or not is_take_id(path.stem):
        return None
    try:
        held = HeldFile(os.open(path, os.O_RDWR | OPEN_FLAGS))
        status = os.fstat(held.descriptor)
    except OSError as error:
        _log.warning("a recording left behind can't be opened: %s", error)
        return None
    if not stat.S_ISREG(status.st_mode) or not try_lock(held.descriptor):
        held.close()
        return None
    if status.st_size < BYTES_PER_SAMPLE:
        held.close()
        with contextlib.suppress(OSError):
            path.unlink()
        return None
    seconds = status.st_size // BYTES_PER_SAMPLE * BYTES_PER_SAMPLE / BYTES_PER_SECOND
    sidecar = read_sidecar(sidecar_path(path))
    if sidecar is None or sidecar.take_id != path.stem:
        started_at = datetime.fromtimestamp(status.st_mtime, UTC) - timedelta(seconds=seconds)
        return RescuedTake(path.stem, path, seconds, held=held, started_at=started_at, context={})
    return RescuedTake(path.stem, path, seconds, held=held, started_at=sidecar.started_at, context=sidecar.context)


def _sweep(folder: Path, names: list[str]) -> None:
    """Remove what belongs to no take any more: sidecars left alone, half-written ones."""
    for name in names:
        path = folder / name
        alone = path.suffix == ".json" and is_take_id(path.stem) and not path.with_suffix(".pcm").exists()
        if alone or (name.startswith(".") and name.endswith(TEMPORARY)):
            with contextlib.suppress(OSError):
                path.unlink()
