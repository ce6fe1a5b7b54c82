"""The story bank at a glance: what each story serves, where one is missing, which is worn out or growing old."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from trainer.feedback import rubric
from trainer.review.queue.origins import BankQuestion, Origins
from trainer.review.queue.reasons import days_since
from trainer.review.stories import thresholds as limits

if TYPE_CHECKING:
    from trainer.store.records import AnswerRow, Story

State = Literal["fresh", "old", "worn", "untold"]


@dataclass(frozen=True, slots=True)
class StoryView:
    """A story with the answers that tell it, the latest first.

    `competencies` are those of the questions that it answered, the most frequent first. `told` counts the interviews in
    which it was told, `questions` the different questions; `last` is when it was told last, None where it never was.
    """

    story: "Story"
    rows: "tuple[AnswerRow, ...]"
    competencies: tuple[str, ...]
    told: int
    questions: int
    last: datetime | None
    state: State


@dataclass(frozen=True, slots=True)
class StoryBook:
    """All stories, the latest told first, and the competencies that the practised banks ask stories for.

    `competencies` come in the order of how many questions ask for them; `missing` are those that no story serves.
    """

    views: tuple[StoryView, ...]
    competencies: tuple[str, ...]
    missing: tuple[str, ...]


def story_book(
    stories: "Sequence[Story]", rows: "Sequence[AnswerRow]", questions: Sequence[BankQuestion], now: datetime
) -> StoryBook:
    """The bank as `rows` (all answers, in any order) show it at `now` (aware); `questions` stand on the shelf."""
    told = sorted((r for r in rows if r.follows is None), key=lambda row: (row.answered_at, row.id), reverse=True)
    by_id = {row.id: row for row in told}
    lately = [row.id for row in told if row.kind in rubric.STORY_KINDS][: int(limits.LATELY.value)]
    views = [_view(story, [by_id[a] for a in story.answers if a in by_id], lately, now) for story in stories]
    views.sort(key=lambda view: view.last.timestamp() if view.last else 0.0, reverse=True)
    wanted = wanted_competencies(questions, told)
    served = {name for view in views for name in view.competencies}
    return StoryBook(
        views=tuple(views),
        competencies=wanted,
        missing=tuple(name for name in wanted if name not in served),
    )


def wanted_competencies(questions: Sequence[BankQuestion], rows: "Iterable[AnswerRow]") -> tuple[str, ...]:
    """What the banks practised so far ask stories for, the most asked first; before that, the first bank's."""
    asked = practised(questions, rows)
    found = Counter(c for one in asked if one.question.kind in rubric.STORY_KINDS for c in one.question.competencies)
    return tuple(sorted(found, key=lambda name: (-found[name], name)))


def practised(questions: Sequence[BankQuestion], rows: "Iterable[AnswerRow]") -> tuple[BankQuestion, ...]:
    """The questions of the banks that `rows` answer, else those of the first bank."""
    rows = tuple(rows)
    origins = Origins(questions, rows)
    titles = {found.bank_title for row in rows if (found := origins.of(row)) is not None}
    titles = titles or {one.bank_title for one in questions[:1]}
    return tuple(one for one in questions if one.bank_title in titles)


def could_serve(
    view: StoryView, questions: Sequence[BankQuestion], missing: Sequence[str] = (), most: int = 5
) -> tuple[BankQuestion, ...]:
    """Questions that this story was not told to yet and that ask for what it shows; `missing` competencies go first."""
    told_to = {row.question_id for row in view.rows} | {row.ask for row in view.rows}
    fitting = [
        (-len(shared), -len(set(one.question.competencies) & set(missing)), place, one)
        for place, one in enumerate(questions)
        if one.question.kind in rubric.STORY_KINDS
        and not {one.question.id, one.question.ask} & told_to
        and (shared := set(one.question.competencies) & set(view.competencies))
    ]
    return tuple(one for *_, one in sorted(fitting, key=lambda found: found[:3])[:most])


def matrix(book: StoryBook) -> Mapping[str, tuple[bool, ...]]:
    """For each competency asked for, which of the book's stories serve it, in their order."""
    return {name: tuple(name in view.competencies for view in book.views) for name in book.competencies}


def _view(story: "Story", rows: "list[AnswerRow]", lately: Sequence[str], now: datetime) -> StoryView:
    rows.sort(key=lambda row: (row.answered_at, row.id), reverse=True)
    served = Counter(name for row in rows for name in row.competencies)
    told = len({row.interview_id for row in rows})
    last = rows[0].answered_at if rows else None
    return StoryView(
        story=story,
        rows=tuple(rows),
        competencies=tuple(sorted(served, key=lambda name: (-served[name], name))),
        told=told,
        questions=len({(row.question_id, row.ask) for row in rows}),
        last=last,
        state=_state(told, last, sum(row.id in lately for row in rows), len(lately), now),
    )


def _state(told: int, last: datetime | None, lately: int, of_all: int, now: datetime) -> State:
    if last is None:
        return "untold"
    if told >= limits.WORN_TIMES.value:
        return "worn"
    if lately >= limits.WORN_FEWEST.value and lately > limits.WORN_SHARE.value * of_all:
        return "worn"
    return "old" if days_since(last, now) > limits.OLD_DAYS.value else "fresh"
