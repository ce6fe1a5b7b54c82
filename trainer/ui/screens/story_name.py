"""A few words to name something by."""

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from trainer.review.plain import clean
from trainer.ui.text import plain

if TYPE_CHECKING:
    from trainer.ui.app import TrainerApp

LONGEST_NAME = 60


class StoryNameScreen(ModalScreen[str | None]):
    """Gives the name, on one line; None when the user would rather not."""

    DEFAULT_CSS = """
    StoryNameScreen { align: center middle; }
    StoryNameScreen #box {
        width: 66; max-width: 90%; height: auto; border: round $primary; background: $surface; padding: 1 2;
    }
    StoryNameScreen #box > Static { height: auto; }
    StoryNameScreen Input { margin-top: 1; }
    """
    app: "TrainerApp"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Back")]

    def __init__(self, question: str, name: str = "") -> None:
        super().__init__()
        self._question = question
        self._name = clean(name)

    def compose(self) -> ComposeResult:
        """The question and a field."""
        with Vertical(id="box"):
            yield Static(plain(self._question, "bold"))
            yield Static("A few words by which you know it again, then enter; esc leaves it.", classes="quiet")
            yield Input(self._name, max_length=LONGEST_NAME, id="name")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take it, where there is one."""
        name = " ".join(clean(event.value).split())
        if name:
            self.dismiss(name)
