"""What belongs in a backup, and under which names: all that was recorded, written and chosen, nothing made from it."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from trainer.paths import Paths
from trainer.whole_file import TEMPORARY

HISTORY = "data/history.sqlite3"
SETTINGS = "config/settings.yaml"
ASIDE = "before-restore-"
"""So begin the folders into which a restore moves what was there."""
STAGING = ".restore-"
"""So begins the folder in which a restore gets ready; what is left of one can go."""

_LEFT_OUT = frozenset({"exports", "cache", "logs"})
"""Folders of data that can be made again."""
_OWN = re.compile(r"[a-z0-9][a-z0-9_-]{0,60}(?:\.[a-z0-9]{1,8}){0,2}")
"""The first part of a name below data: the program's own choice, so that it needs no more signs."""
_BAD = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)  # Windows' devices
_PASSING = (TEMPORARY, ".part", "-wal", "-shm")
_DEEPEST = 4
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Kept:
    """A file to keep: where it is, and its name in a backup."""

    path: Path
    name: str


def kept_files(paths: Paths) -> Iterator[Kept]:
    """All files below the user's data that belong in a backup, but the history, and the settings; in order of name.

    What the program makes itself is left out (exports, caches, half-written files, what a restore moved aside).
    """
    for path in _below(paths.data, _outside(paths)):
        name = f"data/{path.relative_to(paths.data).as_posix()}"
        if not path.name.startswith("history.sqlite3") and is_name(name):
            yield Kept(path, name)
    if paths.settings_file.is_file():
        yield Kept(paths.settings_file, SETTINGS)


def odd_files(paths: Paths) -> tuple[Path, ...]:
    """Files among them whose names no backup takes: another machine could not have them."""
    return tuple(
        path
        for path in _below(paths.data, _outside(paths))
        if not is_name(f"data/{path.relative_to(paths.data).as_posix()}")
    )


def is_name(name: str) -> bool:
    """Whether a file in a backup may have this name: one that leads nowhere else, on any system."""
    if name in (HISTORY, SETTINGS):
        return True
    place, *parts = name.split("/")
    if place != "data" or not 1 <= len(parts) <= _DEEPEST or not _OWN.fullmatch(parts[0]):
        return False
    if parts[0].startswith("history.sqlite3") or parts[0] in _LEFT_OUT or parts[0].startswith(ASIDE):
        return False
    return all(_is_part(part) for part in parts)


def place_of(name: str, paths: Paths) -> Path:
    """Where the file of this name belongs; `is_name` it must be."""
    place, *parts = name.split("/")
    return paths.settings_file if place == "config" else paths.data.joinpath(*parts)


def _is_part(part: str) -> bool:
    return (
        0 < len(part.encode("utf-8", "replace")) <= _LONGEST
        and not _BAD.search(part)
        and not part.startswith((".", " "))
        and not part.endswith((".", " "))
        and not _RESERVED.fullmatch(part)
        and part.encode("utf-8", "replace").decode("utf-8") == part
    )


def _outside(paths: Paths) -> frozenset[Path]:
    """On some systems settings and cache are below the data: they are kept as such, or not at all."""
    return frozenset({paths.settings_file, paths.cache, paths.config} - {paths.data})


def _below(folder: Path, outside: frozenset[Path]) -> Iterator[Path]:
    for root, folders, files in os.walk(folder):
        here = Path(root)
        top = here == folder
        folders[:] = sorted(
            name
            for name in folders
            if here / name not in outside and not name.startswith((".", ASIDE)) and not (top and name in _LEFT_OUT)
        )
        for name in sorted(files):
            path = here / name
            passing = name.startswith(".") or name.endswith(_PASSING) or (top and name.endswith(".zip"))
            if path not in outside and not passing and path.is_file():
                yield path
