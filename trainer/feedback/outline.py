"""A model outline for a question: the frame its kind wants, the question's own points in it, one's own figures."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from trainer.bank.model import Kind, Question
from trainer.feedback.result import AnswerResult
from trainer.feedback.words import quote

_MOST_FIGURES = 4


@dataclass(frozen=True, slots=True)
class Part:
    """One part of an outline: what it `does`, the question's own `points` in it, the `share` of time it may take."""

    name: str
    does: str
    points: tuple[str, ...]
    share: str = ""


@dataclass(frozen=True, slots=True)
class _Frame:
    """A part of a frame: what it is for, and the words in a question's points that belong there."""

    name: str
    does: str
    share: str
    takes: re.Pattern[str] | None = None


def _frame(name: str, does: str, share: str, takes: str = "") -> _Frame:
    return _Frame(name, does, share, re.compile(rf"\b(?:{takes})", re.IGNORECASE) if takes else None)


_RESULT = (
    r"result|outcome|effect|end(?:s|ed|ing)?\b|chang|figure|number|measur|learn|lesson|afterwards|since then|"
    r"happened next|differently|improve|impact|(?:came|became) of|turn(?:s|ed)? out"
)
_SITUATION = r"situation|context|background|where\b|setting|scale|size of|who was|one real|real case|specific"
_TASK = (
    r"task|goal|aim|target|role|responsibilit|at stake|problem|why (?:it|that|this|the \w+) matter|was asked|deadline"
)
_REASON = r"reason|why\b|because|trade|risk|alternativ|weigh"

_FRAMES: Mapping[Kind, tuple[_Frame, ...]] = MappingProxyType(
    {
        "behavioural": (
            _frame("Situation", "where and when it was, in one sentence", "a tenth", _SITUATION),
            _frame("Task", "what had to be reached, and why it mattered", "a tenth", _TASK),
            _frame("Action", 'what you did, step by step, with "I"', "over half"),
            _frame("Result", "how it ended, with a figure, and what you took from it", "a quarter", _RESULT),
        ),
        "situational": (
            _frame("First", "what you would do at once", "a third"),
            _frame(
                "Then", "what comes next, and who you would bring in", "a third", r"then|next|follow|tell|inform|team"
            ),
            _frame("Why", "the reason for that order, and a time you did so", "a third", _REASON),
        ),
        "technical": (
            _frame(
                "What is wanted",
                "who needs it, how much, how fast",
                "a fifth",
                r"requirement|clarif|assum|who (?:needs|uses|it is for)",
            ),
            _frame("How", "your steps or parts in order", "half"),
            _frame("Why so", "the reason, and what you gave up for it", "a fifth", _REASON),
            _frame("Once", "one time you did it, and what came of it", "a tenth", _RESULT),
        ),
        "motivation": (
            _frame(
                "Them",
                "one thing about them that fits no other employer",
                "a third",
                r"them|they|compan|employ|role|job|this ",
            ),
            _frame("You", "something you have done that fits", "a third"),
            _frame("Why it leads here", "what joins the two", "a third", _REASON),
        ),
        "introduction": (
            _frame("Now", "what you do, with one figure", "a third", r"now|current|today|present"),
            _frame("Before", "how you came to it, in two steps", "a third"),
            _frame("Next", "what you want, and why here", "a third", r"next|want|future|why|here|role|job"),
        ),
        "career-gap": (
            _frame(
                "What happened",
                "in one calm sentence, judging nobody",
                "a fifth",
                r"fact|reason|honest|short|calm|what happened",
            ),
            _frame("What you did with it", "how you used the time, or what you learned", "half"),
            _frame("Now", "why you are ready, and for what", "a third", r"now|ready|next|forward|role|job|again"),
        ),
        "closing": (
            _frame("One thing", "what you would like to know, or what they should remember", "a third"),
            _frame("Why you ask", "what in the conversation it comes from", "two thirds", _REASON),
        ),
    }
)
"""Shares are rough. A question's point goes to the first part whose words it has, else to the one without any.
Convention: the frames that interview guides agree on; for stories situation, task, action, result."""


def outline(question: Question, told: Sequence[AnswerResult] = ()) -> tuple[Part, ...]:
    """The parts of a good answer to `question`; `told` are earlier takes and replies, whose figures are put to use."""
    frames = _FRAMES[question.kind]
    rest = next((f for f in frames if f.takes is None), frames[0])
    points: dict[str, list[str]] = {frame.name: [] for frame in frames}
    for wanted in question.look_for:
        home = next((f for f in frames if f.takes is not None and f.takes.search(wanted)), rest)
        points[home.name].append(wanted)
    parts = [Part(frame.name, frame.does, tuple(points[frame.name]), frame.share) for frame in frames]
    figures = _figures(told)
    if figures:
        parts.append(Part("Your own figures", "what you have said before, to put in", figures))
    return tuple(parts)


def _figures(told: Sequence[AnswerResult]) -> tuple[str, ...]:
    """What was said in figures, those of a change first, each once."""
    found = [(figure, result) for result in told for figure in result.analysis.quantified if figure.role != "tenure"]
    ranked = sorted(found, key=lambda f: f[0].role != "change")
    said = (quote(result.text, (figure.start, figure.end)) for figure, result in ranked)
    return tuple(dict.fromkeys(said))[:_MOST_FIGURES]
