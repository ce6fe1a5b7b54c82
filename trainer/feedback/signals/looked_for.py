"""Which points of a question's `look_for` an answer takes up, as far as words can tell.

A point is free text of a bank. It counts as heard where it asks for something that the analysis finds (a figure, an
ending, a deed of one's own, a reason, who was told, what changed since), or where the answer says several of its words
in one sentence. Only the first three can be said to be missing; of everything else nothing is known.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from trainer.analysis.cues import phrases, speech_of
from trainer.analysis.model import Analysis, Finding
from trainer.analysis.stems import content_stems
from trainer.analysis.tokens import Token, within
from trainer.feedback.signals.own_part import OwnPart
from trainer.feedback.words import Span

SHARED_WORDS = 2
"""Words of a point that one sentence has to say. Convention: one may be chance."""
_DEEDS = 2
_MOST_WORDS = 14


@dataclass(frozen=True, slots=True)
class Point:
    """A point that the question looks for, shortened to be quoted; `span` are the words that take it up, if any."""

    wanted: str
    state: Literal["heard", "missing", "unknown"]
    span: Span | None = None


_Look = Callable[[Analysis, OwnPart, tuple[Token, ...]], Finding | None]


def _change(analysis: Analysis, _own: OwnPart, _tokens: tuple[Token, ...]) -> Finding | None:
    return next((f for f in analysis.quantified if f.role == "change"), None)


def _figure(analysis: Analysis, _own: OwnPart, _tokens: tuple[Token, ...]) -> Finding | None:
    return next((f for f in analysis.quantified if f.role != "tenure"), None)


def _ending(analysis: Analysis, own: OwnPart, tokens: tuple[Token, ...]) -> Finding | None:
    return analysis.structure.result or _change(analysis, own, tokens)


def _deed(_analysis: Analysis, own: OwnPart, _tokens: tuple[Token, ...]) -> Finding | None:
    return own.mine[0] if len(own.mine) >= _DEEDS else None


def _said(*alternatives: str) -> _Look:
    pattern = phrases(*alternatives)

    def look(_analysis: Analysis, _own: OwnPart, tokens: tuple[Token, ...]) -> Finding | None:
        found = speech_of(tokens).find(pattern)
        return found[-1] if found else None

    return look


_LOOKS: tuple[tuple[re.Pattern[str], _Look, bool], ...] = tuple(
    (re.compile(rf"\b(?:{asked})\b", re.IGNORECASE), look, tellable)
    for asked, look, tellable in (
        (r"by how much|before and after|before and since", _change, False),
        (
            r"how many|how often|in numbers|its size|the numbers|with (?:a|the|its) (?:number|figure|size)s?",
            _figure,
            True,
        ),
        (
            r"how (?:it|that|this|the work) (?:ended|went|turned out)|outcome|whether it (?:was met|lasted|worked)|"
            r"where it stood at the end|how it ended|what the group achieved",
            _ending,
            True,
        ),
        (r"your (?:own )?(?:part|share)|what you did yourself|steps you took", _deed, True),
        (
            r"why|the reason|a reason",
            _said("because [^ |]+ [^ |]+", "the reason (?:was|is|why)", "(?:that's|which is|that is) why"),
            False,
        ),
        (
            r"whom you (?:told|warned|asked)|who was told|you told|how .{0,40}were told",
            _said(
                r"i (?:then |also |immediately |quickly )?(?:told|rang|called|warned|phoned|emailed|wrote to) [^ |]+"
            ),
            False,
        ),
        (
            r"safeguard|habit|differently .{0,20}since|learned from it|what you learned|that you still",
            _said(
                r"(?:since then|ever since|these days|from then on|now|today) i [^ |]+ [^ |]+",
                r"i (?:still|now|always) [^ |]+ [^ |]+",
                r"(?:learned|learnt|taught me) (?:that|to|how|from) [^ |]+",
            ),
            False,
        ),
    )
)


def looked_for(
    points: tuple[str, ...], analysis: Analysis, own: OwnPart, tokens: tuple[Token, ...], sentences: tuple[Span, ...]
) -> tuple[Point, ...]:
    """Each of `points` with what is known of it; the rest are the measures of the answer."""
    stems = [(s, content_stems(tokens[at].norm for at in within(tokens, *s))) for s in sentences]
    return tuple(_point(point, analysis, own, tokens, stems) for point in points)


def _point(
    point: str,
    analysis: Analysis,
    own: OwnPart,
    tokens: tuple[Token, ...],
    stems: list[tuple[Span, frozenset[str]]],
) -> Point:
    wanted = shortened(point)
    looks = [(look(analysis, own, tokens), tellable) for asked, look, tellable in _LOOKS if asked.search(point)]
    found = next((finding for finding, _ in looks if finding is not None), None)
    if found is not None and all(finding is not None for finding, _ in looks):
        return Point(wanted, "heard", (found.start, found.end))
    of_point = content_stems(re.findall(r"[a-z'-]+", point.lower()))
    said = max(stems, key=lambda s: len(s[1] & of_point), default=None)
    if said is not None and len(said[1] & of_point) >= SHARED_WORDS:
        return Point(wanted, "heard", said[0])
    missing = any(finding is None and tellable for finding, tellable in looks)
    return Point(wanted, "missing" if missing else "unknown")


def shortened(point: str) -> str:
    """A point as it can be quoted in a sentence: its first part, without the examples that follow a comma."""
    said = " ".join(point.split()).rstrip(" .;:")
    head = said.partition(",")[0]
    said = head if len(head.split()) > 2 else said
    words = said.split()
    said = f"{' '.join(words[:_MOST_WORDS])} ..." if len(words) > _MOST_WORDS else said
    starts_small = len(words[0]) > 1 and words[0][1:].islower() if words else False
    return (said[:1].lower() + said[1:] if starts_small or words[:1] == ["A"] else said).replace('"', "'")
