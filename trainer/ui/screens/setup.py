"""A new interview: which bank, in which mode, how many questions, which kinds, how far the interviewer goes."""

import random
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, cast

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Button, Checkbox, Footer, OptionList, RadioSet, Static
from textual.widgets.option_list import Option

from trainer.bank.model import Bank, Kind
from trainer.errors import TrainerError
from trainer.interview.begin import Choice, begin_interview, most_common_kind
from trainer.interview.plan import DRILL_QUESTIONS
from trainer.interview.session import MODES, MOST_PROBES, Mode
from trainer.rehearsal import new_id
from trainer.review.diary import number_of
from trainer.ui.text import plain
from trainer.ui.widgets.number_field import NumberField
from trainer.ui.widgets.toggles import Tick, TickOne
from trainer.ui.widgets.top_line import TopLine

if TYPE_CHECKING:
    from trainer.bank.catalogue import ShelvedBank
    from trainer.ui.app import TrainerApp

_MODE_WORDS: dict[Mode, str] = {
    "practice": "Practice: feedback after each answer, again as often as you like",
    "simulation": "Simulation: one go at each question, feedback at the end",
    "drill": f"Drill: {DRILL_QUESTIONS} questions of one kind",
    "quick": "Quick: as many questions as fit into five minutes",
}
_WANTED = {
    "count": "Write how many questions you would like, from 1 to 50.",
    "probes": f"Write how many follow-ups an answer may draw, from 0 to {MOST_PROBES}.",
    "think": "Write a time to think from 0 to 600 seconds.",
    "limit": "Write a limit from 0 (none) to 1800 seconds.",
}


class SetupScreen(Screen[None]):
    """Choose and start. Enter on a bank starts with what is set below it."""

    CSS_PATH = "setup.tcss"
    app: "TrainerApp"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "start", "Start"),
        Binding("escape", "app.pop_screen", "Back"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._shelf: tuple[ShelvedBank, ...] = ()

    def compose(self) -> ComposeResult:
        """Banks above, choices below."""
        settings = self.app.rehearsal.settings
        yield TopLine("New interview", "enter on a bank starts it")
        with VerticalScroll(id="page", can_focus=False):
            yield OptionList(id="banks")
            yield Static(id="about", classes="quiet")
            with RadioSet(id="mode", compact=True):
                for mode in MODES:
                    yield TickOne(_MODE_WORDS[mode], settings.mode == mode)
            with Horizontal(classes="row"):
                yield NumberField("Questions", settings.questions, 1, 50, field_id="count")
                yield NumberField("Follow-ups", settings.probes, 0, MOST_PROBES, field_id="probes")
                yield NumberField("To think", settings.preparation_seconds, 0, 600, unit="s", field_id="think")
                yield NumberField("Limit", settings.answer_limit_seconds, 0, 1800, unit="s", field_id="limit")
            with Horizontal(classes="row"):
                yield Tick("3-2-1 before each recording", settings.countdown, id="countdown", compact=True)
                yield Tick("Several people ask", settings.panel, id="panel", compact=True)
            yield Horizontal(id="kinds")
            yield Button("Start", id="start", variant="primary", compact=True)
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Read the banks off the screen's thread."""
        self.query_one("#banks", OptionList).loading = True
        self._fit_mode()
        self.read_shelf()

    @work(thread=True)
    def read_shelf(self) -> None:
        """Load all banks; the broken ones come with their problem."""
        shelf = self.app.rehearsal.shelf()
        self.app.call_from_thread(self.show_shelf, shelf)

    def show_shelf(self, shelf: "tuple[ShelvedBank, ...]") -> None:
        """List the banks, the user's own first: who brought some came for them."""
        shelf = self._shelf = tuple(sorted(shelf, key=lambda book: book.origin != "yours"))
        banks = self.query_one("#banks", OptionList)
        banks.loading = False
        banks.clear_options()
        for book in shelf:
            if book.bank is not None:
                words = number_of(len(book.bank.questions), "question") + (
                    "" if book.origin == "shipped" else ", yours"
                )
                banks.add_option(Option(Content.assemble(plain(f"{book.bank.title:<36} "), plain(words, "dim"))))
            else:
                banks.add_option(Option(plain(f"{Path(book.path).name:<36} can't be read", "italic")))
        banks.highlighted = next((i for i, book in enumerate(shelf) if book.bank is not None), None)
        banks.focus()

    @property
    def _mode(self) -> Mode:
        return MODES[max(0, self.query_one("#mode", RadioSet).pressed_index)]

    @property
    def _book(self) -> "ShelvedBank | None":
        at = self.query_one("#banks", OptionList).highlighted
        return self._shelf[at] if at is not None and at < len(self._shelf) else None

    async def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Tell about the bank, and offer the kinds it has."""
        book = self._shelf[event.option_index]
        about = self.query_one("#about", Static)
        if book.bank is None:
            assert book.problem is not None
            about.update(plain(str(book.problem)))
            await self.query_one("#kinds", Horizontal).remove_children()
            return
        about.update(plain(book.bank.description or book.bank.title))
        await self._offer_kinds(book.bank)

    async def _offer_kinds(self, bank: Bank) -> None:
        """All kinds are ticked, in a drill the one drilled last."""
        counted = Counter(q.kind for q in bank.questions)
        last = self.app.rehearsal.settings.drill_kind
        drilled = last if last in counted else most_common_kind(bank)
        drill = self._mode == "drill"
        kinds = self.query_one("#kinds", Horizontal)
        await kinds.remove_children()
        await kinds.mount_all(
            Tick(f"{kind} {number}", not drill or kind == drilled, name=kind, compact=True)
            for kind, number in counted.most_common()
        )

    async def on_radio_set_changed(self) -> None:
        """Another mode: what it leaves open can be chosen."""
        self._fit_mode()
        book = self._book
        if book is not None and book.bank is not None:
            await self._offer_kinds(book.bank)

    def _fit_mode(self) -> None:
        mode = self._mode
        self.query_one("#count").disabled = mode in ("drill", "quick")
        self.query_one("#panel").display = mode == "simulation"

    def on_checkbox_changed(self, event: Checkbox.Changed) -> None:
        """In a drill one kind takes the place of another."""
        if self._mode == "drill" and event.value and event.checkbox.name:
            for box in self.query("#kinds Tick").results(Tick):
                box.value = box is event.checkbox

    def on_option_list_option_selected(self) -> None:
        """Enter on a bank."""
        self.action_start()

    def on_button_pressed(self) -> None:
        """The button says the same."""
        self.action_start()

    def on_input_submitted(self) -> None:
        """Enter in a number too."""
        self.action_start()

    def action_start(self) -> None:
        """Plan the questions and begin."""
        book = self._book
        if book is None:
            return
        if book.bank is None:
            assert book.problem is not None
            self.app.show_error(book.problem)
            return
        numbers = self._numbers()
        kinds = tuple(cast(Kind, box.name) for box in self.query("#kinds Tick").results(Tick) if box.value)
        if numbers is None:
            return
        if not kinds:
            self.notify("Choose at least one kind of question.", markup=False)
            return
        mode, panel = self._mode, self.query_one("#panel", Tick).value
        self.app.choose(
            questions=numbers["count"],
            probes=numbers["probes"],
            preparation_seconds=numbers["think"],
            answer_limit_seconds=numbers["limit"],
            mode=mode,
            countdown=self.query_one("#countdown", Tick).value,
            panel=panel,
            **({"drill_kind": kinds[0]} if mode == "drill" else {}),
        )
        choice = Choice(mode, numbers["count"], kinds, numbers["probes"], panel)
        try:
            lately = self._asked_lately(book.bank.title)
            interview = begin_interview(
                book.bank, choice, id=new_id(), seed=random.randrange(2**32), now=self.app.now(), avoid=lately
            )
        except TrainerError as error:
            self.app.show_error(error)
            return
        self.app.pop_screen()
        self.app.begin(interview)

    def _numbers(self) -> dict[str, int] | None:
        """What is written by field; None where one is asked for again."""
        found: dict[str, int] = {}
        for field in self.query(NumberField):
            name, number = str(field.field.id), field.number
            if number is None:
                self.notify(_WANTED[name], markup=False)
                field.field.focus()
                return None
            found[name] = number
        return found

    def _asked_lately(self, title: str) -> tuple[str, ...]:
        if not self.app.rehearsal.paths.history.exists():
            return ()
        return self.app.rehearsal.store.question_history(title)
