"""The banks read off the screen's thread, and read again when a file changed."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from textual import work
from textual.message import Message
from textual.screen import Screen

from trainer.bank.catalogue import Shelf, bank_files
from trainer.bank.check import CheckedFile, check_files
from trainer.bank.favourites import FILE, Favourite, load_favourites
from trainer.bank.search import SearchIndex, questions_on
from trainer.bank.watched import WatchedShelf, glance
from trainer.errors import BankError
from trainer.paths import shipped_banks

if TYPE_CHECKING:
    from trainer.ui.app import TrainerApp

LOOK_SECONDS = 1.5
"""How often the folders are looked at for files that an editor changed. Convention: before one has changed windows."""


class BankReader(Screen[None]):
    """A screen that is told what the folders hold, by messages. It looks from time to time while it is on top."""

    app: "TrainerApp"

    @dataclass
    class Glanced(Message):
        """What the banks are called, before they are read."""

        own: tuple[str, ...]
        shipped: tuple[str, ...]

    @dataclass
    class Looked(Message):
        """The folders were looked at; `shelf` is None where nothing changed."""

        shelf: Shelf | None
        index: SearchIndex | None = None

    @dataclass
    class Checked(Message):
        """What the check found in the user's own banks."""

        findings: tuple[CheckedFile, ...]

    @dataclass
    class Marks(Message):
        """The favourites, read."""

        favourites: tuple[Favourite, ...]

    def __init__(self) -> None:
        super().__init__()
        self._watched: WatchedShelf | None = None
        self._looking = False
        self._again = False
        self._wished: Callable[[], None] | None = None

    def on_mount(self) -> None:
        """Look now and from time to time."""
        self._timer = self.set_interval(LOOK_SECONDS, self.look)

    def on_screen_suspend(self) -> None:
        """Nobody looks: what is being written elsewhere is not disturbed."""
        self._timer.pause()

    def on_screen_resume(self) -> None:
        """Something may have been written meanwhile."""
        self._timer.resume()
        self.look()

    def look(self, then: Callable[[], None] | None = None) -> None:
        """Look whether a file changed; `then` is done once the shelf is up to date."""
        self._wished = then or self._wished
        if self._looking:
            # What is wished to be seen may have been written after that look began.
            self._again = self._again or then is not None
        else:
            self._looking = True
            self._look()

    @work(thread=True, group="look")
    def _look(self) -> None:
        folders = shipped_banks(), self.app.rehearsal.paths.own_banks
        if self._watched is None:
            self._watched = WatchedShelf(*folders)
            self.post_message(self.Glanced(_glanced(folders[1]), _glanced(folders[0])))
        shelf = self._watched.look()
        if shelf is None:
            self.post_message(self.Looked(None))
            return
        self.post_message(self.Looked(shelf, SearchIndex(questions_on(shelf))))
        own = [book.path for book in shelf if book.origin == "yours"]
        if own:
            self.post_message(self.Checked(check_files(own, shelf)))

    @work(thread=True, group="marks", exclusive=True)
    def read_marks(self) -> None:
        """The favourites."""
        try:
            self.post_message(self.Marks(load_favourites(self.app.rehearsal.paths.data / FILE)))
        except BankError as error:
            self.app.call_from_thread(self.app.show_error, error)

    def has_looked(self) -> None:
        """To be called when `Looked` has been dealt with."""
        self._looking = False
        if self._again:
            self._again = False
            self.look()
            return
        wished, self._wished = self._wished, None
        if wished is not None:
            wished()


def _glanced(folder: Path) -> tuple[str, ...]:
    try:
        return tuple(glance(path) for path in bank_files(folder))
    except BankError:
        return ()
