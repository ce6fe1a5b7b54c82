"""Feedback over an answer and the replies to its follow-up questions: what came only when asked, what stayed open."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from trainer.bank.model import FOLLOW_UP_WHENS, FollowUpWhen, Question
from trainer.feedback import rubric
from trainer.feedback.measures import Case, examine
from trainer.feedback.probing.choose import Reply
from trainer.feedback.probing.open_points import vague_claim
from trainer.feedback.probing.quoting import said_back
from trainer.feedback.probing.reply import MORE_WORDS, answered_fully, evaded
from trainer.feedback.result import Advice, AnswerResult
from trainer.feedback.rules.told_in_general import in_general
from trainer.feedback.words import Span

_WHY = "An interviewer who has to ask writes down that they had to ask; many do not ask and write down nothing."


@dataclass(frozen=True, slots=True)
class ReplyNote:
    """A follow-up question, what was said to it, and one line on it; `rule` names what the line is about."""

    ask: str
    said: str
    rule: str
    line: str


@dataclass(frozen=True, slots=True)
class _WhenAsked:
    """Something that an answer lacked and a reply gave.

    `asked` are the follow-up questions it is looked for in the replies to; what a figure says by the way in another is
    chance. `replaces` are the rules of the advice on the answer that this makes more exact.
    """

    rule: str
    lacked: Callable[[Case], bool]
    given: Callable[[Case], Span | None]
    line: str
    replaces: tuple[str, ...]
    asked: tuple[FollowUpWhen, ...] = FOLLOW_UP_WHENS


def _no_figure(case: Case) -> bool:
    sized = any(f.role != "tenure" for f in case.analysis.quantified)
    return not sized or vague_claim(case) is not None


def _no_change(case: Case) -> bool:
    return case.wants_story and not any(f.role == "change" for f in case.analysis.quantified)


def _figure(reply: Case) -> Span | None:
    found = reply.analysis.quantified
    return (found[0].start, found[0].end) if found else None


def _change(reply: Case) -> Span | None:
    return next(((f.start, f.end) for f in reply.analysis.quantified if f.role == "change"), None)


def _result(reply: Case) -> Span | None:
    found = reply.analysis.structure.result
    return (found.start, found.end) if found else _change(reply)


def _own_deed(reply: Case) -> Span | None:
    return (reply.own.mine[0].start, reply.own.mine[0].end) if reply.own.mine else None


_ONLY_WHEN_ASKED = "You gave the figure only when asked"
_FIGURE = ("no_figure", "vague", "open_figure")

_RULES: tuple[_WhenAsked, ...] = (
    _WhenAsked(
        "case_when_asked",
        in_general,
        _own_deed,
        "You told a real case only when asked: begin with it",
        ("told_in_general", "no_result", "own_part"),
    ),
    _WhenAsked(
        "result_when_asked",
        lambda case: case.wants_story and not case.has_result,
        _result,
        "You said how it ended only when asked: end the answer with it",
        ("no_result",),
    ),
    _WhenAsked(
        "own_part_when_asked",
        lambda case: case.wants_story and case.own_part_missing,
        _own_deed,
        "Your own part came only when asked: say it in the answer itself",
        ("own_part", "helped_with"),
    ),
    _WhenAsked("change_when_asked", _no_change, _change, f"{_ONLY_WHEN_ASKED}: put it into the answer itself", _FIGURE),
    _WhenAsked(
        "figure_when_asked",
        _no_figure,
        _figure,
        f"{_ONLY_WHEN_ASKED}: put it into the answer itself",
        _FIGURE,
        ("no_figure", "vague", "short"),
    ),
    _WhenAsked(
        "more_when_asked",
        lambda case: case.length == "short",
        lambda reply: (0, len(reply.text)) if reply.analysis.words >= MORE_WORDS else None,
        "There was more to tell, and it came only when asked: say it in the answer itself",
        ("too_short",),
        ("short",),
    ),
)

_STILL_OPEN: dict[FollowUpWhen, str] = {
    "no_figure": "The figure stayed open. A rough one is enough; look it up before the next interview.",
    "vague": "It stayed open how much that was. A rough figure is enough; look it up before the next interview.",
    "no_result": "How it ended stayed open. One sentence is enough, also where it ended badly.",
    "no_own_part": "Your own part stayed open. One thing that you did yourself is enough.",
    "short": "There was little more to it. Another example may have more to tell.",
    "long": "It was still long. Choose the one sentence that should be remembered, and say only that.",
    "always": "That was very short. One sentence more, with a reason, makes it an answer.",
}
_EVADED = "Saying that you don't know is honest. Add what you would guess, or how you would find out."
_ANSWERED: dict[FollowUpWhen, str] = {"long": "That is the short version: next time begin with it."}


def reply_notes(question: Question, answer: AnswerResult, replies: Sequence[Reply]) -> tuple[ReplyNote, ...]:
    """One note on each reply, in their order."""
    if not replies:
        return ()
    case = examine(answer.transcript, answer.analysis, question)
    notes: list[ReplyNote] = []
    told: set[str] = set()
    for probe, result in replies:
        rule, line = _note(case, probe.when, result, told)
        told.add(rule)
        notes.append(ReplyNote(probe.ask, result.text, rule, line))
    return tuple(notes)


def with_replies(question: Question, answer: AnswerResult, replies: Sequence[Reply]) -> AnswerResult:
    """`answer` with its advice as it is once the replies count too: what was given when asked is no longer missing."""
    if not replies:
        return answer
    case = examine(answer.transcript, answer.analysis, question)
    advice = list(answer.advice)
    for rule, reply, span in _given(case, replies):
        at = next((i for i, a in enumerate(advice) if a.rule in rule.replaces), None)
        words = said_back(reply, span)
        made = Advice(
            rule.rule,
            f"{rule.line}.",
            _WHY,
            f"In your own words: {words}" if words else "",
            () if at is None else advice[at].evidence,
        )
        if at is not None:
            advice[at] = made
        elif len(advice) < rubric.MOST_ADVICE:
            advice.append(made)
    return replace(answer, advice=tuple(advice))


def _given(case: Case, replies: Sequence[Reply]) -> list[tuple[_WhenAsked, Case, Span]]:
    """What the answer lacked and a reply gave, each thing once."""
    found: list[tuple[_WhenAsked, Case, Span]] = []
    taken: set[str] = set()
    for probe, result in replies:
        reply = _case(result)
        for rule in _RULES:
            span = _gave(rule, case, probe.when, reply) if not taken.intersection(rule.replaces) else None
            if span is not None:
                found.append((rule, reply, span))
                taken.update(rule.replaces)
    return found


def _gave(rule: _WhenAsked, case: Case, when: FollowUpWhen, reply: Case) -> Span | None:
    return rule.given(reply) if when in rule.asked and rule.lacked(case) else None


def _note(case: Case, when: FollowUpWhen, result: AnswerResult, told: set[str]) -> tuple[str, str]:
    if result.no_speech:
        return "no_speech", "Nothing was heard."
    reply = _case(result)
    for rule in _RULES:
        span = _gave(rule, case, when, reply) if rule.rule not in told else None
        if span is not None:
            words = reply.quoted(span) if rule.replaces is _FIGURE else said_back(reply, span)
            return rule.rule, f"{rule.line} ({words})." if words else f"{rule.line}."
    if answered_fully(when, reply):
        return "answered", _ANSWERED.get(when, "You answered what was asked.")
    return "still_open", _EVADED if evaded(reply) else _STILL_OPEN[when]


def _case(result: AnswerResult) -> Case:
    return examine(result.transcript, result.analysis, None)
