"""Looking for phrases in running speech: the words of a text as one string, hesitations left out.

A pattern is written over lower-case words with single spaces, so that it reads like the phrase it looks for. Marks are
gone, save that a sentence's end stands as a word of its own, `WALL`, which a gap between two words never crosses; where
a recogniser set no full stops there are simply none.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence

from trainer.analysis.lexicon import FILLED_PAUSES
from trainer.analysis.model import Finding
from trainer.analysis.tokens import Token

WALL = "|"
WORD = r"(?:[^ |]+ )"
"""Any one word with the space after it, for gaps: `rf"went {WORD}{0,3}up"`."""

STEP = r"(?:(?!(?:and|but|so|i|we|they|he|she|it|that|which|who|where|when|because) )[^ |]+ )"
"""Any one word that doesn't begin another clause, with the space after it."""

_PAIRS = frozenset({("you", "know"), ("i", "mean")})


def phrases(*alternatives: str) -> re.Pattern[str]:
    """A pattern that finds any of `alternatives` as whole words in a `Speech.line`."""
    return re.compile(rf"(?<= )(?:{'|'.join(alternatives)})(?= )")


def gap(most: int) -> str:
    """Up to `most` words of one sentence, as few as will do, each with the space after it."""
    return f"{WORD}{{0,{most}}}?"


class Speech:
    """The words of `tokens` as `line`, spaces at both ends. Nothing changes it once it is made."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._words: list[Token] = []
        self._at: list[int] = []
        parts: list[str] = [""]
        size = 1
        closed = False
        paired = False
        telling = [t for t in tokens if t.spoken or t.ends_sentence]
        for at, token in enumerate(telling):
            if token.ends_sentence:
                closed = bool(self._words)
                continue
            if paired or token.norm in FILLED_PAUSES or token.norm.endswith("-"):
                paired = False
                continue
            paired = at + 1 < len(telling) and (token.norm, telling[at + 1].norm) in _PAIRS
            if paired:
                continue
            if closed:
                parts.append(WALL)
                size += 2
                closed = False
            self._words.append(token)
            self._at.append(size)
            parts.append(token.norm)
            size += len(token.norm) + 1
        self.line = " ".join(parts) + " "

    def finding(self, start: int, end: int) -> Finding:
        """Characters `start` to `end` of `line`, which begin and end with a word, as characters of the text."""
        first = self._words[bisect_right(self._at, start) - 1]
        last = self._words[bisect_right(self._at, end - 1) - 1]
        return Finding(first.start, last.end)

    def share(self, share: float) -> int:
        """Where in `line` the word stands before which `share` (0 to 1) of the words were said."""
        return self._at[min(int(share * len(self._at)), len(self._at) - 1)] if self._at else 0

    def find(self, pattern: re.Pattern[str], start: int = 0) -> tuple[Finding, ...]:
        """All places of `pattern` from character `start` of `line` on, in order, without overlaps."""
        return tuple(self.finding(*match.span()) for match in pattern.finditer(self.line, start))


_latest: tuple[Sequence[Token], Speech] | None = None


def speech_of(tokens: Sequence[Token]) -> Speech:
    """The speech of `tokens`, laid out once for all the rules that look at the same tuple one after another."""
    global _latest
    latest = _latest
    if latest is None or latest[0] is not tokens or not isinstance(tokens, tuple):
        latest = _latest = (tokens, Speech(tokens))
    return latest[1]
