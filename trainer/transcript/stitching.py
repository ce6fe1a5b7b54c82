"""Overlapping windows put together: which words come from the earlier one and which from the later.

Both heard the overlap. In its middle each has had some seconds of sound on either side, so there the one is left and
the other taken up, at a word that both have.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from trainer.transcript.assembly import HeardWord, is_filled_pause
from trainer.transcript.loops import words_of
from trainer.transcript.model import Suspect
from trainer.transcript.windows import Window

# Times of one word in two windows differ by less, save at a pause, which one of them counts to the word.
MOST_SECONDS_APART = 1.0
# What the times of words are off by: so far outside of the overlap a word may belong to it.
_TOLERANCE_SECONDS = 0.3
# A word with a neighbour that both windows have is a safer place: worth so many seconds from the middle, up to two.
_NEIGHBOUR_SECONDS = 0.3
_MOST_NEIGHBOURS = 2


@dataclass(frozen=True, slots=True)
class Passage:
    """What was heard in one window: its words, and sounds like filled pauses that are in none of them."""

    words: tuple[HeardWord, ...]
    suspects: tuple[Suspect, ...] = ()


class Stitching:
    """Takes in one window after the other, in order; what was put together is not gone through again."""

    def __init__(self) -> None:
        self._words: list[HeardWord] = []
        self._suspects: list[Suspect] = []
        self._heard_until = 0.0

    def add(self, window: Window, passage: Passage) -> None:
        """The next window and what was heard in it."""
        kept, taken, seam = len(self._words), 0, window.at
        if window.at < self._heard_until and self._words and passage.words:
            kept, taken, seam = _seam(self._words, passage.words, window.at)
        self._words[kept:] = passage.words[taken:]
        self._suspects = [suspect for suspect in self._suspects if suspect.at < seam]
        self._suspects += [suspect for suspect in passage.suspects if suspect.at >= seam]
        self._heard_until = window.until

    @property
    def whole(self) -> Passage:
        """The words and suspects of all windows so far, each once."""
        pauses = [word for word in self._words if is_filled_pause(word.text)]
        return Passage(
            tuple(self._words), tuple(suspect for suspect in self._suspects if not _is_heard(suspect, pauses))
        )


def _seam(earlier: Sequence[HeardWord], later: Sequence[HeardWord], begins: float) -> tuple[int, int, float]:
    """How many of the earlier words stay, how many of the later ones go, and the second between them.

    `begins` is where the later window does.
    """
    ends = earlier[-1].until
    middle = (begins + ends) / 2
    # From the end, for of a long recording hundreds of words lie before.
    before = next((n for n, word in enumerate(reversed(earlier)) if word.until <= begins - _TOLERANCE_SECONDS), None)
    first = 0 if before is None else len(earlier) - before
    both = sum(word.at < ends + _TOLERANCE_SECONDS for word in later)
    spelled = (
        [" ".join(words_of(word.text)) for word in earlier[first:]],
        [" ".join(words_of(word.text)) for word in later[:both]],
    )
    found: list[tuple[float, int, int]] = []
    for block in SequenceMatcher(None, *spelled, autojunk=False).get_matching_blocks():
        safety = _NEIGHBOUR_SECONDS * min(_MOST_NEIGHBOURS, block.size - 1)
        for step in range(block.size):
            one, other = earlier[first + block.a + step], later[block.b + step]
            if min(abs(one.at - other.at), abs(one.until - other.until)) <= MOST_SECONDS_APART:
                distance = abs((other.at + other.until) / 2 - middle) - safety
                found.append((distance, first + block.a + step, block.b + step))
    if found:
        _, kept, taken = min(found)
        return kept, taken, later[taken].at
    # Not one word in common: each window is believed in its half.
    return (
        first + sum((word.at + word.until) / 2 < middle for word in earlier[first:]),
        sum((word.at + word.until) / 2 < middle for word in later),
        middle,
    )


def _is_heard(suspect: Suspect, pauses: Sequence[HeardWord]) -> bool:
    """Whether the other window wrote down what was suspected in this one: a filled pause."""
    return any(word.at < suspect.until and suspect.at < word.until for word in pauses)
