"""What one take does better than another, and what it does worse.

As in the feedback itself nothing is held against anybody that lies inside a band nobody minds: there, fewer is better
and more is not worse.
"""

from dataclasses import dataclass

from trainer.feedback import rubric
from trainer.feedback.rubric import Threshold
from trainer.feedback.words import clock, number, rounded
from trainer.review.comparison.figures import TakeFigures

FILLER_STEP = Threshold(1, "Convention: the rates of one speaker's answers differ by that much anyway, a minute")
HEDGE_STEP = Threshold(2, "Convention: one more or less is chance")
SOONER_SECONDS = Threshold(10, "Convention: two sentences")


@dataclass(frozen=True, slots=True)
class Steps:
    """What the later take does better and worse, each in a few words, the weightiest first."""

    better: tuple[str, ...]
    worse: tuple[str, ...]


def steps(before: TakeFigures, after: TakeFigures, bands: rubric.Bands, *, story: bool) -> Steps:
    """From `before` to `after`; `story` tells whether the question asks for one, so that an ending is wanted."""
    if not before.words or not after.words:
        return Steps(("an answer where there was none",) if after.words else (), ("no words",) if before.words else ())
    found = [
        _changes(before, after),
        *([_ending(before, after)] if story else []),
        _fillers(before, after),
        _length(before, after),
        _hedges(before, after),
        _pace(before, after, bands),
        _pause(before, after),
        _figures(before, after),
    ]
    return Steps(tuple(b for b, _ in found if b), tuple(w for _, w in found if w))


_Told = tuple[str, str]  # better, worse


def _changes(before: TakeFigures, after: TakeFigures) -> _Told:
    was, now = len(before.changes), len(after.changes)
    if now > was:
        return (f"{_figure(now - was, more=was > 0)} of what changed", "")
    return ("", "no figure of what changed any more" if was and not now else "")


def _figures(before: TakeFigures, after: TakeFigures) -> _Told:
    """Figures of size, where those of change tell nothing."""
    if len(before.changes) != len(after.changes):
        return "", ""
    was, now = len(before.figures), len(after.figures)
    if now > was:
        return _figure(now - was, more=was > 0), ""
    return "", "no figure any more" if was and not now else ""


def _ending(before: TakeFigures, after: TakeFigures) -> _Told:
    if before.has_result != after.has_result:
        return ("an ending", "") if after.has_result else ("", "no ending any more")
    if before.result_at is None or after.result_at is None:
        return "", ""
    sooner = before.result_at - after.result_at
    if sooner >= SOONER_SECONDS.value:
        return f"the ending {clock(sooner)} sooner", ""
    late = (after.result_share or 0) >= rubric.RESULT_LATE.value and after.result_at >= rubric.RESULT_LATE_SECONDS.value
    return "", f"the ending {clock(-sooner)} later" if late and -sooner >= SOONER_SECONDS.value else ""


def _fillers(before: TakeFigures, after: TakeFigures) -> _Told:
    if before.per_minute is None or after.per_minute is None:
        return "", ""
    was, now = before.per_minute, after.per_minute
    said = f"({rounded(was)} to {rounded(now)} a minute)"
    if was - now >= FILLER_STEP.value:
        return f"fewer fillers {said}", ""
    worse = now - was >= FILLER_STEP.value and now > rubric.FILLERS_QUIET.value
    return "", f"more fillers {said}" if worse else ""


def _length(before: TakeFigures, after: TakeFigures) -> _Told:
    if before.verdict == after.verdict:
        return "", ""
    if after.verdict == "good":
        return "a good length", ""
    return "", {"short": "shorter than it was asked to be", "long": "longer than it was asked to be"}.get(
        after.verdict, ""
    )


def _hedges(before: TakeFigures, after: TakeFigures) -> _Told:
    was, now = before.hedges, after.hedges
    if was - now >= HEDGE_STEP.value:
        return f"fewer hedges ({was} to {now})", ""
    worse = now - was >= HEDGE_STEP.value and after.hedges_per_100 > rubric.HEDGES_QUIET.value
    return "", f"more hedges ({was} to {now})" if worse else ""


def _pace(before: TakeFigures, after: TakeFigures, bands: rubric.Bands) -> _Told:
    if before.wpm is None or after.wpm is None:
        return "", ""
    was, now = _outside(before.wpm, bands), _outside(after.wpm, bands)
    if was and not now:
        return "a pace nobody remarks on", ""
    return "", f"{now} than most people speak" if now and now != was else ""


def _outside(wpm: float, bands: rubric.Bands) -> str:
    return "slower" if wpm < bands.slow_wpm else "faster" if wpm > bands.fast_wpm else ""


def _pause(before: TakeFigures, after: TakeFigures) -> _Told:
    limit = rubric.PAUSE_NOTED_SECONDS.value
    if before.longest_pause >= limit > after.longest_pause:
        return "no long silence", ""
    long = after.longest_pause >= limit > before.longest_pause
    return "", f"a silence of {after.longest_pause:.0f} seconds" if long else ""


def _figure(count: int, *, more: bool) -> str:
    if count == 1:
        return "one more figure" if more else "a figure"
    return f"{number(count)}{' more' if more else ''} figures"
