"""The speech model is not there: fetch it, with the user's yes, or go on without."""

from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Footer, ProgressBar, Static

from trainer.errors import TrainerError
from trainer.transcript.catalogue import DEFAULT_MODEL
from trainer.transcript.weights import status
from trainer.ui.text import plain

if TYPE_CHECKING:
    from trainer.ui.app import TrainerApp


class ModelScreen(ModalScreen[bool]):
    """Gives True when the model is there now."""

    CSS_PATH = "model.tcss"
    app: "TrainerApp"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "fetch", "Yes, fetch it"),
        Binding("b", "base", "Use base, it is here"),
        Binding("escape", "without", "Go on without"),
    ]

    def __init__(self, error: TrainerError) -> None:
        super().__init__()
        self._error = error
        self._fetching = False

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """A folder of the user's own can't be fetched; what is here already need not be."""
        if action == "fetch":
            return not self._fetching and not self.app.rehearsal.settings.model_folder
        return self._base_is_here() if action == "base" else True

    def _base_is_here(self) -> bool:
        rehearsal = self.app.rehearsal
        chosen = rehearsal.settings.model == DEFAULT_MODEL and not rehearsal.settings.model_folder
        return not chosen and status(DEFAULT_MODEL, cache=rehearsal.paths.cache).place != "nowhere"

    def compose(self) -> ComposeResult:
        """What is missing, what a yes does."""
        with Vertical(id="box"):
            yield Static(plain(self._error.message, "bold"))
            yield Static(plain(self._error.hint), id="hint")
            if self.app.rehearsal.settings.model_folder:
                yield Static("Until then you can type your answers.", id="ask")
            else:
                yield Static(
                    "Shall the program fetch it now? This is the only time it uses the network; nothing of yours is "
                    "sent. Without it you can type your answers.",
                    id="ask",
                )
            yield ProgressBar(total=1.0, show_eta=False, id="progress")
            yield Footer(show_command_palette=False)

    def action_base(self) -> None:
        """Back to the model that is there."""
        self.app.choose(model=DEFAULT_MODEL, model_folder="")
        self.app.rehearsal.forget_transcriber()
        self.dismiss(True)

    def action_fetch(self) -> None:
        """The user's yes."""
        if not self._fetching:
            self._fetching = True
            self.refresh_bindings()
            self.query_one("#progress").add_class("open")
            self.query_one("#ask", Static).update("Fetching. Escape stops it; the next time it goes on from there.")
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
        self.refresh_bindings()
        self.query_one("#progress").remove_class("open")
        self.query_one("#ask", Static).update(plain(f"{error.message} {error.hint}"))

    def action_without(self) -> None:
        """No, or stop fetching."""
        self.workers.cancel_node(self)
        self.dismiss(False)
