"""One question, read at leisure."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from trainer.bank.search import OnShelf
from trainer.ui.widgets.question_page import question_page


class QuestionViewScreen(ModalScreen[None]):
    """Over the list; goes with escape, v, q or enter."""

    CSS_PATH = "question_view.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,v,q,enter", "dismiss(None)", "Back")]

    def __init__(self, entry: OnShelf) -> None:
        super().__init__()
        self._entry = entry

    def compose(self) -> ComposeResult:
        """All of it, to scroll through where it is long."""
        with VerticalScroll(id="box"):
            yield Static(question_page(self._entry))
            yield Static("escape goes back", id="way-back", classes="quiet")

    def on_mount(self) -> None:
        """The arrows scroll."""
        self.query_one("#box").focus()
