"""What to mark in the words of an answer, and what each mark says in one line."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import chain
from typing import Literal

from trainer.analysis.model import FigureRole, Filler, FillerKind, Finding
from trainer.feedback.measures import counted
from trainer.feedback.result import AnswerResult
from trainer.feedback.words import clock, quote
from trainer.review.plain import clean

MarkKind = Literal["filler", "suspected", "hedge", "figure", "vague"]

BRACKETS: dict[MarkKind, tuple[str, str]] = {
    "filler": ("[", "]"),
    "suspected": ("[?", "]"),
    "hedge": ("(", ")"),
    "figure": ("«", "»"),
    "vague": ("~", "~"),
}
"""The signs around marked words: the kinds differ in shape, so that they are told apart without colour."""

LEGEND: dict[MarkKind, str] = {
    "filler": "[filler]",
    "suspected": "[?perhaps a filler]",
    "hedge": "(hedge)",
    "figure": "«figure»",
    "vague": "~a figure would say more~",
}
"""What each sign means, in its own signs."""

_FILLER_WORDS: dict[FillerKind, str] = {
    "filled_pause": "a filled pause",
    "discourse": "a filler phrase",
    "hedge": "a hedge: it weakens what you say",
    "crutch": "a crutch word",
}
_ROLE_WORDS: dict[FigureRole, str] = {
    "change": "a figure (change)",
    "scope": "a figure (scope)",
    "tenure": "a figure (time in a role)",
}
_EDGES = " \t\r\n,.;:!?…-–—"  # left over where a mark is cut; "$" and "%" belong to a figure


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters `start` to `end` of the answer's text, why they are marked, and when they were said (seconds)."""

    start: int
    end: int
    kind: MarkKind
    note: str
    at: float | None = None


def mark_spans(result: AnswerResult) -> tuple[Mark, ...]:
    """The marks of an answer, in order and without overlaps.

    Where findings overlap, a filler goes before a hedge, a hedge before a figure, a figure before a vague wording; what
    is left of the other is marked beside it, so that "24, um, beds" is a figure, a filler and the same figure again.
    """
    marks: list[Mark] = []
    for mark in _all(result):
        marks += _around(mark, marks, result.text)
    return tuple(sorted(marks, key=lambda m: m.start))


def legend_line(result: AnswerResult) -> str:
    """What the signs in this answer mean, "" where nothing is marked."""
    kinds = {mark.kind for mark in mark_spans(result)}
    return "   ".join(words for kind, words in LEGEND.items() if kind in kinds)


def _all(result: AnswerResult) -> Iterable[Mark]:
    analysis = result.analysis
    heard = counted(analysis.fillers)
    hedges = (f for f in analysis.fillers if f.kind == "hedge")
    suspected = (f for f in analysis.fillers if f.kind != "hedge" and f.certainty == "suspected")
    return chain(
        (_mark(result, f, "filler", f", {_FILLER_WORDS[f.kind]}", f.at) for f in heard),
        (_mark(result, f, "suspected", f", perhaps {_FILLER_WORDS[f.kind]}", f.at) for f in suspected),
        (_mark(result, f, "hedge", f", {_FILLER_WORDS[f.kind]}", f.at) for f in hedges),
        (_mark(result, f, "figure", f": {_ROLE_WORDS[f.role]}") for f in analysis.quantified),
        (_mark(result, v, "vague", ": how many, or how much?") for v in analysis.vague),
    )


def _mark(result: AnswerResult, found: Finding, kind: MarkKind, about: str, at: float | None = None) -> Mark:
    when = result.transcript.time_of(found.start) if at is None else at
    words = clean(quote(result.text, (found.start, found.end)))
    spoken = f", at {clock(when)}" if when is not None and isinstance(found, Filler) else ""
    return Mark(found.start, found.end, kind, f"{words}{about}{spoken}", when)


def _around(mark: Mark, taken: Iterable[Mark], text: str) -> list[Mark]:
    """`mark` where nobody has taken its place, else the pieces of it that are left and hold a word."""
    whole = [(mark.start, min(mark.end, len(text)))]
    pieces = [(start, end) for start, end in whole if start < end]
    for other in taken:
        pieces = [
            (start, end)
            for left, right in pieces
            for start, end in ((left, min(right, other.start)), (max(left, other.end), right))
            if start < end
        ]
    if pieces != whole:
        pieces = [_trimmed(start, end, text) for start, end in pieces if any(c.isalnum() for c in text[start:end])]
    return [replace(mark, start=start, end=end) for start, end in pieces]


def _trimmed(start: int, end: int, text: str) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip(_EDGES)), end - (len(piece) - len(piece.rstrip(_EDGES)))
