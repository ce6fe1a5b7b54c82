"""Which words stand for which name, and where they stand in a text."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

# Words as names are compared: a capital inside begins a new one, so that "AcmeCloud" holds "Acme"; accents belong to
# their letter however they are written.
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*|\d+")
_HUMP = re.compile(r"(?<=[a-z\u00df-\u00f6\u00f8-\u00ff])(?=[A-Z\u00c0-\u00d6\u00d8-\u00de])")
_BETWEEN = re.compile(r"[\s\-–—&.,'’+/_]{0,3}")
"""What may stand between the words of one name."""
_TOO_SHORT = 2
"""Letters: so short a word is a name only with the signs behind it ("C++")."""


class _Piece(NamedTuple):
    norm: str
    capital: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Entry:
    words: tuple[str, ...]
    behind: str
    any_case: bool
    key: str


class NameTable:
    """Names, each under a key; several spellings and parts of a name may share one."""

    def __init__(self) -> None:
        self._entries: dict[str, list[_Entry]] = {}

    def add(self, name: str, key: str, *, any_case: bool) -> None:
        """Know `name` under `key`; without `any_case` only where its words begin with a capital. The first holds."""
        pieces = list(_pieces(name))
        if not pieces:
            return
        words = tuple(piece.norm for piece in pieces)
        behind = name[pieces[-1].end :].strip() if len(words) == 1 and len(words[0]) <= _TOO_SHORT else ""
        known = self._entries.setdefault(words[0], [])
        if not any(entry.words == words and entry.behind == behind for entry in known):
            known.append(_Entry(words, behind, any_case, key))
            known.sort(key=lambda entry: -len(entry.words))

    def key_of(self, name: str) -> str | None:
        """The key under which exactly `name` is known, None where it is not."""
        words = tuple(piece.norm for piece in _pieces(name))
        return next((e.key for e in self._entries.get(words[0], ()) if e.words == words), None) if words else None

    def found(self, text: str, *, any_case: bool = False) -> Iterator[tuple[int, int, str]]:
        """Start, end and key of each name in `text`, the longest first where several begin; `any_case` for all."""
        if not self._entries:
            return
        pieces = list(_pieces(text))
        at = 0
        while at < len(pieces):
            for entry in self._entries.get(pieces[at].norm, ()):
                end = _matches(entry, text, pieces, at, any_case or entry.any_case)
                if end is not None:
                    yield pieces[at].start, end, entry.key
                    at += len(entry.words) - 1
                    break
            at += 1


def _matches(entry: _Entry, text: str, pieces: Sequence[_Piece], at: int, any_case: bool) -> int | None:
    """Where the name ends if it stands at piece `at`."""
    here = pieces[at : at + len(entry.words)]
    if tuple(piece.norm for piece in here) != entry.words or not (any_case or here[0].capital):
        return None
    for one, other in pairwise(here):
        if not _BETWEEN.fullmatch(text, one.end, other.start):
            return None
    end = here[-1].end
    return end + len(entry.behind) if text.startswith(entry.behind, end) else None


def _pieces(text: str) -> Iterator[_Piece]:
    for match in _WORD.finditer(text):
        start = match.start()
        for piece in _HUMP.split(match.group()):
            norm = unicodedata.normalize("NFC", piece).casefold()
            yield _Piece(norm, piece[:1].isupper(), start, start + len(piece))
            start += len(piece)
