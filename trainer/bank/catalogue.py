"""The shelf of banks: those that came with the program and the user's own."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from trainer.bank.load import load_bank
from trainer.bank.model import Bank
from trainer.bank.plain_text import shown
from trainer.errors import BankError, UsageError

Origin = Literal["shipped", "yours"]
SUFFIXES = (".yaml", ".yml")
FIRST = "general-behavioural"
"""The bank that suits whoever has not chosen one; the others follow by name."""


@dataclass(frozen=True, slots=True)
class ShelvedBank:
    """A file on the shelf: `bank` is None where `problem` says why it can't be used."""

    path: Path
    bank: Bank | None
    problem: BankError | None
    origin: Origin


Shelf = tuple[ShelvedBank, ...]


def open_shelf(shipped: Path, own: Path) -> Shelf:
    """All banks in the two folders, the shipped ones first, each folder in the order of names after `FIRST`.

    A bank that can't be used stands there with its problem; a folder that isn't there holds nothing.
    """
    return (*_shelved(shipped, "shipped"), *_shelved(own, "yours"))


def _shelved(folder: Path, origin: Origin) -> list[ShelvedBank]:
    try:
        return [shelve(path, origin) for path in bank_files(folder)]
    except BankError as problem:
        return [ShelvedBank(folder, None, problem, origin)]


def bank_files(folder: Path) -> list[Path]:
    """The files in `folder` that may be banks, in the order of the shelf; a folder that isn't there holds none.

    Raises `BankError` where the folder can't be read.
    """
    try:
        names = [path for path in folder.iterdir() if path.suffix.lower() in SUFFIXES and not path.name.startswith(".")]
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        raise BankError(
            f"the folder can't be read: {error.strerror or error}",
            "Give yourself the right to read it.",
            file=shown(str(folder), 4096),
        ) from error
    return sorted(names, key=_place)


def _place(path: Path) -> tuple[bool, str, str]:
    return path.stem != FIRST, path.name.casefold(), path.name


def shelve(path: Path, origin: Origin) -> ShelvedBank:
    """The file `path` as it stands on the shelf."""
    try:
        return ShelvedBank(path, load_bank(path), None, origin)
    except BankError as problem:
        return ShelvedBank(path, None, problem, origin)


def find_bank(name_or_path: str, shelf: Shelf) -> Bank:
    """The bank in the file of that path, or of that file name or title on the shelf; upper case makes no difference.

    The start of a name or title will do where it fits one bank only; the user's own goes before a shipped one of the
    same name. Raises `UsageError` where nothing or more than one fits, `BankError` where what fits can't be used.
    """
    if _is_file(name_or_path):
        return load_bank(Path(name_or_path))
    wanted = _folded(name_or_path)
    if not wanted:
        raise UsageError("The name of a question bank is empty.", _what_there_is(shelf))
    own_first = sorted(shelf, key=lambda shelved: shelved.origin != "yours")
    for fits in (_by_file_name, _by_title, _by_start):
        found = [shelved for shelved in own_first if fits(shelved, wanted)]
        if len({_folded(shelved.path.stem) for shelved in found}) > 1:
            raise UsageError(
                f"`{shown(name_or_path)}` could be more than one question bank: {', '.join(map(_shown_name, found))}.",
                "Write the whole of one of these names.",
            )
        if found:
            return _usable(found[0])
    raise UsageError(
        f"There is no question bank `{shown(name_or_path)}`, neither as a file nor by that name.", _what_there_is(shelf)
    )


def _is_file(name: str) -> bool:
    try:
        return Path(name).is_file()
    except (OSError, ValueError):  # too long a name, or a NUL in it
        return False


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def _by_file_name(shelved: ShelvedBank, wanted: str) -> bool:
    return wanted in (_folded(shelved.path.stem), _folded(shelved.path.name))


def _by_title(shelved: ShelvedBank, wanted: str) -> bool:
    return shelved.bank is not None and wanted == _folded(shelved.bank.title)


def _by_start(shelved: ShelvedBank, wanted: str) -> bool:
    title = shelved.bank.title if shelved.bank else ""
    return _folded(shelved.path.stem).startswith(wanted) or _folded(title).startswith(wanted)


def _usable(shelved: ShelvedBank) -> Bank:
    if shelved.bank is None:
        raise shelved.problem or BankError("this bank can't be used", file=shown(str(shelved.path), 4096))
    return shelved.bank


def _shown_name(shelved: ShelvedBank) -> str:
    return shown(shelved.path.stem)


def _what_there_is(shelf: Shelf) -> str:
    usable = [_shown_name(shelved) for shelved in shelf if shelved.bank]
    if not usable:
        return "No bank is there to choose from; name a file instead."
    return f"There are: {', '.join(usable)}. Or give the path of a file."
