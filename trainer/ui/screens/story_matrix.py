"""Which competency which story serves."""

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import ScrollableContainer
from textual.screen import Screen
from textual.widgets import Footer, Static

from trainer.ui.text import lines, plain
from trainer.ui.widgets.top_line import TopLine

if TYPE_CHECKING:
    from trainer.review.stories.book import StoryBook
    from trainer.ui.app import TrainerApp


class StoryMatrixScreen(Screen[None]):
    """A table to look through; rows are competencies, columns stories."""

    CSS_PATH = "stories.tcss"
    app: "TrainerApp"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q", "app.pop_screen", "Back", key_display="esc")]

    def __init__(self, book: "StoryBook") -> None:
        super().__init__()
        self._book = book

    def compose(self) -> ComposeResult:
        """The table, the stories' names below it."""
        from trainer.review.stories.text import matrix_text

        yield TopLine("What your stories serve", "a letter is a story, x what it serves")
        with ScrollableContainer(id="table"):
            yield Static(lines(*(plain(line) for line in matrix_text(self._book).splitlines())))
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """The arrow keys scroll."""
        self.query_one("#table").focus()
