"""The banks: find questions, look at them, pick some, start."""

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Footer, Input, OptionList, Static

from trainer.bank.favourites import FILE, toggled
from trainer.bank.search import OnShelf
from trainer.errors import BankError
from trainer.rehearsal import new_id
from trainer.review.diary import number_of
from trainer.ui.bank_view import ANY, BankView
from trainer.ui.picks import picked_interview
from trainer.ui.screens.bank_reader import BankReader
from trainer.ui.text import plain
from trainer.ui.widgets.bank_list import BankList, Place
from trainer.ui.widgets.question_list import QuestionList
from trainer.ui.widgets.question_page import problem_page, question_page
from trainer.ui.widgets.top_line import TopLine

if TYPE_CHECKING:
    from trainer.ui.app import TrainerApp
    from trainer.ui.screens.bank_actions import BankActions


_ROOMY = 100
"""Columns from which a bank's description stands above its questions."""


class BanksScreen(BankReader):
    """Banks at the left, questions at the right, a search across all of them above."""

    CSS_PATH = "banks.tcss"
    AUTO_FOCUS = "#banks"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (_ROOMY, "-wide")]  # noqa: RUF012  # as the base class has it
    VERTICAL_BREAKPOINTS = [(0, "-low"), (34, "-tall")]  # noqa: RUF012
    app: "TrainerApp"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "search", "Search"),
        Binding("v", "view", "View"),
        Binding("f", "favourite", "Favourite"),
        Binding("k", "filter", "Filter"),
        Binding("m", "more", "More"),
        Binding("e", "do('edit')", "Edit the question", show=False),
        Binding("n", "do('new')", "Write a new question", show=False),
        Binding("d", "do('delete')", "Delete the question", show=False),
        Binding("l", "do('load')", "Load a file", show=False),
        Binding("a", "do('advert')", "Questions for a job advert", show=False),
        Binding("x", "do('export')", "Save the bank in another form", show=False),
        Binding("w", "do('findings')", "What could be better", show=False),
        Binding("down", "into_list", "Into the list", show=False),
        Binding("right", "right_side", "To the questions", show=False),
        Binding("left", "banks", "To the banks", show=False),
        Binding("escape", "back", "Back"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.view = BankView()

    @property
    def actions(self) -> "BankActions":
        """What can be done with banks and questions."""
        from trainer.ui.screens.bank_actions import BankActions

        return BankActions(self)

    def compose(self) -> ComposeResult:
        """The search, the two sides, the page below the questions where there is room."""
        yield TopLine("Banks", "space picks, enter starts")
        yield Input(placeholder="/ to search all banks", id="search", compact=True)
        with Horizontal(id="sides"):
            yield BankList(id="banks")
            with Vertical(id="right"):
                yield Static(id="about")
                yield Static(id="hint")
                yield QuestionList(id="questions")
                with VerticalScroll(id="page"):
                    yield Static()
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """The marks come with the banks."""
        self.read_marks()

    # What was read.

    @on(BankReader.Glanced)
    def _show_names(self, event: BankReader.Glanced) -> None:
        if not self.view.is_read:
            self.query_one(BankList).show_names(event.own, event.shipped)

    @on(BankReader.Looked)
    def _take_shelf(self, event: BankReader.Looked) -> None:
        if event.shelf is not None and event.index is not None:
            first = not self.view.is_read
            self.view.shelf, self.view.index, self.view.is_read = event.shelf, event.index, True
            self.refresh_banks()
            if first:
                self._stand_on_first()
            self.refresh_questions()
        self.has_looked()

    @on(BankReader.Checked)
    def _take_findings(self, event: BankReader.Checked) -> None:
        self.view.findings = {found.file: found for found in event.findings}
        self._show_about()

    @on(BankReader.Marks)
    def _take_marks(self, event: BankReader.Marks) -> None:
        self.view.favourites = event.favourites
        self.refresh_banks()
        self.refresh_questions()

    # Showing.

    def refresh_banks(self) -> None:
        """The left side anew."""
        view = self.view
        if view.is_read:
            self.query_one(BankList).show_shelf(
                view.shelf,
                tuple(view.refused.values()),
                favourites=len(view.favourite_entries),
                picked=len(view.picked),
            )

    def refresh_questions(self) -> None:
        """The right side anew."""
        view = self.view
        self.query_one(QuestionList).show(
            view.entries, picked=view.picks, favourites=view.favourite_keys, with_bank=view.is_across
        )
        self._show_about()
        self._show_page()

    def stand_on(self, place: Place) -> None:
        """Go to this row at the left."""
        self.query_one("#search", Input).value = ""
        self.query_one(BankList).stand_on(place)

    def _stand_on_first(self) -> None:
        """Who wrote a bank came for it; others see the one that suits everybody."""
        books = [book for book in self.view.shelf if book.bank is not None]
        first = sorted(books, key=lambda book: book.origin != "yours")[:1]
        if first:
            self.query_one(BankList).stand_on(Place("bank", first[0].path))

    def _show_about(self) -> None:
        view = self.view
        broken = not view.typed.strip() and view.book is not None and view.book.bank is None
        self.set_class(broken, "-broken")
        picked = len(view.picked)
        self.query_one(TopLine).show(right=f"{picked} picked: enter starts" if picked else "space picks, enter starts")
        self.query_one("#about", Static).update(plain("This file can't be used yet" if broken else view.about()))
        hint = self.query_one("#hint", Static)
        words = "" if broken else self._hint()
        hint.display = bool(words)
        hint.update(plain(words))
        if broken:
            self._show_page()

    def _hint(self) -> str:
        view = self.view
        if not view.entries and view.is_read:
            if view.typed.strip():
                return "No question has all these words. Try fewer, or other ones."
            if view.place.what == "favourites":
                return "None yet: f marks the question one stands on."
            return "None like that here. Escape takes the filter away."
        found = view.checked(view.book) if view.book is not None else None
        if found is not None and found.warnings:
            return f"{number_of(len(found.warnings), 'thing')} could be better: w shows them"
        if self.size.width >= _ROOMY and view.book is not None and view.book.bank is not None and not view.is_across:
            return view.book.bank.description
        return ""

    def _show_page(self) -> None:
        view, page = self.view, self.query_one("#page Static", Static)
        if self.has_class("-broken") and view.book is not None:
            page.update(problem_page(view.book, view.checked(view.book), refused=view.place.what == "refused"))
            return
        entry = self.query_one(QuestionList).entry
        page.update(question_page(entry) if entry is not None else "")

    # What the keys do.

    @on(OptionList.OptionHighlighted, "#banks")
    def _bank_chosen(self) -> None:
        place = self.query_one(BankList).place
        if place != self.view.place and self.view.is_read:
            self.view.place = place
            self.refresh_questions()

    @on(OptionList.OptionHighlighted, "#questions")
    def _question_chosen(self) -> None:
        self._show_page()

    @on(OptionList.OptionSelected, "#banks")
    def _bank_opened(self) -> None:
        if self.view.place.what == "refused" and self.view.place.path is not None:
            self.actions.load_path(self.view.place.path)
        elif self.view.entries:
            self.query_one(QuestionList).focus()

    @on(OptionList.OptionSelected, "#questions")
    def _start(self) -> None:
        entry = self.query_one(QuestionList).entry
        self.start(self.view.picked or ((entry,) if entry is not None else ()))

    def start(self, entries: tuple[OnShelf, ...]) -> None:
        """Hold an interview of these."""
        if entries:
            interview = picked_interview(entries, self.app.rehearsal.settings, new_id(), self.app.now())
            self.app.pop_screen()
            self.app.begin(interview)

    @on(QuestionList.Picked)
    def _pick(self, event: QuestionList.Picked) -> None:
        self.view.pick(event.entry)
        self._remark()

    @on(BankList.PickedAll)
    def _pick_all(self) -> None:
        if self.view.entries:
            self.view.pick(*self.view.entries)
            self._remark()

    def _remark(self) -> None:
        view = self.view
        self.refresh_banks()
        if view.place.what in ("picked", "favourites") and not view.typed.strip():
            self.refresh_questions()
        self.query_one(QuestionList).mark(picked=frozenset(view.picks), favourites=view.favourite_keys)
        self._show_about()

    @on(Input.Changed, "#search")
    def _typed(self, event: Input.Changed) -> None:
        self.view.typed = event.value
        self.refresh_questions()
        self.query_one(QuestionList).action_first()  # the best of what was found, not where one stood before

    @on(Input.Submitted, "#search")
    def _search_done(self) -> None:
        self.query_one(QuestionList if self.view.entries else Input).focus()

    def action_into_list(self) -> None:
        """From the search down into what it found."""
        if self.view.entries:
            self.query_one(QuestionList).focus()

    def action_search(self) -> None:
        """Type what one remembers."""
        self.query_one("#search", Input).focus()

    def action_right_side(self) -> None:
        """To the questions, or to what is wrong with the file."""
        self.query_one("#page" if self.has_class("-broken") else "#questions").focus()

    def action_banks(self) -> None:
        """To the left side."""
        self.query_one(BankList).focus()

    def action_back(self) -> None:
        """First the search goes, then the filter, then the screen."""
        search = self.query_one("#search", Input)
        if search.value or search.has_focus:
            search.value = ""
            self.query_one(QuestionList if self.view.entries else BankList).focus()
        elif self.view.wanted != ANY:
            self.view.wanted = ANY
            self.refresh_questions()
        else:
            self.app.pop_screen()

    def action_view(self) -> None:
        """The question by itself, with all that belongs to it."""
        from trainer.ui.screens.question_view import QuestionViewScreen

        entry = self.query_one(QuestionList).entry
        if entry is not None and not self.has_class("-broken"):
            self.app.push_screen(QuestionViewScreen(entry))

    def action_favourite(self) -> None:
        """Mark the question, or take the mark back."""
        entry = self.query_one(QuestionList).entry
        if entry is None or self.has_class("-broken"):
            return
        try:
            self.view.favourites = toggled(self.app.rehearsal.paths.data / FILE, entry)
        except BankError as error:
            self.app.show_error(error)
            return
        self._remark()

    def action_filter(self) -> None:
        """Choose by kind, difficulty or competency."""
        from trainer.ui.screens.bank_filter import choose

        choose(self)

    def action_more(self) -> None:
        """What else can be done."""
        self.actions.offer()

    def action_do(self, what: str) -> None:
        """One of the things that `m` offers."""
        self.actions.do(what)
