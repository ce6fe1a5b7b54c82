"""The figures of a text that quantify the candidate's own experience."""

from collections.abc import Sequence

from trainer.analysis.figures.bare import BESIDE, is_attribute, is_bare, only_dates, with_unit_before
from trainer.analysis.figures.changes import Expression, before_after, multiples, nones
from trainer.analysis.figures.excluded import measures_nothing
from trainer.analysis.figures.kinds import kind_of, role_of
from trainer.analysis.figures.names import is_reading
from trainer.analysis.figures.nouns import counted
from trainer.analysis.figures.ownership import not_own, of_another, subject_before
from trainer.analysis.figures.ranks import ranks
from trainer.analysis.figures.scene import Scene
from trainer.analysis.figures.spans import first_periods, spans_of_time
from trainer.analysis.model import Figure
from trainer.analysis.numbers import Number
from trainer.analysis.tokens import Token

_FINDERS = (before_after, ranks, multiples, nones, spans_of_time)
"""In this order: of two that overlap the earlier named stays."""


class _Taken:
    """Which pieces are spoken for, and the expressions among them that count."""

    def __init__(self, scene: Scene) -> None:
        self._pieces = bytearray(len(scene.pieces) + 1)
        self.expressions: list[Expression] = []

    def free(self, first: int, after: int) -> bool:
        return not any(self._pieces[first:after])

    def block(self, first: int, after: int) -> None:
        self._pieces[first:after] = b"\1" * (after - first)

    def add(self, expression: Expression) -> None:
        self.block(expression.first, expression.after)
        self.expressions.append(expression)


def _counts(scene: Scene, found: Expression) -> bool:
    """Whether an expression is the candidate's own and no number in it is a date, an age or the like."""
    if found.kind in ("before_after", "multiple"):
        for number in scene.numbers_in(found.first, found.after):
            if number.form == "ordinal" or number.low == 1:
                continue
            if measures_nothing(scene, number, counted(scene, number.last + 1)):
                return False
    if found.kind == "rank" and subject_before(scene, found.first, 6)[0] == "they":
        return False
    return not not_own(scene, found.first, found.after)


def _of_number(scene: Scene, number: Number, taken: _Taken) -> Expression | None:
    """The figure that a number makes with what it counts; None where it is none."""
    what = with_unit_before(scene, number, counted(scene, number.last + 1))
    if number.low == 0 or (number.loose and number.high < 100):
        return None
    if what.unit and scene.norm(number.first - 1) == "#1":
        return None  # "the first ninety days": see `first_periods`
    if is_bare(scene, number, what) or only_dates(scene, number, what) or is_attribute(what):
        return None
    if (
        is_reading(scene, number, what)
        or measures_nothing(scene, number, what)
        or not_own(scene, number.first, what.end)
    ):
        return None
    kind = kind_of(scene, number, what)
    if kind == "tenure" and of_another(scene, number.first):
        return None
    end = max(what.end, number.last + 1)
    while end > number.last + 1 and not taken.free(number.last + 1, end):
        end -= 1
    return Expression(number.first, end, kind, role_of(kind, scene.left(number.first), scene.right(end)))


def _beside(scene: Scene, period: Expression, others: Sequence[Expression]) -> bool:
    """Whether a figure stands in the same sentence, near enough to be measured over `period`."""
    return any(
        abs(other.first - period.first) <= BESIDE and scene.begin(other.first) == scene.begin(period.first)
        for other in others
    )


def find_figures(scene: Scene) -> tuple[Figure, ...]:
    """The figures in order, without overlaps."""
    taken = _Taken(scene)
    for expression in (e for finder in _FINDERS for e in finder(scene)):
        if not taken.free(expression.first, expression.after):
            continue
        if _counts(scene, expression):
            taken.add(expression)
        elif expression.kind == "before_after":
            taken.block(expression.first, expression.after)
    for number in scene.numbers:
        figure = _of_number(scene, number, taken) if taken.free(number.first, number.last + 1) else None
        if figure is not None:
            taken.add(figure)
    for period in list(first_periods(scene)):
        free = taken.free(period.first, period.after)
        if free and _beside(scene, period, taken.expressions) and _counts(scene, period):
            taken.add(period)
    pieces = scene.pieces
    return tuple(
        Figure(pieces[e.first].start, pieces[e.after - 1].end, e.kind, e.role)
        for e in sorted(taken.expressions, key=lambda e: e.first)
    )


def figures_of(text: str, tokens: Sequence[Token]) -> tuple[Figure, ...]:
    """The figures of `text`, whose tokens are `tokens`."""
    return find_figures(Scene(text, tokens))
