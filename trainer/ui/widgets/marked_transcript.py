"""The words of an answer with its marks, which differ in shape and not only in style: any terminal shows them."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection
from dataclasses import dataclass

from textual.content import Content
from textual.events import Click, Resize
from textual.message import Message
from textual.style import Style
from textual.widgets import Static

from trainer.feedback.result import AnswerResult
from trainer.review.marks import LEGEND, Mark, MarkKind, legend_lines, mark_spans
from trainer.review.places import sentence_step, word_at
from trainer.ui.text import lines, plain
from trainer.ui.widgets.drawn_words import AT, Cells, DrawnWords

_KIND = "mark-kind"


class MarkedTranscript(Static):
    """Shows the words; one place stands out: a mark, a word, or what somebody was sent to.

    `current` is the mark that stands out, -1 for none; `offset_here` the character one is at, None before the first
    step. Suspects that begin at a second in `struck` are shown although they were struck. The characters `at` stand out
    from the beginning.
    """

    @dataclass
    class Moved(Message):
        """One is somewhere else now. `picked` tells that a word was clicked on."""

        picked: bool = False

    def __init__(
        self,
        result: AnswerResult,
        *,
        struck: Collection[float] = (),
        at: tuple[int, int] | None = None,
        id: str | None = None,
    ) -> None:
        self._result = result
        self.marks = mark_spans(result, struck=struck)
        self._drawn = DrawnWords(result, self.marks)
        self._spot: Cells | None = None
        self.current = -1
        self.offset_here: int | None = None
        super().__init__(self._drawn.with_spot(None), id=id)
        if at is not None:
            self._at_span(at)

    @property
    def mark(self) -> Mark | None:
        """The mark that stands out."""
        return self.marks[self.current] if self.current >= 0 else None

    @property
    def word(self) -> str:
        """The word one is at, "" for none."""
        words = self._drawn.words
        if self.offset_here is None or not words:
            return ""
        start, end = words[word_at(words, self.offset_here)]
        return self._result.text[start:end]

    def move(self, step: int) -> None:
        """To the next mark, or with -1 to the one before; round at the ends."""
        if not self.marks:
            return
        if self.current >= 0:
            index = self.current + step
        elif self.offset_here is None:
            index = 0 if step > 0 else -1
        elif step > 0:
            index = bisect_right(self.marks, self.offset_here, key=lambda mark: mark.start)
        else:
            index = bisect_left(self.marks, self.offset_here, key=lambda mark: mark.start) - 1
        self._at_mark(index % len(self.marks))
        self.post_message(self.Moved())

    def move_to(self, kind: MarkKind) -> None:
        """To the next mark of this kind."""
        if any(mark.kind == kind for mark in self.marks):
            after = range(self.current + 1, self.current + 1 + len(self.marks))
            self._at_mark(next(i % len(self.marks) for i in after if self.marks[i % len(self.marks)].kind == kind))
            self.post_message(self.Moved())

    def step(self, words: int) -> None:
        """So many words on, or back; it ends at the first and the last."""
        there = self._drawn.words
        if there:
            at = -1 if self.offset_here is None else word_at(there, self.offset_here)
            if self.offset_here is None and words < 0:
                at = len(there)
            self._at_word(max(0, min(len(there) - 1, at + words)))
            self.post_message(self.Moved())

    def step_sentence(self, step: int) -> None:
        """To the beginning of the next sentence, or with -1 of this one, then of the one before."""
        start = sentence_step(self._result.text, self.offset_here or 0, step)
        if self._drawn.words:
            self._at_word(word_at(self._drawn.words, start))
            self.post_message(self.Moved())

    def go_to(self, span: tuple[int, int]) -> None:
        """Let these characters stand out, and go on from the first of them."""
        self._at_span(span)
        self.post_message(self.Moved())

    def stand_on(self, suspect_at: float) -> None:
        """Let the suspect that begins at this second stand out, without a word about it."""
        for index, mark in enumerate(self.marks):
            if mark.suspect is not None and mark.suspect.at == suspect_at:
                self._at_mark(index)

    def take_the_place_of(self, other: "MarkedTranscript") -> None:
        """Let stand out what stood out in these words before they were drawn anew, or the word nearest to it."""
        if other.offset_here is None:
            return
        if other._result.text == self._result.text and len(other.marks) == len(self.marks):
            self.current, self.offset_here, self._spot = other.current, other.offset_here, other._spot
            self.update(self._drawn.with_spot(self._spot))
        elif self._drawn.words:
            self._at_word(word_at(self._drawn.words, other.offset_here))

    def line_here(self) -> int:
        """The line, from 0, on which the place that stands out begins at the present width."""
        return 0 if self._spot is None or not self.size.width else self._drawn.line_of(self._spot, self.size.width)

    def on_click(self, event: Click) -> None:
        """To the word, and on from there."""
        start = event.style.meta.get(AT)
        if isinstance(start, int):
            self._at_word(word_at(self._drawn.words, start))
            self.post_message(self.Moved(picked=True))

    def _at_span(self, span: tuple[int, int]) -> None:
        start, end = (min(offset, len(self._result.text)) for offset in span)
        self._stand(start, self._drawn.cells((start, end)))

    def _at_mark(self, index: int) -> None:
        self._stand(self.marks[index].start, self._drawn.marks[index], index)

    def _at_word(self, index: int) -> None:
        start, end = self._drawn.words[index]
        self._stand(start, self._drawn.cells((start, end)))

    def _stand(self, offset: int, spot: Cells, current: int | None = None) -> None:
        if current is None:  # the word may lie in a mark
            found = bisect_right(self.marks, offset, key=lambda mark: mark.start) - 1
            current = found if found >= 0 and offset < self.marks[found].end else -1
        self.current, self.offset_here, self._spot = current, offset, spot
        self.update(self._drawn.with_spot(spot))


class Legend(Static):
    """What the signs in the words mean; its lines break between the samples. A click on one asks for the next such."""

    @dataclass
    class Asked(Message):
        """The next mark of this kind is wanted."""

        kind: MarkKind

    def __init__(self, result: AnswerResult, *, id: str | None = None) -> None:
        self._marks = mark_spans(result)
        super().__init__(id=id)

    def on_resize(self, event: Resize) -> None:
        """Break the lines anew."""
        self.update(lines(*(_samples(line) for line in legend_lines(self._marks, event.size.width))))

    def on_click(self, event: Click) -> None:
        """The words behind a sample."""
        kind = event.style.meta.get(_KIND)
        if kind in LEGEND:
            self.post_message(self.Asked(kind))


def _samples(line: str) -> Content:
    shown = plain(line, "dim")
    for kind, sample in LEGEND.items():
        at = line.find(sample)
        if at >= 0:
            shown = shown.stylize(Style.from_meta({_KIND: kind}), at, at + len(sample))
    return shown
