"""The answers to follow-up questions, below the answer they belong to."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from trainer.review.diary import answer_facts
from trainer.ui.text import plain
from trainer.ui.widgets.open_list import OpenList

if TYPE_CHECKING:
    from trainer.store.records import Answer


class FollowUps(Vertical):
    """Hidden as long as there are none."""

    DEFAULT_CSS = """
    FollowUps { height: auto; display: none; padding: 0 2; border-top: solid $surface-lighten-2; }
    FollowUps > Static { text-style: bold; }
    FollowUps > OpenList { height: auto; max-height: 3; border: none; padding: 0; background: transparent; }
    """

    class Opened(Message):
        """One of them is to be looked at."""

        def __init__(self, answer: "Answer") -> None:
            super().__init__()
            self.answer = answer

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.answers: tuple[Answer, ...] = ()

    def compose(self) -> ComposeResult:
        """A heading and a line for each."""
        yield Static("Asked after it (f goes here)")
        yield OpenList()

    def show(self, answers: "Sequence[Answer]") -> None:
        """List these."""
        self.answers = tuple(answers)
        listing = self.query_one(OpenList)
        listing.clear_options()
        listing.add_options(
            Option(Content.assemble(plain(answer.probe), plain(f"  {answer_facts(answer)}", "dim")))
            for answer in answers
        )
        listing.highlighted = 0 if answers else None
        self.display = bool(answers)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter, or a click."""
        event.stop()
        self.post_message(self.Opened(self.answers[event.option_index]))
