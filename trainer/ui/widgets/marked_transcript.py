"""The words of an answer with its marks, which differ in shape and not only in style: any terminal shows them."""

from collections.abc import Collection

from textual.content import Content
from textual.events import Resize
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static

from trainer.feedback.result import AnswerResult
from trainer.review.marks import BRACKETS, Mark, MarkKind, cut_at, legend_lines, mark_spans
from trainer.ui.text import lines, plain

_STYLES: dict[MarkKind, str] = {
    "filler": "bold",
    "suspected": "dim",
    "struck": "dim",
    "hedge": "bold",
    "figure": "underline",
    "vague": "italic",
}


class MarkedTranscript(Static):
    """Shows the transcript; `current` is the mark that stands out, -1 for none.

    Suspects that begin at a second in `struck` are shown although they were struck.
    """

    current: reactive[int] = reactive(-1)

    class Moved(Message):
        """Another mark stands out now."""

        def __init__(self, mark: Mark, number: int, total: int) -> None:
            super().__init__()
            self.mark = mark
            self.number = number
            self.total = total

    def __init__(self, result: AnswerResult, *, struck: Collection[float] = (), id: str | None = None) -> None:
        self._result = result
        self.marks = mark_spans(result, struck=struck)
        super().__init__(self._content(-1), id=id)

    @property
    def mark(self) -> Mark | None:
        """The mark that stands out."""
        return self.marks[self.current] if 0 <= self.current < len(self.marks) else None

    def move(self, step: int) -> None:
        """To the next mark, or with -1 to the one before; round at the ends."""
        if self.marks:
            start = self.current if self.current >= 0 else (-1 if step > 0 else 0)
            self.current = (start + step) % len(self.marks)

    def stand_on(self, suspect_at: float) -> None:
        """Let the suspect that begins at this second stand out, without a word about it."""
        for index, mark in enumerate(self.marks):
            if mark.suspect is not None and mark.suspect.at == suspect_at:
                self.set_reactive(MarkedTranscript.current, index)
                self.update(self._content(index))

    def line_of_current(self) -> int:
        """The line, from 0, on which the current mark begins at the present width."""
        if self.current < 0 or not self.size.width:
            return 0
        before = self._content(-1, until=self.current)
        return max(0, before.get_height({}, self.size.width) - 1)

    def watch_current(self, current: int) -> None:
        """Draw again, and say which mark it is."""
        self.update(self._content(current))
        if current >= 0:
            self.post_message(self.Moved(self.marks[current], current + 1, len(self.marks)))

    def _content(self, current: int, until: int | None = None) -> Content:
        """The words with mark `current` standing out, up to mark `until` where one is given."""
        parts: list[Content] = []
        index = -1
        for piece, mark in cut_at(self._result.text, self.marks):
            if mark is None:
                parts.append(plain(piece))
                continue
            index += 1
            if index == until:
                break
            before, after = BRACKETS[mark.kind]
            style = f"{_STYLES[mark.kind].replace('dim', 'bold')} reverse" if index == current else _STYLES[mark.kind]
            parts.append(plain(f"{before}{piece}{after}", style))
        return Content("").join(parts)


class Legend(Static):
    """What the signs in the words mean; its lines break between the samples."""

    def __init__(self, result: AnswerResult, *, id: str | None = None) -> None:
        self._result = result
        super().__init__(id=id)

    def on_resize(self, event: Resize) -> None:
        """Break the lines anew."""
        self.update(lines(*(plain(line, "dim") for line in legend_lines(self._result, event.size.width))))
