"""The shelf looked at again and again: only what changed on the disk is read anew."""

import re
from collections.abc import Callable
from pathlib import Path

from trainer.bank.catalogue import Origin, Shelf, ShelvedBank, bank_files, shelve
from trainer.bank.plain_text import shown
from trainer.errors import BankError

Stamp = tuple[int, int, int]


def stamp_of(path: Path) -> Stamp | None:
    """What changes when a file does: its time in nanoseconds, size and inode; None where there is none."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


class WatchedShelf:
    """The banks of two folders. Belongs to one thread at a time."""

    def __init__(self, shipped: Path, own: Path) -> None:
        self._folders: tuple[tuple[Path, Origin], ...] = ((shipped, "shipped"), (own, "yours"))
        self._known: dict[Path, tuple[Stamp | None, ShelvedBank]] = {}
        self._shelf: Shelf | None = None

    def look(self, found: Callable[[ShelvedBank], object] = lambda _: None) -> Shelf | None:
        """The shelf as it is now, as `open_shelf` has it; None where nothing changed since the last look.

        `found` is told of each bank that is read anew, as soon as it is.
        """
        known: dict[Path, tuple[Stamp | None, ShelvedBank]] = {}
        shelf = []
        for folder, origin in self._folders:
            try:
                files = bank_files(folder)
            except BankError as problem:
                shelf.append(ShelvedBank(folder, None, problem, origin))
                continue
            for path in files:
                stamp = stamp_of(path)  # before reading: what changes meanwhile is read once more
                before = self._known.get(path)
                if before is not None and before[0] == stamp:
                    book = before[1]
                else:
                    book = shelve(path, origin)
                    found(book)
                known[path] = stamp, book
                shelf.append(book)
        self._known = known
        if self._shelf is not None and _same(self._shelf, shelf):
            return None
        self._shelf = tuple(shelf)
        return self._shelf


def _same(before: Shelf, now: list[ShelvedBank]) -> bool:
    return len(before) == len(now) and all(
        one is other or (one.bank is None and other.bank is None and str(one.problem) == str(other.problem)
                         and one.path == other.path)
        for one, other in zip(before, now, strict=True)
    )  # fmt: skip


_TITLE = re.compile(rb"^title:[ \t]*['\"]?([^\r\n#'\"]+)", re.MULTILINE)
_GLANCED_BYTES = 4096


def glance(path: Path) -> str:
    """What the bank in `path` is probably called, to be shown until it has been read; its file's name if that fails."""
    try:
        if not path.is_file():
            return shown(path.name)
        with path.open("rb") as file:
            found = _TITLE.search(file.read(_GLANCED_BYTES))
    except (OSError, ValueError):
        found = None
    return shown(found[1].decode("utf-8", "replace").strip() if found else path.name)
