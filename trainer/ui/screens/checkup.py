"""What works on this machine and what does not, each with its remedy."""

from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Footer, Static

from trainer.ui.text import lines, plain
from trainer.ui.widgets.top_line import TopLine

if TYPE_CHECKING:
    from trainer.doctor import Check
    from trainer.ui.app import TrainerApp


class CheckupScreen(Screen[None]):
    """As `interview-trainer doctor` says it."""

    CSS_PATH = "checkup.tcss"
    app: "TrainerApp"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r", "again", "Look again"),
        Binding("escape,q,enter", "app.pop_screen", "Back", key_display="esc"),
    ]

    def compose(self) -> ComposeResult:
        """One text."""
        yield TopLine("What works on this machine")
        with VerticalScroll(id="page"):
            yield Static(id="found")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Look."""
        self.action_again()

    def action_again(self) -> None:
        """Look anew, after something was put right."""
        self.query_one("#found", Static).update("Looking. The microphone is opened for a moment.")
        self.look()

    @work(thread=True, exclusive=True)
    def look(self) -> None:
        """Off the screen's thread: drivers are slow."""
        from textual.worker import get_current_worker

        from trainer.doctor import check_all

        worker, checks = get_current_worker(), check_all(self.app.rehearsal)
        if not worker.is_cancelled:
            self.app.call_from_thread(self._show, checks)

    def _show(self, checks: "tuple[Check, ...]") -> None:
        if self.is_attached:
            self.query_one("#found", Static).update(lines(*map(_told, checks)))


def _told(check: "Check") -> Content:
    """One check: what it is, whether it works, what was found, what to do."""
    state = "works" if check.ok else "does not work"
    rows = [Content.assemble(plain(f"{check.name}: {state}", "bold")), plain(f"  {check.words}")]
    rows += [plain(f"  {line}") for line in check.remedy.splitlines()]
    return lines(*rows, Content(""))
