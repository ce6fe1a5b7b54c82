"""The questions that were practised: best, last, how often, when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trainer.store.records import AnswerRow


@dataclass(frozen=True, slots=True)
class Practised:
    """One question and its takes over all sessions.

    `best` and `last` are overall scores, None where nothing was said in any take, or in the last; `takes` counts those
    in which nothing was said too. `practised_at` is when the last one was given.
    """

    question_id: str
    ask: str
    bank_title: str
    best: int | None
    last: int | None
    takes: int
    practised_at: datetime


def question_key(row: "AnswerRow") -> tuple[str, str]:
    """What makes two answers takes of one question: its id and its words, whichever bank or session they come from."""
    return row.question_id, " ".join(row.ask.casefold().split())


def takes_of(rows: "Iterable[AnswerRow]", question_id: str, ask: str) -> "tuple[AnswerRow, ...]":
    """The takes of one question among `rows`, the oldest first; answers to follow-up questions are none."""
    key = question_id, " ".join(ask.casefold().split())
    return tuple(
        sorted((r for r in rows if r.follows is None and question_key(r) == key), key=lambda r: (r.answered_at, r.id))
    )


def practised_questions(rows: "Iterable[AnswerRow]") -> tuple[Practised, ...]:
    """All questions that were answered, the one practised last first."""
    groups: dict[tuple[str, str], list[AnswerRow]] = {}
    for row in sorted((r for r in rows if r.follows is None), key=lambda r: (r.answered_at, r.id)):
        groups.setdefault(question_key(row), []).append(row)
    found = [_practised(takes) for takes in groups.values()]
    return tuple(sorted(found, key=lambda q: q.practised_at, reverse=True))


def weakest_first(questions: Iterable[Practised]) -> tuple[Practised, ...]:
    """The same with those whose last take is weakest first."""
    return tuple(sorted(questions, key=lambda q: -1 if q.last is None else q.last))


def _practised(takes: "list[AnswerRow]") -> Practised:
    last = takes[-1]
    return Practised(
        question_id=last.question_id,
        ask=last.ask,
        bank_title=last.bank_title,
        best=max((t.overall for t in takes if t.words > 0), default=None),
        last=last.overall if last.words > 0 else None,
        takes=len(takes),
        practised_at=last.answered_at,
    )
