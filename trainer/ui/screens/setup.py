"""A new interview: which bank, how many questions, which kinds, practice or simulation."""

import random
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, get_args

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Button, Footer, Input, OptionList, RadioSet, Static
from textual.widgets.option_list import Option

from trainer.bank.model import Kind
from trainer.errors import TrainerError
from trainer.interview.plan import plan_questions
from trainer.interview.session import Interview, Mode
from trainer.rehearsal import new_id
from trainer.review.diary import number_of
from trainer.ui.text import plain
from trainer.ui.widgets.toggles import Tick, TickOne
from trainer.ui.widgets.top_line import TopLine

if TYPE_CHECKING:
    from trainer.bank.catalogue import ShelvedBank
    from trainer.ui.app import TrainerApp

_MODES: tuple[Mode, ...] = get_args(Mode)
_MODE_WORDS = {
    "practice": "Practice: feedback after each answer, again as often as you like",
    "simulation": "Simulation: one go at each question, feedback at the end",
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
            with Horizontal(classes="row"):
                yield Static("Questions", classes="name")
                yield Input(str(settings.questions), type="integer", max_length=2, id="count", compact=True)
                yield Tick("3-2-1 before each recording", settings.countdown, id="countdown", compact=True)
            with Horizontal(classes="row"):
                yield Static("Kinds", classes="name")
                yield Horizontal(id="kinds")
            with RadioSet(id="mode", compact=True):
                for mode in _MODES:
                    yield TickOne(_MODE_WORDS[mode], settings.mode == mode)
            yield Button("Start", id="start", variant="primary", compact=True)
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Read the banks off the screen's thread."""
        self.query_one("#banks", OptionList).loading = True
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

    async def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Tell about the bank, and offer the kinds it has."""
        book = self._shelf[event.option_index]
        about = self.query_one("#about", Static)
        kinds = self.query_one("#kinds", Horizontal)
        if book.bank is None:
            assert book.problem is not None
            about.update(plain(str(book.problem)))
            await kinds.remove_children()
            return
        about.update(plain(book.bank.description or book.bank.title))
        counted = Counter(q.kind for q in book.bank.questions)
        await kinds.remove_children()
        await kinds.mount_all(
            Tick(f"{kind} {number}", True, name=kind, compact=True) for kind, number in counted.most_common()
        )

    def on_option_list_option_selected(self) -> None:
        """Enter on a bank."""
        self.action_start()

    def on_button_pressed(self) -> None:
        """The button says the same."""
        self.action_start()

    def on_input_submitted(self) -> None:
        """Enter in the number too."""
        self.action_start()

    def action_start(self) -> None:
        """Plan the questions and begin."""
        at = self.query_one("#banks", OptionList).highlighted
        book = self._shelf[at] if at is not None and at < len(self._shelf) else None
        if book is None:
            return
        if book.bank is None:
            assert book.problem is not None
            self.app.show_error(book.problem)
            return
        wanted = self.query_one("#count", Input).value
        count = int(wanted) if wanted.isdecimal() and 1 <= int(wanted) <= 50 else 0
        if not count:
            self.notify("Write how many questions you would like, from 1 to 50.", markup=False)
            self.query_one("#count", Input).focus()
            return
        kinds: list[Kind] = [box.name for box in self.query("#kinds Tick").results(Tick) if box.value]  # type: ignore[misc]
        if not kinds:
            self.notify("Choose at least one kind of question.", markup=False)
            return
        mode = _MODES[max(0, self.query_one("#mode", RadioSet).pressed_index)]
        countdown = self.query_one("#countdown", Tick).value
        self.app.choose(questions=count, mode=mode, countdown=countdown)
        try:
            lately = self._asked_lately(book.bank.title)
            questions = plan_questions(
                book.bank.questions, count=count, seed=random.randrange(2**32), kinds=kinds, avoid=lately
            )
        except TrainerError as error:
            self.app.show_error(error)
            return
        self.app.pop_screen()
        self.app.begin(
            Interview(
                id=new_id(),
                bank_title=book.bank.title,
                bank_source=book.bank.source,
                mode=mode,
                questions=questions,
                started_at=self.app.now(),
            )
        )

    def _asked_lately(self, title: str) -> tuple[str, ...]:
        if not self.app.rehearsal.paths.history.exists():
            return ()
        return self.app.rehearsal.store.question_history(title)
