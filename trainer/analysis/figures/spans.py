"""Spans of time told with an article: "within the hour", "in a week", "a day early", "a year and a half"."""

import re
from collections.abc import Iterator

from trainer.analysis.figures.changes import Expression
from trainer.analysis.figures.nouns import RATE_TAIL, TIME_UNITS
from trainer.analysis.figures.scene import Scene

_WITHIN = re.compile(r" (within|inside of|inside|in under|in less than|under|less than)(?: (?:about|just))* $")
_TOOK = re.compile(
    r" (?:took|takes|took me|took us|in|by|saved|saved us|saved me|shaved|down to)"
    r"(?: (?:about|almost|just|only|like|around|nearly|maybe|over))* $"
)
_NOT_SPENT = re.compile(r" (?:of(?! (?:work|labou?r|downtime|overtime) )|where|when|or two|like|that) ")
_AHEAD = re.compile(r" (?:early|earlier|ahead|faster|sooner|quicker) ")
_LOST = re.compile(
    r" (?:slipped|late|overran|delayed|postponed|missed \S+) by(?: (?:about|almost|only|nearly|over))* $"
)
_SERVED = re.compile(r" (?:for|been|spent|with|over|worked|about|have|there|almost|nearly|like)(?: \S+)? $")
_NEVER_SPANS = frozenset({"second", "night", "season", "weekend"})


_FIRST = re.compile(r" (?:in|within|during|over) (?:the|my|our|his|her) $")
"""What leads to a measured period: "in my first year"."""


def first_periods(scene: Scene) -> Iterator[Expression]:
    """ "In my first year", "in the first ninety days": they measure something only beside another figure."""
    for number in scene.numbers:
        if number.form != "ordinal" or number.low != 1 or not _FIRST.search(scene.left(number.first)):
            continue
        at = number.last + 1
        count = next((n for n in scene.numbers_in(at, at + 6) if n.first == at and not n.sign), None)
        at = count.last + 1 if count else at
        unit = TIME_UNITS.get(scene.norm(at), "")
        if unit and unit not in _NEVER_SPANS - {"season"} and (count or scene.norm(at) == unit):
            yield Expression(number.first, at + 1, "duration", "scope")


def spans_of_time(scene: Scene) -> Iterator[Expression]:
    """All such spans in `scene`, whosever they are."""
    for at, word in enumerate(scene.norms):
        if TIME_UNITS.get(word) != word or word in _NEVER_SPANS or word == "min":
            continue
        article = scene.norm(at - 1)
        if article not in ("a", "an", "the", "single"):
            continue
        first = at - 2 if article == "single" and scene.norm(at - 2) == "a" else at - 1
        left, right = scene.left(first), scene.right(at + 1)
        halved = scene.norm(at + 1) == "and" and scene.norm(at + 2) == "a" and scene.norm(at + 3) == "half"
        within = _WITHIN.search(left)
        if halved and article != "the":
            if word in ("year", "decade") and _SERVED.search(left):
                yield Expression(first, at + 4, "tenure", "tenure")
            else:
                yield Expression(first, at + 4, "duration", "scope")
        elif within:
            yield Expression(first - len(within.group(1).split()), at + 1, "duration")
        elif article == "the":
            continue
        elif _AHEAD.match(right):
            yield Expression(first, at + 2, "duration")
        elif _TOOK.search(left) and not _NOT_SPENT.match(right) and word != "decade":
            rated = RATE_TAIL.match(right)
            end = at + 1 + (len(rated.group().split()) if rated else 0)
            lost = _LOST.search(left)
            yield Expression(first, end, "rate" if rated else "duration", "scope" if lost else "change")
        elif word == "decade" and not re.match(r" (?:ago|old|later) ", right):
            yield Expression(first, at + 1, "tenure", "tenure")
