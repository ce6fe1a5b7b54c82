"""Habits of speech in one answer: pet phrases, and where the fillers gather."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from trainer.analysis.lexicon import ARTICLES, CONJUNCTIONS, POSSESSIVES
from trainer.analysis.model import Figure, Filler, Habit
from trainer.analysis.pet_phrases import pet_phrases
from trainer.analysis.tokens import Token

CLUSTER_FEWEST = 4
"""Fillers in one sentence that are heard as a heap. About six disfluencies in 100 words are normal (Bortfeld 2001), one
in a sentence of 17 words: four are four times as many."""

CLUSTER_GAP = 4
"""Words between two fillers of one heap at most: recognisers may give an answer as a single sentence. Convention."""

CLUSTER_OF_FILLERS = 3
"""Hedges ("kind of") thicken a heap and make none: so many of it have to be other fillers. Convention."""

BEFORE_FIGURES_FEWEST = 2
BEFORE_FIGURES_SHARE = 0.5
"""From two, and before at least half of the figures: one hesitation is somebody remembering a number. Convention."""

OPENING_FEWEST = 2
"""One "um" or "well" before an answer takes the turn and is heard by nobody (Clark and Fox Tree 2002)."""

_LEADING_IN = ARTICLES | POSSESSIVES | {"about", "by", "to", "of", "around", "roughly", "over", "from", "in", "for"}
_LEAD_WORDS = 2


def habits(
    tokens: Sequence[Token], fillers: Sequence[Filler], figures: Sequence[Figure], asked: str = ""
) -> tuple[Habit, ...]:
    """The habits in an answer: pet phrases first, the most frequent first, then at most one of each other kind.

    `asked` is the question, whose words are nobody's habit. In a "cluster" `count` is how many fillers it holds,
    hedges among them, and the span reaches from the first to the last; in "before_figure" how many figures have a
    filler before them, the span reaching to the first such figure's end; in "at_start" how many fillers open the
    answer. `phrase` is the filler said most often there.
    """
    spoken = [t for t in tokens if t.spoken]
    heard = [f for f in fillers if f.certainty == "heard"]
    places = (_cluster(tokens, heard), _before_figures(spoken, heard, figures), _at_start(spoken, heard))
    return (*pet_phrases(tokens, fillers, asked), *(habit for habit in places if habit is not None))


def _most(fillers: Sequence[Filler]) -> str:
    return Counter(f.phrase for f in fillers).most_common(1)[0][0]


def _cluster(tokens: Sequence[Token], heard: Sequence[Filler]) -> Habit | None:
    """The densest heap of fillers within one sentence."""
    starts = [t.start for t in tokens if t.spoken]
    ends = [t.start for t in tokens if t.ends_sentence]
    heaps: list[list[Filler]] = []
    for filler in heard:
        last = heaps[-1][-1] if heaps else None
        near = last is not None and bisect_left(starts, filler.start) - bisect_left(starts, last.end) <= CLUSTER_GAP
        if near and last is not None and bisect_left(ends, last.end) == bisect_left(ends, filler.start):
            heaps[-1].append(filler)
        else:
            heaps.append([filler])
    full = [h for h in heaps if len(h) >= CLUSTER_FEWEST and sum(f.kind != "hedge" for f in h) >= CLUSTER_OF_FILLERS]
    if not full:
        return None
    heap = max(full, key=len)
    return Habit(heap[0].start, heap[-1].end, "cluster", _most(heap), len(heap))


def _before_figures(spoken: Sequence[Token], heard: Sequence[Filler], figures: Sequence[Figure]) -> Habit | None:
    by_end = {f.end: f for f in heard if f.kind != "hedge" and not f.unwritten}
    unwritten = {f.start: f for f in heard if f.unwritten}
    starts = [t.start for t in spoken]
    found: list[tuple[Filler, Figure]] = []
    for figure in figures:
        place = figure.start
        at = bisect_left(starts, place) - 1
        for _ in range(_LEAD_WORDS):
            if at < 0 or place in unwritten or spoken[at].norm not in _LEADING_IN or spoken[at].end in by_end:
                break
            place = spoken[at].start
            at -= 1
        before = unwritten.get(place) or (by_end.get(spoken[at].end) if at >= 0 else None)
        if before is not None:
            found.append((before, figure))
    if len(found) < max(BEFORE_FIGURES_FEWEST, BEFORE_FIGURES_SHARE * len(figures)):
        return None
    filler, figure = found[0]
    return Habit(filler.start, figure.end, "before_figure", _most([f for f, _ in found]), len(found))


def _at_start(spoken: Sequence[Token], heard: Sequence[Filler]) -> Habit | None:
    by_start = {f.start: f for f in heard if f.kind != "hedge" and not f.unwritten}
    unwritten = [f for f in heard if f.unwritten]
    opening: list[Filler] = []
    until = -1
    for token in spoken:
        opening += [f for f in unwritten if f.start == token.start]
        if token.start < until or (token.norm in CONJUNCTIONS | {"yeah", "yes"} and token.start not in by_start):
            continue
        if token.start not in by_start:
            break
        opening.append(by_start[token.start])
        until = opening[-1].end
    opening.sort(key=lambda f: (f.start, f.end))
    if len(opening) < OPENING_FEWEST:
        return None
    return Habit(opening[0].start, opening[-1].end, "at_start", _most(opening), len(opening))
