"""One project told with different figures in different sessions: 38% here, 40% there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from itertools import islice

from trainer.analysis.figures.scene import Scene
from trainer.analysis.lexicon import (
    BE,
    CONJUNCTIONS,
    DO,
    HAVE,
    MODALS,
    NUMBER_WORDS,
    POSSESSIVES,
    PREPOSITIONS,
    QUESTION_WORDS,
    SUBJECTS,
    SUBJECTS_CONTRACTED,
    SUBORDINATORS,
    is_number,
    word_set,
)
from trainer.analysis.model import Figure, FigureKind
from trainer.analysis.tokens import tokenize
from trainer.feedback.words import quote
from trainer.review.diary import date_words
from trainer.review.plain import clean
from trainer.store.records import Answer

MOST_EARLIER = 50
"""Earlier answers looked at. Convention: what was practised lately; reading them takes a fraction of a second."""
MOST_NAMED = 3
"""Differences named at most. Convention: as many as anybody can settle before the next interview."""
MEASURED_ALIKE = 2
"""Content words that two clauses must share. Convention: one ("sales") is common to different projects."""
MEASURED_SHARE = 0.5
"""Share of the shorter clause's content words that the other has. Convention, for caution."""
PROJECT_ALIKE = 5
"""Content words that the two answers must share. Convention: names of the same place, people and things."""
PROJECT_SHARE = 0.3
"""Share of the shorter answer's content words that the other has: below, it may be another project. Convention."""
_ROUNDED = 1.011
"""A third is 33%, and so is 33.3. Convention."""
_REACH = 8
"""Pieces to either side of a figure that say what it measures, within its sentence."""
_SHOWN_BEFORE, _SHOWN_AFTER = 5, 3
"""Pieces to either side of a figure that are quoted, within its sentence."""

_COMPARED_KINDS: frozenset[FigureKind] = frozenset({"percent", "money", "count", "rate", "before_after", "duration"})
_UNIT_KINDS: frozenset[FigureKind] = frozenset({"count", "rate", "duration"})
"""Kinds whose own words must be the same: beds are compared with beds, weeks with weeks. How long somebody has done
something grows by itself, so that kind is left out."""
_COMMON = (
    BE | CONJUNCTIONS | DO | HAVE | MODALS | NUMBER_WORDS | POSSESSIVES | PREPOSITIONS | QUESTION_WORDS | SUBJECTS
    | SUBJECTS_CONTRACTED | SUBORDINATORS
    | word_set(
        "a an the this that these those it its them him her me us there here then than as also just really very quite "
        "only even still so well now like yeah yes no not never always about almost nearly roughly around exactly "
        "percent percentage half third quarter got get went go going came come made make took take put said say told "
        "tell asked ask thought think knew know wanted want started start began did done one two first last next other "
        "more most less least much many lot lots bit some any all both each every everybody everyone people person "
        "thing things something time times way work worked working job team company project manager end result "
        "because which who what when where while after before later again back up down out over off too kind sort "
        "maybe guess suppose actually basically increased increase decreased decrease reduced reduce improved improve "
        "cut dropped drop fell rose grew raised brought saved save better new good great day days week weeks month "
        "months year years hour hours minute minutes"
    )
)  # fmt: skip
"""Words that any two answers share, so that they tell nothing about the project."""


@dataclass(frozen=True, slots=True)
class Told:
    """A figure as it was told: the words around it in quotation marks, in which answer, and when."""

    answer_id: str
    quote: str
    answered_at: datetime


@dataclass(frozen=True, slots=True)
class Difference:
    """The same thing with another figure: as told now, and as told before."""

    now: Told
    before: Told


@dataclass(frozen=True, slots=True)
class _Claim:
    kind: FigureKind
    role: str
    values: tuple[tuple[float, float], ...]
    unit: frozenset[str]
    measured: frozenset[str]
    told: Told


@dataclass(frozen=True, slots=True)
class _Story:
    interview_id: str
    words: frozenset[str]
    claims: tuple[_Claim, ...]


def told_differently(answers: Sequence[Answer], earlier: Sequence[Answer]) -> tuple[Difference, ...]:
    """Figures of `answers` that an answer of another session tells differently, in the order of `answers`; at most
    `MOST_NAMED`.

    `earlier` are answers of other sessions, the latest first; the first `MOST_EARLIER` are looked at, and of several
    that differ the latest is named. Cautious: the figures must be of one kind and measure the same words, and the
    answers must share so many words that they tell of one project. Where the other answer gives the same figure too,
    nothing is said.
    """
    others = [_story(answer) for answer in islice(earlier, MOST_EARLIER)]
    found: dict[tuple[str, str], Difference] = {}
    for story in map(_story, answers):
        for other in others:
            if story.interview_id == other.interview_id or not _same_project(story, other):
                continue
            for claim, before in _conflicts(story, other):
                found.setdefault((claim.told.answer_id, claim.told.quote), Difference(claim.told, before.told))
    return tuple(islice(found.values(), MOST_NAMED))


def difference_line(difference: Difference, zone: tzinfo | None = None) -> str:
    """The difference in one sentence, days in `zone`, the machine's own where None; made safe to print."""
    now, before = difference.now, difference.before
    day = date_words(before.answered_at.astimezone(zone))
    return clean(
        f"You said {now.quote}; on {day} it was {before.quote}. If both are the same thing, settle on one figure."
    )


def _conflicts(story: _Story, other: _Story) -> Iterator[tuple[_Claim, _Claim]]:
    for claim in story.claims:
        alike = [before for before in other.claims if _same_thing(claim, before)]
        if alike and not any(_agree(claim, before) for before in other.claims):
            ours = [own for own in story.claims if _same_thing(own, alike[0])]
            # Two figures that would both fit leave open which was meant, and one that agrees settles it.
            if len(alike) == 1 and len(ours) == 1:
                yield claim, alike[0]


def _same_project(one: _Story, two: _Story) -> bool:
    shared = len(one.words & two.words)
    return shared >= PROJECT_ALIKE and shared >= PROJECT_SHARE * min(len(one.words), len(two.words))


def _same_thing(one: _Claim, two: _Claim) -> bool:
    if one.kind != two.kind or one.role != two.role or len(one.values) != len(two.values):
        return False
    if one.kind in _UNIT_KINDS and one.unit != two.unit:
        return False
    shared = len(one.measured & two.measured)
    return shared >= MEASURED_ALIKE and shared >= MEASURED_SHARE * min(len(one.measured), len(two.measured))


def _agree(one: _Claim, two: _Claim) -> bool:
    """Whether the values overlap, a rounded third and 33% included."""
    if one.kind != two.kind or len(one.values) != len(two.values):
        return False
    return all(
        low <= top * _ROUNDED and bottom <= high * _ROUNDED
        for (low, high), (bottom, top) in zip(one.values, two.values, strict=True)
    )


def _story(answer: Answer) -> _Story:
    text = answer.result.text
    scene = Scene(text, tokenize(text))
    claims = [c for f in answer.result.analysis.quantified if (c := _claim(answer, scene, f)) is not None]
    return _Story(answer.interview_id, _content(scene.norms), tuple(claims))


def _claim(answer: Answer, scene: Scene, figure: Figure) -> _Claim | None:
    """What a figure says; None where it can't be compared."""
    inside = [at for at, p in enumerate(scene.pieces) if figure.start <= p.start and p.end <= figure.end]
    if figure.kind not in _COMPARED_KINDS or not inside:
        return None
    numbers = scene.numbers_in(inside[0], inside[-1] + 1)
    if not numbers or any(number.loose for number in numbers):
        return None
    first = max(inside[0] - _REACH, scene.begin(inside[0]))
    after = min(inside[-1] + 1 + _REACH, scene.end(inside[-1]))
    scale = [100 if figure.kind == "percent" and n.form in ("fraction", "ratio") else 1 for n in numbers]
    shown = max(inside[0] - _SHOWN_BEFORE, first), min(inside[-1] + _SHOWN_AFTER, after - 1)
    words = quote(answer.result.text, (scene.pieces[shown[0]].start, scene.pieces[shown[1]].end))
    return _Claim(
        kind=figure.kind,
        role=figure.role,
        values=tuple((n.low * by, n.high * by) for n, by in zip(numbers, scale, strict=True)),
        unit=frozenset(_stem(scene.norm(at)) for at in inside if _counts(scene.norm(at), units=True)),
        measured=_content(scene.norms[first:after]),
        told=Told(answer.id, words, answer.answered_at),
    )


def _content(norms: Sequence[str]) -> frozenset[str]:
    return frozenset(_stem(word) for word in norms if _counts(word))


def _counts(word: str, *, units: bool = False) -> bool:
    if len(word) < 3 or not word[0].isalpha() or is_number(word):
        return False
    return units or word not in _COMMON


def _stem(word: str) -> str:
    """A word without its commonest endings, so that "complaints" and "complaint" are one."""
    for ending in ("'s", "ing", "ies", "es", "ed", "s", "e", "y"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word.removesuffix(ending)
    return word
