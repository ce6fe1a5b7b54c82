"""Questions of the banks to pick from, two or three lines each."""

import textwrap
from collections.abc import Collection, Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from trainer.bank.search import OnShelf
from trainer.review.plain import clean
from trainer.ui.text import clock, lines, plain

MOST_SHOWN = 150
"""Rows at most: each is laid out, and nobody reads on so far; a word more to the search shows the rest."""
_MARGIN = 4
_INDENT = " " * _MARGIN
_SCROLLBAR = 1
_MOST_ROWS = 2
DIFFICULTY_WORDS = {1: "easy", 2: "", 3: "hard"}

Key = tuple[str, str]


class QuestionList(OptionList):
    """Rows with a box to tick. Space picks, enter starts."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "pick", "Pick"),
        Binding("enter", "select", "Start"),
    ]

    class Picked(Message):
        """Space on a question."""

        def __init__(self, entry: OnShelf) -> None:
            super().__init__()
            self.entry = entry

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._entries: tuple[OnShelf, ...] = ()
        self._notes: Sequence[str] = ()
        self._with_bank = False
        self._picked: frozenset[Key] = frozenset()
        self._favourites: frozenset[Key] = frozenset()
        self._laid_out = 0

    @property
    def entry(self) -> OnShelf | None:
        """The question one stands on."""
        at = self.highlighted
        return self._entries[at] if at is not None and at < len(self._entries) else None

    @property
    def entries(self) -> tuple[OnShelf, ...]:
        """The questions that are listed."""
        return self._entries

    def show(
        self,
        entries: Sequence[OnShelf],
        *,
        picked: Collection[Key],
        favourites: Collection[Key] = (),
        with_bank: bool = False,
        notes: Sequence[str] = (),
    ) -> None:
        """List these, the cursor where it was if its question is still there. `notes[i]` stands below `entries[i]`."""
        here = self.entry.key if self.entry is not None else None
        left_out = len(entries) - MOST_SHOWN
        self._entries, self._notes, self._with_bank = tuple(entries[:MOST_SHOWN]), notes, with_bank
        self._picked, self._favourites = frozenset(picked), frozenset(favourites)
        self._laid_out = self.size.width
        self.clear_options()
        self.add_options(Option(self._row(number)) for number in range(len(self._entries)))
        if left_out > 0:
            self.add_option(
                Option(plain(f"{_INDENT}and {left_out} more: type a word to find them", "dim"), disabled=True)
            )
        places = {entry.key: number for number, entry in enumerate(self._entries)}
        self.highlighted = places.get(here, 0) if here is not None else (0 if self._entries else None)
        if not self._entries:
            self.highlighted = None

    def mark(self, *, picked: Collection[Key], favourites: Collection[Key]) -> None:
        """The same questions with other marks."""
        before = self._picked, self._favourites
        self._picked, self._favourites = frozenset(picked), frozenset(favourites)
        for number, entry in enumerate(self._entries):
            if any(
                (entry.key in old) != (entry.key in new)
                for old, new in zip(before, (self._picked, self._favourites), strict=True)
            ):
                self.replace_option_prompt_at_index(number, self._row(number))

    def on_resize(self, _: events.Resize) -> None:
        """The rows are broken for the width."""
        if self._entries and self.size.width != self._laid_out:
            self._laid_out = self.size.width
            for number in range(len(self._entries)):
                self.replace_option_prompt_at_index(number, self._row(number))

    def action_pick(self) -> None:
        """Tick the question, or take the tick back."""
        if self.entry is not None:
            self.post_message(self.Picked(self.entry))

    def _row(self, number: int) -> Content:
        entry = self._entries[number]
        question = entry.question
        width = max(20, (self.size.width or 60) - _MARGIN - _SCROLLBAR)
        asked = textwrap.wrap(clean(question.ask), width, max_lines=_MOST_ROWS, placeholder=" …") or [""]
        box = "[x] " if entry.key in self._picked else "[ ] "
        facts = [question.kind, clock(question.target_seconds), DIFFICULTY_WORDS.get(question.difficulty, "")]
        facts += ["favourite" if entry.key in self._favourites else "", entry.title if self._with_bank else ""]
        rows = [Content.assemble(plain(box, "bold"), plain(asked[0]))]
        rows += [plain(_INDENT + line) for line in asked[1:]]
        rows.append(plain(_INDENT + _cut(", ".join(fact for fact in facts if fact), width), "dim"))
        if number < len(self._notes):
            rows.append(plain(_INDENT + _cut(self._notes[number], width), "italic dim"))
        return lines(*rows)


def _cut(text: str, width: int) -> str:
    text = clean(text)
    return text if len(text) <= width else text[: width - 1] + "…"
