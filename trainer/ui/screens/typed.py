"""An answer that is written: where there is no microphone, or no wish to speak."""

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Footer, Static, TextArea

from trainer.ui.text import plain

if TYPE_CHECKING:
    from trainer.ui.app import TrainerApp


class TypedAnswerScreen(ModalScreen[str | None]):
    """Gives the text, None when the user went back; `text` is what stands there either way."""

    CSS_PATH = "typed.tcss"
    app: "TrainerApp"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "done", "Read the feedback", priority=True),
        Binding("escape", "back", "Back", priority=True),
    ]

    def __init__(self, ask: str, text: str = "") -> None:
        super().__init__()
        self._ask = ask
        self.text = text

    def compose(self) -> ComposeResult:
        """The question stays in sight."""
        with Vertical(id="box"):
            yield Static(plain(self._ask, "bold"))
            yield Static("Write as you would speak; paste a transcript if you have one.", classes="quiet")
            yield TextArea(self.text, id="text", soft_wrap=True, tab_behavior="focus")
            yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Ready to type."""
        writing = self.query_one(TextArea)
        writing.focus()
        writing.move_cursor(writing.document.end)

    def action_done(self) -> None:
        """Finished writing."""
        self.text = self.query_one(TextArea).text
        if self.text.strip():
            self.dismiss(self.text.strip())
        else:
            self.notify("Write a few sentences first, or go back with escape.", markup=False)

    def action_back(self) -> None:
        """Not now; what was written is kept, going back loses nothing."""
        self.text = self.query_one(TextArea).text
        self.dismiss(None)
