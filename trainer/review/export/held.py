"""One session with all that a report of it tells, read from the history."""

from dataclasses import dataclass, replace
from datetime import tzinfo
from typing import Protocol

from trainer.bank.model import Question
from trainer.feedback.debrief import Debrief, debrief
from trainer.interview.session import Interview
from trainer.review.earlier import told_before
from trainer.review.exchanges import replies_to
from trainer.review.takes import before, to_debrief
from trainer.store.records import Answer, Story
from trainer.store.store import Store


class Rewriter(Protocol):
    """Puts something else in the place of names, the same for the same name wherever it stands."""

    def text(self, text: str) -> str:
        """`text` so rewritten."""

    def interview(self, interview: Interview) -> Interview:
        """`interview` with its title and questions so rewritten."""

    def answer(self, answer: Answer) -> Answer:
        """`answer` so rewritten, its findings on the same words as before."""

    def story(self, story: Story) -> Story:
        """`story` so rewritten."""


@dataclass(frozen=True, slots=True)
class Held:
    """A session as it was held: all its answers, by question and take."""

    interview: Interview
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Reported(Held):
    """A session to read: `told` is its debrief, `otherwise` what it tells otherwise than the sessions before it."""

    told: Debrief
    otherwise: tuple[str, ...] = ()


def by_question(held: Held) -> tuple[tuple[Question, tuple[Answer, ...]], ...]:
    """The questions in their order, each with all the answers it was given."""
    return tuple(
        (question, tuple(a for a in held.answers if a.question_index == index))
        for index, question in enumerate(held.interview.questions)
    )


def read_held(store: Store, interview_id: str, rewriter: Rewriter | None = None) -> Held:
    """A session and its answers, rewritten where wanted. Raises `NotFoundError`, `StoreError`."""
    interview, answers = store.interview(interview_id), store.answers(interview_id)
    if rewriter is None:
        return Held(interview, answers)
    return Held(rewriter.interview(interview), tuple(rewriter.answer(answer) for answer in answers))


def read_reported(
    store: Store, interview_id: str, rewriter: Rewriter | None = None, zone: tzinfo | None = None
) -> Reported:
    """A session with its debrief, days in `zone`. Raises `NotFoundError`, `StoreError`.

    Where it is rewritten, it is to be seen by others: what earlier sessions said is then left out.
    """
    held = read_held(store, interview_id, rewriter)
    told = debrief(
        held.interview,
        to_debrief(held.answers),
        before=before(store, held.interview),
        replies=replies_to(held.interview, held.answers),
    )
    if rewriter is None:
        return Reported(held.interview, held.answers, told, told_before(store, held.interview, held.answers, zone))
    return Reported(held.interview, held.answers, replace(told, taken_up=rewriter.text(told.taken_up)))
