"""Questions that the user has marked, in a small file of their own: banks change, are renamed and go; marks stay."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from trainer.bank.files import write_small
from trainer.bank.plain_text import shown
from trainer.bank.search import OnShelf
from trainer.errors import BankError

FILE = "favourites.json"
_SCHEMA = 1
_MOST_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class Favourite:
    """A marked question: its bank's title, its id, and its words, by which it is found when the first two change."""

    bank: str
    id: str
    ask: str


def load_favourites(path: Path) -> tuple[Favourite, ...]:
    """The marks in the file, () without one. Raises `BankError` where it can't be read; it is then left alone."""
    try:
        with path.open("rb") as file:
            raw = file.read(_MOST_BYTES + 1)
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise _unreadable(path, error.strerror or str(error)) from error
    try:
        if len(raw) > _MOST_BYTES:
            raise ValueError("it is far too large")
        read = json.loads(raw)
        if read["schema"] != _SCHEMA:
            raise ValueError("it was written by a newer program")
        return tuple(_favourite(one) for one in read["favourites"])
    except RecursionError:
        raise _unreadable(path, "it is nested too deep") from None
    except (ValueError, KeyError, TypeError) as error:
        reason = str(error) if type(error) is ValueError else "it holds something else"
        raise _unreadable(path, reason) from None


def _favourite(one: Any) -> Favourite:
    texts = one["bank"], one["id"], one["ask"]
    if not all(isinstance(text, str) for text in texts):
        raise TypeError("a text is missing")
    return Favourite(*texts)


def _unreadable(path: Path, reason: str) -> BankError:
    remedy = "Repair it, or move it away to begin anew; it holds nothing but the marks."
    return BankError(f"the favourites can't be read: {reason}", remedy, file=shown(str(path), 4096))


def toggled(path: Path, entry: OnShelf) -> tuple[Favourite, ...]:
    """The marks after `entry` was marked, or unmarked where it was, kept in the file. Raises `BankError`."""
    there = load_favourites(path)  # anew: another window may have marked some
    kept = tuple(one for one in there if not _means(one, entry))
    if len(kept) == len(there):
        kept = (*there, Favourite(entry.title, entry.question.id, entry.question.ask))
    text = json.dumps({"schema": _SCHEMA, "favourites": [asdict(one) for one in kept]}, ensure_ascii=True, indent=1)
    write_small(path, text.encode() + b"\n")
    return kept


def marked(favourites: Iterable[Favourite], entries: Iterable[OnShelf]) -> tuple[OnShelf, ...]:
    """Those of `entries` that are marked, in the order of the shelf; of two with the same words one only."""
    by_name = {(one.bank, one.id): one for one in favourites}
    by_ask = {one.ask: one for one in favourites}
    every = tuple(entries)
    found = [entry for entry in every if (entry.title, entry.question.id) in by_name]
    known = {(entry.title, entry.question.id) for entry in found}
    # A mark whose bank was renamed, or whose question moved, is found by its words.
    strays = {ask for ask, one in by_ask.items() if (one.bank, one.id) not in known}
    taken = {entry.question.ask for entry in found}
    keys = {entry.key for entry in found}
    for entry in every:
        if entry.question.ask in strays - taken:
            taken.add(entry.question.ask)
            keys.add(entry.key)
    return tuple(entry for entry in every if entry.key in keys)


def _means(one: Favourite, entry: OnShelf) -> bool:
    return (one.bank, one.id) == (entry.title, entry.question.id) or one.ask == entry.question.ask
