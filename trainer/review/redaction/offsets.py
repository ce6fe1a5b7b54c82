"""A text with some of its stretches replaced, and where every place of the old text is in the new one."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from trainer.analysis.model import Analysis, Filler, Finding, Habit
from trainer.feedback.result import Advice, AnswerResult, Strength
from trainer.transcript.model import Transcript, Word

Span = tuple[int, int]
_Found = TypeVar("_Found", bound=Finding)


@dataclass(frozen=True, slots=True)
class Edit:
    """Characters `start` to `end` of a text, and what comes in their place."""

    start: int
    end: int
    text: str


class Edits:
    """Edits of one text, in order and without overlaps.

    What lay inside a stretch that is replaced lies, afterwards, around the whole of what replaced it; every other
    place keeps its character.
    """

    def __init__(self, edits: Sequence[Edit]) -> None:
        self._edits = tuple(edits)
        self._starts = [edit.start for edit in edits]
        self._ends = [edit.end for edit in edits]
        self._shifts = [0]
        for edit in edits:
            self._shifts.append(self._shifts[-1] + len(edit.text) - (edit.end - edit.start))

    def __bool__(self) -> bool:
        return bool(self._edits)

    def apply(self, text: str) -> str:
        """`text` with everything replaced."""
        pieces, at = [], 0
        for edit in self._edits:
            pieces += [text[at : edit.start], edit.text]
            at = edit.end
        return "".join((*pieces, text[at:]))

    def begin(self, offset: int) -> int:
        """Where something is now that began at `offset`."""
        inside = self._around(offset)
        return offset + self._before(offset) if inside is None else inside[0]

    def end(self, offset: int) -> int:
        """Where something is now that ended at `offset`."""
        inside = self._around(offset)
        return offset + self._before(offset) if inside is None else inside[1]

    def span(self, span: Span) -> Span:
        """Where `span` is now; a place without length stays one."""
        start, end = span
        return (self.end(start), self.end(end)) if start == end else (self.begin(start), self.end(end))

    def touch(self, span: Span) -> bool:
        """Whether any of the characters of `span` is replaced."""
        at = bisect_right(self._ends, span[0])
        return at < len(self._edits) and self._starts[at] < span[1]

    def _before(self, offset: int) -> int:
        return self._shifts[bisect_right(self._ends, offset)]

    def _around(self, offset: int) -> Span | None:
        """The new place of the edit in which `offset` lies, its edges not counted."""
        at = bisect_left(self._ends, offset + 1)
        if at == len(self._edits) or not self._starts[at] < offset < self._ends[at]:
            return None
        start = self._starts[at] + self._shifts[at]
        return start, start + len(self._edits[at].text)


def moved_transcript(transcript: Transcript, edits: Edits) -> Transcript:
    """`transcript` with the edits made to its text; words replaced together are one word, of all their time."""
    words: list[Word] = []
    for word in transcript.words:
        start, end = edits.span((word.start, word.end))
        if words and start < words[-1].end:
            last = words[-1]
            until = word.until if word.until is not None else last.until
            words[-1] = replace(last, end=max(end, last.end), until=until, probability=None, loudness=None)
        elif start < end or word.start == word.end:
            words.append(replace(word, start=start, end=end))
    return replace(transcript, text=edits.apply(transcript.text), words=tuple(words))


def moved_result(result: AnswerResult, edits: Edits) -> AnswerResult:
    """`result` with the edits made to its text and every finding on the words on which it was.

    What the advice says in words of its own stays as it is.
    """
    transcript = moved_transcript(result.transcript, edits)
    return replace(
        result,
        transcript=transcript,
        analysis=_moved_analysis(result.analysis, edits, transcript.text),
        strengths=tuple(_moved_evidence(strength, edits) for strength in result.strengths),
        advice=tuple(_moved_evidence(advice, edits) for advice in result.advice),
    )


def _moved_analysis(analysis: Analysis, edits: Edits, text: str) -> Analysis:
    def moved(found: tuple[_Found, ...]) -> tuple[_Found, ...]:
        return tuple(_moved(one, edits, text) for one in found)

    def part(found: Finding | None) -> Finding | None:
        return None if found is None else _moved(found, edits, text)

    told, delivery = analysis.structure, analysis.delivery
    return replace(
        analysis,
        fillers=moved(analysis.fillers),
        quantified=moved(analysis.quantified),
        vague=moved(analysis.vague),
        structure=replace(
            told,
            situation=part(told.situation),
            task=part(told.task),
            action=part(told.action),
            result=part(told.result),
        ),
        delivery=replace(delivery, repeated=moved(delivery.repeated), restarts=moved(delivery.restarts)),
        habits=moved(analysis.habits),
        signals=moved(analysis.signals),
    )


def _moved(found: _Found, edits: Edits, text: str) -> _Found:
    start, end = edits.span((found.start, found.end))
    if isinstance(found, Filler | Habit) and edits.touch((found.start, found.end)):
        return replace(found, start=start, end=end, phrase=text[start:end])
    return replace(found, start=start, end=end)


_Evident = TypeVar("_Evident", Strength, Advice)


def _moved_evidence(said: _Evident, edits: Edits) -> _Evident:
    return replace(said, evidence=tuple(edits.span(span) for span in said.evidence))
