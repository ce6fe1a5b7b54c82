"""Phrases an answer comes back to. Words said twice in a row are found in `trainer.analysis.repeats`."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from trainer.analysis.lexicon import FILLED_PAUSES, PREPOSITIONS, word_set
from trainer.analysis.model import Filler, Finding
from trainer.analysis.tokens import Token

_EMPTY = PREPOSITIONS | word_set(
    "a an the and or but so because i you he she it we they me him her us them my your his its our their this that "
    "these those there here is are was were be been am do does did have has had would could will can i'm i'd i've "
    "i'll it's that's you're we're they're we'd he'd she'd to not don't didn't if then when who what which as just "
    "well very really one all some any got get go goes going went say said make made"
)
_PHRASE = 3


@dataclass(frozen=True, slots=True)
class Repetition:
    """How much of an answer repeats itself.

    `share` is the share (0 to 1) of the three-word phrases of substance that stood earlier in the answer, and `phrases`
    the places of the most repeated one.
    """

    share: float
    phrases: tuple[Finding, ...]


def repetition(tokens: Sequence[Token], fillers: Sequence[Filler]) -> Repetition:
    """What `tokens` repeat, `fillers` left out: they are counted as such."""
    starts = [token.start for token in tokens]
    skipped = {at for f in fillers for at in range(bisect_left(starts, f.start), bisect_left(starts, f.end))}
    words = [t for at, t in enumerate(tokens) if t.spoken and t.norm not in FILLED_PAUSES and at not in skipped]
    return Repetition(*_phrases(words))


def _phrases(words: Sequence[Token]) -> tuple[float, tuple[Finding, ...]]:
    places: dict[tuple[str, ...], list[Finding]] = {}
    for i in range(len(words) - _PHRASE + 1):
        piece = words[i : i + _PHRASE]
        norms = tuple(w.norm for w in piece)
        if any(n not in _EMPTY for n in norms):
            places.setdefault(norms, []).append(Finding(piece[0].start, piece[-1].end))
    total = sum(len(p) for p in places.values())
    if not total:
        return 0.0, ()
    again = sum(len(p) - 1 for p in places.values())
    telling = max(places, key=lambda p: (len(places[p]) - 1) * sum(n not in _EMPTY for n in p))
    return again / total, tuple(places[telling]) if len(places[telling]) > 1 else ()
