"""Changes told without a plain number: "from 61% to 88%", "doubled", "cut in half", "zero findings"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from trainer.analysis.figures.nouns import STOPS, counted, is_plural
from trainer.analysis.figures.scene import Scene
from trainer.analysis.model import FigureKind, FigureRole
from trainer.analysis.numbers import Number


@dataclass(frozen=True, slots=True)
class Expression:
    """A figure over pieces `first` to `after` (not included)."""

    first: int
    after: int
    kind: FigureKind
    role: FigureRole = "change"


_STEPPED_OVER = frozenset(
    "about around roughly like under over just nearly almost maybe only more less than up down the a an of "
    "team crew staff group class score rating average rate budget total something close way well below above".split()
)
"""Words between "from" or "to" and its number: "from a team of about three"."""
_APART = 12
"""Pieces that may lie between the two numbers of one change; longer, and "from" and "to" belong to different things."""
_MULTIPLIED = frozenset(
    "doubled tripled quadrupled quintupled halved trebled doubling tripling halving quadrupling".split()
)
_NOT_MULTIPLIED = frozenset("down as back over up checked check booked majored dipped".split())
_WISHED = re.compile(
    r" (?:want\w*|hope\w*|hoping|plan\w*|goal|aim\w*|like|asked|need\w*|try|trying|tried)(?: \S+){0,2} to $"
)
_FELL = re.compile(
    r" (cuts?|cutting|slash\w*|reduc\w+|chop\w*|drop\w*|fell|went|shr[aiu]nk|slic\w+|lower\w*|decreas\w+|brought|"
    r"trimm\w+|knock\w*|shorten\w*|drove) ((?:\S+ ){0,6})$"
)
_ZERO_OF_NOTHING = frozenset(
    "idea ideas clue patience doubt doubts experience training background interest knowledge support help "
    "chance respect desire regrets pressure sense point tolerance sum trust day based hour problem problems "
    "questions skills expectations excuses".split()
)
_MASS = frozenset(
    "downtime turnover shrink waste rework attrition absenteeism churn overtime scrap spoilage variance loss "
    "leakage data lost recordable recordables unplanned".split()
)
"""What is counted in the singular when it is zero."""
_NONE = re.compile(
    r"^ (?:(?:almost|practically|basically|virtually|pretty much|next to|like) )*(?:none|nothing|zero|0|breaking "
    r"even|break even|profitable|a profit) "
)
_CAME_TO = re.compile(
    r" (?:had|have|saw|see|got|get|counted|were|took|takes|made|needed|needs)(?: (?:about|only|just|around|nearly))* $"
)
_SPAN_OF_TIME = re.compile(
    r"^ (?:(?:about|just|under|less than|only|like|maybe) )*(?:an?|half an?|one|a few|a couple(?: of)?|the same|same|"
    r"a single) (?:minutes?|hours?|days?|weeks?|months?|seconds?|afternoon|morning|shift) "
)


_FROM_WORDS = re.compile(
    r" from (?:(?:about|almost|over|nearly) )*(?:(?:an?|half an?|several|a few|a couple of) )?"
    r"(?:minutes?|hours?|days?|weeks?|months?|years?|nothing|none|(?:dead )?last|worst|the bottom)(?: (?:down|all "
    r"the way))* $"
)
_TO_ZERO = re.compile(
    r" (?:down|cut|reduc\w+|brought|dropped|fell|went|got|drove|took)(?: \S+){0,6} to(?: (?:almost|practically|"
    r"basically|virtually|nearly|pretty|much))* $"
)


def _lead(scene: Scene, at: int, words: tuple[str, ...]) -> int:
    """The place of one of `words` before `at`, approximations between stepped over; -1 for none."""
    i = at - 1
    while (
        i > scene.begin(at)
        and scene.norm(i) not in words
        and (scene.norm(i) in _STEPPED_OVER or scene.norm(i).endswith("ing"))
    ):
        i -= 1
    return i if i >= scene.begin(at) and scene.norm(i) in words else -1


def before_after(scene: Scene) -> Iterator[Expression]:
    """ "from 61% to 88%", "from three days to about five hours", "down to nine from thirty", "from ten to none"."""
    for one, two in zip(scene.numbers, scene.numbers[1:], strict=False):
        found = _between(scene, one, two)
        if found is not None:
            yield found
    for two in scene.numbers:
        found = _from_words(scene, two)
        if found is not None:
            yield found
    for one in scene.numbers:
        start = _lead(scene, one.first, ("from",))
        if start < 0:
            continue
        for link in range(one.last + 1, min(one.last + 7, scene.end(one.last))):
            if scene.norm(link) in ("to", "into"):
                right = scene.right(link + 1)
                ended = _NONE.match(right) or _SPAN_OF_TIME.match(right)
                if ended:
                    yield Expression(start, _reach(scene, link + 1, ended), "before_after")
                break


def _from_words(scene: Scene, two: Number) -> Expression | None:
    """ "from an hour to twenty minutes", "from days to under ten minutes", "from last to second"."""
    link = _lead(scene, two.first, ("to",))
    match = _FROM_WORDS.search(scene.left(link)) if link >= 0 else None
    if match is None:
        return None
    end = max(counted(scene, two.last + 1).end, two.last + 1)
    return Expression(link - len(match.group().split()), end, "rank" if two.form == "ordinal" else "before_after")


def _reach(scene: Scene, at: int, match: re.Match[str]) -> int:
    """The piece after what `match` covers from piece `at` on; pieces swallowed by a number count along."""
    words = len(match.group().split())
    while words and at < len(scene.norms):
        words -= 1 if scene.norm(at) else 0
        at += 1
    return at


def _between(scene: Scene, one: Number, two: Number) -> Expression | None:
    if two.first - one.last > _APART or scene.begin(two.first) != scene.begin(one.first):
        return None
    if "digits" in (one.form, two.form):
        return None
    end = max(counted(scene, two.last + 1).end, two.last + 1)
    start, link = _lead(scene, one.first, ("from",)), _lead(scene, two.first, ("to", "into"))
    if start >= 0 and one.last < link:
        return Expression(start, end, "before_after")
    if (
        start < 0
        and link == counted(scene, one.last + 1).end
        and one.low > two.high
        and _FELL.search(scene.left(one.first))
    ):
        return Expression(one.first, end, "before_after")  # "went 40 to 12"
    counted_until = max(counted(scene, one.last + 1).end, one.last + 1)
    instead = scene.said(counted_until, two.first).strip() == "instead of"
    if start < 0 and instead and _CAME_TO.search(scene.left(one.first)):
        return Expression(one.first, end, "before_after")  # "three returns instead of eleven"
    start, link = _lead(scene, one.first, ("to", "at", "down", "up")), _lead(scene, two.first, ("from",))
    if start >= 0 and one.last < link <= one.last + 5:
        return Expression(start - 1 if scene.norm(start - 1) in ("down", "up") else start, end, "before_after")
    return None


def multiples(scene: Scene) -> Iterator[Expression]:
    """ "doubled", "twice as fast", "half the time", "cut X in half", "by a factor of four"."""
    for at, word in enumerate(scene.norms):
        then = scene.norm(at + 1)
        if word in _MULTIPLIED:
            glued = at + 1 < len(scene.pieces) and scene.pieces[at + 1].glued
            if then not in _NOT_MULTIPLIED and not glued:
                yield Expression(at, at + 1, "multiple")
        elif word in ("double", "triple", "quadruple", "halve"):
            if _doubles(scene, at):
                yield Expression(at, at + 1, "multiple")
        elif word == "once" and re.match(
            r" (?:a|per) (?:day|week|month|year|shift|night|quarter) ", scene.right(at + 1)
        ):
            yield Expression(at, at + 3, "rate", "scope")
        elif word == "twice":
            yield from _twice(scene, at)
        elif word == "half":
            yield from _half(scene, at)
        elif word == "factor" and then == "of":
            size = next(iter(scene.numbers_in(at + 2, at + 8)), None)
            if size is not None:
                yield Expression(
                    _lead(scene, at, ("by",)) if _lead(scene, at, ("by",)) >= 0 else at, size.last + 1, "multiple"
                )


def _doubles(scene: Scene, at: int) -> bool:
    left, right = scene.left(at), scene.right(at + 1)
    led = re.search(r" (?:than|nearly|almost|about|roughly|close to|helped|us|them|to) $", left)
    follows = re.match(r" (?:the|our|what|their|my|its|that) ", right)
    if re.search(r" (?:to) $", left) and not re.search(
        r" (?:able|managed|helped?|helping|us|them|close|up) to $", left
    ):
        return False
    return (
        bool(led or follows)
        and not _WISHED.search(left)
        and not re.match(r" (?:check|shift|shifts|down|booked|duty) ", right)
    )


def _twice(scene: Scene, at: int) -> Iterator[Expression]:
    right = scene.right(at + 1)
    if re.match(r" as \S+ ", right):
        yield Expression(at, at + 3, "multiple")
    elif re.match(r" (?:the|our|what) ", right):
        yield Expression(at, at + 2, "multiple")
    elif re.match(r" (?:a|per|each|every) (?:day|week|month|year|shift|night|quarter) ", right):
        yield Expression(at, at + 3, "rate", "scope")
    elif re.search(
        r" (?:exactly|only|just) $|(?:promoted|awarded|recognized|recognised|won (?:\S+ ){0,4}|named (?:\S+ ){0,5}|"
        r"audited) ?$",
        scene.left(at),
    ):
        yield Expression(at, at + 1, "count", "scope")


def _half(scene: Scene, at: int) -> Iterator[Expression]:
    right = scene.right(at + 1)
    if re.match(
        r" (?:as (?:many|much|long)|the (?:time|cost|price|size|staff|people|number|money|space|budget|crew)) ", right
    ):
        yield Expression(at, at + 3, "multiple")
    elif re.match(r" (?:of )?my (?:\S+ )?(?:career|working life) ", right):
        end = at + 2
        while scene.norm(end - 1) not in ("career", "life"):
            end += 1
        yield Expression(at, end, "tenure", "tenure")
    elif scene.norm(at - 1) == "in":
        fell = _FELL.search(scene.left(at - 1))
        if fell:
            yield Expression(max(at - 2 - len(fell.group(2).split()), 0), at + 1, "multiple")


def nones(scene: Scene) -> Iterator[Expression]:
    """ "zero complaints", "without a single write-up", "not one late delivery"."""
    for at, word in enumerate(scene.norms):
        if (
            word == "single"
            and scene.norm(at - 1) == "a"
            and scene.norm(at - 2) in ("without", "not", "never", "didn't")
        ):
            yield Expression(at - 2, _noun_end(scene, at + 1), "count")
        elif word == "single" and re.search(r" (?:didn't|never|don't|haven't|hadn't) (?:\S+ ){0,2}a $", scene.left(at)):
            yield Expression(at - 1, _noun_end(scene, at + 1), "count")
        elif word == "0" and _TO_ZERO.search(scene.left(at)):
            yield Expression(at, max(counted(scene, at + 1).end, at + 1), "count")
        elif word == "0" and scene.norm(at - 1) not in ("from", "ground", "to", "absolute"):
            then = scene.norm(at + 1)
            end = counted(scene, at + 1).end
            head = scene.norm(end - 1)
            if then and then not in _ZERO_OF_NOTHING and head not in _ZERO_OF_NOTHING:
                if end > at + 1 and (is_plural(head) or head == "times"):
                    yield Expression(at, end, "count")
                elif then in _MASS:
                    yield Expression(at, at + 2, "count")


def _noun_end(scene: Scene, at: int) -> int:
    """The piece after the noun phrase, at least a word long, that begins at `at`."""
    for end in range(at, min(at + 3, len(scene.pieces))):
        if scene.pieces[end].wall or scene.pieces[end].marks or scene.norm(end) in STOPS:
            return max(end, at)
    return min(at + 2, len(scene.pieces))
