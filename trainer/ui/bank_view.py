"""What the banks' screen shows, as plain state: which bank, which words, which choice, what is picked and marked."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from trainer.bank.catalogue import Shelf, ShelvedBank
from trainer.bank.check import CheckedFile
from trainer.bank.favourites import Favourite, marked
from trainer.bank.search import OnShelf, SearchIndex, Wanted
from trainer.review.diary import number_of
from trainer.ui.widgets.bank_list import ALL, Place
from trainer.ui.widgets.question_list import DIFFICULTY_WORDS, Key

ANY = Wanted()
"""All questions."""


@dataclass
class BankView:
    """The state of the screen. Changing the shelf keeps picks and marks, which hold on to file and id."""

    shelf: Shelf = ()
    is_read: bool = False
    index: SearchIndex = field(default_factory=lambda: SearchIndex(()))
    refused: dict[Path, ShelvedBank] = field(default_factory=dict)
    findings: dict[str, CheckedFile] = field(default_factory=dict)
    favourites: tuple[Favourite, ...] = ()
    picks: dict[Key, None] = field(default_factory=dict)
    place: Place = ALL
    typed: str = ""
    wanted: Wanted = ANY

    @property
    def entries(self) -> tuple[OnShelf, ...]:
        """The questions to list: what was typed is looked for in all banks."""
        if self.typed.strip():
            found: Sequence[OnShelf] = self.index.find(self.typed)
        elif self.place.what == "favourites":
            found = self.favourite_entries
        elif self.place.what == "picked":
            found = self.picked
        elif self.place.what == "all":
            found = self.index.entries
        else:
            found = [entry for entry in self.index.entries if entry.book.path == self.place.path]
        return tuple(entry for entry in found if self.wanted.fits(entry.question))

    @property
    def book(self) -> ShelvedBank | None:
        """The bank one stands on."""
        if self.place.what == "refused" and self.place.path is not None:
            return self.refused.get(self.place.path)
        return next((book for book in self.shelf if self.place.what == "bank" and book.path == self.place.path), None)

    @property
    def is_across(self) -> bool:
        """Whether questions of several banks are listed, so that each has to say where it is from."""
        return bool(self.typed.strip()) or self.place.what != "bank"

    @property
    def favourite_entries(self) -> tuple[OnShelf, ...]:
        """The marked questions that are on the shelf."""
        return marked(self.favourites, self.index.entries)

    @property
    def favourite_keys(self) -> frozenset[Key]:
        """Their keys."""
        return frozenset(entry.key for entry in self.favourite_entries)

    @property
    def picked(self) -> tuple[OnShelf, ...]:
        """What is picked and still on the shelf, in the order of picking."""
        by_key = {entry.key: entry for entry in self.index.entries}
        return tuple(by_key[key] for key in self.picks if key in by_key)

    @property
    def own_books(self) -> tuple[ShelvedBank, ...]:
        """The user's own banks that can be used."""
        return tuple(book for book in self.shelf if book.origin == "yours" and book.bank is not None)

    def pick(self, *entries: OnShelf) -> None:
        """Pick these; take them back where all of them were picked."""
        keys = [entry.key for entry in entries]
        if all(key in self.picks for key in keys):
            for key in keys:
                del self.picks[key]
        else:
            self.picks.update(dict.fromkeys(keys))

    def checked(self, book: ShelvedBank) -> CheckedFile | None:
        """What the check found in one of the user's own banks; None where it has not looked yet."""
        return self.findings.get(str(book.path))

    def only(self, part: str, value: Any) -> None:
        """Choose by kind, difficulty or competency; None lets all through."""
        self.wanted = replace(self.wanted, **{part: value})

    def values(self, part: str) -> list[tuple[Any, int]]:
        """What there is to choose by, with the number of questions, most first; difficulties in their order."""
        nothing: dict[str, Any] = {part: None}
        open_choice = replace(self.wanted, **nothing)
        counted: Counter[Any] = Counter()
        for entry in replace(self, wanted=open_choice).entries:
            question = entry.question
            counted.update(question.competencies if part == "competency" else (getattr(question, part),))
        return sorted(counted.items()) if part == "difficulty" else counted.most_common()

    def about(self) -> str:
        """One line on what is listed."""
        count = number_of(len(self.entries), "question")
        only = [self.wanted.kind, self.wanted.competency]
        if self.wanted.difficulty is not None:
            only.append(difficulty_words(self.wanted.difficulty))
        chosen = ", ".join(word for word in only if word)
        name = {"all": "All banks", "favourites": "Favourites", "picked": "Picked"}.get(self.place.what, "")
        if self.typed.strip():
            name = "In all banks"
        elif self.book is not None and self.book.bank is not None:
            name = self.book.bank.title
        return f"{name}: {count}{f', only {chosen}' if chosen else ''}"


def difficulty_words(difficulty: int) -> str:
    """A difficulty in words."""
    return DIFFICULTY_WORDS.get(difficulty) or "as hard as most"
