"""Backing up: everything that is kept, in one file of the user's choice."""

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Button, Footer, Input, ProgressBar, Static

from trainer.errors import TrainerError
from trainer.paths import expanded
from trainer.review.diary import number_of
from trainer.ui.text import lines, plain
from trainer.ui.widgets.path_suggester import PathSuggester
from trainer.ui.widgets.top_line import TopLine

if TYPE_CHECKING:
    from trainer.review.backup.write import BackedUp
    from trainer.ui.app import TrainerApp

_ABOUT = (
    "History, recordings, your banks and your settings go into one zip file, which is read again at once. "
    "Nobody but you should get it: it holds all that you said."
)
_BACK = "Put it back, on this machine or another, with: interview-trainer restore FILE"


class BackupScreen(Screen[None]):
    """Writes one backup after the other; leaving does not stop the one under way."""

    CSS_PATH = "backup.tcss"
    app: "TrainerApp"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "write", "Write it", priority=True),
        Binding("escape", "app.pop_screen", "Back", key_display="esc"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._writing = False

    def compose(self) -> ComposeResult:
        """Where to, and what came of it."""
        yield TopLine("Back up")
        with VerticalScroll(id="page", can_focus=False):
            yield Static(_ABOUT)
            yield Static(_BACK, classes="quiet")
            yield Static("Write it to", classes="title")
            name = f"interview-trainer-{self.app.now():%Y-%m-%d}.zip"
            yield Input(f"~/{name}", suggester=PathSuggester(), id="file", compact=True)
            yield Button("Write it", id="write", variant="primary", compact=True)
            yield ProgressBar(total=1.0, show_eta=False, id="progress")
            yield Static(id="done")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Enter is enough."""
        self.query_one("#file").focus()
        self.query_one("#progress").display = False

    def on_input_submitted(self) -> None:
        """Enter in the field."""
        self.action_write()

    def on_button_pressed(self) -> None:
        """The button says the same."""
        self.action_write()

    def action_write(self) -> None:
        """Write it, on a worker."""
        written = self.query_one("#file", Input).value.strip()
        if not written or self._writing:
            return
        self._writing = True
        self.query_one("#progress", ProgressBar).update(progress=0.0)
        self.query_one("#progress").display = True
        self.query_one("#done", Static).update("Writing. You can go on with other things meanwhile.")
        self._write(expanded(written))

    @work(thread=True)
    def _write(self, path: Path) -> None:
        """Off the screen's thread."""
        from trainer.review.backup.write import back_up

        app = self.app
        try:
            done = back_up(
                app.rehearsal.paths,
                app.rehearsal.store if app.rehearsal.has_history else None,
                path,
                now=app.now(),
                progress=lambda share: app.call_from_thread(self._advance, share),
            )
        except TrainerError as error:
            app.call_from_thread(self._show, error.message, lines(plain(error.message, "bold"), plain(error.hint)))
            return
        app.call_from_thread(self._show, f"The backup {path} is written.", _told(path, done))

    def _advance(self, share: float) -> None:
        if self.is_attached:
            self.query_one("#progress", ProgressBar).update(progress=share)

    def _show(self, short: str, words: Content) -> None:
        self._writing = False
        if self.is_attached:
            self.query_one("#progress").display = False
            self.query_one("#done", Static).update(words)
        else:
            self.app.notify(plain(short).plain, markup=False)


def _told(path: Path, done: "BackedUp") -> Content:
    """What is in it, and what is not."""
    held = f"{number_of(done.manifest.sessions, 'session')}, {number_of(done.manifest.answers, 'answer')}"
    files = number_of(len(done.manifest.files), "file")
    rows = [
        plain("Written, and read again: all is whole.", "bold"),
        plain(str(path)),
        plain(f"{held}, {files}, {done.bytes / 1e6:.1f} MB"),
    ]
    rows += [plain(f"Not in it, for it can't be read: {left}") for left in done.left]
    return lines(*rows)
