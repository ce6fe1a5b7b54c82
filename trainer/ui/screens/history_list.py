"""What the history lists, page by page, and the search of what was said."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Footer, Input, Static
from textual.widgets.option_list import Option

from trainer.errors import TrainerError
from trainer.review.diary import number_of
from trainer.review.glance import store_line
from trainer.review.which import filter_words
from trainer.ui.text import plain
from trainer.ui.widgets.history_entries import Entry, View, Wanted, entry_id, entry_lines, read_entries, row_of
from trainer.ui.widgets.paged_list import PagedList
from trainer.ui.widgets.top_line import TopLine

if TYPE_CHECKING:
    from trainer.ui.app import TrainerApp

_PAGE = 50
_SEARCH_AFTER = 0.15  # seconds without a key: nobody waits, and not every letter is sought


class SearchField(Input):
    """Says in the footer how one gets from it to what was found."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,down", "submit", "To the list", key_display="\u23ce")]


class HistoryListScreen(Screen[None]):
    """Sessions or answers, the newest first; with words in the search field, the answers in which they were said.

    What is done with them, and the keys, are its subclass's affair.
    """

    app: "TrainerApp"

    @dataclass
    class Listed(Message):
        """A page was read."""

        wanted: Wanted
        offset: int
        entries: Sequence[Entry]
        more: bool

    def __init__(self) -> None:
        super().__init__()
        self._wanted = Wanted()
        self._entries: list[Entry] = []
        self._listed: Wanted | None = None
        self._pause: Timer | None = None

    def compose(self) -> ComposeResult:
        """The search, the list, or what will stand there, and how much is kept."""
        yield TopLine("History")
        with Horizontal(id="searching"):
            yield Static("Search  ")
            yield SearchField(id="search", compact=True, placeholder="press / and type what you said")
        yield Static(id="filter")
        yield Static(id="nothing")
        yield PagedList(id="entries")
        yield Static(id="kept", classes="quiet")
        yield Footer(show_command_palette=False)

    @property
    def _list(self) -> PagedList:
        return self.query_one("#entries", PagedList)

    @property
    def _entry(self) -> Entry | None:
        at = self._list.highlighted
        return None if at is None or at >= len(self._entries) else self._entries[at]

    def on_mount(self) -> None:
        """The list takes the keys."""
        self._list.focus()

    def on_screen_resume(self) -> None:
        """Read it anew each time one comes here."""
        self.read()
        self.look_at_size()

    @work(thread=True, exclusive=True, group="size")
    def look_at_size(self) -> None:
        """Say how much is kept. Off the screen's thread, and apart from the list: there may be many recordings."""
        rehearsal = self.app.rehearsal
        if not rehearsal.has_history:
            return
        try:
            counts, sound = rehearsal.store.counts(), rehearsal.audio.size_bytes()
        except (TrainerError, OSError):
            return  # a history that can't be read is told of by the list
        self.app.call_from_thread(self._show_size, store_line(counts, sound, rehearsal.settings.keep_audio_days))

    def _show_size(self, words: str) -> None:
        if self.is_attached:
            self.query_one("#kept", Static).update(plain(words))

    def read(self) -> None:
        """As much as was there, from the beginning."""
        self._read(self._wanted, 0, max(_PAGE, len(self._entries) if self._listed == self._wanted else 0))

    @work(thread=True, exclusive=True, group="list")
    def _read(self, wanted: Wanted, offset: int, limit: int) -> None:
        """Off the screen's thread."""
        from textual.worker import get_current_worker

        worker = get_current_worker()
        rehearsal = self.app.rehearsal
        try:
            there = rehearsal.has_history
            entries = read_entries(rehearsal.store, wanted, limit + 1, offset) if there else ()
        except TrainerError as error:
            if not worker.is_cancelled:
                self.app.call_from_thread(self.app.show_error, error)
            return
        if not worker.is_cancelled:  # else it is being read anew
            self.post_message(self.Listed(wanted, offset, entries[:limit], len(entries) > limit))

    def on_history_list_screen_listed(self, event: Listed) -> None:
        """Show it, unless something else is wanted meanwhile."""
        if event.wanted != self._wanted or (event.offset and event.offset != len(self._entries)):
            return
        options = [Option(entry_lines(entry, self.app.now())) for entry in event.entries]
        if event.offset:
            self._entries += event.entries
            self._list.add_page(options, more=event.more)
        else:
            at = self._place_in(event.entries)
            self._entries, self._listed = list(event.entries), event.wanted
            self._list.show(options, more=event.more, at=at)
        self._say(more=event.more)
        self.refresh_bindings()

    def _place_in(self, entries: Sequence[Entry]) -> int:
        """Where to stand in a list read anew: where one stood, on the same entry where it is still there."""
        before = self._entry
        if before is None or self._listed != self._wanted:
            return 0
        same = (i for i, entry in enumerate(entries) if entry_id(entry) == entry_id(before))
        return next(same, self._list.highlighted or 0)

    def _say(self, *, more: bool) -> None:
        wanted, there = self._wanted, len(self._entries)
        asked = "" if wanted.sessions else filter_words(wanted.which, self.app.now().tzinfo, ask=self._asked())
        self.query_one("#filter", Static).update(plain(f"Only {asked}   c clears this" if asked else ""))
        self.query_one("#filter").display = bool(asked)
        number = f"the first {there}" if more else self._number()
        title = "Found" if wanted.words.strip() else "History" if wanted.sessions else "All answers"
        self.query_one(TopLine).show(left=title, right=number if there and not wanted.sessions else "")
        nothing = self.query_one("#nothing", Static)
        nothing.display, self._list.display = not there, bool(there)
        if wanted.words.strip():
            nothing.update(plain(f'Nothing like "{wanted.words.strip()}" was said{" there" if asked else ""}.'))
        elif asked:
            nothing.update("No answer is like that. c shows all of them again.")
        else:
            nothing.update("Nothing here yet. After your first interview its answers stand here.")

    def _number(self) -> str:
        """How many answers are listed, those to follow-up questions apart."""
        rows = [row for entry in self._entries if (row := row_of(entry)) is not None]
        probes = sum(row.follows is not None for row in rows)
        more = f", {probes} to follow-up questions" if probes else ""
        return f"{number_of(len(rows) - probes, 'answer')}{more}"

    def _asked(self) -> str:
        row = row_of(self._entries[0]) if self._entries else None
        return "" if row is None else row.ask

    def _want(self, wanted: Wanted) -> None:
        if wanted != self._wanted:
            self._wanted = wanted
            self.read()

    def on_paged_list_near_end(self) -> None:
        """More of it."""
        self._read(self._wanted, len(self._entries), _PAGE)

    # Searching and filtering

    def action_search(self) -> None:
        """To the search field."""
        self.query_one("#search", Input).focus()

    def on_input_changed(self) -> None:
        """Search as soon as there is a pause."""
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(_SEARCH_AFTER, self._search)

    def _search(self) -> None:
        self._want(replace(self._wanted, words=self.query_one("#search", Input).value))

    def on_input_submitted(self) -> None:
        """To what was found."""
        self._search()
        self._list.focus()

    def action_back(self) -> None:
        """Out of the search field, then out of the search, then home."""
        field = self.query_one("#search", Input)
        if field.has_focus and field.value:
            self._list.focus()
        elif field.value:
            field.value = ""
            self._search()
            self._list.focus()
        elif field.has_focus:
            self._list.focus()
        else:
            self.dismiss()

    def action_view(self, view: View) -> None:
        """Sessions, or all their answers in one place."""
        self._want(replace(self._wanted, view=view))
