"""Figures of change that leave a question open: without what it was before, or without the time it took."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from trainer.analysis.figures.nouns import TIME_UNITS
from trainer.analysis.figures.scene import Scene, before
from trainer.analysis.model import Figure

NEAR = 18
"""Pieces to either side within which the base line or the time may stand. Convention: about two spoken sentences."""

_BASE_LINE = re.compile(
    r" (?:from (?:(?:an?|about|around|almost|nearly|over|just|roughly|maybe|like|the|an average of) )*"
    r"[$#]?(?:[0-9]|half|zero|nothing|none|days|weeks|hours|months|minutes|last)"
    r"|used to (?:[^ |]+ ){0,4}?[$]?[0-9]"
    r"|(?:had been|started (?:at|with|out at)|instead of|compared (?:to|with)|down to|up to|out of|versus|against) "
    r"(?:(?:about|around|an average of|the) )*[$]?[0-9]"
    r"|(?:was|were|at|had|took|did|made|sold|averaged|of) (?:(?:about|around|nearly|only|doing|at) )*[$]?[0-9][^ |]* "
    r"(?:[^ |]+ ){0,3}?(?:before|originally|when i (?:started|joined|came)|previously|initially)"
    r"|before(?: that| this)?(?: it| we| they)? (?:was|were|had|took) (?:[^ |]+ ){0,2}?[$]?[0-9])"
)
_TIMES = (
    r"daily|weekly|monthly|quarterly|yearly|annually|annual|overnight|immediately|straight away|year over year|"
    r"year-over-year|year on year|by then|tomorrow|christmas|easter|spring|summer|autumn|fall|winter|january|february|"
    r"march|april|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|"
    r"saturday|sunday|(?:19|20)[0-9][0-9]|shift|shifts|afternoon|morning|term|q[1-4]|while i was there"
)
_TIME = re.compile(rf" (?:{'|'.join(sorted(TIME_UNITS))}|{_TIMES})(?= )")
_ASKED_FROM = frozenset({"percent", "multiple"})
_ASKED_WHEN = frozenset({"percent", "multiple", "money"})
_TIMED = frozenset({"before_after", "rate", "rank", "tenure"})
"""What says both ends itself, or is no change by an amount."""


_MOVED = re.compile(
    r" (?:went|gone|going|came|drop\w*|fell|fallen|rose|risen|grew|grown|climb\w*|jump\w*|shr[aiu]nk|increas\w*|"
    r"decreas\w*|reduc\w*|improv\w*|rais\w+|lower\w*|cut|cuts|cutting|slash\w*|trimm\w*|shorten\w*|boost\w*|"
    r"declin\w*|beat|exceed\w*|brought|(?:is|are|was|were) (?:up|down)|sped|slow\w*|expand\w*|halv\w*) (?:[^ ]+ )*$"
)
"""What moves by an amount; "turned down by nine places" names who did it."""
_BY = before("by(?: (?:about|around|roughly|almost|nearly|over|more than|at least|maybe|like|another|up to))*")


_AT = before("at(?: (?:about|around|roughly|almost|nearly|over|only|just))*")
"""What leads to a level, not to a change."""
_COMPARED = re.compile(r" (?:twice|half|double|triple|[0-9.]+x|[0-9.]+ times) (?:as|the|what|our|my|more|that|of) ")
"""Says itself with what it is compared: "twice as fast as before"."""


@dataclass(frozen=True, slots=True)
class _Change:
    """A figure of change, and the words near it, over the ends of sentences too.

    `by` tells that it is an amount of change ("by 12", not "12 more"), `measured` that another figure of its kind, or
    one that says both ends, stands near.
    """

    figure: Figure
    by: bool
    near: str
    measured: bool


def without_base_line(scene: Scene, figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """The figures of change by a share, a factor or an amount ("by 20%") near which nothing says from what."""
    return tuple(
        change.figure
        for change in _changes(scene, figures)
        if (change.by or change.figure.kind in _ASKED_FROM)
        and not change.measured
        and not _BASE_LINE.search(change.near)
    )


def without_time(scene: Scene, figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """The figures of change by a share, a factor, an amount or a sum near which nothing says in what time."""
    return tuple(
        change.figure
        for change in _changes(scene, figures)
        if (change.by or change.figure.kind in _ASKED_WHEN) and not _TIME.search(change.near)
    )


def _changes(scene: Scene, figures: tuple[Figure, ...]) -> Iterator[_Change]:
    if not any(figure.role == "change" for figure in figures):
        return
    starts = [piece.start for piece in scene.pieces]
    places = [(bisect_right(starts, f.start) - 1, f.kind) for f in figures]
    for figure in figures:
        if figure.role != "change" or figure.kind in _TIMED:
            continue
        first, after = bisect_right(starts, figure.start) - 1, bisect_right(starts, figure.end - 1)
        if _AT.search(scene.left(first)) or _COMPARED.match(scene.said(first, after + 2)):
            continue
        yield _Change(
            figure,
            _by(scene, first),
            scene.said(max(first - NEAR, 0), min(after + NEAR, len(starts))),
            any(
                abs(first - at) <= NEAR for at, kind in places if kind in ("before_after", figure.kind) and at != first
            ),
        )


def _by(scene: Scene, first: int) -> bool:
    left = scene.left(first, 10)
    return (scene.norm(first) == "by" or bool(_BY.search(left))) and bool(_MOVED.search(left))
