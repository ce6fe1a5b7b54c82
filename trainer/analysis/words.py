"""A text as the words around one word: what the rules that judge in context look at.

Speech is full of hesitations, and recognisers put commas where they like. So the neighbours of a word are its nearest
words of substance on either side: marks, filled pauses, cut-off words ("wa-"), "you know" and "I mean" are stepped
over, and that something was stepped over is kept, since a hesitation nearby says a lot. A sentence's end is a wall.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from trainer.analysis.lexicon import FILLED_PAUSES
from trainer.analysis.tokens import Token

REACH = 4
"""How many words to either side a rule can see."""

_STEPPED_OVER = frozenset({("you", "know"), ("i", "mean")})


@dataclass(frozen=True, slots=True)
class Around:
    """The neighbourhood of one phrase.

    `left` and `right` hold REACH words each, the nearest first, "" beyond a sentence's end. `opens` and `closes` are
    true at a sentence's first and last words, hesitations aside. `hesitant_left` and `hesitant_right` tell that a
    hesitation stands directly before or after. `comma_left` and `comma_right` are hints: a mark touches the phrase.
    """

    left: tuple[str, ...]
    right: tuple[str, ...]
    opens: bool
    closes: bool
    hesitant_left: bool
    hesitant_right: bool
    comma_left: bool
    comma_right: bool
    asked: bool


class Words:
    """The words of a text with their places among the marks. Nothing changes it once it is made."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens: list[Token] = []
        self.norms: list[str] = []
        self._at: dict[str, list[int]] = {}
        self._marks_before: list[str] = []
        self._end_before: list[bool] = []
        marks, end = "", True
        for token in tokens:
            if token.spoken:
                self._at.setdefault(token.norm, []).append(len(self.tokens))
                self.tokens.append(token)
                self.norms.append(token.norm)
                self._marks_before.append(marks)
                self._end_before.append(end)
                marks, end = "", False
            else:
                marks += token.text
                end = end or token.ends_sentence
        self._marks_before.append(marks)
        self._end_before.append(True)

    def places(self, *phrase: str) -> Iterator[int]:
        """Where `phrase` begins, as indices of its first word; no mark lies inside it."""
        size, wanted = len(phrase), list(phrase)
        for i in self._at.get(phrase[0], ()):
            if self.norms[i : i + size] == wanted and not any(self._marks_before[i + 1 : i + size]):
                yield i

    def around(self, at: int, size: int = 1) -> Around:
        """The neighbourhood of the `size` words from index `at`."""
        said_again = self.norms[at] if size == 1 else ""
        left, hesitant_left = self._walk(at - 1, -1, said_again)
        right, hesitant_right = self._walk(at + size, 1, said_again)
        return Around(
            left=left,
            right=right,
            opens=not left[0],
            closes=not right[0],
            hesitant_left=hesitant_left,
            hesitant_right=hesitant_right,
            comma_left=bool(self._marks_before[at]),
            comma_right=bool(self._marks_before[at + size]),
            asked="?" in self._marks_before[at + size],
        )

    def _walk(self, at: int, step: int, said_again: str) -> tuple[tuple[str, ...], bool]:
        found: list[str] = []
        hesitant = False
        while 0 <= at < len(self.norms) and len(found) < REACH:
            if self._end_before[at if step > 0 else at + 1]:
                break
            over = self._hesitation(at, step) or (1 if not found and self.norms[at] == said_again else 0)
            if over:
                hesitant = hesitant or not found
                at += step * over
                continue
            found.append(self.norms[at])
            at += step
        return (*found, *[""] * (REACH - len(found))), hesitant

    def _hesitation(self, at: int, step: int) -> int:
        """How many words of hesitation lie at `at` in the direction `step`."""
        norm = self.norms[at]
        if norm in FILLED_PAUSES or norm.endswith("-"):
            return 1
        other = at + step
        if 0 <= other < len(self.norms):
            pair = (norm, self.norms[other]) if step > 0 else (self.norms[other], norm)
            if pair in _STEPPED_OVER:
                return 2
        return 0


_latest: tuple[tuple[Token, ...], Words] | None = None


def words_of(tokens: Sequence[Token]) -> Words:
    """The words of `tokens`, laid out once for all the rules that look at the same tuple one after another."""
    global _latest
    if not isinstance(tokens, tuple):
        return Words(tokens)
    latest = _latest
    if latest is None or latest[0] is not tokens:
        latest = _latest = (tokens, Words(tokens))
    return latest[1]
