"""One sentence that says what a plot shows, and no more than it shows."""

from statistics import quantiles

from trainer.feedback.words import number, rounded
from trainer.review.progress.measure import FEWEST_WORDS, Band, Measure, phrase_words
from trainer.review.progress.series import Series
from trainer.review.progress.trend import Trend, trend


def series_trend(shown: Series) -> Trend:
    """The trend over the sessions in view."""
    return trend(shown.session_values, shown.measure.step.value)


def title(measure: Measure, phrases: tuple[str, ...] = ()) -> str:
    """What is plotted: 'Fillers a minute, "you know"'."""
    return f"{measure.title}, {phrase_words(phrases)}" if measure.key == "fillers" else measure.title


def value_words(measure: Measure, value: float) -> str:
    """A value with its unit: "4.2 a minute", "141 words a minute", "60% of the answers"."""
    return f"{value_alone(measure, value)}{measure.unit}"


def value_alone(measure: Measure, value: float) -> str:
    """A value without more digits than are known."""
    return rounded(max(0.0, value)) if measure.key in ("fillers", "hedges") else f"{max(0.0, value):.0f}"


def sentence(shown: Series) -> str:
    """What the plot of `shown` shows, in one sentence."""
    found, measure = series_trend(shown), shown.measure
    if not found.count:
        return _nothing(measure)
    last = value_words(measure, shown.session_values[-1])
    if found.kind == "early":
        return f"{_many(found.count)}: too early for a trend; the last had {last}."
    where = _over(shown)
    if found.kind == "none":
        low, high = _middle(shown.session_values)
        a, b = value_alone(measure, low), value_alone(measure, high)
        if a == b:
            return f"Much the same over {where}: about {a}{measure.unit}{_in_band(shown)}."
        return f"No clear trend over {where}: half of them between {a} and {b}{measure.unit}{_in_band(shown)}."
    first, last = _ends(measure, found)
    name = measure.more if found.kind == "up" else measure.less
    if shown.phrases:
        name = f"{'More' if found.kind == 'up' else 'Less'} {phrase_words(shown.phrases)}"
    return f"{name}: from about {first} to about {last}{measure.unit} over {where}{_both(shown, found)}."


def band_of(shown: Series) -> Band | None:
    """The band to draw: for all fillers the one nobody minds, for single phrases none is known."""
    return None if shown.phrases else shown.measure.band


def _nothing(measure: Measure) -> str:
    if measure.is_share:
        return "Nothing to show yet: no question about your own work has been answered."
    if measure.key == "length":
        return "Nothing to show yet: no answer has been timed."
    timed = "timed " if measure.key in ("fillers", "pace") else ""
    return f"Nothing to show yet: no session has {FEWEST_WORDS.value:.0f} {timed}words."


def _many(count: int) -> str:
    return f"{number(count).capitalize()} session{'' if count == 1 else 's'}"


def _over(shown: Series) -> str:
    count = len(shown.session_values)
    sessions = f"{'the latest ' if shown.left_out else ''}{count} sessions"
    if shown.per == "week":
        weeks = len(shown.points)
        return f"{count} sessions in {number(weeks)} week{'' if weeks == 1 else 's'}"
    return sessions


def _middle(values: tuple[float, ...]) -> tuple[float, float]:
    low, _, high = quantiles(values, n=4, method="inclusive") if len(values) > 1 else (values[0],) * 3
    return low, high


def _ends(measure: Measure, found: Trend) -> tuple[str, str]:
    most = 100.0 if measure.is_share else float("inf")
    return value_alone(measure, min(found.first, most)), value_alone(measure, min(found.last, most))


def _inside(band: Band, value: float) -> bool:
    return band.low <= value <= band.high


def _in_band(shown: Series) -> str:
    band = band_of(shown)
    if band is None:
        return ""
    count, inside = len(shown.session_values), sum(_inside(band, v) for v in shown.session_values)
    share = "all" if inside == count else f"{inside} of {count}"
    return f", {share} in the band where {band.words}" if inside else ""


def _both(shown: Series, found: Trend) -> str:
    band = band_of(shown)
    if band is None or not _inside(band, found.last):
        return ""
    before = all(_inside(band, v) for v in shown.session_values)
    return f", {'all' if before else 'now'} in the band where {band.words}"
