"""History: a table that reads like a diary."""

from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import DataTable, Footer, Static

from trainer.errors import TrainerError
from trainer.review.diary import session_row
from trainer.ui.text import cell
from trainer.ui.widgets.top_line import TopLine

if TYPE_CHECKING:
    from trainer.store.records import SessionSummary
    from trainer.ui.app import TrainerApp

_PAGE = 200


class HistoryScreen(Screen[None]):
    """All sessions, the newest first."""

    CSS_PATH = "history.tcss"
    app: "TrainerApp"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open_session", "Open"),
        Binding("d", "delete", "Delete"),
        Binding("escape,q", "app.pop_screen", "Back", key_display="esc"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._sessions: tuple[SessionSummary, ...] = ()

    def compose(self) -> ComposeResult:
        """The table."""
        yield TopLine("History")
        yield DataTable(id="sessions", cursor_type="row", zebra_stripes=False)
        yield Static(id="nothing")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Columns first."""
        self.query_one("#sessions", DataTable).add_columns("Day", "Bank", "Answers", "In a sentence")
        self.query_one("#sessions").focus()

    def on_screen_resume(self) -> None:
        """Read it anew each time one comes here."""
        self.read()

    @work(thread=True, exclusive=True)
    def read(self) -> None:
        """Off the screen's thread."""
        rehearsal = self.app.rehearsal
        try:
            there = rehearsal.paths.history.exists()
            sessions = rehearsal.store.sessions(limit=_PAGE) if there else ()
        except TrainerError as error:
            self.app.call_from_thread(self.app.show_error, error)
            return
        self.app.call_from_thread(self._show, sessions)

    def _show(self, sessions: "tuple[SessionSummary, ...]") -> None:
        self._sessions = sessions
        table = self.query_one("#sessions", DataTable)
        at = table.cursor_row
        table.clear()
        now = self.app.now()
        for session in sessions:
            table.add_row(*(cell(words) for words in session_row(session, now)))
        if sessions:
            table.move_cursor(row=min(at, len(sessions) - 1))
        self.query_one("#nothing", Static).update(
            "" if sessions else "Nothing here yet. After your first interview its answers stand here."
        )

    def on_data_table_row_selected(self, event: DataTable.RowSelected) -> None:
        """Open one."""
        from trainer.ui.screens.debrief import DebriefScreen

        self.app.push_screen(DebriefScreen(self._sessions[event.cursor_row].id))

    def action_open_session(self) -> None:
        """The footer's word for enter; the table itself takes the key."""

    def action_delete(self) -> None:
        """Delete the session under the cursor, asked first."""
        from trainer.ui.screens.choice import ChoiceScreen

        table = self.query_one("#sessions", DataTable)
        if not self._sessions:
            return
        session = self._sessions[table.cursor_row]

        def chosen(sure: bool | None) -> None:
            if sure:
                try:
                    self.app.rehearsal.delete_sessions((session.id,))
                except TrainerError as error:
                    self.app.show_error(error)
                self.read()

        self.app.push_screen(
            ChoiceScreen(
                f"Delete this session, {session_row(session, self.app.now())[0]}, {session.bank_title}?",
                (("Keep it", False), ("Delete its answers and recordings for good", True)),
            ),
            chosen,
        )
