"""Lines to read about a bank: what could be better, what was guessed on the way in."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Footer, Static

from trainer.bank.check import CheckedFile
from trainer.ui.text import lines, plain
from trainer.ui.widgets.top_line import TopLine


class BankFindingsScreen(Screen[None]):
    """`title` above, lines `about` it below, then what was found, each with what to do or ""."""

    CSS_PATH = "bank_findings.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q,enter", "app.pop_screen", "Back", key_display="esc")]

    def __init__(self, title: str, about: Sequence[str], parts: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._title = title
        self._about = about
        self._parts = parts

    def compose(self) -> ComposeResult:
        """The parts under each other: what it is, and below it what to do."""
        yield TopLine(self._title)
        with VerticalScroll(id="page"):
            yield Static(lines(*(plain(line) for line in self._about)), classes="quiet")
            for what, remedy in self._parts:
                yield Static(lines(plain(what), *([plain(f"  {remedy}", "dim")] if remedy else ())), classes="part")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """The arrows scroll."""
        self.query_one("#page").focus()


def findings_screen(found: CheckedFile) -> BankFindingsScreen:
    """What `banks check` says of one file, in its order of lines."""
    parts = [
        (f"Line {one.place.line}, {one.question}: {one.message}" if one.question else one.message, one.remedy)
        for one in found.warnings
    ]
    title = found.bank.title if found.bank is not None else found.file
    about = "Advice only: the bank works as it is." if parts else "There is nothing to better."
    return BankFindingsScreen(title, (found.file, about), parts)
