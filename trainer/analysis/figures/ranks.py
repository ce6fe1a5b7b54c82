"""Standing among others: "ranked first in the district", "third out of forty", "top five percent", "number one"."""

import re
from collections.abc import Iterator

from trainer.analysis.figures.changes import Expression
from trainer.analysis.figures.scene import Scene

_FIELD = (
    "region|regional|district|state|country|company|stores?|division|class|market|team|area|nation|county|city|"
    "province|league|conference|department|floor|plant|branch|branches|network|group|territory|office|sales|program|"
    "school|zone|chain|hospital|system|unit|industry|field|competition|cohort|reps|people|teams|agents|shift|"
    "building|contest|tournament|province|entrants|schools"
)
_PLACE = rf"(?:in|out of|for|across|among|within|at|of|on) (?:\S+ ){{0,3}}?(?:{_FIELD}|\d+)"
_RIGHT = re.compile(
    rf"^ (?:{_PLACE}|place|nationally|overall|nationwide|statewide|companywide|company-wide|regionally|locally|out of|"
    r"(?:highest|best|fastest|largest|lowest|busiest|biggest|most)) "
)
_STANDS = re.compile(
    r" (?:rank|ranked|ranks|ranking|placed|placing|finished|finish|finishing|came in|coming in|came|come in|rated|"
    r"voted)(?: (?:in|as|at|to|the|about|like|up|dead|consistently|always|usually|solidly))* $"
)
_BARE = re.compile(
    r"^ (?:$|in |out |of |and |but |for |at |among |this |that |last |overall |place |behind |on |so |when )"
)
_MAY_STAND = re.compile(
    r" (?:graduated|rose to|climbed to|went to|moved to|moved up to|jumped to|to|hit|were|was|took|won|earned|got|"
    r"made|named|from|been|be|had|we're|i'm|are|am|is|became|become|reached)(?: (?:in|as|at|to|the|about|like|up|a|"
    r"dead|consistently|always|usually|either))* $"
)
_NO_RANK = frozenset(
    "priority thing rule reason concern issue goal complaint lesson question cause request job problem time "
    "person step responsibility day week month year shift floor grade half quarter one ones line round aid "
    "responder thing things draft".split()
)
_NUMBERED = re.compile(
    r" (?:was|were|became|ranked|made|hit|finished|to|at|went|from|being|be|am|is|got|reached|took|i'm|we're|stayed|as)"
    r"(?: (?:the|consistently|always|in|as))* number $"
)
_SELLER = re.compile(
    r"^ (?:\S+ )?(?:rep|seller|salesperson|store|team|agent|producer|branch|performer|selling|spot|ranked|in|for) "
)


def _end(scene: Scene, at: int) -> int:
    match = _RIGHT.match(scene.right(at))
    if match is None:
        return at
    words = len(match.group().split())
    while words:
        words -= 1 if scene.norm(at) else 0
        at += 1
    return at


def ranks(scene: Scene) -> Iterator[Expression]:
    """All ranks in `scene`, whosever they are."""
    for number in scene.numbers:
        first, last = number.first, number.last
        left, right, then = scene.left(first), scene.right(last + 1), scene.norm(last + 1)
        if number.form == "ordinal":
            if (
                number.low > 500
                or then in _NO_RANK
                or re.match(r" (?:of (?:all|its|many|several)|in (?:my|his|her) family) ", right)
            ):
                continue
            if then == "percentile":
                yield Expression(first, last + 2, "rank")
            elif (_STANDS.search(left) and _BARE.match(right)) or (_RIGHT.match(right) and _MAY_STAND.search(left)):
                yield Expression(first, _end(scene, last + 1), "rank")
            continue
        if then in _NO_RANK or number.form not in ("cardinal", "fraction"):
            continue
        topped = scene.norm(first - 1) == "top" and scene.norm(first - 2) not in ("my", "your")
        numbered = scene.norm(first - 1) in ("number", "#") and number.low <= 100 and not number.sign
        if topped or (numbered and (_NUMBERED.search(left) or _SELLER.match(right))):
            yield Expression(first - 1, _end(scene, last + 1), "rank")
