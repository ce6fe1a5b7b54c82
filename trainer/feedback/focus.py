"""The one thing to work on after an interview, with a pass mark that anybody can check."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from trainer.analysis.timing import ESTIMATED_WPM
from trainer.bank.model import Question
from trainer.feedback import rubric
from trainer.feedback.measures import counted, filler_rate, seconds_of
from trainer.feedback.result import AnswerResult
from trainer.feedback.words import clock, rounded

_UM_UH = ("um", "uh", "er", "erm", "hmm")
_LEAST_LIMIT = 2  # a minute; convention: below it nobody counts
_PLACES = (3, 2, 1)
_PASS_MARKS = {
    "vague": "one figure in each answer that says what changed",
    "no_figure": "one figure in each answer that says what changed",
    "no_result": "each story ends with how it turned out",
    "late_result": "how it ended comes in the first half of each story",
    "told_in_general": "one real case in each answer that asks for a time",
    "own_part": 'three things you did yourself, with "I", in each story',
    "blame": "the reason for leaving in one sentence that judges nobody",
    "hedges": "at most two hedges in each answer",
    "repetition": "each point said once",
    "pauses": "no silence over three seconds after the first word",
    "trailing_off": "each answer ends on a full sentence",
    "shape": "each answer has the parts that its question asks for",
    "no_speech": "each question answered, if only with one sentence",
}


@dataclass(frozen=True, slots=True)
class Focus:
    """What to work on: the advice rule it comes from, and the pass mark in plain words ('"you know" under 2 a minute').

    For fillers `phrases` are the normal forms counted and `most_per_minute` the limit; () and None otherwise.
    """

    rule: str
    pass_mark: str
    phrases: tuple[str, ...] = ()
    most_per_minute: float | None = None


def choose_focus(answers: Sequence[tuple[Question, AnswerResult]]) -> Focus | None:
    """The advice that weighed most over all answers; None when no answer needed any."""
    weights: Counter[str] = Counter()
    for _, result in answers:
        for place, advice in zip(_PLACES, result.advice, strict=False):
            weights[advice.rule] += place
    if _fillers_per_minute(answers) <= rubric.FILLERS_QUIET.value:
        weights.pop("fillers", None)  # in one answer only: over the whole interview nobody minds
    if not weights:
        return None
    rule = max(weights, key=lambda r: weights[r])
    if rule == "fillers":
        return _fillers(answers)
    return Focus(rule, _pass_mark(rule, answers))


def _minutes(answers: Sequence[tuple[Question, AnswerResult]]) -> float:
    return sum(seconds_of(result.analysis)[0] for _, result in answers) / 60


def _fillers_per_minute(answers: Sequence[tuple[Question, AnswerResult]]) -> float:
    minutes = _minutes(answers)
    return sum(filler_rate(result.analysis).weight for _, result in answers) / minutes if minutes else 0.0


def _fillers(answers: Sequence[tuple[Question, AnswerResult]]) -> Focus:
    heard = Counter(f.phrase for _, result in answers for f in counted(result.analysis.fillers))
    most = max(heard, key=lambda p: heard[p])
    phrases: tuple[str, ...] = (most,)
    if most in _UM_UH:
        phrases = tuple(sorted((p for p in heard if p in _UM_UH), key=lambda p: -heard[p]))
    rate = sum(heard[p] for p in phrases) / _minutes(answers)
    if rate < 2 * _LEAST_LIMIT:  # no phrase stands out: all of them together
        phrases, rate = tuple(heard), sum(heard.values()) / _minutes(answers)
        named = "fillers"
    else:
        named = " and ".join(f'"{p}"' for p in phrases[:2])
    # half of what it was is a step that can be seen in the next session
    limit = float(max(_LEAST_LIMIT, min(int(rubric.FILLERS_QUIET.value), int(rate / 2))))
    return Focus("fillers", f"{named} under {rounded(limit)} a minute", phrases, limit)


def _pass_mark(rule: str, answers: Sequence[tuple[Question, AnswerResult]]) -> str:
    targets = [r.analysis.length.target_seconds for _, r in answers if any(a.rule == rule for a in r.advice)]
    target = max(targets, default=0)
    if rule == "too_long":
        return f"each answer under {clock(target * 1.25)}"
    if rule == "too_short":
        return f"each answer at least {clock(target * 0.6)}"
    if rule == "pace":
        pace = [r.analysis.pace.wpm for _, r in answers if r.analysis.pace and any(a.rule == rule for a in r.advice)]
        fast = sum(pace) / len(pace) > ESTIMATED_WPM if pace else True
        return "a breath after each sentence" if fast else "the first sentence ready before you start"
    return _PASS_MARKS.get(rule, "the first piece of advice of each answer followed")
