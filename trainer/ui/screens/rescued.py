"""An answer that was saved when the program stopped: listen back to it now, and keep it where it belongs."""

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
    from trainer.recording.spool import RescuedTake
    from trainer.store.records import Answer
    from trainer.ui.app import TrainerApp


class RescuedScreen(Screen[None]):
    """Judges the take, adds it to its session (or one made for it), and shows the feedback."""

    CSS_PATH = "judging.tcss"
    app: "TrainerApp"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Later")]

    def __init__(self, take: "RescuedTake") -> None:
        super().__init__()
        self._take = take

    def compose(self) -> ComposeResult:
        """What goes on, how far."""
        yield TopLine("A saved answer")
        with VerticalScroll(id="page", can_focus=False):
            yield Static("Listening back to what you said.")
            yield ProgressBar(show_eta=False, show_percentage=False, id="progress")
            yield Static(id="problem")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Begin at once."""
        self.listen()

    @work(thread=True)
    def listen(self) -> None:
        """Transcribe, judge and keep; the spooled take goes only once the answer is in the history."""
        from textual.worker import get_current_worker

        worker = get_current_worker()
        try:
            answer = self.app.rehearsal.adopt_rescued(
                self._take,
                now=self.app.now(),
                progress=lambda share: self.app.call_from_thread(self._advance, share) if self.is_attached else None,
                cancelled=lambda: worker.is_cancelled,
            )
        except TrainerError as error:
            if not worker.is_cancelled:
                self.app.call_from_thread(self._failed, error)
            return
        self.app.call_from_thread(self._show, answer)

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
        self.query_one("#problem", Static).update(plain(f"{error.message} {error.hint} The recording is still safe."))

    def _show(self, answer: "Answer") -> None:
        if self.is_attached:
            from trainer.ui.screens.feedback import FeedbackScreen

            self.app.switch_screen(FeedbackScreen(answer))

    def action_leave(self) -> None:
        """Later: the take stays where it is."""
        self.workers.cancel_node(self)
        self.dismiss()
