"""What to mark in the words of an answer, and what each mark says in one line."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Literal

from trainer.analysis.fillers import place_of
from trainer.analysis.model import FigureRole, Filler, FillerKind, Finding
from trainer.feedback.measures import counted
from trainer.feedback.result import AnswerResult
from trainer.feedback.words import clock, quote
from trainer.review.plain import clean
from trainer.transcript.model import Suspect

MarkKind = Literal["filler", "suspected", "struck", "hedge", "figure", "vague"]

BRACKETS: dict[MarkKind, tuple[str, str]] = {
    "filler": ("[", "]"),
    "suspected": ("[", "?]"),
    "struck": ("[", " struck]"),
    "hedge": ("(", ")"),
    "figure": ("«", "»"),
    "vague": ("~", "~"),
}
"""The signs around marked words: the kinds differ in shape, so that they are told apart without colour."""

LEGEND: dict[MarkKind, str] = {
    "filler": "[filler]",
    "suspected": "[perhaps a filler?]",
    "hedge": "(hedge)",
    "figure": "«figure»",
    "vague": "~a figure would say more~",
}
"""What each sign means, in its own signs; "struck" says so itself."""
_GAP = "   "  # between two samples of the legend

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
    """Characters `start` to `end` of the answer's text, why they are marked, and when they were said (seconds).

    A `suspect` was found in the sound and has no characters of its own: its mark stands at `start`, which is `end`.
    """

    start: int
    end: int
    kind: MarkKind
    note: str
    at: float | None = None
    suspect: Suspect | None = None


def mark_spans(result: AnswerResult, *, struck: Collection[float] = ()) -> tuple[Mark, ...]:
    """The marks of an answer, in order and without overlaps.

    Suspects that were struck have none, save those that begin at one of the seconds `struck`. Where findings overlap, a
    filler goes before a hedge, a hedge before a figure, a figure before a vague wording; what is left of the other is
    marked beside it, so that "24, um, beds" is a figure, a filler and the same figure again.
    """
    marks = sorted(_unwritten(result, struck), key=_place)
    for mark in _all(result):
        for piece in _around(mark, marks, result.text):
            insort(marks, piece, key=_place)
    return tuple(marks)


def placed(text: str, marks: Sequence[Mark]) -> Iterator[tuple[str, Mark | None, int | None]]:
    """`text` in pieces, each with its mark and the offset in `text` at which it begins, None where it has none.

    `marks` are as `mark_spans` gives them. A mark without characters brings what was heard there, and a space where it
    would touch a word; these do not stand in `text`.
    """
    at = 0
    for mark in marks:
        yield text[at : mark.start], None, at
        if mark.suspect is None:
            yield text[mark.start : mark.end], mark, mark.start
        else:
            if mark.start and not text[mark.start - 1].isspace():
                yield " ", None, None
            yield mark.suspect.phrase, mark, None
            if mark.start < len(text) and not text[mark.start].isspace():
                yield " ", None, None
        at = mark.end
    yield text[at:], None, at


def cut_at(text: str, marks: Sequence[Mark]) -> Iterator[tuple[str, Mark | None]]:
    """The pieces of `placed`, each with its mark."""
    return ((piece, mark) for piece, mark, _ in placed(text, marks))


def legend_lines(marks: Iterable[Mark], width: int) -> list[str]:
    """What the signs of `marks` mean, in lines of at most `width` that break between samples; [] without marks."""
    kinds = {mark.kind for mark in marks}
    lines: list[str] = []
    for sample in (words for kind, words in LEGEND.items() if kind in kinds):
        if lines and len(lines[-1]) + len(_GAP) + len(sample) <= width:
            lines[-1] += _GAP + sample
        else:
            lines.append(sample)
    return lines


def _unwritten(result: AnswerResult, struck: Collection[float]) -> Iterator[Mark]:
    """The suspects, with what was made of each."""
    transcript = result.transcript
    suspects = {suspect.at: suspect for suspect in transcript.suspects}
    for filler in result.analysis.fillers:
        suspect = suspects.get(filler.at) if filler.unwritten and filler.at is not None else None
        if suspect is not None:
            kind: MarkKind = "filler" if filler.certainty == "heard" else "suspected"
            yield _suspect_mark(suspect, filler.start, kind, "" if kind == "filler" else "perhaps ")
    for suspect in transcript.suspects:
        if suspect.verdict == "struck" and suspect.at in struck:
            yield _suspect_mark(suspect, place_of(transcript, suspect), "struck", "struck out, no longer ")


def _suspect_mark(suspect: Suspect, place: int, kind: MarkKind, how: str) -> Mark:
    note = f'"{clean(suspect.phrase)}", {how}{_FILLER_WORDS["filled_pause"]}, at {clock(suspect.at)}'
    return Mark(place, place, kind, note, suspect.at, suspect)


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


def _place(mark: Mark) -> tuple[int, int]:
    return mark.start, mark.end


def _around(mark: Mark, taken: Sequence[Mark], text: str) -> list[Mark]:
    """`mark` where nobody has taken its place, else the pieces of it that are left and hold a word.

    Those who have `taken` theirs are in order and don't overlap.
    """
    first = bisect_right(taken, mark.start, key=lambda other: other.end)
    after = bisect_left(taken, mark.end, key=lambda other: other.start)
    whole = [(mark.start, min(mark.end, len(text)))]
    pieces = [(start, end) for start, end in whole if start < end]
    for other in taken[first:after]:
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
