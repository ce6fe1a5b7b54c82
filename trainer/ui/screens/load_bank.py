"""A bank from a file, by its path."""

from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from trainer.ui.widgets.path_suggester import PathSuggester


class LoadBankScreen(ModalScreen[Path | None]):
    """Gives the path, None when the user went back. What is in the file is found out when it is read."""

    CSS_PATH = "load_bank.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Back")]

    def compose(self) -> ComposeResult:
        """One line to write in."""
        with Vertical(id="box"):
            yield Static("Load questions from a file", classes="title")
            yield Static(
                "A bank (.yaml), or a list: .csv, .md, .json, .txt with a question a line. It is checked, then "
                "copied to your banks; the file itself stays as it is. The right arrow completes a name, enter takes "
                "it, escape goes back.",
                classes="quiet",
            )
            yield Input(placeholder="~/Documents/questions.csv", suggester=PathSuggester())

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take it, where there is such a file."""
        path = path_typed(event.value)
        if path is not None:
            self.dismiss(path)
        else:
            self.notify("There is no such file. Check the name, or drag the file into the terminal.", markup=False)


def path_typed(text: str) -> Path | None:
    """The file that somebody typed or dragged in, quotes and `~` included; None where there is none."""
    try:
        path = Path(text.strip().strip("'\"")).expanduser()
        return path if path.is_file() else None
    except (OSError, ValueError, RuntimeError):
        return None
