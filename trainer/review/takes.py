"""Which takes of a session stand for it, and which session stands before it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from trainer.bank.model import Question
from trainer.feedback.result import AnswerResult
from trainer.interview.session import Interview
from trainer.store.records import Answer

if TYPE_CHECKING:
    from trainer.store.store import Store

_PAGE = 20  # sessions looked through at a time; the one before is nearly always on the first page


def last_takes(answers: Sequence[Answer]) -> tuple[Answer, ...]:
    """The last take of each question, in the order of the questions: where the candidate stands.

    Replies to follow-up questions are no takes.
    """
    last = {a.question_index: a for a in sorted(answers, key=lambda a: a.take) if a.follows is None}
    return tuple(last[index] for index in sorted(last))


def to_debrief(answers: Sequence[Answer]) -> tuple[tuple[Question, AnswerResult], ...]:
    """The last takes in the form a debrief is made from."""
    return tuple((answer.question, answer.result) for answer in last_takes(answers))


def before(store: "Store", interview: Interview) -> tuple[tuple[Question, AnswerResult], ...]:
    """The last takes of the latest session with an answer that began before this one; () where there is none."""
    offset = 0
    while page := store.sessions(limit=_PAGE, offset=offset):
        for summary in page:
            if summary.started_at < interview.started_at and summary.answered and summary.id != interview.id:
                return to_debrief(store.answers(summary.id))
        offset += _PAGE
    return ()
