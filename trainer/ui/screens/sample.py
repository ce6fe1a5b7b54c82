"""A sample answer, from sound to feedback: the whole way at once, without a microphone."""

from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Footer, ProgressBar, Static

from trainer.errors import ModelMissingError, TrainerError
from trainer.ui.text import plain
from trainer.ui.widgets.top_line import TopLine

if TYPE_CHECKING:
    from trainer.feedback.result import AnswerResult
    from trainer.recording.microphone import Samples
    from trainer.recording.playback import Player
    from trainer.ui.app import TrainerApp


class SampleScreen(Screen[None]):
    """Plays the sample where sound can be played, listens to it, and shows the feedback. Nothing is kept."""

    CSS_PATH = "judging.tcss"
    app: "TrainerApp"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m", "mute", "Mute"),
        Binding("escape", "leave", "Back"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._player: Player | None = None

    def compose(self) -> ComposeResult:
        """The question, what goes on, how far."""
        from trainer.sample import sample_question

        yield TopLine("A sample answer", "a computer voice; nothing is kept")
        with VerticalScroll(id="page", can_focus=False):
            yield Static(plain(sample_question().ask, "bold"), id="ask")
            yield Static("You hear the answer while the program listens to it.", id="what")
            yield ProgressBar(show_eta=False, show_percentage=False, id="progress")
            yield Static(id="problem")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Begin at once."""
        self.listen()

    def on_unmount(self) -> None:
        """Silence."""
        self.action_mute()

    @work(thread=True)
    def listen(self) -> None:
        """Read, play, transcribe, judge."""
        from textual.worker import get_current_worker

        from trainer.recording.files import read_audio
        from trainer.rehearsal import new_id
        from trainer.sample import sample_audio, sample_question

        worker = get_current_worker()
        try:
            samples = read_audio(sample_audio())
            self._play(samples)
            result = self.app.rehearsal.judge_sound(
                new_id(),
                samples,
                sample_question(),
                progress=lambda share: self.app.call_from_thread(self._advance, share) if self.is_attached else None,
                cancelled=lambda: worker.is_cancelled,
            )
        except TrainerError as error:
            if not worker.is_cancelled:
                self.app.call_from_thread(self._failed, error)
            return
        self.app.call_from_thread(self._show, result, samples)

    def _play(self, samples: "Samples") -> None:
        from trainer.recording.playback import Player

        # Sound is a courtesy here: without a loudspeaker the feedback is the same, so a fault is not worth a word.
        self._player = Player()
        self._player.play(samples)

    def _advance(self, share: float) -> None:
        if self.is_attached:
            self.query_one("#progress", ProgressBar).update(total=1.0, progress=share)

    def _failed(self, error: TrainerError) -> None:
        if not self.is_attached:
            return
        if isinstance(error, ModelMissingError):
            from trainer.ui.screens.model import ModelScreen

            def fetched(there: bool | None) -> None:
                if there:
                    self.listen()
                else:
                    self.dismiss()

            self.app.push_screen(ModelScreen(error), fetched)
            return
        self.query_one("#problem", Static).update(plain(f"{error.message} {error.hint}"))

    def _show(self, result: "AnswerResult", samples: "Samples") -> None:
        if not self.is_attached:
            return
        from trainer.sample import sample_question
        from trainer.store.records import Answer
        from trainer.ui.screens.feedback import FeedbackScreen

        answer = Answer(
            id=result.id,
            interview_id=result.id,
            question_index=0,
            take=1,
            answered_at=self.app.now(),
            source="file",
            result=result,
            question=sample_question(),
        )
        self.app.switch_screen(FeedbackScreen(answer, samples=samples))

    def action_mute(self) -> None:
        """Stop playing; listening goes on."""
        if self._player is not None:
            self._player.stop()

    def action_leave(self) -> None:
        """Back."""
        self.workers.cancel_node(self)
        self.dismiss()
