"""Which follow-up question is put, if any: a pure choice from the answer, the replies so far and a seed."""

import random
from collections.abc import Collection, Sequence

from trainer.bank.model import FollowUpWhen, Question
from trainer.feedback import rubric
from trainer.feedback.measures import Case, examine
from trainer.feedback.probing.open_points import open_points
from trainer.feedback.probing.reply import answered_fully, gives
from trainer.feedback.probing.wordings import echo, pressed, wordings
from trainer.feedback.result import AnswerResult
from trainer.interview.session import Probe

Reply = tuple[Probe, AnswerResult]
"""A follow-up question and what was said to it."""

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
    rng = random.Random(f"{seed} {question.id} {len(asked)}")
    for when in _points(case, question, replies):
        own = () if _asked_own(question, when, replies) else _own(question, when)
        said = echo(when, case)
        ask = _first_new(own, asked)
        ask = f"{said}{ask}" if ask else _first_new(wordings(when, case, rng), asked)
        if ask:
            return Probe(ask, when, answer.id)
    last = replies[-1][0] if replies else None
    if last is None or _settled(*replies[-1]):
        ask = _first_new(_own(question, "always"), asked)
        return Probe(ask, "always", answer.id) if ask else None
    ask = _first_new(pressed(last.when), asked) if _asks_for_figure(question, last) else ""
    return Probe(ask, last.when, answer.id) if ask else None


def _points(case: Case, question: Question, replies: Sequence[Reply]) -> tuple[FollowUpWhen, ...]:
    """The open points of the answer that no reply closed and no follow-up question took up yet."""
    points = list(open_points(case))
    if "no_figure" in points and "vague" in points and _own(question, "no_figure"):
        # The bank's own question after a figure fits a vague claim better than a common one.
        points.remove("no_figure")
        points.insert(points.index("vague"), "no_figure")
    put = {probe.when for probe, _ in replies}
    if any(_asks_for_figure(question, probe) for probe, _ in replies):
        put |= {"no_figure", "vague"}
    else:
        put -= {"vague"}  # the bank's own question was about something else that was vague
    if replies:  # of an answer that was asked about, how long it was is not the matter any more
        put |= {"short", "long"}
    closed = {when for when in points for _, reply in replies if gives(when, _reply_case(reply))}
    return tuple(when for when in points if when not in put | closed)


def _asks_for_figure(question: Question, probe: Probe) -> bool:
    """Whether a follow-up question asks how much or how many; a bank's own on what is vague may ask anything."""
    return probe.when == "no_figure" or (probe.when == "vague" and not _is_own(question, probe))


def _asked_own(question: Question, when: FollowUpWhen, replies: Sequence[Reply]) -> bool:
    """Whether the bank's own question on this point was put to this answer already."""
    return any(probe.when == when and _is_own(question, probe) for probe, _ in replies)


def _is_own(question: Question, probe: Probe) -> bool:
    """Whether the bank's own words were used, be it after the candidate's."""
    return any(probe.ask.endswith(ask) for ask in _own(question, probe.when))


def _own(question: Question, when: FollowUpWhen) -> tuple[str, ...]:
    return tuple(f.ask for f in question.follow_ups if f.when == when)


def _first_new(asks: Sequence[str], asked: Collection[str]) -> str:
    """The first that was not put yet, be it after words of the candidate's that were said back."""
    return next((ask for ask in asks if not any(earlier.endswith(ask) for earlier in asked)), "")


def _settled(probe: Probe, reply: AnswerResult) -> bool:
    """Whether nothing more is to be asked after this reply: it said all that was wanted, or nothing was said."""
    return reply.no_speech or answered_fully(probe.when, _reply_case(reply))


def _reply_case(reply: AnswerResult) -> Case:
    return examine(reply.transcript, reply.analysis, None)
