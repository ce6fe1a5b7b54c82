"""Questions found by the words one remembers of them, in whatever form, even misspelt."""

import math
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from trainer.bank.catalogue import ShelvedBank
from trainer.bank.model import Kind, Question
from trainer.bank.words import STOP_WORDS, stem, words

_ASK, _COMPETENCY, _TAG, _LOOK_FOR, _TITLE = 3.0, 3.0, 2.0, 1.5, 1.0
"""How much a word counts by where it stands. Convention: one looks for what is asked and for the names of a subject;
what a strong answer has and the bank's title speak of many things beside."""

_PREFIX, _MISSPELT = 0.8, 0.5
"""How much a word counts that only begins as was typed, or is only spelt much alike. Convention: less than itself."""

_SPELT_ALIKE = 80
_SHORTEST_MISSPELT = 4
_MOST_ALIKE = 5
"""Percent of rapidfuzz's ratio from which a word may be meant, the letters of the shortest word tried, and how many
words are taken at most. Reason: one slip in a word of five letters gives 80; shorter words are alike by chance."""

_SAID_SO = 5.0
"""What the whole of the typed words, standing so in the question, add. Convention: more than any one word."""


@dataclass(frozen=True, slots=True, eq=False)
class OnShelf:
    """A question where it stands. Two are equal where they are one: comparing whole banks would be slow."""

    question: Question
    book: ShelvedBank

    @property
    def title(self) -> str:
        """Its bank's title."""
        return self.book.bank.title if self.book.bank else ""

    @property
    def key(self) -> tuple[str, str]:
        """What tells it from all others on a shelf: its bank's file and its id."""
        return str(self.book.path), self.question.id


def questions_on(shelf: Iterable[ShelvedBank]) -> tuple[OnShelf, ...]:
    """All questions of the banks that can be used, in their order."""
    return tuple(OnShelf(question, book) for book in shelf if book.bank for question in book.bank.questions)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A choice of questions; what is None lets all through."""

    kind: Kind | None = None
    difficulty: int | None = None
    competency: str | None = None

    def fits(self, question: Question) -> bool:
        """Whether `question` is one of them."""
        return (
            self.kind in (None, question.kind)
            and self.difficulty in (None, question.difficulty)
            and (self.competency is None or self.competency in question.competencies)
        )


class SearchIndex:
    """The words of all questions of a shelf. Making it takes some 20 ms for 500 questions, a search a few."""

    def __init__(self, entries: Sequence[OnShelf]) -> None:
        self.entries = tuple(entries)
        self._postings: dict[str, dict[int, float]] = {}
        stems: dict[str, str] = {}
        for number, entry in enumerate(self.entries):
            for weight, text in _texts(entry):
                for word in words(text):
                    root = stems[word] if word in stems else stems.setdefault(word, stem(word))
                    places = self._postings.setdefault(root, {})
                    places[number] = max(weight, places.get(number, 0.0))
        self._stems = stems
        self._words = sorted(stems)

    def find(self, typed: str) -> tuple[OnShelf, ...]:
        """The questions that have all the words of `typed`, the best first; all of them where nothing is typed.

        The last word may be begun only, unless a space follows it.
        """
        terms = words(typed)
        if not terms:
            return self.entries
        wanted = [at for at, term in enumerate(terms) if term not in STOP_WORDS] or list(range(len(terms)))
        last = -1 if typed[-1:].isspace() else len(terms) - 1
        scores: dict[int, float] | None = None
        for at in wanted:
            found = self._scores(terms[at], begun=at == last)
            scores = found if scores is None else {n: scores[n] + found[n] for n in scores.keys() & found.keys()}
        phrase = " ".join(typed.casefold().split())
        ranked = {
            number: score + (_SAID_SO if phrase in self.entries[number].question.ask.casefold() else 0.0)
            for number, score in (scores or {}).items()
        }
        return tuple(self.entries[number] for number in sorted(ranked, key=lambda n: (-ranked[n], n)))

    def _scores(self, term: str, *, begun: bool) -> dict[int, float]:
        scores: dict[int, float] = {}
        for root, factor in self._meant(term, begun=begun):
            places = self._postings[root]
            rarity = math.log(1 + len(self.entries) / len(places))
            for number, weight in places.items():
                scores[number] = max(scores.get(number, 0.0), weight * factor * rarity)
        return scores

    def _meant(self, term: str, *, begun: bool) -> Iterator[tuple[str, float]]:
        """The stems that `term` may stand for, each with how sure that is."""
        roots = {stem(term): 1.0} if stem(term) in self._postings else {}
        if begun:
            for word in self._beginning(term):
                roots.setdefault(self._stems[word], _PREFIX)
        if not roots and len(term) >= _SHORTEST_MISSPELT:
            from rapidfuzz import fuzz, process  # not needed to start the program

            alike = process.extract(term, self._words, scorer=fuzz.ratio, score_cutoff=_SPELT_ALIKE, limit=_MOST_ALIKE)
            roots = {self._stems[word]: _MISSPELT for word, _, _ in alike}
        yield from roots.items()

    def _beginning(self, start: str) -> Iterator[str]:
        at = bisect_left(self._words, start)
        while at < len(self._words) and self._words[at].startswith(start):
            yield self._words[at]
            at += 1


def _texts(entry: OnShelf) -> Iterator[tuple[float, str]]:
    question = entry.question
    yield _ASK, question.ask
    yield from ((_COMPETENCY, text) for text in question.competencies)
    yield from ((_TAG, text) for text in question.tags)
    yield from ((_LOOK_FOR, text) for text in question.look_for)
    yield _TITLE, entry.title
