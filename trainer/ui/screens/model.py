"""The speech model is not there: fetch it, with the user's yes, or go on without."""

from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Footer, ProgressBar, Static

from trainer.errors import TrainerError
from trainer.ui.text import plain

if TYPE_CHECKING:
    from trainer.ui.app import TrainerApp


class ModelScreen(ModalScreen[bool]):
    """Gives True when the model is there now."""

    CSS_PATH = "model.tcss"
    app: "TrainerApp"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "fetch", "Yes, fetch it"),
        Binding("escape", "without", "Go on without"),
    ]

    def __init__(self, error: TrainerError) -> None:
        super().__init__()
        self._error = error
        self._fetching = False

    def compose(self) -> ComposeResult:
        """What is missing, what a yes does."""
        with Vertical(id="box"):
            yield Static(plain(self._error.message, "bold"))
            yield Static(plain(self._error.hint), id="hint")
            yield Static(
                "Shall the program fetch it now? This is the only time it uses the network; nothing of yours is sent. "
                "Without it you can type your answers.",
                id="ask",
            )
            yield ProgressBar(total=1.0, show_eta=False, id="progress")
            yield Footer(show_command_palette=False)

    def action_fetch(self) -> None:
        """The user's yes."""
        if not self._fetching:
            self._fetching = True
            self.query_one("#progress").add_class("open")
            self.query_one("#ask", Static).update("Fetching. Escape stops it; what is half there is not kept.")
            self.fetch()

    @work(thread=True)
    def fetch(self) -> None:
        """Fetch and check the model."""
        from textual.worker import get_current_worker

        worker = get_current_worker()
        try:
            self.app.rehearsal.fetch_model(
                progress=lambda share: (
                    self.app.call_from_thread(self._show, share) if not worker.is_cancelled else None
                ),
                cancelled=lambda: worker.is_cancelled,
            )
        except TrainerError as error:
            if not worker.is_cancelled:
                self.app.call_from_thread(self._failed, error)
            return
        self.app.call_from_thread(self.dismiss, True)

    def _show(self, share: float) -> None:
        self.query_one("#progress", ProgressBar).update(progress=share)

    def _failed(self, error: TrainerError) -> None:
        self._fetching = False
        self.query_one("#progress").remove_class("open")
        self.query_one("#ask", Static).update(plain(f"{error.message} {error.hint}"))

    def action_without(self) -> None:
        """No, or stop fetching."""
        self.workers.cancel_node(self)
        self.dismiss(False)
