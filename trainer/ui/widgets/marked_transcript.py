"""The words of an answer with its marks, which differ in shape and not only in style: any terminal shows them."""

from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static

from trainer.feedback.result import AnswerResult
from trainer.review.marks import BRACKETS, Mark, MarkKind, mark_spans
from trainer.ui.text import plain

_STYLES: dict[MarkKind, str] = {
    "filler": "bold",
    "suspected": "dim",
    "hedge": "bold",
    "figure": "underline",
    "vague": "italic",
}


class MarkedTranscript(Static):
    """Shows the transcript; `current` is the mark that stands out, -1 for none."""

    current: reactive[int] = reactive(-1)

    class Moved(Message):
        """Another mark stands out now."""

        def __init__(self, mark: Mark, number: int, total: int) -> None:
            super().__init__()
            self.mark = mark
            self.number = number
            self.total = total

    def __init__(self, result: AnswerResult, *, id: str | None = None) -> None:
        self._result = result
        self.marks = mark_spans(result)
        super().__init__(self._content(-1), id=id)

    def move(self, step: int) -> None:
        """To the next mark, or with -1 to the one before; round at the ends."""
        if self.marks:
            start = self.current if self.current >= 0 else (-1 if step > 0 else 0)
            self.current = (start + step) % len(self.marks)

    def line_of_current(self) -> int:
        """The line, from 0, on which the current mark begins at the present width."""
        if self.current < 0 or not self.size.width:
            return 0
        before = self._content(-1, until=self.marks[self.current].start)
        return max(0, before.get_height({}, self.size.width) - 1)

    def watch_current(self, current: int) -> None:
        """Draw again, and say which mark it is."""
        self.update(self._content(current))
        if current >= 0:
            self.post_message(self.Moved(self.marks[current], current + 1, len(self.marks)))

    def _content(self, current: int, until: int | None = None) -> Content:
        text, at, parts = self._result.text, 0, []
        for index, mark in enumerate(self.marks):
            if until is not None and mark.start >= until:
                break
            parts.append(plain(text[at : mark.start]))
            before, after = BRACKETS[mark.kind]
            style = _STYLES[mark.kind] + (" reverse" if index == current else "")
            parts.append(plain(f"{before}{text[mark.start : mark.end]}{after}", style))
            at = mark.end
        parts.append(plain(text[at:until]))
        return Content("").join(parts)
