"""Feedback on one answer, and what one does with it: listen, go from mark to mark, put right what was misheard."""

import time
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Footer, Static

from trainer.errors import TrainerError
from trainer.review.marks import Mark
from trainer.ui.text import clock, plain
from trainer.ui.widgets.feedback_page import FeedbackPage
from trainer.ui.widgets.marked_transcript import MarkedTranscript
from trainer.ui.widgets.top_line import TopLine

if TYPE_CHECKING:
    from trainer.recording.microphone import Samples
    from trainer.recording.playback import Player
    from trainer.store.records import Answer
    from trainer.transcript.model import Verdict
    from trainer.ui.app import TrainerApp

_LOOK_SECONDS = 0.1
_AROUND_MARK = (1.0, 1.5)  # seconds before and after a mark that are played: a word in its phrase
_WHAT_TO_DO: "dict[Verdict, str]" = {
    "open": "Was it one?   a accept, then it counts   s strike it out",
    "accepted": "It counts.   a take that back   s strike it out",
    "struck": "It is gone when you leave.   s bring it back   a accept, then it counts",
}
"""What can be done about a suspect, by what was decided so far."""


class FeedbackScreen(Screen[str]):
    """Gives "next", "again" or "leave". Without `going_on` it is a look back: there is only "leave".

    `kept` tells whether the answer is in the history; what is corrected in one that is not, a sample, is forgotten.
    """

    CSS_PATH = "feedback.tcss"
    app: "TrainerApp"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "next", "Next"),
        Binding("r", "again", "Again"),
        Binding("l", "listen", "Listen"),
        Binding("j,n,right", "mark(1)", "Marks", key_display="j/k"),
        Binding("k,left", "mark(-1)", "Mark before", show=False),
        Binding("a", "decide('accepted')", "Accept a suspected filler", show=False),
        Binding("s", "decide('struck')", "Strike a suspected filler", show=False),
        Binding("e", "correct", "Correct"),
        Binding("o", "first", "What was first heard", show=False),
        Binding("d", "details", "Details"),
        Binding("escape", "leave", "Leave"),
    ]

    class Played(Message):
        """Playing began or ended."""

    def __init__(
        self, answer: "Answer", *, going_on: str = "", samples: "Samples | None" = None, kept: bool = True
    ) -> None:
        super().__init__()
        self.answer = answer
        self.changed = False
        """Whether the answer was corrected here."""
        self._going_on = going_on
        self._samples = samples
        self._kept = kept
        self._player: Player | None = None

    def compose(self) -> ComposeResult:
        """The page, and at its foot what is to say about the mark one stands on."""
        length = self.answer.result.analysis.length
        timed = f"{clock(length.seconds)} of {clock(length.target_seconds)}" if length.seconds is not None else "typed"
        yield TopLine(
            "Feedback on your answer" if self._going_on else "Your answer", f"take {self.answer.take}   {timed}"
        )
        yield FeedbackPage(self.answer, can_listen=self._has_sound(), id="page")
        with Vertical(id="foot"):
            with Horizontal():
                yield Static(id="mark")
                yield Static(id="playing")
            yield Static(id="decide")
        yield Footer(show_command_palette=False)

    def _has_sound(self) -> bool:
        return self._samples is not None or self.app.rehearsal.audio.has(self.answer.audio)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Only what can be done."""
        if action in ("next", "again"):
            return bool(self._going_on)
        if action == "listen":
            return self._has_sound()
        if action in ("mark", "details"):
            return not self.answer.result.no_speech
        if action == "decide":
            mark = self._mark()
            return mark is not None and mark.suspect is not None
        return self.answer.original is not None if action == "first" else True

    def _mark(self) -> Mark | None:
        """The mark one stands on."""
        found = self.query(MarkedTranscript)
        return found.first().mark if found else None

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

    # Marks

    def action_mark(self, step: int) -> None:
        """To the next mark."""
        words = self.query_one("#words", MarkedTranscript)
        if not words.marks:
            self.query_one("#mark", Static).update(plain("Nothing is marked in this answer."))
            return
        words.move(step)

    def on_marked_transcript_moved(self, event: MarkedTranscript.Moved) -> None:
        """Explain the mark, bring it into view, play it."""
        self._explain()
        words = self.query_one("#words", MarkedTranscript)
        page = self.query_one("#page", FeedbackPage)
        line = words.virtual_region.y + words.line_of_current()
        page.scroll_to(y=max(0, line - page.size.height // 2), animate=False)
        if event.mark.at is not None and self._has_sound():
            before, after = _AROUND_MARK
            self.play(max(0.0, event.mark.at - before), event.mark.at + after)

    def _explain(self) -> None:
        """Say what the mark is that one stands on, and what can be done about it."""
        mark = self._mark()
        note = choice = ""
        if mark is not None:
            words = self.query_one("#words", MarkedTranscript)
            note = f"{words.current + 1} of {len(words.marks)}   {mark.note}"
            choice = _WHAT_TO_DO[mark.suspect.verdict] if mark.suspect is not None else ""
        self.query_one("#mark", Static).update(plain(note))
        self.query_one("#decide", Static).update(plain(choice))
        self.query_one("#decide").set_class(bool(choice), "open")
        self.refresh_bindings()

    async def action_decide(self, verdict: "Verdict") -> None:
        """Accept or strike the suspect one stands on; the same key once more takes it back."""
        mark = self._mark()
        if mark is None or mark.suspect is None:
            return
        at = mark.suspect.at
        try:
            changed = self.app.rehearsal.decide_suspect(self.answer, at, verdict, keep=self._kept)
        except TrainerError as error:
            self.app.show_error(error)
            return
        self.query_one("#page", FeedbackPage).struck.add(at)
        await self._show(changed)
        for words in self.query(MarkedTranscript):
            words.stand_on(at)
        self._explain()

    # Putting right

    def action_correct(self) -> None:
        """Edit the words."""
        from trainer.ui.screens.correction import CorrectionScreen

        if self._player is not None:
            self._player.stop()
        self.app.push_screen(CorrectionScreen(self.answer, kept=self._kept), self._corrected)

    async def _corrected(self, answer: "Answer | None") -> None:
        if answer is not None:
            await self._show(answer)
            self._explain()

    async def _show(self, answer: "Answer") -> None:
        self.answer, self.changed = answer, True
        await self.query_one("#page", FeedbackPage).show(answer)

    def action_first(self) -> None:
        """What was heard before it was corrected."""
        self.query_one("#page", FeedbackPage).toggle_first()

    def action_details(self) -> None:
        """The score and its parts, and what else was measured."""
        self.query_one("#page", FeedbackPage).toggle_details()

    # Listening

    def action_listen(self) -> None:
        """Play the whole answer, or stop."""
        if self._player is not None and self._player.playing:
            self._player.stop()
            self.on_feedback_screen_played()
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
        """Say that something is being played, and why nothing is heard where the device fails to open."""
        from textual.worker import get_current_worker

        worker = get_current_worker()
        self.post_message(self.Played())
        while player.playing and not worker.is_cancelled:
            time.sleep(_LOOK_SECONDS)
        self.post_message(self.Played())
        if player.fault is not None and not worker.is_cancelled:
            self.app.call_from_thread(self.app.show_error, player.fault)

    def on_feedback_screen_played(self) -> None:
        """Say so as long as it lasts; another sound may have begun meanwhile."""
        playing = self._player is not None and self._player.playing
        self.query_one("#playing", Static).update("playing, l stops" if playing else "")
