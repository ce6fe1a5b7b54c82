"""Which takes of a session stand for it."""

from collections.abc import Sequence

from trainer.bank.model import Question
from trainer.feedback.result import AnswerResult
from trainer.store.records import Answer


def last_takes(answers: Sequence[Answer]) -> tuple[Answer, ...]:
    """The last take of each question, in the order of the questions: where the candidate stands."""
    last = {answer.question_index: answer for answer in sorted(answers, key=lambda a: a.take)}
    return tuple(last[index] for index in sorted(last))


def to_debrief(answers: Sequence[Answer]) -> tuple[tuple[Question, AnswerResult], ...]:
    """The last takes in the form a debrief is made from."""
    return tuple((answer.question, answer.result) for answer in last_takes(answers))
