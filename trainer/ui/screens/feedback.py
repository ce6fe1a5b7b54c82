"""Feedback on one answer, and what one does with it: listen, go from mark to mark, put right what was misheard."""

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Footer, Static

from trainer.errors import TrainerError
from trainer.review.marks import Mark
from trainer.ui.text import clock, plain
from trainer.ui.widgets.feedback_page import FeedbackPage
from trainer.ui.widgets.marked_transcript import MarkedTranscript
from trainer.ui.widgets.playing import Playing
from trainer.ui.widgets.top_line import TopLine

if TYPE_CHECKING:
    from trainer.recording.microphone import Samples
    from trainer.store.records import Answer
    from trainer.transcript.model import Verdict
    from trainer.ui.app import TrainerApp

_AROUND_MARK = (1.0, 1.5)  # seconds before and after a mark that are played: a word in its phrase
_WHAT_TO_DO: "dict[Verdict, tuple[str, str, str]]" = {
    "open": ("Was it one?", "accept, then it counts", "strike it out"),
    "accepted": ("It counts.", "take that back", "strike it out"),
    "struck": ("It is gone when you leave.", "accept, then it counts", "bring it back"),
}
"""By what was decided so far about a suspect: what to say, and what `a` and `s` do."""


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
                yield Playing(self._sound, "l")
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
            # How long a word lasts is not known to a mark, how long a suspect does is.
            end = event.mark.at + after if event.mark.suspect is None else event.mark.suspect.until + before
            self.query_one(Playing).play(max(0.0, event.mark.at - before), end)

    def _explain(self) -> None:
        """Say what the mark is that one stands on, and what can be done about it."""
        mark = self._mark()
        note, choice = "", Content("")
        if mark is not None:
            words = self.query_one("#words", MarkedTranscript)
            note = f"{words.current + 1} of {len(words.marks)}   {mark.note}"
            if mark.suspect is not None:
                said, accept, strike = _WHAT_TO_DO[mark.suspect.verdict]
                choice = Content.assemble(said, "   ", ("a", "bold"), f" {accept}   ", ("s", "bold"), f" {strike}")
        self.query_one("#mark", Static).update(plain(note))
        self.query_one("#decide", Static).update(choice)
        self.query_one("#decide").set_class(bool(choice), "open")
        self.refresh_bindings()

    async def action_decide(self, verdict: "Verdict") -> None:
        """Accept or strike the suspect one stands on; the same key once more takes it back."""
        mark = self._mark()
        if mark is None or mark.suspect is None:
            return
        at = mark.suspect.at
        try:
            # Judging a long answer anew takes a moment; the screen goes on meanwhile, further keys wait their turn.
            changed = await asyncio.to_thread(
                self.app.rehearsal.decide_suspect, self.answer, at, verdict, keep=self._kept
            )
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

        self.query_one(Playing).stop()
        mark, sound = self._mark(), self._sound if self._has_sound() else None
        page = CorrectionScreen(self.answer, at=mark.start if mark else 0, sound=sound, kept=self._kept)
        self.app.push_screen(page, self._corrected)

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
        self.query_one(Playing).toggle()

    def _sound(self) -> "Samples":
        """The recording, read once. Raises `TrainerError`."""
        if self._samples is None:
            assert self.answer.audio is not None
            self._samples = self.app.rehearsal.audio.read(self.answer.audio)
        return self._samples
