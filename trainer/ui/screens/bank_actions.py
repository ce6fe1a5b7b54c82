"""What can be done with banks and questions beside reading them: write, delete, load, save elsewhere, match."""

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from trainer.bank.catalogue import ShelvedBank
from trainer.bank.files import write_new
from trainer.bank.own import CopiedIn, copy_in, remove_question
from trainer.bank.search import OnShelf
from trainer.errors import BankError
from trainer.review.diary import number_of
from trainer.review.plain import clean
from trainer.ui.widgets.bank_list import Place
from trainer.ui.widgets.question_list import QuestionList

if TYPE_CHECKING:
    from trainer.ui.screens.banks import BanksScreen
    from trainer.ui.screens.question_editor import Saved

_FORMS = {"csv": ".csv", "markdown": ".md", "json": ".json", "text": ".txt"}
_FORM_WORDS = {
    "csv": "A table for a spreadsheet (.csv)",
    "markdown": "A list to read (.md)",
    "json": "Everything, for other programs (.json)",
    "text": "The questions alone, one a line (.txt)",
    "yaml": "A bank to pass on or to edit (.yaml)",
}


class BankActions:
    """Acts on what one stands on in the banks' screen."""

    def __init__(self, screen: "BanksScreen") -> None:
        self._screen = screen
        self._app = screen.app
        self._view = screen.view

    @property
    def _entry(self) -> OnShelf | None:
        return None if self._screen.has_class("-broken") else self._screen.query_one(QuestionList).entry

    @property
    def _book(self) -> ShelvedBank | None:
        book = self._entry.book if self._view.is_across and self._entry is not None else self._view.book
        return book if book is not None and book.bank is not None else None

    def offer(self) -> None:
        """A menu of all that can be done here."""
        from trainer.ui.screens.choice import ChoiceScreen

        def chosen(what: str | None) -> None:
            if what is not None:
                self.do(what)

        options = [(f"{words}  ({what[0]})", what[1]) for words, what in self._possible()]
        self._app.push_screen(ChoiceScreen("What would you like to do?", options), chosen)

    def _possible(self) -> list[tuple[str, tuple[str, str]]]:
        entry, book = self._entry, self._book
        own = entry is not None and entry.book.origin == "yours"
        possible = [("Write a new question", ("n", "new"))]
        if entry is not None:
            words = "Change this question" if own else "Copy this question to a bank of yours and change it"
            possible.insert(0, (words, ("e", "edit")))
        if own:
            possible.append(("Delete this question", ("d", "delete")))
        possible += [("Load a file", ("l", "load")), ("Questions for a job advert", ("a", "advert"))]
        if book is not None:
            possible.append(("Save this bank in another form", ("x", "export")))
            if book.origin == "yours":
                possible.append(("See what could be better in this bank", ("w", "findings")))
        return possible

    def do(self, what: str) -> None:
        """One of them."""
        {
            "edit": self.edit,
            "new": self.new,
            "delete": self.delete,
            "load": self.load,
            "advert": self.advert,
            "export": self.export,
            "findings": self.findings,
        }[what]()

    def edit(self) -> None:
        """Change a question of one's own; one that came with the program is copied first."""
        from trainer.ui.screens.question_editor import QuestionEditorScreen

        entry = self._entry
        if entry is None:
            return
        own = entry.book.origin == "yours"
        screen = QuestionEditorScreen(
            entry.question, path=entry.book.path if own else None, banks=() if own else self._view.own_books
        )
        self._app.push_screen(screen, self._saved)

    def new(self) -> None:
        """Write one from nothing."""
        from trainer.ui.screens.question_editor import QuestionEditorScreen

        first = self._book.path if self._book is not None else None
        self._app.push_screen(QuestionEditorScreen(None, banks=self._view.own_books, first=first), self._saved)

    def _saved(self, saved: "Saved | None") -> None:
        if saved is None:
            return

        def show() -> None:
            self._screen.stand_on(Place("bank", saved.path))
            self._screen.view.place = Place("bank", saved.path)
            self._screen.refresh_questions()
            listing = self._screen.query_one(QuestionList)
            for number, entry in enumerate(listing.entries):
                if entry.question.id == saved.id:
                    listing.highlighted = number
            listing.focus()

        self._screen.look(show)

    def delete(self) -> None:
        """Delete a question of one's own, asked first."""
        from trainer.ui.screens.choice import ChoiceScreen

        entry = self._entry
        if entry is None:
            return
        if entry.book.origin != "yours":
            self._screen.notify("This question came with the program. Only your own can be deleted.", markup=False)
            return

        async def chosen(sure: bool | None) -> None:
            if sure:
                try:
                    await asyncio.to_thread(remove_question, entry.book.path, entry.question.id)
                except BankError as error:
                    self._app.show_error(error)
                self._screen.look()

        self._app.push_screen(
            ChoiceScreen(
                f"Delete this question? {entry.question.ask}",
                (("Keep it", False), (f"Delete it from {entry.title}", True)),
                note=f"Your answers to it stay in the history. The file as it was stays as {entry.book.path.name}.bak.",
            ),
            chosen,
        )

    def load(self) -> None:
        """Bring a bank in from a file."""
        from trainer.ui.screens.load_bank import LoadBankScreen

        def chosen(path: Path | None) -> None:
            if path is not None:
                self.load_path(path)

        self._app.push_screen(LoadBankScreen(), chosen)

    def load_path(self, path: Path) -> None:
        """Copy this file in, or let it stand in the list with what is wrong."""
        self._screen.run_worker(self._load(path), group="load", exclusive=True)

    async def _load(self, path: Path) -> None:
        try:
            copied = await asyncio.to_thread(copy_in, self._app.rehearsal.paths.own_banks, path)
        except BankError as error:
            place = Place("refused", path)
            self._view.refused[path] = ShelvedBank(path, None, error, "yours")
            self._screen.refresh_banks()
            self._show(place)
            return
        self._view.refused.pop(path, None)

        def show() -> None:
            self._show(Place("bank", copied.path))
            self._tell(copied)

        self._screen.look(show)

    def _show(self, place: Place) -> None:
        self._screen.stand_on(place)
        self._view.place = place
        self._screen.refresh_banks()
        self._screen.refresh_questions()

    def _tell(self, copied: CopiedIn) -> None:
        from trainer.ui.screens.bank_findings import BankFindingsScreen

        count = number_of(len(copied.bank.questions), "question")
        if copied.was_there:
            self._screen.notify(f"It was among your banks already: {clean(copied.bank.title)}.", markup=False)
        elif copied.notes:
            about = f"{count}, now among your banks. Where the file said nothing this was guessed; look it through."
            self._app.push_screen(
                BankFindingsScreen(copied.bank.title, (about,), [(note, "") for note in copied.notes])
            )
        else:
            self._screen.notify(f"{clean(copied.bank.title)}: {count}, now among your banks.", markup=False)

    def advert(self) -> None:
        """Paste a job advert."""
        from trainer.ui.screens.advert import AdvertScreen

        self._app.push_screen(AdvertScreen(self._view.index.entries))

    def export(self) -> None:
        """Write the bank in another form into the folder of exports."""
        from trainer.ui.screens.choice import ChoiceScreen

        book = self._book
        if book is None or book.bank is None:
            return

        async def chosen(form: str | None) -> None:
            if form is not None:
                try:
                    path = await asyncio.to_thread(_written, book, form, self._app.rehearsal.paths.exports)
                except BankError as error:
                    self._app.show_error(error)
                else:
                    self._screen.notify(clean(str(path)), title="Saved", timeout=12, markup=False)

        options = [(words, form) for form, words in _FORM_WORDS.items()]
        self._app.push_screen(ChoiceScreen(f"Save {book.bank.title} as", options), chosen)

    def findings(self) -> None:
        """What the check would better in one of the user's own banks."""
        from trainer.ui.screens.bank_findings import findings_screen

        book = self._book
        found = self._view.checked(book) if book is not None else None
        if found is not None and found.bank is not None:
            self._app.push_screen(findings_screen(found))
        else:
            self._screen.notify("Only banks of your own are checked.", markup=False)


def _written(book: ShelvedBank, form: str, folder: Path) -> Path:
    """The file that `book` was written to. Raises `BankError`."""
    from trainer.bank.exchange.send_out import FORMS, export_bank
    from trainer.bank.load import read_bytes

    bank = book.bank
    assert bank is not None
    if form == "yaml":  # as its author wrote it, comments and all
        return write_new(folder, bank.title, ".yaml", read_bytes(book.path, clean(str(book.path))))
    chosen = next(one for one in FORMS if one == form)
    return write_new(folder, bank.title, _FORMS[form], export_bank(bank, chosen).encode())
