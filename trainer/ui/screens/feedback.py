"""Feedback on one answer: advice first, the words second, the numbers third, everything else one key away."""

import time
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Footer, Static

from trainer.errors import TrainerError
from trainer.feedback.result import Advice, AnswerResult
from trainer.feedback.words import quote
from trainer.review.marks import legend_line
from trainer.review.report import number_rows, score_rows
from trainer.ui.text import clock, lines, plain
from trainer.ui.widgets.marked_transcript import MarkedTranscript
from trainer.ui.widgets.top_line import TopLine

if TYPE_CHECKING:
    from trainer.recording.microphone import Samples
    from trainer.recording.playback import Player
    from trainer.store.records import Answer
    from trainer.ui.app import TrainerApp

_LOOK_SECONDS = 0.1
_AROUND_MARK = (1.0, 1.5)  # seconds before and after a mark that are played: a word in its phrase


class FeedbackScreen(Screen[str]):
    """Gives "next", "again" or "leave". Without `going_on` it is a look back: there is only "leave"."""

    CSS_PATH = "feedback.tcss"
    app: "TrainerApp"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "next", "Next"),
        Binding("r", "again", "Again"),
        Binding("l", "listen", "Listen"),
        Binding("j,n,right", "mark(1)", "Next mark", key_display="j"),
        Binding("k,left", "mark(-1)", "Mark before", key_display="k"),
        Binding("d", "details", "Details"),
        Binding("escape", "leave", "Leave"),
    ]

    def __init__(self, answer: "Answer", *, going_on: str = "", samples: "Samples | None" = None) -> None:
        super().__init__()
        self.answer = answer
        self._going_on = going_on
        self._samples = samples
        self._player: Player | None = None

    def compose(self) -> ComposeResult:
        """The page, and one line at its foot for the mark one stands on."""
        result = self.answer.result
        length = result.analysis.length
        timed = f"{clock(length.seconds)} of {clock(length.target_seconds)}" if length.seconds is not None else "typed"
        yield TopLine(
            "Feedback on your answer" if self._going_on else "Your answer", f"take {self.answer.take}   {timed}"
        )
        with VerticalScroll(id="page"):
            yield Static(plain(self.answer.question.ask, "bold"), id="ask")
            yield from self._advice(result)
            if not result.no_speech:
                yield MarkedTranscript(result, id="words")
                yield Static(plain(legend_line(result), "dim"), id="legend")
                for label, words in number_rows(result):
                    yield self._row(label, [plain(words)], "figure")
                with Vertical(id="details"):
                    for advice in result.advice[1:]:
                        yield self._row("more on", _whole(advice, result.text), "figure advice")
                    for label, words in score_rows(result):
                        yield self._row(label, [plain(words)], "figure")
        yield Static(id="mark")
        yield Footer(show_command_palette=False)

    def _advice(self, result: AnswerResult) -> ComposeResult:
        if result.no_speech:
            yield self._row("Heard nothing", [plain("No speech was heard in this take.")])
            yield self._row("Next time", [plain("Look at the microphone (m, before you start), then answer again.")])
            return
        if result.strengths:
            yield self._row("What came across", [plain(s.message) for s in result.strengths])
        for index, advice in enumerate(result.advice):
            if index == 0:
                yield self._row("Next time", _whole(advice, result.text))
            else:
                # One thing at a time: the others in a line, and whole among the details.
                yield self._row(
                    "Then" if index == 1 else "", [plain(advice.message)], "remark" if index == 1 else "remark more"
                )

    @staticmethod
    def _row(name: str, rows: list[Content], kind: str = "remark") -> Horizontal:
        return Horizontal(
            Static(plain(name), classes="name"), Static(lines(*rows), classes="text"), classes=f"row {kind}"
        )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Only what can be done."""
        practice = bool(self._going_on)
        if action in ("next", "again"):
            return practice
        if action == "listen":
            return self._samples is not None or self.app.rehearsal.audio.has(self.answer.audio)
        if action in ("mark", "details"):
            return not self.answer.result.no_speech
        return True

    def on_mount(self) -> None:
        """The page takes the arrow keys."""
        self.query_one("#page").focus()

    def on_unmount(self) -> None:
        """Silence."""
        if self._player is not None:
            self._player.stop()

    def action_next(self) -> None:
        """On."""
        self.dismiss("next")

    def action_again(self) -> None:
        """The same question once more; this take is kept."""
        self.dismiss("again")

    def action_leave(self) -> None:
        """Out of here."""
        self.dismiss("leave")

    def action_mark(self, step: int) -> None:
        """To the next mark."""
        words = self.query_one("#words", MarkedTranscript)
        if not words.marks:
            self.query_one("#mark", Static).update(plain("Nothing is marked in this answer."))
            return
        words.move(step)

    def on_marked_transcript_moved(self, event: MarkedTranscript.Moved) -> None:
        """Explain the mark, bring it into view, play it."""
        self.query_one("#mark", Static).update(plain(f"{event.number} of {event.total}   {event.mark.note}"))
        words = self.query_one("#words", MarkedTranscript)
        page = self.query_one("#page", VerticalScroll)
        line = words.virtual_region.y + words.line_of_current()
        page.scroll_to(y=max(0, line - page.size.height // 2), animate=False)
        if event.mark.at is not None and self.check_action("listen", ()):
            before, after = _AROUND_MARK
            self.play(max(0.0, event.mark.at - before), event.mark.at + after)

    def action_listen(self) -> None:
        """Play the whole answer, or stop."""
        if self._player is not None and self._player.playing:
            self._player.stop()
        else:
            self.play(0.0, None)

    @work(thread=True, exclusive=True, group="play")
    def play(self, start: float, end: float | None) -> None:
        """Read the sound once, then play."""
        from trainer.recording.playback import Player

        try:
            if self._samples is None:
                assert self.answer.audio is not None
                self._samples = self.app.rehearsal.audio.read(self.answer.audio)
        except TrainerError as error:
            self.app.call_from_thread(self.app.show_error, error)
            return
        self._player = self._player or Player()
        self._player.play(self._samples, start=start, end=end)
        self._tell_of(self._player)

    def _tell_of(self, player: "Player") -> None:
        """Say why nothing is heard, where the device fails to open."""
        from textual.worker import get_current_worker

        worker = get_current_worker()
        while player.playing and not worker.is_cancelled:
            time.sleep(_LOOK_SECONDS)
        if player.fault is not None and not worker.is_cancelled:
            self.app.call_from_thread(self.app.show_error, player.fault)

    def action_details(self) -> None:
        """The score and its parts, and what else was measured."""
        details = self.query_one("#details")
        details.toggle_class("open")
        if details.has_class("open"):
            self.call_after_refresh(self.query_one("#page", VerticalScroll).scroll_end, animate=False)


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
