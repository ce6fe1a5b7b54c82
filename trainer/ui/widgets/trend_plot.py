"""A measure over time, drawn with plotext: points and a line, the band nobody minds as dots, the focus as a line.

Everything is told apart by its shape, so that it reads without colours. No text from outside is drawn: plotext's output
is read back as terminal codes, so a phrase has to stand beside the plot, not in it.
"""

import math
from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar

from rich.text import Text
from textual_plotext import PlotextPlot

from trainer.review.diary import date_words
from trainer.review.progress.measure import Band
from trainer.review.progress.sentences import band_of
from trainer.review.progress.series import Point, Series, place_after

_BAND, _POINT, _LINE, _RANGE, _UPRIGHT, _FOCUS = "·", "●", "braille", "╎", "│", "focus"
_TICK_COLUMNS = 14  # of the axis for one day
_FEWEST_ROWS = 5
_STEPS = (1, 2, 2.5, 5, 10)
_TICKS = 5
_CROWDED = 3  # columns a point; with fewer, signs would hide the line


class TrendPlot(PlotextPlot):
    """Shows one series; `show` gives it another."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"trend-plot--line", "trend-plot--band", "trend-plot--focus"}
    DEFAULT_CSS = """
    TrendPlot { width: 1fr; height: 1fr; }
    TrendPlot > .trend-plot--line { color: $text-primary; }
    TrendPlot > .trend-plot--band { color: $text-muted; }
    TrendPlot > .trend-plot--focus { color: $text-warning; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.theme = "textual-clear"  # the screen's own background and text
        self._shown: Series | None = None
        self._focus_from: datetime | None = None

    def show(self, shown: Series, focus_from: datetime | None) -> None:
        """Draw this; the focus holds from the session that began at `focus_from`, where there is one."""
        self._shown, self._focus_from = shown, focus_from
        self.refresh()

    def render(self) -> Text:
        """The plot in the size there is; nothing while there are no points, or no room."""
        shown = self._shown
        if shown is None or not shown.points or self.size.height < _FEWEST_ROWS:
            return Text()
        self.plt.clear_figure()
        self._draw(shown)
        drawn = super().render()
        assert isinstance(drawn, Text)
        drawn.no_wrap = True
        return drawn

    def _draw(self, shown: Series) -> None:
        points, band = shown.points, band_of(shown)
        focus = None if self._focus_from is None else place_after(shown, self._focus_from)
        right = max(points[-1].place, focus or 0.0)
        left, right = -0.5, right + 0.5
        bottom, top = y_range(shown)
        self.plt.xlim(left, right)
        self.plt.ylim(bottom, top)
        if band is not None:
            self._draw_band(band, left, right, bottom, top)
        if focus is not None:
            upright = [bottom + (top - bottom) * i / (2 * self.size.height) for i in range(2 * self.size.height)]
            self.plt.scatter([focus] * len(upright), upright, marker=_UPRIGHT, color=self._colour("focus"))
        places, values = [p.place for p in points], [p.value for p in points]
        colour = self._colour("line")
        crowded = len(points) * _CROWDED > self.size.width
        if shown.measure.key == "length" and not crowded:
            self._draw_ranges(points, bottom, top)
        self.plt.plot(places, values, marker=_LINE, color=colour)
        if not crowded:
            self.plt.scatter(places, values, marker=_POINT, color=colour)
        if focus is not None:
            self._draw_focus(focus, left, right, top)
        ticks = x_ticks(points, self.size.width // _TICK_COLUMNS)
        self.plt.xticks([t.place for t in ticks], day_labels(ticks))
        marks = y_ticks(bottom, top)
        self.plt.yticks(marks, [f"{mark:g}" for mark in marks])

    def _draw_band(self, band: Band, left: float, right: float, bottom: float, top: float) -> None:
        """A dot in every cell of the band."""
        columns, rows = 2 * self.size.width, 2 * self.size.height
        low, high = max(band.low, bottom), min(band.high, top)
        heights = [bottom + (top - bottom) * (i + 0.5) / rows for i in range(rows)]
        across = [left + (right - left) * i / columns for i in range(columns + 1)]
        inside = [y for y in heights if low <= y <= high]
        self.plt.scatter(
            across * len(inside),
            [y for y in inside for _ in across],
            marker=_BAND,
            color=self._colour("band"),
        )

    def _draw_ranges(self, points: Sequence[Point], bottom: float, top: float) -> None:
        """An upright stroke from the least to the most of each point's answers."""
        half_row = (top - bottom) / (2 * self.size.height)
        strokes = [
            (point.place, point.low + half_row * i)
            for point in points
            for i in range(int((min(point.high, top) - point.low) / half_row) + 1)
            if point.high > point.low
        ]
        places, heights = [place for place, _ in strokes], [height for _, height in strokes]
        if strokes:
            self.plt.scatter(places, heights, marker=_RANGE, color=self._colour("line"))

    def _draw_focus(self, focus: float, left: float, right: float, top: float) -> None:
        """The word beside its line, on the side where there is room."""
        cell = (right - left) / max(1, self.size.width)
        room = (right - focus) / cell > 2 * len(_FOCUS)
        self.plt.text(
            _FOCUS,
            focus + (2 if room else -2) * cell,
            top,
            color=self._colour("focus"),
            background="default",
            alignment="left" if room else "right",
        )

    def _colour(self, part: str) -> tuple[int, int, int] | int | str:
        """A part's colour as plotext wants it; the terminal's own where the theme leaves it to the terminal."""
        colour = self.get_component_rich_style(f"trend-plot--{part}").color
        if colour is None or colour.is_default:
            return "default"
        if colour.triplet is not None:
            red, green, blue = colour.triplet
            return red, green, blue
        return colour.number if colour.number is not None else "default"


def y_range(shown: Series) -> tuple[float, float]:
    """From where to where the axis goes, so that all points, and the band's edge where it is near, can be seen."""
    values, band = [p.value for p in shown.points], band_of(shown)
    if shown.measure.is_share:
        return 0.0, 115.0  # room for the word over a full share
    if shown.measure.key == "pace" and band is not None:
        return max(0.0, min(*values, band.low) - 10), max(*values, band.high) + 10
    highest = max(p.high if shown.measure.key == "length" else p.value for p in shown.points)
    edge = band.high if band is not None else 0.0
    return 0.0, max(1.0, 1.15 * max(min(highest, 3 * max(values) + 1), edge))


def y_ticks(bottom: float, top: float) -> list[float]:
    """Round numbers between both ends, about five."""
    rough = (top - bottom) / _TICKS
    power = 10 ** math.floor(math.log10(rough))
    step = next(s * power for s in _STEPS if s * power >= rough)
    first = math.ceil(bottom / step)
    return [step * i for i in range(first, math.floor(top / step) + 1)]


def x_ticks(points: Sequence[Point], most: int) -> list[Point]:
    """The points whose day is written: the first, the last, and some between, spread evenly over the axis."""
    if len(points) <= 1 or most < 2:
        return list(points[:1])
    span = points[-1].place - points[0].place
    kept = [points[0]]
    for point in points[1:-1]:
        if min(point.place - kept[-1].place, points[-1].place - point.place) >= span / (most - 1):
            kept.append(point)
    return [*kept, points[-1]]


def day_labels(points: Sequence[Point]) -> list[str]:
    """The days of these points, with the year where they are of several."""
    several = len({p.start.year for p in points}) > 1
    days = [date_words(p.start).partition(" ")[2] for p in points]
    return [f"{day} {p.start.year}" for day, p in zip(days, points, strict=True)] if several else days
