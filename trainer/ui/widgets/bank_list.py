"""The banks at the left: all, favourites, what is picked, the user's own, those that came along, those that fail."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, Literal

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from trainer.bank.catalogue import Shelf, ShelvedBank
from trainer.review.plain import clean
from trainer.ui.text import lines, plain


@dataclass(frozen=True, slots=True)
class Place:
    """What a row stands for; `path` is a bank's file."""

    what: Literal["all", "favourites", "picked", "bank", "refused"]
    path: Path | None = None


_SCROLLBAR = 1
_GAP = 1
_MOST_ROWS = 2

ALL, FAVOURITES, PICKED = Place("all"), Place("favourites"), Place("picked")


class BankList(OptionList):
    """Space picks all questions of a row, enter goes to them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "pick_all", "Pick"),
        Binding("enter", "select", "Open"),
    ]

    class PickedAll(Message):
        """Space on a row."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._places: list[Place | None] = []
        self._rows: list[tuple[str, str, str, str]] = []
        self._laid_out = 0

    @property
    def place(self) -> Place:
        """The row one stands on."""
        at = self.highlighted
        return (self._places[at] if at is not None and at < len(self._places) else None) or ALL

    def stand_on(self, place: Place) -> None:
        """Put the cursor on this row, if it is there."""
        if place in self._places:
            self.highlighted = self._places.index(place)

    def show_names(self, own: Sequence[str], shipped: Sequence[str]) -> None:
        """The titles alone, as long as the banks are being read."""
        self._begin()
        for head, names in (("Yours", own), ("In the program", shipped)):
            if names:
                self._head(head)
                for name in names:
                    self._add(None, name, "", disabled=True)
        self.highlighted = 0

    def show_shelf(self, shelf: Shelf, refused: Sequence[ShelvedBank], *, favourites: int, picked: int) -> None:
        """List the banks; the cursor stays on its row."""
        here = self.place if self.highlighted is not None else None
        every = sum(len(book.bank.questions) for book in shelf if book.bank)
        self._begin()
        self._add(ALL, "All banks", str(every))
        self._add(FAVOURITES, "Favourites", str(favourites))
        if picked:
            self._add(PICKED, "Picked", str(picked))
        for head, origin in (("Yours", "yours"), ("In the program", "shipped")):
            books = [(Place("bank", book.path), book) for book in shelf if book.origin == origin]
            if origin == "yours":
                books += [(Place("refused", book.path), book) for book in refused]
            if books:
                self._head(head)
            for place, book in books:
                if book.bank is not None:
                    self._add(place, book.bank.title, str(len(book.bank.questions)))
                else:
                    self._add(place, book.path.name, "", style="italic", below="can't be read")
        if here in self._places:
            self.highlighted = self._places.index(here)
        else:
            self.highlighted = 0

    def action_pick_all(self) -> None:
        """All questions of the row."""
        self.post_message(self.PickedAll())

    def _begin(self) -> None:
        self.clear_options()
        self._places, self._rows = [], []
        self._laid_out = self.size.width

    def _head(self, words: str) -> None:
        self._add(None, words, "", style="bold", disabled=True)

    def _add(
        self, place: Place | None, title: str, behind: str, *, style: str = "", below: str = "", disabled: bool = False
    ) -> None:
        self._places.append(place)
        self._rows.append((title, behind, style, below))
        self.add_option(Option(self._row(len(self._rows) - 1), disabled=disabled))

    def on_resize(self, _: events.Resize) -> None:
        """The rows are broken for the width."""
        if self.size.width != self._laid_out:
            self._laid_out = self.size.width
            for number in range(len(self._rows)):
                self.replace_option_prompt_at_index(number, self._row(number))

    def _row(self, number: int) -> Content:
        title, behind, style, below = self._rows[number]
        width = max(12, (self.size.width or 26) - _SCROLLBAR - _GAP)
        first = width - (len(behind) + _GAP if behind else 0)
        wrapped = textwrap.wrap(clean(title), first, max_lines=_MOST_ROWS, placeholder="…") or [""]
        top = Content.assemble(plain(f"{wrapped[0]:<{first}}", style), plain(f"{'':<{_GAP}}{behind}", "dim"))
        return lines(
            top, *(plain(f" {line}", style) for line in wrapped[1:]), *([plain(f" {below}", "dim")] if below else ())
        )
