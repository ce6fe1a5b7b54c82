"""The figures of a text that quantify the candidate's own experience."""

import re
from collections.abc import Sequence
from dataclasses import replace

from trainer.analysis.figures.changes import Expression, before_after, multiples, nones
from trainer.analysis.figures.excluded import measures_nothing
from trainer.analysis.figures.kinds import kind_of, role_of
from trainer.analysis.figures.nouns import Counted, counted
from trainer.analysis.figures.ownership import not_own, of_another
from trainer.analysis.figures.ranks import ranks
from trainer.analysis.figures.scene import Scene
from trainer.analysis.figures.spans import first_periods, spans_of_time
from trainer.analysis.model import Figure
from trainer.analysis.numbers import Number
from trainer.analysis.tokens import Token

_LONE_LEFT = re.compile(
    r" (?:lost|down to|up to|to|only|just|all|about|over|under|nearly|almost|hit|got|did|closed|had|have|sold|hired|"
    r"trained|"
    r"roughly|around|than|handled|managed|at|by|of|averag\w+|total|another|maybe|and|like|fixed|wrote|ran|were|was|"
    r"did) $"
)


_LASTING = frozenset(
    "project rollout migration campaign turnaround program renovation contract backlog wait delay streak shutdown "
    "outage "
    "stint career run window cycle response tour deployment engagement construction build relationship veteran".split()
)
"""What lasts as long as the number before it says: "a six month project"."""
_BESIDE = 14
"""How many pieces from a figure "in my first year" may stand to belong to it. Convention: about one spoken clause."""


def _lone(scene: Scene, number: Number, what: Counted) -> bool:
    """Whether a bare number ("we lost two") says too little to be a figure."""
    if number.sign or what.head or what.unit or what.rate or what.partitive or number.form in ("ratio",) or number.unit:
        return False
    if number.form == "fraction":
        return not re.match(
            r" (?:of|the|my|our|more|less|as|off|fewer|faster|that|lower|higher) ", scene.right(number.last + 1)
        ) and scene.norm(number.first - 1) not in ("by", "about", "nearly", "almost", "than", "to")
    if number.low >= 13:
        return False
    if number.loose:
        return True
    return not _LONE_LEFT.search(scene.left(number.first))


def _with_unit_before(scene: Scene, number: Number, what: Counted) -> Counted:
    """`what` with the unit said earlier: "due in six weeks and we finished in four"."""
    if what.head or what.unit or number.sign or not scene.left(number.first).endswith((" in ", " within ", " under ")):
        return what
    units = (
        counted(scene, other.last + 1).unit
        for other in scene.numbers
        if 0 < number.first - other.last <= _BESIDE and scene.begin(other.first) == scene.begin(number.first)
    )
    return replace(what, unit=next((unit for unit in units if unit), ""))


def _ago(scene: Scene, number: Number, what: Counted) -> bool:
    """Whether a span of time only says when something was ("two years ago a customer came in")."""
    right, left = scene.right(what.end), scene.left(number.first)
    if not what.unit or not re.match(r" (?:ago|later|into|in|before|prior|out|away) ", right):
        return False
    if right.startswith(" ago "):
        return not re.search(
            r" (?:started|began|joined|got into|came (?:to|here|into|on)|entered|became|got my|licensed|certified|"
            r"opened|founded|"
            r"switched|moved into|since|took over|qualified|graduated|trained|hired)(?: \S+){0,8} $",
            left,
        )
    if right.startswith((" before ", " after ", " prior ")):
        return not left.endswith((" for ", " after ", " within ", " in "))
    return right.startswith((" later ", " into ", " out ", " away "))


def _own_expression(scene: Scene, found: Expression) -> bool:
    inside = [n for n in scene.numbers if found.first <= n.first and n.last < found.after]
    for number in inside:
        what = counted(scene, number.last + 1)
        if (
            found.kind in ("before_after", "multiple")
            and number.form != "ordinal"
            and number.low != 1
            and measures_nothing(scene, number, what)
        ):
            return False
    return not not_own(scene, found.first, found.after)


def find_figures(scene: Scene) -> tuple[Figure, ...]:
    """The figures in order, without overlaps."""
    taken: list[tuple[int, int]] = []
    found: list[Figure] = []

    def overlaps(first: int, after: int) -> bool:
        return any(first < b and a < after for a, b in taken)

    measured: list[tuple[int, int]] = []

    def add(first: int, after: int, figure: Figure) -> None:
        measured.append((first, after))
        taken.append((first, after))
        found.append(figure)

    finders = (before_after, ranks, multiples, nones, spans_of_time)
    for expression in (e for finder in finders for e in finder(scene)):
        if overlaps(expression.first, expression.after):
            continue
        if _own_expression(scene, expression):
            start, end = scene.pieces[expression.first].start, scene.pieces[expression.after - 1].end
            add(expression.first, expression.after, Figure(start, end, expression.kind, expression.role))
        elif expression.kind == "before_after":
            taken.append((expression.first, expression.after))
    for number in scene.numbers:
        what = _with_unit_before(scene, number, counted(scene, number.last + 1))
        if overlaps(number.first, number.last + 1) or number.low == 0:
            continue
        if what.unit and scene.norm(number.first - 1) == "#1":
            continue  # "the first ninety days": see `first_periods`
        if number.loose and number.high < 100:
            continue
        if measures_nothing(scene, number, what) or _lone(scene, number, what) or _ago(scene, number, what):
            continue
        if what.unit and what.attributive and what.head.rstrip("s") not in _LASTING:
            continue  # a twelve-hour shift or a ninety-day review is a kind of thing, not what was done
        if not_own(scene, number.first, what.end):
            continue
        kind = kind_of(scene, number, what)
        if kind == "tenure" and of_another(scene, number.first):
            continue
        end = max(what.end, number.last + 1)
        while end > number.last + 1 and overlaps(number.first, end):
            end -= 1
        role = role_of(kind, scene.left(number.first), scene.right(end))
        add(number.first, end, Figure(number.start, scene.pieces[end - 1].end, kind, role))
    for period in first_periods(scene):
        begin, finish = scene.begin(period.first), scene.end(period.first)
        beside = any(begin <= a and b <= finish and abs(a - period.first) <= _BESIDE for a, b in measured)
        if beside and _own_expression(scene, period) and not overlaps(period.first, period.after):
            start, end = scene.pieces[period.first].start, scene.pieces[period.after - 1].end
            add(period.first, period.after, Figure(start, end, period.kind, period.role))
    return tuple(sorted(found, key=lambda f: f.start))


def figures_of(text: str, tokens: Sequence[Token]) -> tuple[Figure, ...]:
    """The figures of `text`, whose tokens are `tokens`."""
    return find_figures(Scene(text, tokens))
