"""A text as the pieces that carry its sense, for rules that read across hesitations.

A piece is a word or a number. Filled pauses, cut-off words ("wa-"), "you know" and "I mean" are left out, so that
"forty, uh, percent" reads as two neighbours. A hyphenated number is taken apart ("twenty-five", "32-bed",
"two-factor"), and "a.m." is one piece.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from trainer.analysis.lexicon import FILLED_PAUSES, NUMBER_WORDS
from trainer.analysis.tokens import Token

_FILLER_PAIRS = frozenset({("you", "know"), ("i", "mean")})
_PARTED = NUMBER_WORDS | {"half", "twenties", "thirties", "forties", "fifties", "sixties", "nineties", "eighties"}
_DOTTED = re.compile(r"[a-z]\Z")


@dataclass(frozen=True, slots=True)
class Piece:
    """A word or number at characters `start` to `end`.

    `marks` are the marks between it and the piece before ("" for none); `wall` tells that a sentence ended there.
    `glued` tells that a hyphen joins it to the piece before, `hesitant` that a hesitation was left out before it.
    `capital` tells that it is written with a capital letter inside a sentence, which in a transcript means a name
    (never true for "I").
    """

    norm: str
    start: int
    end: int
    marks: str = ""
    wall: bool = False
    glued: bool = False
    hesitant: bool = False
    capital: bool = False

    @property
    def numeric(self) -> bool:
        """True where it begins with a digit, a currency sign before it or not."""
        return self.norm[:1].isdigit() or (self.norm[:1] in "$€£" and self.norm[1:2].isdigit())


def _parts(token: Token) -> list[Piece]:
    names = token.norm.split("-")
    if len(names) < 2 or not any(n[:1].isdigit() or n[:1] in "$€£" or n in _PARTED for n in names if n):
        return [Piece(token.norm, token.start, token.end)]
    found: list[Piece] = []
    at = token.start
    for name in names:
        if name:
            found.append(Piece(name, at, at + len(name), glued=bool(found)))
        at += len(name) + 1
    return found


def _abbreviation(tokens: Sequence[Token], at: int) -> int:
    """How many tokens from `at` spell an abbreviation such as "p.m." (0 for none)."""
    if not _DOTTED.match(tokens[at].norm):
        return 0
    last = at
    while (
        last + 2 < len(tokens)
        and tokens[last + 1].text == "."
        and tokens[last + 1].start == tokens[last].end
        and tokens[last + 2].start == tokens[last + 1].end
        and _DOTTED.match(tokens[last + 2].norm)
    ):
        last += 2
    return last + 1 - at if last > at else 0


def pieces_of(text: str, tokens: Sequence[Token]) -> tuple[Piece, ...]:
    """The pieces of `text`, whose tokens are `tokens`."""
    found: list[Piece] = []
    marks, wall, hesitant, at = "", True, False, 0
    while at < len(tokens):
        token = tokens[at]
        if not token.spoken:
            decimal = (
                token.text == "."
                and at + 1 < len(tokens)
                and tokens[at + 1].kind == "number"
                and tokens[at + 1].start == token.end
                and not text[: token.start][-1:].strip()
            )
            marks += token.text
            wall = wall or (token.ends_sentence and not decimal)
            if decimal:
                number = tokens[at + 1]
                found.append(Piece("0." + number.norm, token.start, number.end, marks[:-1], wall))
                marks, wall, hesitant, at = "", False, False, at + 1
            at += 1
            continue
        pair = (token.norm, tokens[at + 1].norm) if at + 1 < len(tokens) else ("", "")
        if token.norm in FILLED_PAUSES or token.norm.endswith("-") or pair in _FILLER_PAIRS:
            at += 2 if pair in _FILLER_PAIRS else 1
            hesitant = True
            continue
        size = _abbreviation(tokens, at)
        if size:
            norm = "".join(t.norm for t in tokens[at : at + size : 2])
            piece = [Piece(norm, token.start, tokens[at + size - 1].end)]
            at += size
            if at < len(tokens) and tokens[at].text == "." and tokens[at].start == piece[0].end:
                at += 1  # the last full stop of "a.m." may end the sentence too, nobody can tell
        else:
            piece = _parts(token)
            at += 1
        capital = text[piece[0].start].isupper() and not wall and piece[0].norm.split("'")[0] != "i"
        first = piece[0]
        found.append(Piece(first.norm, first.start, first.end, marks, wall, False, hesitant, capital))
        found.extend(piece[1:])
        marks, wall, hesitant = "", False, False
    return tuple(found)
