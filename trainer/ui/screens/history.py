"""History: it reads like a diary, not like a database; all answers in one place, and a search of what was said."""

import asyncio
from dataclasses import replace
from typing import ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.widgets import OptionList

from trainer.errors import TrainerError
from trainer.review.diary import session_row
from trainer.review.glance import row_ask, row_when
from trainer.store.records import AnswerFilter, Hit, SessionSummary
from trainer.ui.screens.history_list import HistoryListScreen
from trainer.ui.widgets.history_entries import entry_id, row_of


class HistoryScreen(HistoryListScreen):
    """All that was practised: to filter, to search, to open, to delete."""

    CSS_PATH = "history.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("v", "view('answers')", "All answers"),
        Binding("v", "view('sessions')", "Sessions"),
        Binding("slash,ctrl+f", "search", "Search", key_display="/"),
        Binding("f", "filter", "Filter"),
        Binding("c", "clear", "Clear the filter", show=False),
        Binding("asterisk", "star", "Star", key_display="*"),
        Binding("x", "export", "Export"),
        Binding("d", "delete", "Delete"),
        Binding("escape", "back", "Back", key_display="esc"),
        Binding("q", "app.pop_screen", "Home", show=False),
    ]

    @work(group="deed")
    async def action_filter(self) -> None:
        """Ask which answers are wanted."""
        from trainer.ui.screens.history_filter import choose_filter

        try:
            which = await choose_filter(self.app, self._wanted.which)
        except TrainerError as error:
            self.app.show_error(error)
            return
        if which is not None:
            self._want(replace(self._wanted, view="answers", which=which))

    def action_clear(self) -> None:
        """All answers again."""
        self._want(replace(self._wanted, which=AnswerFilter()))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what can be done."""
        if action == "view":
            return parameters[0] != self._wanted.view and not self._wanted.words.strip()
        if action == "clear":
            return self._wanted.which != AnswerFilter()
        if action == "star":
            return self.is_mounted and self._entry is not None and row_of(self._entry) is not None
        return self.is_mounted and self._entry is not None if action in ("delete", "export") else True

    # What is done with one of them

    @work(group="deed")
    async def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open it: a session as its debrief, an answer at what was found in it."""
        entry = self._entries[event.option_index]
        if isinstance(entry, SessionSummary):
            from trainer.ui.screens.debrief import DebriefScreen

            self.app.push_screen(DebriefScreen(entry.id))
            return
        from trainer.ui.screens.feedback import FeedbackScreen

        try:
            answer = await asyncio.to_thread(self.app.rehearsal.store.answer, entry_id(entry))
        except TrainerError as error:
            self.app.show_error(error)
            self.read()
            return
        at = None
        if isinstance(entry, Hit) and entry.place == "answer" and entry.spans:
            at = (entry.start + entry.spans[0][0], entry.start + entry.spans[0][1])
        self.app.push_screen(FeedbackScreen(answer, at=at))

    @work(group="deed")
    async def action_export(self) -> None:
        """Write sessions to files: the one at hand, or more."""
        from trainer.ui.screens.history_export import export_some

        entry = self._entry
        if entry is None:
            return
        row = row_of(entry)
        if isinstance(entry, SessionSummary):
            words, interview_id = ", ".join(session_row(entry, self.app.now())[:2]), entry.id
        elif row is not None:
            words, interview_id = f"{row_when(row, self.app.now())}, {row.bank_title}", row.interview_id
        else:
            return
        try:
            await export_some(self.app, interview_id, words)
        except TrainerError as error:
            self.app.show_error(error)

    @work(group="deed")
    async def action_star(self) -> None:
        """Set an answer apart from the others, or no longer."""
        row = None if self._entry is None else row_of(self._entry)
        if row is None:
            return
        try:
            await asyncio.to_thread(self.app.rehearsal.store.annotate, row.id, starred=not row.starred)
        except TrainerError as error:
            self.app.show_error(error)
        self.read()

    @work(group="deed")
    async def action_delete(self) -> None:
        """Delete the session or the answer one stands on, asked first."""
        from trainer.ui.screens.choice import ChoiceScreen

        entry, rehearsal = self._entry, self.app.rehearsal
        if entry is None:
            return
        if isinstance(entry, SessionSummary):
            day, bank, answers, _ = session_row(entry, self.app.now())
            question = f"Delete this session? {day}, {bank}, {answers}."
            yes = "Delete its answers and recordings for good"
        else:
            row = entry.row if isinstance(entry, Hit) else entry
            question = f"Delete this answer? {row_when(row, self.app.now())}: {row_ask(row)}"
            yes = "Delete its words, its notes and its recording for good"
        if not await self.app.push_screen_wait(ChoiceScreen(question, (("Keep it", False), (yes, True)))):
            return
        try:
            if isinstance(entry, SessionSummary):
                await asyncio.to_thread(rehearsal.delete_sessions, (entry.id,))
            else:
                await asyncio.to_thread(rehearsal.delete_answer, entry_id(entry))
        except TrainerError as error:
            self.app.show_error(error)
        self.read()
        self.look_at_size()
