"""A job advert pasted in, and the questions that it speaks for, each with the advert's words as the reason."""

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Footer, OptionList, Static, TextArea

from trainer.bank.advert import RankedCompetency, RankedQuestion, rank, rank_competencies
from trainer.bank.search import OnShelf
from trainer.rehearsal import new_id
from trainer.ui.picks import picked_interview
from trainer.ui.text import plain
from trainer.ui.widgets.question_list import QuestionList
from trainer.ui.widgets.top_line import TopLine

if TYPE_CHECKING:
    from trainer.ui.app import TrainerApp

BEST = 10
"""Questions that are picked to begin with. Convention: an interview of an hour has about so many."""
_LISTED = 60
_COMPETENCIES_SHOWN = 8
_WORDS_SHOWN = 6
_MOST_CHARACTERS = 200_000


class AdvertScreen(Screen[None]):
    """Paste, then look what fits. `entries` are the questions to choose from."""

    CSS_PATH = "advert.tcss"
    app: "TrainerApp"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "find", "Find questions", priority=True),
        Binding("escape", "app.pop_screen", "Back", priority=True),
    ]

    def __init__(self, entries: Sequence[OnShelf]) -> None:
        super().__init__()
        self._entries = entries

    def compose(self) -> ComposeResult:
        """Room for the advert."""
        yield TopLine("Questions for a job advert")
        yield Static(
            "Paste the whole advert here. Only its words are compared with the banks; nothing leaves this machine.",
            classes="quiet",
        )
        yield TextArea(id="text", soft_wrap=True, tab_behavior="focus")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Ready to paste."""
        self.query_one(TextArea).focus()

    async def action_find(self) -> None:
        """Rank all questions by the advert's words."""
        text = self.query_one(TextArea).text[:_MOST_CHARACTERS]
        banks = {id(entry.book): entry.book.bank for entry in self._entries if entry.book.bank is not None}
        every = list(banks.values())
        ranked = await asyncio.to_thread(rank, text, every)
        if not ranked:
            self.notify("No question shares a telling word with this text. Is it the whole advert?", markup=False)
            return
        asked_for = await asyncio.to_thread(rank_competencies, text, every)
        by_place = {(id(entry.book.bank), entry.question.id): entry for entry in self._entries}
        found = [(by_place[id(one.bank), one.question.id], one) for one in ranked[:_LISTED]]
        self.app.push_screen(AdvertMatchScreen(found, asked_for))


class AdvertMatchScreen(Screen[None]):
    """The questions that fit best, the first ten of them picked."""

    CSS_PATH = "advert.tcss"
    app: "TrainerApp"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("v", "view", "View"),
        Binding("escape", "app.pop_screen", "Back"),
    ]

    def __init__(
        self, found: Sequence[tuple[OnShelf, RankedQuestion]], competencies: Sequence[RankedCompetency]
    ) -> None:
        super().__init__()
        self._found = found
        self._competencies = competencies
        self._picked = dict.fromkeys(entry.key for entry, _ in found[:BEST])

    def compose(self) -> ComposeResult:
        """What it asks for, and the questions."""
        yield TopLine("Questions for this job")
        yield Static(id="competencies")
        yield QuestionList(id="questions")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """List them."""
        names = ", ".join(one.name for one in self._competencies[:_COMPETENCIES_SHOWN])
        self.query_one("#competencies", Static).update(plain(f"It asks for {names}." if names else ""))
        self.query_one(QuestionList).show(
            [entry for entry, _ in self._found],
            picked=self._picked,
            with_bank=True,
            notes=[f"because of {', '.join(one.matched[:_WORDS_SHOWN])}" for _, one in self._found],
        )
        self.query_one(QuestionList).focus()
        self._count()

    def _count(self) -> None:
        picked = len(self._picked)
        self.query_one(TopLine).show(right=f"{picked} picked: enter starts" if picked else "space picks, enter starts")

    @on(QuestionList.Picked)
    def _pick(self, event: QuestionList.Picked) -> None:
        if event.entry.key in self._picked:
            del self._picked[event.entry.key]
        else:
            self._picked[event.entry.key] = None
        self.query_one(QuestionList).mark(picked=frozenset(self._picked), favourites=())
        self._count()

    @on(OptionList.OptionSelected)
    def _start(self) -> None:
        entries = tuple(entry for entry, _ in self._found if entry.key in self._picked)
        here = self.query_one(QuestionList).entry
        chosen = entries or ((here,) if here is not None else ())
        if chosen:
            interview = picked_interview(chosen, self.app.rehearsal.settings, new_id(), self.app.now())
            self.app.pop_screen()
            self.app.begin(interview)

    def action_view(self) -> None:
        """The question by itself."""
        from trainer.ui.screens.question_view import QuestionViewScreen

        entry = self.query_one(QuestionList).entry
        if entry is not None:
            self.app.push_screen(QuestionViewScreen(entry))
