"""The words of an answer as they are drawn: their marks as signs, and where each character came to stand."""

from bisect import bisect_right

from textual.content import Content, Span
from textual.style import Style

from trainer.feedback.result import AnswerResult
from trainer.review.marks import BRACKETS, Mark, MarkKind, placed
from trainer.review.places import word_spans
from trainer.review.plain import clean

STYLES: dict[MarkKind, str] = {
    "filler": "bold",
    "suspected": "dim",
    "struck": "dim",
    "hedge": "bold",
    "figure": "underline",
    "vague": "italic",
}
AT = "said-at"
"""In the style of each drawn word: the offset in the answer's text at which it begins."""
Cells = tuple[int, int]
"""From one character of what is drawn to another."""


class DrawnWords:
    """Draws once; `with_spot` then only lets another place stand out."""

    def __init__(self, result: AnswerResult, marks: tuple[Mark, ...]) -> None:
        self.words = word_spans(result.transcript)
        self._text = result.text
        self._starts: list[int] = []  # of the pieces that stand in the text
        self._drawn_at: list[int] = []
        self._whole: list[bool] = []  # nothing was left out of it
        self.marks: list[Cells] = []
        """Where each mark stands, its signs included."""
        pieces: list[str] = []
        spans: list[Span] = []
        at = 0
        for piece, mark, start in placed(result.text, marks):
            before, after = ("", "") if mark is None else BRACKETS[mark.kind]
            shown = f"{before}{clean(piece)}{after}"
            if start is not None:
                self._starts.append(start)
                self._drawn_at.append(at + len(before))
                self._whole.append(len(clean(piece)) == len(piece))
            if mark is not None:
                self.marks.append((at, at + len(shown)))
                spans.append(Span(at, at + len(shown), STYLES[mark.kind]))
            pieces.append(shown)
            at += len(shown)
        for start, end in self.words:
            spans.append(Span(*self.cells((start, end)), Style.from_meta({AT: start})))
        self._content = Content("".join(pieces), spans)

    def cells(self, span: tuple[int, int]) -> Cells:
        """Where these characters of the text are drawn."""
        return self._cell(span[0]), max(self._cell(span[0]), self._cell(max(span[0], span[1] - 1), after=True))

    def _cell(self, offset: int, *, after: bool = False) -> int:
        piece = max(0, bisect_right(self._starts, offset) - 1)
        # Of several pieces at one place the last has the characters; the others are empty.
        start, end = self._starts[piece], offset + after
        into = end - start if self._whole[piece] else len(clean(self._text[start:end]))
        return self._drawn_at[piece] + into

    def with_spot(self, spot: Cells | None) -> Content:
        """What is drawn, with this place standing out."""
        return self._content if spot is None else self._content.stylize("not dim bold reverse", *spot)

    def line_of(self, spot: Cells, width: int) -> int:
        """The line, from 0, on which a place begins when it is drawn so wide."""
        return max(0, self._content[: spot[0] + 1].get_height({}, width) - 1)
