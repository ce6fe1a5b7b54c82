"""The one thing to work on after an interview, with a pass mark that anybody can check, and checking it next time."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from trainer.analysis.timing import ESTIMATED_WPM
from trainer.bank.model import Question
from trainer.feedback import rubric
from trainer.feedback.measures import Case, counted, examine, filler_rate, seconds_of
from trainer.feedback.result import AnswerResult
from trainer.feedback.signals.blame import asks_about_leaving
from trainer.feedback.words import rounded

Answers = Sequence[tuple[Question, AnswerResult]]

_UM_UH = ("um", "uh", "er", "erm", "hmm")
_LEAST_LIMIT = 2  # a minute; convention: below it nobody counts
_PLACES = (3, 2, 1)
_PASS_MARKS = {
    # None of them speaks of one session's own targets: the next session asks other questions.
    "vague": "a figure of what changed in each story",
    "no_figure": "a figure of what changed in each story",
    "no_result": "each story ends with how it turned out",
    "late_result": "how it ended comes in the first half of each story",
    "told_in_general": "one real case in each answer that asks for a time",
    "off_question": "a first sentence in each answer that takes up the question",
    "own_part": 'three things you did yourself, with "I", in each story',
    "blame": "the reason for leaving in one sentence that judges nobody",
    "hedges": "at most two hedges in each answer",
    "pet_phrase": "a phrase of your own at most twice in each answer",
    "repetition": "each point said once",
    "fading": "the last word of each sentence as clear as the first",
    "speeding_up": "a breath before the last two sentences of each answer",
    "slow_start": "a first sentence within five seconds of each question",
    "stumbles": "each sentence thought to its end before it begins",
    "pauses": "no silence over three seconds after the first word",
    "trailing_off": "each answer ends on a full sentence",
    "shape": "each answer has the parts that its question asks for",
    "too_long": "no answer half as long again as it aimed to be",
    "too_short": "no answer under half of the time it aimed at",
    "no_speech": "each question answered, if only with one sentence",
}
_SAME_FOCUS: Mapping[str, str] = {
    "case_when_asked": "told_in_general",
    "result_when_asked": "no_result",
    "own_part_when_asked": "own_part",
    "change_when_asked": "no_figure",
    "figure_when_asked": "no_figure",
    "more_when_asked": "too_short",
}
"""What came only when somebody asked is worked on like what never came."""
_STORIES = frozenset({"no_result", "late_result", "told_in_general", "own_part", "vague", "no_figure"})
_MOST_HEDGES = 2  # as the pass mark says
_FEWEST_DEEDS = 3  # so does this one
_DIRECTLY: Mapping[str, Callable[[Case], bool]] = {
    "vague": lambda case: not any(f.role == "change" for f in case.analysis.quantified),
    "no_figure": lambda case: not any(f.role == "change" for f in case.analysis.quantified),
    "no_result": lambda case: not case.has_result,
    "off_question": lambda case: case.aim is not None,
    "own_part": lambda case: len(case.own.mine) < _FEWEST_DEEDS,
    "blame": lambda case: bool(case.blame),
    "hedges": lambda case: len(case.hedges) > _MOST_HEDGES,
    "pet_phrase": lambda case: any(h.kind == "pet_phrase" for h in case.analysis.habits),
    "trailing_off": lambda case: bool(case.trailing),
    "too_long": lambda case: case.length == "long",
    "too_short": lambda case: case.length == "short",
}
"""Rules whose mark can be seen in the answer itself: only three pieces of advice are kept, others may hide it."""


@dataclass(frozen=True, slots=True)
class Focus:
    """What to work on: the advice rule it comes from, and the pass mark in plain words ('"you know" under 2 a minute').

    For fillers `phrases` are the normal forms counted, () for all, and `most_per_minute` the limit; None otherwise.
    """

    rule: str
    pass_mark: str
    phrases: tuple[str, ...] = ()
    most_per_minute: float | None = None


def choose_focus(answers: Answers) -> Focus | None:
    """The advice that weighed most over all answers; None when no answer needed any."""
    weights: Counter[str] = Counter()
    for _, result in answers:
        for place, advice in zip(_PLACES, result.advice, strict=False):
            weights[_SAME_FOCUS.get(advice.rule, advice.rule)] += place
    if _fillers_per_minute(answers) <= rubric.FILLERS_QUIET.value:
        weights.pop("fillers", None)  # in one answer only: over the whole interview nobody minds
    if not weights:
        return None
    rule = max(weights, key=lambda r: weights[r])
    if rule == "fillers":
        return _fillers(answers)
    return Focus(rule, _pass_mark(rule, answers))


def _minutes(answers: Answers) -> float:
    return sum(seconds_of(result.analysis)[0] for _, result in answers) / 60


def _fillers_per_minute(answers: Answers) -> float:
    minutes = _minutes(answers)
    return sum(filler_rate(result.analysis).weight for _, result in answers) / minutes if minutes else 0.0


def _fillers(answers: Answers) -> Focus:
    heard = Counter(f.phrase for _, result in answers for f in counted(result.analysis.fillers))
    most = max(heard, key=lambda p: heard[p])
    phrases: tuple[str, ...] = (most,)
    if most in _UM_UH:
        phrases = tuple(sorted((p for p in heard if p in _UM_UH), key=lambda p: -heard[p]))
    rate = sum(heard[p] for p in phrases) / _minutes(answers)
    if rate < 2 * _LEAST_LIMIT:  # no phrase stands out: all of them together
        phrases, rate = (), sum(heard.values()) / _minutes(answers)
        named = "fillers"
    else:
        named = " and ".join(f'"{p}"' for p in phrases[:2])
    # half of what it was is a step that can be seen in the next session
    limit = float(max(_LEAST_LIMIT, min(int(rubric.FILLERS_QUIET.value), int(rate / 2))))
    return Focus("fillers", f"{named} under {rounded(limit)} a minute", phrases, limit)


def _pass_mark(rule: str, answers: Answers) -> str:
    if rule == "pace":
        pace = [r.analysis.pace.wpm for _, r in answers if r.analysis.pace and any(a.rule == rule for a in r.advice)]
        fast = sum(pace) / len(pace) > ESTIMATED_WPM if pace else True
        return "a breath after each sentence" if fast else "the first sentence ready before you start"
    return _PASS_MARKS.get(rule, "the first piece of advice of each answer followed")


@dataclass(frozen=True, slots=True)
class FocusCheck:
    """Where a session stands to a focus.

    `reached` is None where nothing was asked, or too little said, that could show it. `value` is the measure alone
    ("3.1", "2 of 3", ""), `measured` says it with the session before: "1.4 a minute this time, 3.1 before".
    """

    reached: bool | None
    value: str
    measured: str


def check_focus(focus: Focus, answers: Answers, before: Answers = ()) -> FocusCheck:
    """How `answers` stand to `focus`; `before` are those of the session that set it, to say what it was then.

    Fillers are told as a rate a minute, every other focus as how many of the answers that it concerns meet it.
    """
    now = _measure(focus, answers)
    if now is None:
        few = focus.most_per_minute is not None
        return FocusCheck(None, "", "too few words this time to tell" if few else "no question this time asked for it")
    value, reached = now
    unit = " a minute" if focus.most_per_minute is not None else ""
    then = _measure(focus, before)
    return FocusCheck(reached, value, f"{value}{unit} this time" + (f", {then[0]} before" if then else ""))


def taken_up(focus: Focus, check: FocusCheck) -> str:
    """The sentence that opens a debrief: what the last session set out to do, and how it went."""
    set_out = f"Last time you set out to work on this: {focus.pass_mark}."
    measured = f"{check.measured[:1].upper()}{check.measured[1:]}"
    if check.reached is None:
        return f"{set_out} {measured}."
    return f"{set_out} {measured}: {'reached' if check.reached else 'not there yet'}."


def _measure(focus: Focus, answers: Answers) -> tuple[str, bool] | None:
    """The measure in a few characters and whether it meets the mark; None where no answer could show it."""
    if focus.most_per_minute is not None:
        if sum(r.analysis.words for _, r in answers) < rubric.WORDS_TO_JUDGE.value:
            return None
        heard = [f.phrase for _, r in answers for f in counted(r.analysis.fillers)]
        said = sum(phrase in focus.phrases for phrase in heard) if focus.phrases else len(heard)
        value = rounded(said / _minutes(answers))
        return value, float(value) < focus.most_per_minute  # as it is shown, so that nobody reads "2, under 2"
    concerned = [(q, r) for q, r in answers if _concerns(focus.rule, q, r)]
    if not concerned:
        return None
    met = sum(not _lacks(focus.rule, q, r) for q, r in concerned)
    return f"{met} of {len(concerned)}", met == len(concerned)


def _concerns(rule: str, question: Question, result: AnswerResult) -> bool:
    if result.no_speech:
        return rule == "no_speech"
    if rule in _STORIES:
        return question.kind in rubric.STORY_KINDS
    return asks_about_leaving(question) if rule == "blame" else True


def _lacks(rule: str, question: Question, result: AnswerResult) -> bool:
    seen = _DIRECTLY.get(rule)
    if seen is None or result.no_speech:
        return any(a.rule == rule for a in result.advice)
    return seen(examine(result.transcript, result.analysis, question))
