"""An answer to read: its page, the places in its words that one goes to, and its sound."""

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Footer

from trainer.ui.text import clock
from trainer.ui.widgets.feedback_page import FeedbackPage
from trainer.ui.widgets.follow_ups import FollowUps
from trainer.ui.widgets.mark_foot import MarkFoot
from trainer.ui.widgets.marked_transcript import Legend, MarkedTranscript
from trainer.ui.widgets.top_line import TopLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.feedback.probing.choose import Reply
    from trainer.recording.microphone import Samples
    from trainer.store.records import Answer
    from trainer.ui.app import TrainerApp


class AnswerScreen(Screen[str]):
    """Shows `answer` and plays it; what one does about it, and the keys, are its subclass's affair.

    `samples` is its sound where that is at hand, `at` are characters that somebody was looking for, `replies` what was
    said to the follow-up questions it drew.
    """

    app: "TrainerApp"

    def __init__(
        self,
        answer: "Answer",
        *,
        samples: "Samples | None" = None,
        at: tuple[int, int] | None = None,
        replies: "Sequence[Reply]" = (),
    ) -> None:
        super().__init__()
        self.answer = answer
        self._replies = replies
        self._samples = samples
        self._sought = at
        self._places: dict[int, int] = {}  # by number of the advice: which of its places comes next

    def compose(self) -> ComposeResult:
        """The page, and at its foot what is to say about the place one is at."""
        yield TopLine(self.title_words(), self._facts())
        yield FeedbackPage(self.answer, can_listen=self._has_sound(), replies=self._replies, at=self._sought, id="page")
        yield FollowUps(id="follow-ups")
        yield MarkFoot(self._sound, can_listen=self._has_sound(), id="foot")
        yield Footer(show_command_palette=False)

    def title_words(self) -> str:
        """Where one is."""
        return "Your answer"

    def _facts(self) -> str:
        length = self.answer.result.analysis.length
        timed = f"{clock(length.seconds)} of {clock(length.target_seconds)}" if length.seconds is not None else "typed"
        return "   ".join((*(("* starred",) if self.answer.starred else ()), f"take {self.answer.take}", timed))

    def _has_sound(self) -> bool:
        return self._samples is not None or self.app.rehearsal.audio.has(self.answer.audio)

    @property
    def _words(self) -> MarkedTranscript | None:
        found = self.query(MarkedTranscript)
        return found.first() if found else None

    @property
    def _foot(self) -> MarkFoot:
        return self.query_one(MarkFoot)

    @property
    def _page(self) -> FeedbackPage:
        return self.query_one("#page", FeedbackPage)

    def on_mount(self) -> None:
        """The page takes the arrow keys up and down."""
        self._page.focus()
        self._explain()
        if self._sought is not None:
            self.call_after_refresh(self._look_here)

    # Places in the words

    def action_mark(self, step: int) -> None:
        """To the next mark, which is played in its phrase."""
        words = self._words
        if words is None or not words.marks:
            self._foot.say("Nothing is marked in this answer.")
            return
        words.move(step)
        self._foot.play_mark(words)

    def action_word(self, step: int) -> None:
        """A word on, or back."""
        if self._words is not None:
            self._words.step(step)

    def action_sentence(self, step: int) -> None:
        """A sentence on, or back."""
        if self._words is not None:
            self._words.step_sentence(step)

    def action_advice(self, number: int) -> None:
        """To the words that a piece of advice is about; once more to the next of them."""
        evidence = self._page.shown.advice[number].evidence
        if self._words is None or not evidence:
            return
        place = self._places.get(number, 0) % len(evidence)
        self._places = {number: place + 1}
        self._words.go_to(evidence[place])

    def on_feedback_page_advice_asked(self, event: FeedbackPage.AdviceAsked) -> None:
        """A click on a piece of advice does the same."""
        self.action_advice(event.number)

    def on_legend_asked(self, event: Legend.Asked) -> None:
        """A click on a sign that is explained: to the next of its kind."""
        if self._words is not None:
            self._words.move_to(event.kind)
            self._foot.play_mark(self._words)

    def on_marked_transcript_moved(self, event: MarkedTranscript.Moved) -> None:
        """Explain the place, bring it into view; a word that was clicked on is played from."""
        self._look_here()
        if event.picked:
            self._foot.play_from(self._words, self.answer.result.transcript, or_stop=False)

    def _look_here(self) -> None:
        """Explain the place one is at, and bring it into view."""
        words = self._words
        if words is None:
            return
        self._explain()
        line = words.virtual_region.y + words.line_here()
        if not 0 <= line - self._page.scroll_offset.y < self._page.size.height - 1:
            self._page.scroll_to(y=max(0, line - self._page.size.height // 2), animate=False)

    def _explain(self) -> None:
        if self._words is not None:
            self._foot.explain(self._words, self.answer.result.transcript)
        else:
            self._foot.say("")
        self.refresh_bindings()

    # Listening

    def action_listen(self) -> None:
        """Play the whole answer, or stop."""
        self._foot.playing.toggle()

    def action_play_here(self) -> None:
        """Play from where one is, or stop."""
        self._foot.play_from(self._words, self.answer.result.transcript, or_stop=True)

    def _sound(self) -> "Samples":
        """The recording, read once. Raises `TrainerError`."""
        if self._samples is None:
            assert self.answer.audio is not None
            self._samples = self.app.rehearsal.audio.read(self.answer.audio)
        return self._samples
