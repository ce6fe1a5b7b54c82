"""A text cut into words and marks, with their places: what every rule looks at.

The cut is the analysis' own and keeps character offsets: "don't", "twenty-five", "$90,000", "1.8x" and "61%" are one
token each, punctuation is a token of its own. Recognisers put commas and full stops where they like, so a rule may use
a mark as a hint and never rest on it.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

_TOKEN = re.compile(
    r"""
    (?P<number>[$€£]?\d+(?:,\d+)*(?:\.\d+)?(?:\w+)?(?:-\w+)*%?)   # 12  1,200.5  $90k  3rd  1.8x  61%  32-bed
  | (?P<word>\w+(?:['’]\w+)*(?:-\w+(?:['’]\w+)*)*(?:-(?!\w))?)  # don't  twenty-five  wa- (cut off)
  | (?P<mark>[^\w\s])
    """,
    re.VERBOSE,
)
_SENTENCE_END = frozenset(".?!…")


@dataclass(frozen=True, slots=True)
class Token:
    """Characters `start` to `end` of a text; `norm` is the form to compare: lower case, straight apostrophe."""

    text: str
    norm: str
    start: int
    end: int
    kind: Literal["word", "number", "mark"]

    @property
    def spoken(self) -> bool:
        """True for what is said aloud: words and numbers, not punctuation."""
        return self.kind != "mark"

    @property
    def ends_sentence(self) -> bool:
        """True for a mark that closes a sentence."""
        return self.kind == "mark" and self.text in _SENTENCE_END


def tokenize(text: str) -> tuple[Token, ...]:
    """All tokens of `text` in order; `text[t.start:t.end] == t.text` for each."""
    found: list[Token] = []
    for match in _TOKEN.finditer(text):
        piece = match.group()
        kind: Literal["word", "number", "mark"] = (
            "number" if match.lastgroup == "number" else "word" if match.lastgroup == "word" else "mark"
        )
        found.append(Token(piece, piece.lower().replace("’", "'"), match.start(), match.end(), kind))
    return tuple(found)


def within(tokens: Sequence[Token], start: int, end: int) -> range:
    """The places in `tokens`, which are those of a text in order, of such as lie wholly at characters `start` to `end`.

    The answer of ten minutes has two thousand, and is asked for hundreds of such places.
    """
    first = bisect_left(tokens, start, key=lambda token: token.start)
    return range(first, max(first, bisect_right(tokens, end, key=lambda token: token.end)))
