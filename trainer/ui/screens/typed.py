"""An answer that is written: where there is no microphone, or no wish to speak."""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Footer, Static, TextArea

from trainer.ui.after_pause import AfterPause
from trainer.ui.text import plain

if TYPE_CHECKING:
    from trainer.ui.app import TrainerApp


class TypedAnswerScreen(ModalScreen[str | None]):
    """Gives the text, None when the user went back.

    `aside` is given what stands there whenever there is a pause, and at the end, however that comes.
    """

    CSS_PATH = "typed.tcss"
    app: "TrainerApp"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "done", "Read the feedback", priority=True),
        Binding("escape", "back", "Back", priority=True),
    ]

    def __init__(self, ask: str, text: str = "", *, aside: Callable[[str], None]) -> None:
        super().__init__()
        self._ask = ask
        self._text = self._aside_text = text
        self._aside = aside
        self._after_pause = AfterPause(self, self._keep_aside)

    def compose(self) -> ComposeResult:
        """The question stays in sight."""
        with Vertical(id="box"):
            yield Static(plain(self._ask, "bold"))
            yield Static("Write as you would speak; paste a transcript if you have one.", classes="quiet")
            yield TextArea(self._text, id="text", soft_wrap=True, tab_behavior="focus")
            yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Ready to type."""
        writing = self.query_one(TextArea)
        writing.focus()
        writing.move_cursor(writing.document.end)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Keep it aside as soon as there is a pause."""
        self._text = event.text_area.text
        self._after_pause.written()

    def on_unmount(self) -> None:
        """The program may be ending."""
        self._keep_aside()

    def _keep_aside(self) -> None:
        if self._text != self._aside_text:
            self._aside_text = self._text
            self._aside(self._text)

    def action_done(self) -> None:
        """Finished writing."""
        self._text = self.query_one(TextArea).text
        if self._text.strip():
            self._keep_aside()
            self.dismiss(self._text.strip())
        else:
            self.notify("Write a few sentences first, or go back with escape.", markup=False)

    def action_back(self) -> None:
        """Not now; what was written is kept, going back loses nothing."""
        self._text = self.query_one(TextArea).text
        self._keep_aside()
        self.dismiss(None)
