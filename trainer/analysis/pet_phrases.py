"""A candidate's pet phrases: what is said again and again and would fit into any story.

Found by counting, not by a list of phrases. What comes again is either the story's own (its things, people and deeds),
plain grammar ("in the", "I was"), or a set phrase. A set phrase is made of words at home in every story, has no past
and no people of the story in it, and can be left out: it stands at the edge of a clause.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from trainer.analysis.lexicon import (
    ARTICLES,
    CLAUSE_OPENERS,
    CONJUNCTIONS,
    DEMONSTRATIVES,
    FILLED_PAUSES,
    POSSESSIVES,
    PREPOSITIONS,
    SUBJECTS,
    SUBORDINATORS,
    is_number,
)
from trainer.analysis.model import Filler, Habit
from trainer.analysis.phrase_words import (
    ADJUNCT_OPENERS,
    ENDS_OPEN,
    EXTENDED_BY,
    GENERAL,
    GRAMMAR,
    ORDINARY,
    ORDINARY_ADVERBS,
    OTHERS,
    PAST,
    TEMPORAL,
)
from trainer.analysis.tokens import Token

LONGEST = 6
"""Words in the longest phrase looked for ("at the end of the day")."""

FEWEST = 3
"""Three times is the least that can be called again and again. Convention; even the commonest three-word bundles of
conversation come no more often than about once in 1,000 words (after Biber et al. 1999, ch. 13, not checked against the
book), so three in one answer are several times as many."""

PER_100_WORDS = 0.6
"""From 500 words on, more than three: the rate that three times make there."""

FEWEST_ADVERB = 4
ADVERB_PER_100_WORDS = 1.0
"""A single word comes again sooner than a phrase. Convention, wide on purpose."""

_EDGE_BEFORE = CONJUNCTIONS | SUBORDINATORS | {"that", "which", "then", "yeah", "well"}
_EDGE_AFTER = CONJUNCTIONS | CLAUSE_OPENERS | SUBORDINATORS | {"the", "my", "this", "that", "which", "then"}
_MOSTLY = 0.75  # convention: recognisers drop and invent marks, so one of four may look otherwise
_HALF = 0.5
_DETERMINERS = ARTICLES | POSSESSIVES | DEMONSTRATIVES

_NEVER_IN_PAIRS = frozenset({"kind", "sort", "type", "that", "what", "to", "i", "all", "when", "not", "let", "more"})

Gram = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Spoken:
    """The words of a text without hesitations; `loose[i]` tells that a mark or hesitation stands before word i."""

    tokens: tuple[Token, ...]
    norms: tuple[str, ...]
    loose: tuple[bool, ...]
    wall: tuple[bool, ...]

    def edges(self, at: int, size: int) -> tuple[bool, bool]:
        """Whether a clause's edge is before and after the `size` words from `at`."""
        end = at + size
        before = self.loose[at] or self.norms[at - 1] in _EDGE_BEFORE
        after = end == len(self.norms) or self.loose[end] or self.norms[end] in _EDGE_AFTER
        return before, after


def pet_phrases(tokens: Sequence[Token], fillers: Sequence[Filler], asked: str = "") -> tuple[Habit, ...]:
    """The pet phrases of an answer, the most frequent first; words of the question `asked` make none.

    Each points at its first occurrence. Filled pauses and discourse markers among `fillers` are stepped over: they are
    counted as such.
    """
    said = _spoken(tokens, fillers)
    total = sum(t.spoken for t in tokens)
    in_question = frozenset(asked.lower().replace("?", " ").replace(",", " ").replace(".", " ").split())
    fewest = max(FEWEST, PER_100_WORDS * total / 100)
    repeated = {
        gram: places
        for gram, places in _repeated(said, fewest).items()
        if not _of(gram, in_question) and _is_set_phrase(gram, places, said)
    }
    chosen = [(p, gram) for gram, p in _longest_first(repeated, fewest)]
    chosen += [
        (p, (word,)) for word, p in _adverbs(said, total) if word not in in_question and not _inside(word, chosen)
    ]
    chosen.sort(key=lambda c: (-len(c[0]), c[0][0]))
    return tuple(_habit(said, gram, places) for places, gram in chosen)


def _habit(said: _Spoken, gram: Gram, places: Sequence[int]) -> Habit:
    first = places[0]
    phrase = " ".join("I" + w[1:] if w == "i" or w.startswith("i'") else w for w in gram)
    return Habit(said.tokens[first].start, said.tokens[first + len(gram) - 1].end, "pet_phrase", phrase, len(places))


def _spoken(tokens: Sequence[Token], fillers: Sequence[Filler]) -> _Spoken:
    skipped = {offset for f in fillers if f.kind in ("filled_pause", "discourse") for offset in range(f.start, f.end)}
    kept: list[Token] = []
    loose: list[bool] = []
    walls: list[bool] = []
    mark, wall = True, True
    for token in tokens:
        if not token.spoken or token.start in skipped or token.norm in FILLED_PAUSES or token.norm.endswith("-"):
            mark, wall = True, wall or token.ends_sentence
            continue
        kept.append(token)
        loose.append(mark)
        walls.append(wall)
        mark, wall = False, False
    return _Spoken(tuple(kept), tuple(t.norm for t in kept), tuple(loose), tuple(walls))


def _repeated(said: _Spoken, fewest: float) -> dict[Gram, list[int]]:
    """Every phrase of two words or more that comes `fewest` times, with the places where it begins."""
    found: dict[Gram, list[int]] = {}
    counts: dict[str, int] = {}
    for norm in said.norms:
        counts[norm] = counts.get(norm, 0) + 1
    starts = [i for i, norm in enumerate(said.norms) if counts[norm] >= fewest]
    for size in range(2, LONGEST + 1):
        places: dict[Gram, list[int]] = {}
        for at in starts:
            last = at + size - 1
            # a phrase can't come often unless what it begins with does
            if last < len(said.norms) and not said.wall[last]:
                places.setdefault(said.norms[at : last + 1], []).append(at)
        places = {gram: p for gram, p in places.items() if len(p) >= fewest}
        found.update(places)
        starts = sorted(at for p in places.values() for at in p)
    return found


def _of(gram: Gram, in_question: frozenset[str]) -> bool:
    """Whether all that `gram` says was asked with the same words."""
    telling = [w for w in gram if w not in GRAMMAR]
    return bool(telling) and all(w in in_question for w in telling)


def _is_set_phrase(gram: Gram, places: Sequence[int], said: _Spoken) -> bool:
    if gram in ORDINARY or _is_past(gram) or any(w in OTHERS or is_number(w) for w in gram) or not _whole(gram):
        return False
    telling = [w for w in gram if w not in GRAMMAR]
    edges = [said.edges(at, len(gram)) for at in places]
    if telling and all(w in GENERAL or w.endswith("ly") for w in telling):
        if all(w in TEMPORAL for w in telling) and len(gram) < 4:
            return False
        loose = sum(before or after for before, after in edges) / len(edges)
        needed = _HALF if len(gram) > 2 else _MOSTLY
        return gram[-1] == "of" or loose >= needed
    return _is_idiom(gram, places, said, edges)


def _is_past(gram: Gram) -> bool:
    """A past, save in "as I said"."""
    if gram[0] in {"as", "like"} and gram[1] in SUBJECTS:
        return False
    told = "said" in gram and any(w in SUBJECTS for w in gram)
    return told or any(w in PAST and w != "said" and w != "been" for w in gram)


def _whole(gram: Gram) -> bool:
    """Whether it begins and ends where a phrase does."""
    first, last = gram[0], gram[-1]
    if not _ends(gram):
        return False
    if first in {"and", "or"}:
        return gram[1] in EXTENDED_BY
    if first == "of":
        return gram[1] in GENERAL - EXTENDED_BY - {"thing"}
    if first in {"the", "i", "i'm", "i'd", "i'll"}:
        return last == "is" or (first != "the" and len(gram) > 2) or "i" in gram[1:]
    if len(gram) == 2 and (first in _NEVER_IN_PAIRS or first not in ADJUNCT_OPENERS):
        return first.endswith(("ing", "ly"))
    return first in ADJUNCT_OPENERS or first.endswith(("ing", "ly")) or first not in GRAMMAR


def _ends(gram: Gram) -> bool:
    first, last = gram[0], gram[-1]
    if last == "is":
        return first in {"the", "what"}
    if last == "of":
        return first in PREPOSITIONS and len(gram) == 3 and gram[1] in GENERAL
    return last not in ENDS_OPEN or (last == "that" and gram[-2] == "like")


def _is_idiom(gram: Gram, places: Sequence[int], said: _Spoken, edges: Sequence[tuple[bool, bool]]) -> bool:
    """Words that always come together, always can be left out, and name nothing: hand on heart, long story short."""
    telling = {w for w in gram if w not in GRAMMAR}
    if len(gram) < 3 or len(telling) < 2 or gram[0] in GRAMMAR or "and" in gram:
        return False
    if any(w in _DETERMINERS or w in SUBJECTS or w in TEMPORAL for w in gram):
        return False
    size = len(gram)
    if any(said.tokens[i].text[0].isupper() and not said.wall[i] for at in places for i in range(at, at + size)):
        return False
    alone = all(said.norms.count(w) * _MOSTLY <= len(places) * gram.count(w) for w in telling)
    return alone and sum(before and after for before, after in edges) >= _MOSTLY * len(edges)


def _longest_first(repeated: dict[Gram, list[int]], fewest: float) -> list[tuple[Gram, list[int]]]:
    """Of phrases that lie in one another the one that covers most, as long as the others come too often without it."""
    kept: list[tuple[Gram, list[int]]] = []
    taken: set[int] = set()
    for gram, places in sorted(repeated.items(), key=lambda g: (-len(g[1]) * (len(g[0]) + 1), g[1][0])):
        free = [at for at in places if not any(i in taken for i in range(at, at + len(gram)))]
        if len(free) >= fewest:
            kept.append((gram, free))
            taken.update(i for at in free for i in range(at, at + len(gram)))
    return kept


def _adverbs(said: _Spoken, total: int) -> Iterable[tuple[str, list[int]]]:
    """Adverbs in -ly said far more often than others: definitely, absolutely."""
    places: dict[str, list[int]] = {}
    for at, norm in enumerate(said.norms):
        if norm.endswith("ly") and len(norm) > 4 and norm not in ORDINARY_ADVERBS:
            places.setdefault(norm, []).append(at)
    fewest = max(FEWEST_ADVERB, ADVERB_PER_100_WORDS * total / 100)
    return [(word, p) for word, p in places.items() if len(p) >= fewest]


def _inside(word: str, chosen: Sequence[tuple[list[int], Gram]]) -> bool:
    return any(word in gram for _, gram in chosen)
