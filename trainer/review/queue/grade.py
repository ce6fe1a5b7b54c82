"""How an answer is graded for its return: again, hard, good or easy, from the figures that its row in the history has.

A fault that concerns only part of the questions (no ending, no figure) is looked for there alone. Inside the dead band
of fillers there is no fault.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from trainer.analysis.timing import ESTIMATED_WPM
from trainer.feedback import rubric
from trainer.feedback.words import clock
from trainer.review.queue import thresholds as limits

if TYPE_CHECKING:
    from trainer.store.records import AnswerRow

Grade = Literal["again", "hard", "good", "easy"]
Weight = Literal["grave", "slight"]


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that brings an answer back sooner; `words` says it after "last time"."""

    name: str
    weight: Weight
    seen: "Callable[[AnswerRow], bool]"
    words: "Callable[[AnswerRow], str]"
    source: str


def fillers_per_minute(answer: "AnswerRow") -> float:
    """Fillers a minute, in the answer's own time or in the time its words take at an ordinary pace."""
    seconds = answer.seconds or 60 * answer.words / ESTIMATED_WPM
    return 60 * answer.fillers / seconds if seconds else 0.0


def _many_fillers(answer: "AnswerRow") -> bool:
    return answer.fillers >= rubric.FILLERS_FEWEST.value and fillers_per_minute(answer) >= rubric.FILLERS_HARMFUL.value


def _some_fillers(answer: "AnswerRow") -> bool:
    outside = fillers_per_minute(answer) > rubric.FILLERS_QUIET.value
    return answer.fillers >= rubric.FILLERS_FEWEST.value and outside and not _many_fillers(answer)


def _fillers_said(answer: "AnswerRow") -> str:
    return f"about {round(fillers_per_minute(answer))} fillers a minute"


def _length_said(answer: "AnswerRow") -> str:
    long_or_short = "long" if answer.length_verdict == "long" else "short"
    took = f" ({clock(answer.seconds)})" if answer.seconds else ""
    return f"rather {long_or_short}{took}"


def _story(answer: "AnswerRow") -> bool:
    return answer.kind in rubric.STORY_KINDS


def _no_ending(answer: "AnswerRow") -> bool:
    # A change is an ending too, also one in vague words; between the two nothing is claimed.
    open_end = not (answer.has_result or answer.changes or answer.vague)
    return "no_result" in answer.findings or (_story(answer) and open_end)


def _found(rule: str) -> "Callable[[AnswerRow], bool]":
    return lambda answer: rule in answer.findings


def _always(words: str) -> "Callable[[AnswerRow], str]":
    return lambda _: words


FAULTS: tuple[Fault, ...] = (
    Fault(
        "no_result",
        "grave",
        _no_ending,
        _always("the ending was missing"),
        "23% of real answers were stories, heavy on situation; stories raised recommendations (Bangerter 2014)",
    ),
    Fault(
        "off_question",
        "grave",
        _found("off_question"),
        _always("it passed the question by"),
        "Convention: said of few answers and surely, see the rubric",
    ),
    Fault(
        "told_in_general",
        "grave",
        _found("told_in_general"),
        _always("it told no real case"),
        "Stories raised hiring recommendations (Bangerter 2014)",
    ),
    Fault(
        "too_short",
        "grave",
        lambda a: a.length_verdict == "short",
        _length_said,
        "trainer.analysis.timing: less than half of what was asked for",
    ),
    Fault(
        "many_fillers", "grave", _many_fillers, _fillers_said, "Laske 2024: twelve fillers a minute harmed a speaker"
    ),
    Fault(
        "blame",
        "grave",
        _found("blame"),
        _always("somebody was blamed in it"),
        "Convention: interviewers' guides agree that it costs trust",
    ),
    Fault(
        "some_fillers",
        "slight",
        _some_fillers,
        _fillers_said,
        "Laske 2024: beyond five fillers a minute, outside the dead band",
    ),
    Fault(
        "too_long",
        "slight",
        lambda a: a.length_verdict == "long",
        _length_said,
        "trainer.analysis.timing: half as long again as was asked for",
    ),
    Fault(
        "own_part",
        "slight",
        _found("own_part"),
        _always("your own part was hard to see"),
        "Convention: 'we' as such is harmless (+0.06, Naim 2015), nothing but 'we' leaves the part open",
    ),
    Fault(
        "no_figure",
        "slight",
        lambda a: _story(a) and a.figures == 0,
        _always("it had no figure"),
        "Convention, and slight: figures had no relation to ratings of students (+0.04, Naim 2015)",
    ),
)
"""The order is the one in which they are named."""


def faults_of(answer: "AnswerRow") -> tuple[Fault, ...]:
    """What is wrong with an answer, the gravest first; none where nothing was said."""
    return tuple(fault for fault in FAULTS if fault.seen(answer)) if answer.words else ()


def grade(answer: "AnswerRow") -> Grade:
    """The grade of one answer; the limits are in `trainer.review.queue.thresholds`."""
    if not answer.words:
        return "again"
    faults = faults_of(answer)
    grave = sum(fault.weight == "grave" for fault in faults)
    slight = len(faults) - grave
    if answer.overall < limits.AGAIN_BELOW.value or grave >= limits.GRAVE_FOR_AGAIN.value:
        return "again"
    if answer.overall < limits.HARD_BELOW.value or grave or slight >= limits.SLIGHT_FOR_HARD.value:
        return "hard"
    return "easy" if answer.overall >= limits.EASY_FROM.value and not faults else "good"
