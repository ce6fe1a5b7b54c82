"""Back from a backup: made ready aside and checked, and only then put in place; what was there is moved, never lost."""

import contextlib
import errno
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from trainer.errors import SettingsError, StoreError, UsageError
from trainer.paths import Paths, private_folder
from trainer.review.backup.archive import Archive, open_archive
from trainer.review.backup.contents import ASIDE, SETTINGS, STAGING, kept_files, place_of
from trainer.review.backup.manifest import Manifest
from trainer.settings import load_settings
from trainer.store.store import Store
from trainer.transcript.transcriber import ignore_progress
from trainer.whole_file import sync_folder

_SPARE_BYTES = 20_000_000
"""Room to leave on the disk, for the history to work in."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What came back; `aside` is where that went what was there before, None where nothing was.

    Without `settings` those of the backup could not be used, and the ones here stayed.
    """

    manifest: Manifest
    aside: Path | None
    settings: bool


def check_backup(path: Path, *, progress: Callable[[float], Any] = ignore_progress) -> Manifest:
    """Slow: read all of a backup and compare it with its list. Raises `UsageError` where it is not whole."""
    with open_archive(path, str(path)) as archive:
        archive.check(progress)
        return archive.manifest


def restore(
    paths: Paths,
    path: Path,
    *,
    now: datetime,
    replace: bool = False,
    progress: Callable[[float], Any] = ignore_progress,
) -> Restored:
    """Slow: put back what the backup at `path` holds. No history may be open in this program.

    Where something was practised here already it raises `UsageError`, unless `replace`; then, too, what was here is
    moved into a folder of its own. Raises `UsageError` for a backup that is none, damaged or newer, `StoreError` for a
    full disk; nothing is changed then.
    """
    with open_archive(path, str(path)) as archive:
        if not replace:
            _refuse_to_replace(paths)
        private_folder(paths.data)
        private_folder(paths.config)
        _refuse_without_room(paths, archive.manifest)
        for old in paths.data.glob(f"{STAGING}*"):
            shutil.rmtree(old, ignore_errors=True)
        with _explained(paths), tempfile.TemporaryDirectory(prefix=STAGING, dir=paths.data) as folder:
            staged = Paths(Path(folder) / "data", Path(folder) / "cache", Path(folder) / "config")
            _unpack(archive, staged, lambda share: progress(0.9 * share))
            settings = _check_staged(staged, archive.manifest, str(path))
            aside = _exchange(paths, staged, archive.manifest, now, settings=settings)
    progress(1.0)
    return Restored(archive.manifest, aside, settings)


def _refuse_to_replace(paths: Paths) -> None:
    held = any(kept.name != SETTINGS for kept in kept_files(paths))
    if not held and paths.history.exists():
        try:
            with Store.open(paths.history) as store:
                held = store.counts().sessions > 0 or bool(store.stories())
        except StoreError:
            held = True  # damaged or newer: not for this program to throw away
    if held:
        raise UsageError(
            f"Something is kept here already in {paths.data}.",
            "Nothing was changed. With --replace it is moved into a folder beside, and the backup takes its place. To "
            "bring sessions together, export and import them instead.",
        )


def _refuse_without_room(paths: Paths, manifest: Manifest) -> None:
    free = shutil.disk_usage(paths.data).free
    if manifest.total + _SPARE_BYTES > free:
        raise StoreError(
            f"The backup needs {manifest.total // 1_000_000} MB, and {free // 1_000_000} MB are free on the disk of "
            f"{paths.data}.",
            "Nothing was changed. Free some space and try again.",
        )


def _unpack(archive: Archive, staged: Paths, progress: Callable[[float], Any]) -> None:
    done = 0
    for entry in archive.manifest.files:
        place = place_of(entry.name, staged)
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(descriptor, "wb") as file:
            archive.read(entry, file.write)
            file.flush()
            os.fsync(file.fileno())
        done += entry.bytes
        progress(done / max(1, archive.manifest.total))


def _check_staged(staged: Paths, manifest: Manifest, file: str) -> bool:
    """Open what was unpacked as the program would; gives whether the settings can be used. Raises `UsageError`."""
    if manifest.has_history:
        try:
            with Store.open(staged.history) as store:
                counts, problems = store.counts(), store.check()
        except StoreError as error:
            raise UsageError(f"The history in {file} can't be used: {error.message}", "Nothing was changed.") from error
        if problems or (counts.sessions, counts.answers) != (manifest.sessions, manifest.answers):
            raise UsageError(
                f"The history in {file} is damaged{f' ({problems[0]})' if problems else ''}.",
                "Nothing was changed. Use another backup.",
            )
    try:
        load_settings(staged.settings_file)
    except SettingsError:
        return False
    return True


def _exchange(paths: Paths, staged: Paths, manifest: Manifest, now: datetime, *, settings: bool) -> Path | None:
    """Move what is here aside and what was unpacked in; back again where that fails."""
    has_settings = settings and any(entry.name == SETTINGS for entry in manifest.files)
    aside = paths.data / f"{ASIDE}{now:%Y%m%d-%H%M%S}"
    unpacked = sorted(staged.data.iterdir()) if staged.data.exists() else []
    moves = [(old, aside / old.name) for old in _giving_way(paths, unpacked)]
    if has_settings and paths.settings_file.exists():
        moves.append((paths.settings_file, aside / "settings.yaml"))
    moved_aside = bool(moves)
    moves += [(new, paths.data / new.name) for new in unpacked]
    if has_settings:
        moves.append((staged.settings_file, paths.settings_file))
    if moved_aside:
        aside.mkdir(mode=0o700)
    done: list[tuple[Path, Path]] = []
    try:
        for source, place in moves:
            source.rename(place)
            done.append((source, place))
    except BaseException:
        for source, place in reversed(done):
            with contextlib.suppress(OSError):
                place.rename(source)
        with contextlib.suppress(OSError):
            aside.rmdir()
        raise
    sync_folder(paths.data)
    sync_folder(paths.config)
    return aside if moved_aside else None


def _giving_way(paths: Paths, unpacked: Sequence[Path]) -> tuple[Path, ...]:
    """What stands in the data folder itself and gives way to a backup, the history's log included."""
    held = (kept.path.relative_to(paths.data) for kept in kept_files(paths) if kept.name != SETTINGS)
    tops = {paths.data / path.parts[0] for path in held}
    tops |= {paths.data / new.name for new in unpacked if (paths.data / new.name).exists()}
    return tuple(sorted(tops | set(paths.data.glob("history.sqlite3*"))))


@contextlib.contextmanager
def _explained(paths: Paths) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        why = "the disk is full" if error.errno in (errno.ENOSPC, errno.EDQUOT) else error.strerror or str(error)
        raise StoreError(
            f"The backup can't be put in place in {paths.data}: {why}.",
            "Nothing was changed. Free some space, or check that the folder may be written to.",
        ) from error
