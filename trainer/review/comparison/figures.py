"""The figures of one take that are held against another's."""

from collections import Counter
from dataclasses import dataclass

from trainer.analysis.model import LengthVerdict
from trainer.bank.model import Question
from trainer.feedback.measures import Case, counted, examine
from trainer.feedback.result import AnswerResult
from trainer.feedback.words import clock, quote, rounded


@dataclass(frozen=True, slots=True)
class TakeFigures:
    """What was measured in one take.

    `seconds` is None where nobody timed it, and with it `per_minute` and `wpm`. `phrases` are the counted fillers.
    `figures` and `changes` are the figures in quotation marks, the second those of what changed. `result_at` is when
    the first sign of an ending came, in seconds, `result_share` in shares of the words; None where that is not known.
    `longest_pause` is in seconds, 0 for none.
    """

    seconds: float | None
    target_seconds: int
    verdict: LengthVerdict
    words: int
    fillers: int
    per_minute: float | None
    phrases: Counter[str]
    hedges: int
    hedges_per_100: float
    figures: tuple[str, ...]
    changes: tuple[str, ...]
    wpm: float | None
    longest_pause: float
    has_result: bool
    result_at: float | None
    result_share: float | None
    overall: int


def take_figures(question: Question, result: AnswerResult) -> TakeFigures:
    """The figures of one take."""
    case, analysis, text = examine(result.transcript, result.analysis, question), result.analysis, result.text
    at, share = _result_place(case)
    return TakeFigures(
        seconds=analysis.length.seconds or None,
        target_seconds=analysis.length.target_seconds,
        verdict=case.length,
        words=analysis.words,
        fillers=case.fillers.count,
        per_minute=case.fillers.per_minute if case.fillers.timed else None,
        phrases=Counter(f.phrase for f in counted(analysis.fillers)),
        hedges=len(case.hedges),
        hedges_per_100=case.hedges_per_100,
        figures=tuple(quote(text, (f.start, f.end)) for f in analysis.quantified),
        changes=tuple(quote(text, (f.start, f.end)) for f in analysis.quantified if f.role == "change"),
        wpm=analysis.pace.wpm if analysis.pace else None,
        longest_pause=max((p.seconds for p in analysis.pauses), default=0.0),
        has_result=case.has_result,
        result_at=at,
        result_share=share,
        overall=result.score.overall,
    )


def _result_place(case: Case) -> tuple[float | None, float | None]:
    """When the ending came: its words, or else the first figure of what changed."""
    structure = case.analysis.structure
    change = next((f for f in case.analysis.quantified if f.role == "change"), None)
    found = structure.result or change
    if found is None:
        return None, None
    share = structure.first_result_at if structure.result else None
    return case.transcript.time_of(found.start), share


def length_words(take: TakeFigures) -> str:
    """ "1:12 of 1:30, good"."""
    if take.seconds is None:
        return f"{take.words} words"
    verdict = "" if take.verdict == "unknown" else f", {take.verdict}"
    return f"{clock(take.seconds)} of {clock(take.target_seconds)}{verdict}"


def filler_words(take: TakeFigures) -> str:
    """ "5, 4.2 a minute"."""
    if not take.fillers or take.per_minute is None:
        return str(take.fillers)
    return f"{take.fillers}, {rounded(take.per_minute)} a minute"


def result_words(take: TakeFigures) -> str:
    """When it was told how it ended."""
    if take.result_at is not None:
        return f"from {clock(take.result_at)}"
    if take.result_share is not None:
        return f"from {round(100 * take.result_share)}% on"
    return "told" if take.has_result else "not found"


def pace_words(take: TakeFigures) -> str:
    """ "141 a minute"."""
    return "not timed" if take.wpm is None else f"{take.wpm:.0f} words a minute"


def pause_words(take: TakeFigures) -> str:
    """ "1.9 s"."""
    return f"{take.longest_pause:.1f} s" if take.longest_pause else "none"
