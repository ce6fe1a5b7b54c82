"""A text prepared for judging its numbers: pieces, numbers, and the words to either side of a place as plain strings.

In those strings every number stands in one form however it was said: 9 for "nine", 10-12, 40%, $40, #3 for an ordinal,
9/10 for a ratio. So one pattern serves digits and words, with punctuation and without. A sentence's end is a wall.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from trainer.analysis.numbers import Number, read_numbers
from trainer.analysis.pieces import Piece, pieces_of
from trainer.analysis.tokens import Token

_LEFT_REACH, _RIGHT_REACH = 14, 9


def before(pattern: str) -> re.Pattern[str]:
    """A pattern for the words that directly precede a place, to be used with `search` on `Scene.left`."""
    return re.compile(rf" (?:{pattern}) $")


def after(pattern: str) -> re.Pattern[str]:
    """A pattern for the words that directly follow a place, to be used with `match` on `Scene.right`."""
    return re.compile(rf" (?:{pattern}) ")


def _written(number: Number) -> str:
    figure = f"{number.low:.12g}" if number.low == number.high else f"{number.low:.12g}-{number.high:.12g}"
    if number.form == "ordinal":
        return "#" + figure
    if number.form == "ratio":
        return f"{number.low * number.of:g}/{number.of:g}"
    return {"percent": figure + "%", "money": "$" + figure, "multiple": figure + "x", "": figure}[number.sign]


class Scene:
    """The pieces and numbers of one text, with the strings around any place in it."""

    def __init__(self, text: str, tokens: Sequence[Token]) -> None:
        self.pieces: tuple[Piece, ...] = pieces_of(text, tokens)
        self.numbers: tuple[Number, ...] = read_numbers(self.pieces)
        self._number_places = [number.first for number in self.numbers]
        self.norms = [piece.norm for piece in self.pieces]
        for number in self.numbers:
            if number.form != "fraction" and not number.loose:
                self.norms[number.first] = _written(number)
                for at in range(number.first + 1, number.last + 1):
                    self.norms[at] = ""
        size = len(self.pieces)
        self._begin, self._end = [0] * (size + 1), [size] * (size + 1)
        for at in range(1, size):
            self._begin[at] = at if self.pieces[at].wall else self._begin[at - 1]
        self._begin[size] = self._begin[size - 1] if size else 0
        for at in range(size - 1, -1, -1):
            wall_next = at + 1 < size and self.pieces[at + 1].wall
            self._end[at] = at + 1 if wall_next else self._end[at + 1]
        self._asks = _questions(text, self.pieces)
        self.flat, self._places, self._places_of = _flat(self.norms, self.pieces)

    def norm(self, at: int) -> str:
        """The word or number at `at`, "" outside the text."""
        return self.norms[at] if 0 <= at < len(self.norms) else ""

    def begin(self, at: int) -> int:
        """The first piece of the sentence of piece `at`."""
        return self._begin[at]

    def end(self, at: int) -> int:
        """One past the last piece of the sentence of piece `at`."""
        return self._end[at]

    def left(self, at: int, reach: int = _LEFT_REACH) -> str:
        """Up to `reach` pieces before `at` in its sentence, spaced, with a space at both ends."""
        words = self.norms[max(self._begin[at], at - reach) : at]
        return " " + "".join(word + " " for word in words if word)

    def right(self, at: int, reach: int = _RIGHT_REACH) -> str:
        """Up to `reach` pieces from `at` on, in the sentence of the piece before it; spaced, space at both ends."""
        if at >= len(self.norms) or self.pieces[at].wall:
            return " "
        words = self.norms[at : min(self._end[at], at + reach)]
        return " " + "".join(word + " " for word in words if word)

    def said(self, first: int, after: int) -> str:
        """The words from piece `first` to `after` (not included), spaced, with a space at both ends."""
        return " " + "".join(word + " " for word in self.norms[first:after] if word)

    def matches(self, pattern: re.Pattern[str]) -> Iterator[tuple[re.Match[str], int, int]]:
        """Where `pattern` matches in the whole text, with the pieces (first, one past the last) that it covers.

        Patterns see words with single spaces between and "|" at the end of a sentence.
        """
        for match in pattern.finditer(self.flat):
            first, after = self.place(match.start()), self.place(match.end() - 1) + 1
            yield match, first, after

    def place(self, offset: int) -> int:
        """The piece at character `offset` of the flat text."""
        return self._places_of[max(bisect_right(self._places, offset) - 1, 0)]

    def numbers_in(self, first: int, after: int) -> tuple[Number, ...]:
        """The numbers that lie wholly in pieces `first` to `after` (not included)."""
        begin = bisect_left(self._number_places, first)
        end = bisect_left(self._number_places, after)
        return tuple(number for number in self.numbers[begin:end] if number.last < after)

    def asks(self, at: int) -> bool:
        """True where the sentence of piece `at` is a question that opens like one."""
        return self.begin(at) in self._asks


def _flat(norms: Sequence[str], pieces: Sequence[Piece]) -> tuple[str, list[int], list[int]]:
    words: list[str] = []
    places: list[int] = []
    places_of: list[int] = []
    size = 0
    for at, word in enumerate(norms):
        if not word:
            continue
        if pieces[at].wall and at:
            words.append("|")
            size += 2
        places.append(size)
        places_of.append(at)
        words.append(word)
        size += len(word) + 1
    return " ".join(words), places or [0], places_of or [0]


_ASKING = frozenset(
    "are is do does did will would could can how what when where which who what's how's is have has should".split()
)


def _questions(text: str, pieces: Sequence[Piece]) -> frozenset[int]:
    """The first pieces of sentences that open with a question word and close with a question mark."""
    found: set[int] = set()
    opening = 0
    for at, piece in enumerate(pieces):
        closes = piece.wall and "?" in piece.marks
        if closes and pieces[opening].norm in _ASKING and at > opening:
            found.add(opening)
        if piece.wall:
            opening = at
    if pieces and "?" in text[pieces[-1].end :] and pieces[opening].norm in _ASKING:
        found.add(opening)
    return frozenset(found)
