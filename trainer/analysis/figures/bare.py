"""Whether a number says enough by itself to be a figure, or only when something was and what sort of thing it was."""

import re
from dataclasses import replace

from trainer.analysis.figures.nouns import Counted, counted
from trainer.analysis.figures.scene import Scene
from trainer.analysis.numbers import Number

BESIDE = 14
"""How many pieces apart two figures may stand to belong together. Convention: about one spoken clause."""
_LASTING = frozenset(
    "project rollout migration campaign turnaround program renovation contract backlog wait delay streak "
    "shutdown outage stint career run window cycle response tour deployment engagement construction build "
    "relationship veteran".split()
)
"""What lasts as long as the number before it says: "a six month project"."""
_LONE_LEFT = re.compile(
    r" (?:[a-z]+ed|lost|to|only|just|all|about|over|under|nearly|almost|hit|got|did|had|have|sold|roughly|around|"
    r"than|at|"
    r"by|another|maybe|and|like|wrote|ran|were|was|instead of|rather than|versus|(?:team|crew|staff|group|total|"
    r"class|caseload|cast|department) of) $"
)
"""What leads to a bare number that still tells how many: "lost two", "down to four", "a team of nine"."""


def is_bare(scene: Scene, number: Number, what: Counted) -> bool:
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


def with_unit_before(scene: Scene, number: Number, what: Counted) -> Counted:
    """`what` with the unit said earlier: "due in six weeks and we finished in four"."""
    if what.head or what.unit or number.sign or not scene.left(number.first).endswith((" in ", " within ", " under ")):
        return what
    units = (
        counted(scene, other.last + 1).unit
        for other in scene.numbers_in(max(scene.begin(number.first), number.first - BESIDE), number.first)
    )
    return replace(what, unit=next((unit for unit in units if unit), ""))


def only_dates(scene: Scene, number: Number, what: Counted) -> bool:
    """Whether a span of time only says when something was ("two years ago a customer came in")."""
    right, left = scene.right(what.end), scene.left(number.first)
    if not what.unit or not re.match(r" (?:ago|later|into|in|before|prior|out|away) ", right):
        return False
    if right.startswith(" ago "):
        return not re.search(
            r" (?:started|began|joined|got into|came (?:to|here|into|on)|entered|became|got my|licensed|certified|"
            r"opened|founded|switched|moved into|since|took over|qualified|graduated|trained|hired)(?: \S+){0,8} $",
            left,
        )
    if right.startswith((" before ", " after ", " prior ")):
        return not left.endswith((" for ", " after ", " within ", " in "))
    return right.startswith((" later ", " into ", " out ", " away "))


def is_attribute(what: Counted) -> bool:
    """Whether a span of time only names a kind of thing ("a twelve-hour shift", "a ninety-day review")."""
    return bool(what.unit) and what.attributive and what.head.rstrip("s") not in _LASTING
