"""Which questions a job advert speaks for, by its words alone: nothing is looked up anywhere."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from trainer.bank.model import Bank, Question
from trainer.bank.words import content_words, stem, words

_COMPETENCY, _TAG, _TITLE, _ASK = 3.0, 2.0, 1.5, 1.0
"""How much a word counts by where it stands. Convention: a competency was chosen to say what the question is about, a
tag and the bank's title say it more widely, the wording of the question has words of its own story as well."""

_MOST_REPEATS = 4
"""However often an advert repeats a word, it counts as so many. Reason: a firm's name and "you" stand everywhere."""

# What adverts say of themselves and every job has.
_ADVERT_WORDS = frozenset(
    stem(word)
    for word in (
        "ability able advert advertisement applicant applicants application applications apply based benefit benefits "
        "bonus candidate candidates career careers closing company contract contracts current currently date day days "
        "desirable employee employees employer employment equal essential excellent experience experienced flexible "
        "full ft good great holiday hour hours hybrid ideal ideally include includes interview interviews job "
        "jobs join looking month months new offer offers office opportunity opportunities part pension people person "
        "perm permanent place places position positions preferred pt relevant remote require required requirement "
        "requirements role roles salary seek seeking shift shifts skill skills start strong success successful "
        "temporary want wants week weeks work worked worker workers working workplace works year years"
    ).split()
)
# One word for what adverts and banks call by several; each row's first stands for all.
_ROWS = (
    "team teamwork teams",
    "customer client clients customers guest guests shopper shoppers",
    "nurse nurses nursing",
    "teach teacher teachers teaching pupil pupils classroom",
    "software developer developers programmer coding code",
    "manage manager management managing leadership lead leading",
    "account accounts accounting accountant accountancy bookkeeping",
    "sell sales selling sale salesperson",
    "priorities prioritise prioritising prioritize prioritizing prioritisation",
)
_ONE_WORD = {stem(word): stem(row.split()[0]) for row in _ROWS for word in row.split()}


@dataclass(frozen=True, slots=True)
class RankedQuestion:
    """A question that an advert speaks for; `matched` are the advert's words that say so, the most telling first."""

    question: Question
    bank: Bank
    score: float
    matched: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RankedCompetency:
    """A competency that an advert asks for, in so many of its questions on the shelf."""

    name: str
    score: float
    questions: int


def rank(advert_text: str, banks: Sequence[Bank]) -> tuple[RankedQuestion, ...]:
    """The questions that share words with the advert, the best first; () where none does.

    A word counts for more the fewer questions of all `banks` have it, the more often the advert says it, and by where
    it stands in the question.
    """
    said = _said(advert_text)
    counts = Counter(word for several in said.values() for word in several)
    every = [(question, bank, _terms(question, bank)) for bank in banks for question in bank.questions]
    rarity = _rarity(terms for _, _, terms in every)
    ranked = []
    for question, bank, terms in every:
        gains = {
            term: weight * rarity[term] * math.log2(1 + min(_MOST_REPEATS, len(said[term])))
            for term, weight in terms.items()
            if term in said
        }
        if gains:
            # A question with many words is not better for having them.
            score = sum(gains.values()) / math.sqrt(sum(terms.values()))
            best = sorted(gains, key=lambda term: (-gains[term], term))
            ranked.append(RankedQuestion(question, bank, score, tuple(_as_said(said[term], counts) for term in best)))
    return tuple(sorted(ranked, key=lambda found: -found.score))


def rank_competencies(advert_text: str, banks: Sequence[Bank]) -> tuple[RankedCompetency, ...]:
    """The competencies of `banks` at least half of whose words are in the advert, the most asked for first."""
    said = _said(advert_text)
    owners = Counter(name for bank in banks for question in bank.questions for name in set(question.competencies))
    rarity = _rarity(dict.fromkeys(_stems(name), 1.0) for name in owners.elements())
    ranked = []
    for name, questions in owners.items():
        terms = set(_stems(name))
        gains = [rarity[term] * math.log2(1 + min(_MOST_REPEATS, len(said[term]))) for term in terms if term in said]
        if gains and len(gains) * 2 >= len(terms):
            ranked.append(RankedCompetency(name, sum(gains) / len(terms), questions))
    return tuple(sorted(ranked, key=lambda found: (-found.score, found.name)))


def _rarity(every: Iterable[dict[str, float]]) -> dict[str, float]:
    """The inverse document frequency of each term, smoothed so that it is never below 0."""
    counts: Counter[str] = Counter()
    total = 0
    for terms in every:
        counts.update(terms.keys())
        total += 1
    return {term: math.log((1 + total) / (1 + count)) + 0.1 for term, count in counts.items()}


def _said(advert_text: str) -> dict[str, list[str]]:
    """The advert's words by what stands for them."""
    said: dict[str, list[str]] = {}
    for word, term in _words(advert_text):
        said.setdefault(term, []).append(word)
    return said


def _as_said(several: list[str], counts: Counter[str]) -> str:
    return max(several, key=lambda word: counts[word])


def _terms(question: Question, bank: Bank) -> dict[str, float]:
    """What a question is about, each term with the weight of the best place that it stands in."""
    terms: dict[str, float] = {}
    for weight, texts in (
        (_COMPETENCY, question.competencies),
        (_TAG, question.tags),
        (_TITLE, (bank.title,)),
        (_ASK, (question.ask,)),
    ):
        for text in texts:
            for term in _stems(text):
                # Of "person-centred" each half says half: a garden centre is not meant.
                terms.setdefault(term, weight if weight <= _TITLE else weight / len(words(text)))
    return terms


def _stems(text: str) -> list[str]:
    return [term for _, term in _words(text)]


def _words(text: str) -> Iterator[tuple[str, str]]:
    for word in content_words(text):
        term = _ONE_WORD.get(stem(word), stem(word))
        if term not in _ADVERT_WORDS:
            yield word, term
