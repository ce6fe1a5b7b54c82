"""A small question with a few answers, over whatever stands below."""

from collections.abc import Sequence
from typing import ClassVar, Generic, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from trainer.ui.text import plain

T = TypeVar("T")


class ChoiceScreen(ModalScreen[T | None], Generic[T]):
    """Asks `question`; gives the value of the option chosen, None when the user would rather not."""

    CSS_PATH = "choice.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "back", "Back")]

    def __init__(self, question: str, options: Sequence[tuple[str, T]], *, note: str = "") -> None:
        super().__init__()
        self._question = question
        self._options = options
        self._note = note

    def compose(self) -> ComposeResult:
        """The question, what else to know, and the options."""
        with Vertical(id="box"):
            yield Static(plain(self._question, "bold"), id="question")
            if self._note:
                yield Static(plain(self._note), id="note", classes="quiet")
            yield OptionList(*(Option(plain(words)) for words, _ in self._options))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """One was chosen."""
        self.dismiss(self._options[event.option_index][1])

    def action_back(self) -> None:
        """None of them."""
        self.dismiss(None)
