"""A day, written as one writes days."""

from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from trainer.errors import UsageError
from trainer.review.which import day_meant
from trainer.ui.text import plain

if TYPE_CHECKING:
    from trainer.ui.app import TrainerApp


class DayScreen(ModalScreen[datetime | None]):
    """Gives the beginning of the day, None when the user would rather not."""

    DEFAULT_CSS = """
    DayScreen { align: center middle; }
    DayScreen #box {
        width: 66; max-width: 90%; height: auto; border: round $primary; background: $surface; padding: 1 2;
    }
    DayScreen Input { margin-top: 1; }
    DayScreen #problem { height: auto; }
    """
    app: "TrainerApp"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Back")]

    def __init__(self, question: str) -> None:
        super().__init__()
        self._question = question

    def compose(self) -> ComposeResult:
        """The question, a field, and what can't be read of it."""
        with Vertical(id="box"):
            yield Static(plain(self._question, "bold"))
            yield Static("Write it like 2026-11-01 or 1 Nov, then enter.", classes="quiet")
            yield Input(id="day")
            yield Static(id="problem")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take it, or say what it would have to be."""
        try:
            self.dismiss(day_meant(event.value, self.app.now()))
        except UsageError as error:
            self.query_one("#problem", Static).update(plain(f"{error.message} {error.hint}"))
