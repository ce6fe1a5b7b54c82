"""Whether two answers tell the same story: by the words that tell subjects apart, the names and the figures.

A story told again is told in other words, so no single word decides. Words that stand in many of the candidate's
answers (the ward, the depot) tell little and count little; names are compared leniently, for a recogniser spells them
as it likes.
"""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz.distance import JaroWinkler

from trainer.analysis.lexicon import word_set
from trainer.analysis.stems import content_stems, stem
from trainer.analysis.tokens import Token, tokenize
from trainer.feedback.rubric import Threshold

if TYPE_CHECKING:
    from trainer.analysis.model import Figure

SAME_STORY = Threshold(
    0.26,
    "Chosen on half of tests/review/story_examples.py; the other half is measured by tests/review/test_likeness.py",
)
SHARED_FEWEST = Threshold(3, "Convention: two words may meet by chance")
SPELT_ALIKE = Threshold(0.9, "Convention: Jaro-Winkler of a name as a recogniser may write it (Kowalski, Kovalsky)")
NAME_COUNTS = Threshold(2, "Convention: a name shared says as much as two words shared")
FIGURE_COUNTS = Threshold(1.5, "Convention: a figure shared says more than a word; small ones are common to all")
_DIGITS = re.compile(r"\d+")
_NO_NAMES = frozenset(
    "mr mrs ms miss dr doctor professor sir madam monday tuesday wednesday thursday friday saturday sunday january "
    "february march april may june july august "
    "september october november december christmas easter".split()
)
_COMMON = word_set(
    "minute minutes hour hours nobody everybody everyone somebody anybody half third quarter morning mornings "
    "afternoon afternoons evening evenings night nights noticed notice decided decide wrote write written "
    "listened listen rang ring called found looked agreed agree offered offer turned saw heard properly"
)
"""What is in the stories of every trade and tells none apart."""
_SMALL = 3  # one, two and three are in every answer


@dataclass(frozen=True, slots=True, eq=False)
class Gist:
    """What an answer is about: its words by their stems, its names as written, and its figures as digits.

    `openers` have a capital where every word has one, at the beginning of a sentence: names, if others write them so.
    """

    answer_id: str
    words: Mapping[str, str]
    names: frozenset[str]
    openers: frozenset[str]
    figures: frozenset[str]


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two answers are, 0 to 1, and what they share: names, then words, the most telling first, then figures.

    `points` counts what is shared, a name as `NAME_COUNTS` says.
    """

    value: float
    shared: tuple[str, ...]
    points: float

    @property
    def same_story(self) -> bool:
        """Whether they tell one story, as far as words show it."""
        return self.value >= SAME_STORY.value and self.points >= SHARED_FEWEST.value


def gist_of(answer_id: str, text: str, figures: "Sequence[Figure]" = ()) -> Gist:
    """What `text` is about; `figures` are those found in it."""
    tokens = tokenize(text)
    inside, openers = _capitals(tokens)
    named = {stem(name.lower()) for name in inside}
    words: dict[str, str] = {}
    for token in tokens:
        if token.kind == "word" and token.norm not in _COMMON:
            word = token.norm.removesuffix("'s")
            words.update((found, word) for found in content_stems((word,)) - words.keys() - named)
    numbers = {d for f in figures for d in _DIGITS.findall(text[f.start : f.end].replace(",", ""))}
    return Gist(
        answer_id=answer_id,
        words=words,
        names=inside,
        openers=openers,
        figures=frozenset(number for number in numbers if int(number) > _SMALL),
    )


def _capitals(tokens: Sequence[Token]) -> tuple[frozenset[str], frozenset[str]]:
    """Words with a capital inside a sentence, and those at the beginning of one."""
    inside: set[str] = set()
    openers: set[str] = set()
    for place, token in enumerate(tokens):
        if token.kind == "word" and token.text[0].isupper() and len(token.text) > 2 and token.norm not in _NO_NAMES:
            opens = place == 0 or tokens[place - 1].ends_sentence
            (openers if opens else inside).add(token.text.removesuffix("'s"))
    return frozenset(inside), frozenset(openers)


class Likenesses:
    """Compares the answers of one person; `gists` are all of them, so that it is known which words they share."""

    def __init__(self, gists: Sequence[Gist]) -> None:
        said = Counter(word for gist in gists for word in gist.words)
        self._rarest = math.log(1 + max(1, len(gists)))
        self._weights = {word: math.log(1 + len(gists) / count) for word, count in said.items()}
        self._wholes = {gist: self._whole(gist) for gist in gists}

    def of(self, one: Gist, two: Gist) -> Likeness:
        """How alike two of them are."""
        words = sorted(one.words.keys() & two.words.keys(), key=lambda word: (-self._weight(word), word))
        names = _shared_names(one, two)
        figures = sorted(one.figures & two.figures)
        both = sum(map(self._weight, words)) + self._rarest * (
            len(names) * NAME_COUNTS.value + len(figures) * FIGURE_COUNTS.value
        )
        whole = min(self._wholes.get(one) or self._whole(one), self._wholes.get(two) or self._whole(two))
        return Likeness(
            value=min(1.0, both / whole) if whole else 0.0,
            shared=(*names, *(one.words[word] for word in words), *figures),
            points=len(words) + len(figures) + len(names) * NAME_COUNTS.value,
        )

    def same_story(self, one: Gist, two: Gist) -> bool:
        """Whether they tell one story; quick where they share next to nothing, as most do."""
        few = len(one.words.keys() & two.words.keys()) + len(one.figures & two.figures) < SHARED_FEWEST.value
        if few and not (one.names and two.names | two.openers) and not (two.names and one.openers):
            return False
        return self.of(one, two).same_story

    def _weight(self, word: str) -> float:
        return self._weights.get(word, self._rarest)

    def _whole(self, gist: Gist) -> float:
        return sum(map(self._weight, gist.words)) + self._rarest * (
            len(gist.names) * NAME_COUNTS.value + len(gist.figures) * FIGURE_COUNTS.value
        )


def _shared_names(one: Gist, two: Gist) -> tuple[str, ...]:
    """The names that stand in both, each once however it is spelt."""
    if not (one.names or two.names):
        return ()
    found = {name for name in one.names if any(_spelt_alike(name, other) for other in two.names | two.openers)}
    found |= {name for name in two.names if any(_spelt_alike(name, other) for other in one.openers)}
    return tuple(sorted(n for n in found if not any(n > other and _spelt_alike(n, other) for other in found)))


@lru_cache(maxsize=1 << 15)
def _spelt_alike(one: str, two: str) -> bool:
    return bool(JaroWinkler.similarity(one.lower(), two.lower()) >= SPELT_ALIKE.value)
