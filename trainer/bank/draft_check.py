"""A question as somebody fills it in, checked with the words that `banks check` has for a file."""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, fields
from typing import Any

from trainer.bank.lint_question import on_question
from trainer.bank.model import Question
from trainer.bank.nodes import Mapping, Node, Place, Scalar, Sequence
from trainer.bank.suggest import id_from
from trainer.bank.words import content_words

_WHEN = re.compile(r"([a-z_]+)\s*:\s*(.*)", re.DOTALL)
_CLOCK = re.compile(r"(\d{1,2}):([0-5]\d)", re.ASCII)
_MOST_PROBLEMS = 20
_START = Place(1, 1)


@dataclass(frozen=True, slots=True)
class Draft:
    """What stands in a form: every field a text, lists a text an item. A follow-up is `when: words`, or words alone."""

    id: str
    ask: str
    kind: str = ""
    competencies: tuple[str, ...] = ()
    difficulty: str = ""
    target_seconds: str = ""
    look_for: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()
    follow_ups: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


FIELDS = tuple(part.name for part in fields(Draft))


@dataclass(frozen=True, slots=True)
class Remark:
    """What is wrong with a field, or could be better, and what to write."""

    field: str
    what: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Checked:
    """The question that a draft makes, None where `problems` say why it makes none; `advice` stops nobody."""

    question: Question | None
    problems: tuple[Remark, ...]
    advice: tuple[Remark, ...] = ()


def draft_of(question: Question) -> Draft:
    """`question` as it stands in a form."""
    return Draft(
        id=question.id,
        ask=question.ask,
        kind=question.kind,
        competencies=question.competencies,
        difficulty=str(question.difficulty),
        target_seconds=str(question.target_seconds),
        look_for=question.look_for,
        avoid=question.avoid,
        follow_ups=tuple(f"{follow_up.when}: {follow_up.ask}" for follow_up in question.follow_ups),
        tags=question.tags,
    )


def check_draft(draft: Draft) -> Checked:
    """The question that `draft` makes, or what is wrong with it, field by field."""
    from trainer.bank.schema import bank_from  # loads pydantic

    # Each field stands in a line of its own, so that a complaint's line says which it is about.
    entries = {
        name: (Place(line, 1), _node(name, getattr(draft, name), line)) for line, name in enumerate(FIELDS, start=3)
    }
    question = Mapping(Place(2, 1), entries)
    root = Mapping(
        _START, {"title": (_START, Scalar(_START, "-")), "questions": (_START, Sequence(_START, (question,)))}
    )
    bank, problems = bank_from(root, "", _MOST_PROBLEMS)
    if bank is None:
        return Checked(None, tuple(Remark(_field(p.place.line), p.what, p.remedy) for p in problems))
    made = bank.questions[0]
    advice = tuple(Remark(str(w.path[0]) if w.path else "ask", w.message, w.remedy) for w in on_question(made, ()))
    return Checked(made, (), advice)


def free_id(ask: str, taken: Collection[str]) -> str:
    """An id for the question `ask`, of its telling words, that none of `taken` is."""
    # Most questions begin alike: an id of their first words would say nothing.
    wanted = id_from(" ".join(content_words(ask)) or ask)
    free, number = wanted, 1
    while free in taken:
        number += 1
        free = f"{wanted[:56]}-{number}"
    return free


def _field(line: int) -> str:
    return FIELDS[min(max(line - 3, 0), len(FIELDS) - 1)]


def _node(name: str, value: Any, line: int) -> Node:
    place = Place(line, 1)
    if isinstance(value, str):
        return Scalar(place, _seconds(value) if name == "target_seconds" else value)
    written = (item for item in value if item.strip())
    make: Callable[[str, Place], Node] = _follow_up if name == "follow_ups" else _item
    return Sequence(place, tuple(make(item, Place(line, column)) for column, item in enumerate(written, start=2)))


def _item(text: str, place: Place) -> Node:
    return Scalar(place, text)


def _seconds(text: str) -> str:
    """The seconds of a time such as 1:30."""
    found = _CLOCK.fullmatch(text.strip())
    return str(int(found[1]) * 60 + int(found[2])) if found else text


def _follow_up(text: str, place: Place) -> Node:
    found = _WHEN.fullmatch(text.strip())
    when, ask = (found[1], found[2]) if found else ("always", text)
    return Mapping(place, {"when": (place, Scalar(place, when)), "ask": (place, Scalar(place, ask))})
