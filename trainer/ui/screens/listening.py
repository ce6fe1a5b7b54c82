"""A recording that is there already: listen to it, show how far, then its feedback."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Footer, ProgressBar, Static

from trainer.errors import ModelMissingError, TrainerError
from trainer.ui.text import lines, plain
from trainer.ui.widgets.top_line import TopLine

if TYPE_CHECKING:
    from trainer.store.records import Answer
    from trainer.ui.app import TrainerApp
    from trainer.ui.screens.feedback import FeedbackScreen


class ListeningScreen(Screen[None]):
    """Each kind says what it listens to (`judged`) and how the feedback opens (`feedback`)."""

    CSS_PATH = "listening.tcss"
    app: "TrainerApp"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Back")]

    TITLE_WORDS: ClassVar[str]
    NOTE: ClassVar[str] = ""
    DOING: ClassVar[str]

    def judged(self, progress: Callable[[float], Any], cancelled: Callable[[], bool]) -> "Answer":
        """On a worker thread: the answer, judged. Raises `TrainerError`."""
        raise NotImplementedError

    def feedback(self, answer: "Answer") -> "FeedbackScreen":
        """The screen that shows it."""
        raise NotImplementedError

    def question(self) -> str:
        """What was asked, "" where that is not known yet."""
        return ""

    def compose(self) -> ComposeResult:
        """The question, what goes on, how far, and what went wrong."""
        yield TopLine(self.TITLE_WORDS, self.NOTE)
        with VerticalScroll(id="page", can_focus=False):
            if self.question():
                yield Static(plain(self.question(), "bold"))
            yield Static(plain(self.DOING))
            yield ProgressBar(show_eta=False, show_percentage=False, id="progress")
            yield Static(id="problem")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Begin at once."""
        self.listen()

    @work(thread=True)
    def listen(self) -> None:
        """Judge off the screen's thread."""
        from textual.worker import get_current_worker

        worker = get_current_worker()
        try:
            answer = self.judged(
                lambda share: None if worker.is_cancelled else self.app.call_from_thread(self._advance, share),
                lambda: worker.is_cancelled,
            )
        except TrainerError as error:
            if not worker.is_cancelled:
                self.app.call_from_thread(self._failed, error)
            return
        if not worker.is_cancelled:
            self.app.call_from_thread(self._show, answer)

    def _advance(self, share: float) -> None:
        if self.is_attached:
            self.query_one("#progress", ProgressBar).update(total=1.0, progress=share)

    def _failed(self, error: TrainerError) -> None:
        if not self.is_attached:
            return
        if isinstance(error, ModelMissingError):
            from trainer.ui.screens.model import ModelScreen

            self.app.push_screen(ModelScreen(error), self._model_offered)
            return
        self.query_one("#progress").display = False
        self.query_one("#problem", Static).update(lines(plain(error.message, "bold"), plain(error.hint)))

    def _model_offered(self, there: bool | None) -> None:
        if there:
            self.listen()
        else:
            self.dismiss()

    def _show(self, answer: "Answer") -> None:
        if self.is_attached:
            self.app.switch_screen(self.feedback(answer))

    def action_leave(self) -> None:
        """Back; what was recorded stays where it is."""
        self.workers.cancel_node(self)
        self.dismiss()
