"""Which answers tell a story: all that ask for one, to tick."""

import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from trainer.review.diary import day_words
from trainer.ui.text import lines, plain
from trainer.ui.widgets.top_line import TopLine

if TYPE_CHECKING:
    from trainer.store.records import AnswerRow
    from trainer.ui.app import TrainerApp


class TickList(OptionList):
    """Says in the footer what space does."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("space,enter", "select", "Tick", key_display="space")]


class StoryAnswersScreen(Screen["tuple[str, ...] | None"]):
    """Gives the ids of the answers ticked, None where nothing is to change. `ticked` are so at the beginning."""

    CSS_PATH = "stories.tcss"
    app: "TrainerApp"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "keep", "Keep", priority=True),
        Binding("escape", "dismiss(None)", "Leave"),
    ]

    def __init__(self, name: str, rows: "Sequence[AnswerRow]", ticked: Sequence[str]) -> None:
        super().__init__()
        self._story = name
        self._rows = rows
        self._ticked = list(ticked)

    def compose(self) -> ComposeResult:
        """The answers, the latest first."""
        yield TopLine(f'Which answers tell "{self._story}"?')
        yield Static(
            "Space ticks an answer, ctrl+s keeps what is ticked." if self._rows else "No answer tells a story yet.",
            classes="said quiet",
            id="about",
        )
        yield TickList(*(Option(self._entry(row), id=row.id) for row in self._rows), id="list")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """The list takes the keys."""
        self.query_one("#list").focus()

    def _entry(self, row: "AnswerRow") -> Content:
        box = "[x]" if row.id in self._ticked else "[ ]"
        asked = textwrap.shorten(row.ask, max(20, self.app.size.width - 12), placeholder=" ...")
        facts = f"{day_words(row.answered_at, self.app.now())}, {row.overall} points, {row.bank_title}"
        return lines(plain(f"{box} {asked}"), plain(f"    {facts}", "dim"))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Tick it, or take the tick away."""
        row = self._rows[event.option_index]
        if row.id in self._ticked:
            self._ticked.remove(row.id)
        else:
            self._ticked.append(row.id)
        event.option_list.replace_option_prompt_at_index(event.option_index, self._entry(row))

    def action_keep(self) -> None:
        """These it is."""
        self.dismiss(tuple(self._ticked))
