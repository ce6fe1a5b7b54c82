"""History: it reads like a diary, not like a database."""

from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from trainer.errors import TrainerError
from trainer.review.diary import session_row
from trainer.ui.text import lines, plain
from trainer.ui.widgets.open_list import OpenList
from trainer.ui.widgets.top_line import TopLine

if TYPE_CHECKING:
    from trainer.store.records import SessionSummary
    from trainer.ui.app import TrainerApp

_PAGE = 200


class HistoryScreen(Screen[None]):
    """All sessions, the newest first, two lines each."""

    CSS_PATH = "history.tcss"
    app: "TrainerApp"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("d", "delete", "Delete"),
        Binding("escape,q", "app.pop_screen", "Back", key_display="esc"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._sessions: tuple[SessionSummary, ...] = ()

    def compose(self) -> ComposeResult:
        """The list, or what will stand there."""
        yield TopLine("History")
        yield Static(id="nothing")
        yield OpenList(id="sessions")
        yield Footer(show_command_palette=False)

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
        listing = self.query_one("#sessions", OptionList)
        at = listing.highlighted or 0
        listing.clear_options()
        for session in sessions:
            day, bank, answers, sentence = session_row(session, self.app.now())
            day = f"{day}, {session.started_at.astimezone(self.app.now().tzinfo):%H:%M}"
            listing.add_option(
                Option(
                    lines(
                        Content.assemble(plain(f"{day:<18}", "bold"), plain(f"{bank}, {answers}")),
                        plain(f"  {sentence}", "dim"),
                    )
                )
            )
        listing.highlighted = min(at, len(sessions) - 1) if sessions else None
        listing.focus()
        self.query_one("#nothing").display = not sessions
        self.query_one("#nothing", Static).update(
            "Nothing here yet. After your first interview its answers stand here."
        )

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open one."""
        from trainer.ui.screens.debrief import DebriefScreen

        self.app.push_screen(DebriefScreen(self._sessions[event.option_index].id))

    def action_delete(self) -> None:
        """Delete the session one stands on, asked first."""
        from trainer.ui.screens.choice import ChoiceScreen

        at = self.query_one("#sessions", OptionList).highlighted
        if at is None:
            return
        session = self._sessions[at]

        def chosen(sure: bool | None) -> None:
            if sure:
                try:
                    self.app.rehearsal.delete_sessions((session.id,))
                except TrainerError as error:
                    self.app.show_error(error)
                self.read()

        day, bank, answers, _ = session_row(session, self.app.now())
        self.app.push_screen(
            ChoiceScreen(
                f"Delete this session? {day}, {bank}, {answers}.",
                (("Keep it", False), ("Delete its answers and recordings for good", True)),
            ),
            chosen,
        )
