"""Making a backup: a copy of the history, and every file beside it, in one zip file that is read again at once."""

import contextlib
import errno
import hashlib
import os
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO

import trainer
from trainer.errors import StoreError, UsageError
from trainer.paths import Paths
from trainer.review.backup.archive import PIECE, open_archive
from trainer.review.backup.contents import HISTORY, Kept, kept_files, odd_files
from trainer.review.backup.manifest import NAME, Entry, Manifest, manifest_text
from trainer.review.export.files import target
from trainer.store.migrations import MIGRATIONS
from trainer.store.records import Counts
from trainer.store.store import Store
from trainer.transcript.transcriber import ignore_progress
from trainer.whole_file import whole_file

_SHRUNK_ALREADY = frozenset({".flac"})
_CHECKING = 0.5  # the share of the work that reading it again is


@dataclass(frozen=True, slots=True)
class BackedUp:
    """What is in a backup that was made: `bytes` is the length of its file, `left` what could not be taken in."""

    manifest: Manifest
    bytes: int
    left: tuple[Path, ...]


def back_up(
    paths: Paths,
    store: Store | None,
    path: Path,
    *,
    now: datetime,
    replace: bool = False,
    progress: Callable[[float], Any] = ignore_progress,
) -> BackedUp:
    """Slow: write all that is kept to the zip file `path`, and read it again before it gets its name.

    `store` is the open history, None where there is none yet; it may be in use meanwhile. `now` is aware. Raises
    `UsageError` where `path` is there already (without `replace`) or can't be written, `StoreError` for a full disk or
    a damaged history; then nothing is left behind, and what was at `path` is as it was.
    """
    place = target(path, replace=replace)
    with _explained(path), tempfile.TemporaryDirectory(prefix=".backup-", dir=place.parent) as folder:
        files = list(kept_files(paths))
        counts = Counts(0, 0)
        if store is not None:
            copy = Path(folder) / "history.sqlite3"
            store.copy_to(copy)
            with Store.open(copy) as copied:
                counts = copied.counts()
            files.insert(0, Kept(copy, HISTORY))
        with whole_file(place) as file:
            total = max(1, sum(_size(kept.path) for kept in files))
            with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as zipped:
                entries, left = _write(
                    zipped, files, now, lambda done: progress((1 - _CHECKING) * min(1.0, done / total))
                )
                manifest = Manifest(
                    made_at=now,
                    version=trainer.__version__,
                    schema=len(MIGRATIONS),
                    sessions=counts.sessions,
                    answers=counts.answers,
                    files=entries,
                )
                zipped.writestr(_info(NAME, now, shrunk=True), manifest_text(manifest))
            file.flush()
            os.fsync(file.fileno())
            file.seek(0)
            with open_archive(file, str(path)) as archive:
                archive.check(lambda share: progress(1 - _CHECKING + _CHECKING * share))
            length = file.seek(0, os.SEEK_END)
    return BackedUp(manifest, length, (*left, *odd_files(paths)))


def _write(
    zipped: zipfile.ZipFile, files: Sequence[Kept], now: datetime, done: Callable[[int], Any]
) -> tuple[tuple[Entry, ...], tuple[Path, ...]]:
    """Gives what was written, and what could not be read."""
    entries: list[Entry] = []
    left: list[Path] = []
    before = 0
    for kept in files:
        try:
            source = kept.path.open("rb")
        except FileNotFoundError:
            continue  # deleted since
        except OSError:
            left.append(kept.path)
            continue
        with source:
            info = _info(kept.name, now, shrunk=kept.path.suffix not in _SHRUNK_ALREADY)
            entries.append(_add(zipped, info, source, os.fstat(source.fileno()).st_size))
        before += entries[-1].bytes
        done(before)
    return tuple(entries), tuple(left)


def _add(zipped: zipfile.ZipFile, info: zipfile.ZipInfo, source: BinaryIO, length: int) -> Entry:
    """Copy `length` bytes: a take that is being recorded grows meanwhile."""
    found, written = hashlib.sha256(), 0
    with zipped.open(info, "w", force_zip64=True) as inside:
        while written < length and (piece := source.read(min(PIECE, length - written))):
            found.update(piece)
            inside.write(piece)
            written += len(piece)
    return Entry(info.filename, written, found.hexdigest())


def _info(name: str, now: datetime, *, shrunk: bool) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, (now.year, now.month, now.day, now.hour, now.minute, now.second))
    info.compress_type = zipfile.ZIP_DEFLATED if shrunk else zipfile.ZIP_STORED
    info.external_attr = 0o600 << 16
    return info


def _size(path: Path) -> int:
    with contextlib.suppress(OSError):
        return path.stat().st_size
    return 0


@contextlib.contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        what = f"The backup {path} can't be written: {error.strerror or error}."
        if error.errno not in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise UsageError(what, "Choose another place.") from error
        free = shutil.disk_usage(path.absolute().parent).free // 1_000_000
        raise StoreError(
            f"{what} {free} MB are free there.",
            "What you have is safe, and no half of a backup was left. Free some space, or choose another disk.",
        ) from error
