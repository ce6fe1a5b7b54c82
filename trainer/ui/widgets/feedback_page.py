"""What there is to read about one answer: advice first, the words second, the numbers third."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.style import Style
from textual.widgets import Static

from trainer.feedback.probing.when_asked import ReplyNote, reply_notes, with_replies
from trainer.feedback.result import Advice, AnswerResult
from trainer.feedback.words import quote
from trainer.review.report import number_rows, score_rows
from trainer.ui.text import lines, plain
from trainer.ui.widgets.marked_transcript import Legend, MarkedTranscript

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.feedback.probing.choose import Reply
    from trainer.store.records import Answer
    from trainer.ui.app import TrainerApp

_REPLY_WORDS = 40
_ADVICE = "advice"
"""Of a reply, about four lines; all of it stands on a page of its own."""


class FeedbackPage(VerticalScroll, inherit_bindings=False):
    """Shows `answer`, which can change while it stands there.

    `struck` are the seconds at which suspects begin that were struck while one looked: they stay in sight until one
    leaves, so that a slip of the key is taken back by another.
    """

    DEFAULT_CSS = """
    FeedbackPage { padding: 0 2; height: 1fr; }
    FeedbackPage #ask { height: auto; color: $text-muted; }
    FeedbackPage #note { height: auto; display: none; &.written { display: block; } }
    FeedbackPage .row { height: auto; }
    FeedbackPage .remark { margin-top: 1; &.more { margin-top: 0; } }
    FeedbackPage .name { width: 18; color: $text-muted; }
    FeedbackPage .text { width: 1fr; height: auto; }
    FeedbackPage #words { height: auto; margin-top: 1; border-left: outer $surface-lighten-2; padding: 0 0 0 1; }
    FeedbackPage #legend { margin-bottom: 1; height: auto; }
    FeedbackPage #first { margin: 1 0; height: auto; }
    FeedbackPage #details > .advice { margin-bottom: 1; }
    FeedbackPage .further { margin-bottom: 1; }
    FeedbackPage .figure .name { width: 10; }
    FeedbackPage #details { display: none; height: auto; margin-top: 1; &.open { display: block; } }
    """

    @dataclass
    class AdviceAsked(Message):
        """The words behind the advice of this number, from 0, are wanted."""

        number: int

    app: "TrainerApp"
    # Not those to the left and the right: they go from word to word.
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "scroll_up", "Up", show=False),
        Binding("down", "scroll_down", "Down", show=False),
        Binding("home", "scroll_home", "To the top", show=False),
        Binding("end", "scroll_end", "To the end", show=False),
        Binding("pageup", "page_up", "A page up", show=False),
        Binding("pagedown,space", "page_down", "A page down", show=False),
    ]

    def __init__(
        self,
        answer: "Answer",
        *,
        can_listen: bool,
        replies: "Sequence[Reply]" = (),
        at: tuple[int, int] | None = None,
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self.answer = answer
        self.replies = replies
        """The follow-up questions that the answer drew, with what was said to them."""
        self.shown = answer.result
        """The result that is shown: what only came when asked counts in it."""
        self._sought = at
        self.struck: set[float] = set()
        self._can_listen = can_listen
        self._first_shown = False

    def compose(self) -> ComposeResult:
        """The whole page."""
        result = self.shown = with_replies(self.answer.question, self.answer.result, self.replies)
        yield Static(self._asked(), id="ask")
        yield _note(self.answer.note)
        yield from self._advice(result)
        if not result.no_speech:
            yield MarkedTranscript(result, struck=self.struck, at=self._sought, id="words")
            yield Legend(result, id="legend")
        if self.answer.original is not None:
            yield Static(self._first(self.answer.original.text), id="first")
        for number, note in enumerate(reply_notes(self.answer.question, result, self.replies)):
            yield _row("" if number else "Asked further", _exchange(note), "further")
        if not result.no_speech:
            calibration = self.app.rehearsal.calibration_of(self.answer)
            for label, words in number_rows(result, can_listen=self._can_listen, calibration=calibration):
                yield _row(label, [plain(words)], "figure")
            with Vertical(id="details"):
                for index, advice in enumerate(result.advice[1:], 1):
                    yield _row("more on", _whole(advice, result.text), "figure advice", advice=index)
                for label, words in score_rows(result):
                    yield _row(label, [plain(words)], "figure")

    def _asked(self) -> Content:
        """The question; a follow-up question with the one it followed."""
        ask = self.answer.question.ask
        if not self.answer.probe:
            return plain(ask, "bold")
        return lines(plain(self.answer.probe, "bold"), plain(f"asked after your answer to: {ask}", "dim"))

    async def show_note(self, answer: "Answer") -> None:
        """Show this answer's note; nothing else of it is another."""
        self.answer = answer
        await self.query_one("#note").remove()
        await self.mount(_note(answer.note), after="#ask")

    def _advice(self, result: AnswerResult) -> ComposeResult:
        if result.no_speech:
            yield _row("Heard nothing", [plain("No speech was heard in this take.")])
            yield _row("Next time", [plain("Look at the microphone (m, before you start), then answer again.")])
            return
        if result.strengths:
            yield _row("What came across", [plain(s.message) for s in result.strengths])
        for index, advice in enumerate(result.advice):
            if index == 0:
                yield _row("Next time", _whole(advice, result.text), advice=index)
            else:
                # One thing at a time: the others in a line, and whole among the details.
                name, kind = ("Then", "remark") if index == 1 else ("", "remark more")
                yield _row(name, [plain(advice.message)], kind, advice=index)

    def _first(self, text: str) -> Content:
        how = "written" if self.answer.source == "typed" else "heard"
        if not self._first_shown:
            return plain(f"You corrected these words; o shows what was first {how}.", "dim")
        return lines(plain(f"First {how} (o hides it again, e can bring it back):", "dim"), plain(text or "nothing"))

    async def show(self, answer: "Answer") -> None:
        """Show this instead, as far down and with as much open as before."""
        at, opened = self.scroll_y, bool(self.query("#details.open"))
        before = list(self.query(MarkedTranscript))
        self.answer = answer
        await self.recompose()
        for words in self.query(MarkedTranscript):
            for old in before:
                words.take_the_place_of(old)
        if opened:
            self.query("#details").add_class("open")
        self.call_after_refresh(self.scroll_to, y=at, animate=False)

    def on_click(self, event: Click) -> None:
        """The words behind a piece of advice."""
        advice = event.style.meta.get(_ADVICE)
        if isinstance(advice, int):
            self.post_message(self.AdviceAsked(advice))

    def toggle_first(self) -> None:
        """Show what was first heard, or hide it."""
        self._first_shown = not self._first_shown
        if self.answer.original is not None:
            first = self.query_one("#first", Static)
            first.update(self._first(self.answer.original.text))
            if self._first_shown:
                self.call_after_refresh(first.scroll_visible, animate=False)

    def toggle_details(self) -> None:
        """Show the score and its parts, and what else was measured, or hide them."""
        details = self.query_one("#details")
        details.toggle_class("open")
        if details.has_class("open"):
            self.call_after_refresh(self.scroll_end, animate=False)


def _row(name: str, rows: list[Content], kind: str = "remark", *, advice: int | None = None) -> Horizontal:
    """`rows` beside their name; a click on those of an `advice` asks for its words."""
    told = lines(*rows)
    if advice is not None:
        told = told.stylize(Style.from_meta({_ADVICE: advice}))
    return Horizontal(Static(plain(name), classes="name"), Static(told, classes="text"), classes=f"row {kind}")


def _note(note: str) -> Horizontal:
    """A note of one's own, line by line."""
    written = [plain(line) for line in note.strip().split("\n")]
    row = Horizontal(
        Static(plain("Your note"), classes="name"), Static(lines(*written), classes="text"), classes="row", id="note"
    )
    row.set_class(bool(note.strip()), "written")
    return row


def _exchange(note: ReplyNote) -> list[Content]:
    """A follow-up question, what was said to it, and one line on that."""
    said = quote(note.said, (0, len(note.said)), most=_REPLY_WORDS)
    return [plain(note.ask, "bold"), plain(f"> {said}", "italic"), plain(note.line)]


def _whole(advice: Advice, text: str) -> list[Content]:
    """One piece of advice: what to do, why, the words that caused it, a wording to try."""
    rows = [plain(advice.message, "bold")]
    if advice.why:
        rows.append(plain(advice.why))
    if advice.evidence:
        rows.append(plain(f"> {quote(text, advice.evidence[0])}", "italic"))
    if advice.instead:
        rows.append(plain(f"Perhaps: {advice.instead}"))
    return rows
