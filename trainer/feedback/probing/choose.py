"""Which follow-up question is put, if any: a pure choice from the answer, the replies so far and a seed."""

import random
from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType

from trainer.bank.model import FollowUpWhen, Question
from trainer.feedback import rubric
from trainer.feedback.measures import Case, examine
from trainer.feedback.probing.open_points import open_points
from trainer.feedback.probing.reply import answered_fully, gives
from trainer.feedback.probing.wordings import pressed, wordings
from trainer.feedback.result import AnswerResult
from trainer.interview.session import Probe

Reply = tuple[Probe, AnswerResult]
"""A follow-up question and what was said to it."""

_FIGURES: tuple[FollowUpWhen, ...] = ("no_figure", "vague")
_ALIKE: Mapping[FollowUpWhen, tuple[FollowUpWhen, ...]] = MappingProxyType(dict.fromkeys(_FIGURES, _FIGURES))
"""Both ask for a figure: after one of them the other would be the same question."""
_ALWAYS = "What would you do differently today?"


def choose_probe(
    question: Question,
    answer: AnswerResult,
    *,
    replies: Sequence[Reply] = (),
    asked: Collection[str] = (),
    seed: int = 0,
) -> Probe | None:
    """The next follow-up question to `answer`, None where an interviewer would go on.

    `replies` are the follow-up questions it drew already, each with what was said; `asked` the words of all that were
    put in this interview, none of which is put again. The bank's own words go before common ones. The same arguments
    give the same choice.
    """
    if answer.no_speech or (replies and _settled(*replies[-1])):
        return None
    return _next(question, answer, replies, asked, seed)


def next_question(
    question: Question, answer: AnswerResult, *, replies: Sequence[Reply] = (), asked: Collection[str] = ()
) -> str:
    """What would be asked if the interview went on here; "" where nothing is left to ask."""
    if answer.no_speech:
        return ""
    probe = _next(question, answer, replies, asked, 0)
    if probe is not None:
        return probe.ask
    # Asked of a plan or a motive it makes no sense.
    return _first_new((_ALWAYS,), asked) if question.kind in rubric.STORY_KINDS else ""


def _next(
    question: Question, answer: AnswerResult, replies: Sequence[Reply], asked: Collection[str], seed: int
) -> Probe | None:
    case = examine(answer.transcript, answer.analysis, question)
    put = {when for probe, _ in replies for when in _ALIKE.get(probe.when, (probe.when,))}
    rng = random.Random(f"{seed} {question.id} {len(asked)}")
    points = open_points(case)
    if replies:  # of an answer that was asked about, how long it was is not the matter any more
        points = tuple(when for when in points if when not in ("short", "long"))
    for when in points:
        if when not in put and not any(gives(when, _reply_case(reply)) for _, reply in replies):
            ask = _first_new((*_own(question, when), *wordings(when, case, rng)), asked)
            if ask:
                return Probe(ask, when, answer.id)
    last: FollowUpWhen = replies[-1][0].when if replies else "always"
    again = _open_still(replies)
    ask = _first_new(pressed(last) if again else _own(question, "always"), asked)
    return Probe(ask, last if again else "always", answer.id) if ask else None


def _open_still(replies: Sequence[Reply]) -> bool:
    return bool(replies) and not _settled(*replies[-1])


def _own(question: Question, when: FollowUpWhen) -> tuple[str, ...]:
    return tuple(f.ask for f in question.follow_ups if f.when == when)


def _first_new(asks: Sequence[str], asked: Collection[str]) -> str:
    return next((ask for ask in asks if ask not in asked), "")


def _settled(probe: Probe, reply: AnswerResult) -> bool:
    """Whether nothing more is to be asked after this reply: it said all that was wanted, or nothing was said."""
    return reply.no_speech or answered_fully(probe.when, _reply_case(reply))


def _reply_case(reply: AnswerResult) -> Case:
    return examine(reply.transcript, reply.analysis, None)
