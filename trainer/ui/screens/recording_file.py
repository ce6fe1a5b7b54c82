"""An answer recorded elsewhere, by the path of its file."""

from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from trainer.ui.widgets.path_suggester import PathSuggester


class RecordingFileScreen(ModalScreen[str | None]):
    """Gives the path, None when the user went back. Whether it is a recording is found out when it is read."""

    CSS_PATH = "recording_file.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "back", "Back")]

    def compose(self) -> ComposeResult:
        """One line to write in."""
        with Vertical(id="box"):
            yield Static("Use a recording from a file", classes="title")
            yield Static(
                "wav, flac, mp3, m4a, ogg. The right arrow completes a name, enter takes it, escape goes back.",
                classes="quiet",
            )
            yield Input(placeholder="~/Documents/answer.m4a", suggester=PathSuggester())

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take it, where there is such a file."""
        path = event.value.strip().strip("'\"")
        if Path(path).expanduser().is_file():
            self.dismiss(path)
        else:
            self.notify("There is no such file. Check the name, or drag the file into the terminal.", markup=False)

    def action_back(self) -> None:
        """Not now."""
        self.dismiss(None)
