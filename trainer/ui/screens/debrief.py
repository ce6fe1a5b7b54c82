"""The debrief of a session: as a fair interviewer would speak it after closing the notebook. Also how history opens."""

from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from trainer.errors import TrainerError
from trainer.review.diary import date_words
from trainer.review.follow_ups import arranged
from trainer.review.takes import before, last_takes, to_debrief
from trainer.ui.widgets.debrief_prose import answer_rows, prose
from trainer.ui.widgets.open_list import OpenList
from trainer.ui.widgets.top_line import TopLine

if TYPE_CHECKING:
    from trainer.bank.model import Question
    from trainer.feedback.debrief import Debrief
    from trainer.interview.session import Interview
    from trainer.store.records import Answer
    from trainer.ui.app import TrainerApp


class DebriefScreen(Screen[None]):
    """Tells the session with this id from the history."""

    CSS_PATH = "debrief.tcss"
    app: "TrainerApp"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pagedown,space", "scroll_page(1)", "Read on", key_display="pgdn", priority=True),
        Binding("pageup", "scroll_page(-1)", "Read back", show=False, priority=True),
        Binding("r", "redo", "That one again"),
        Binding("g", "again", "All again"),
        Binding("x", "export", "Export"),
        Binding("escape,q", "home", "Home", key_display="esc"),
    ]

    def __init__(self, interview_id: str) -> None:
        super().__init__()
        self._interview_id = interview_id
        self._interview: Interview | None = None
        self._answers: tuple[Answer, ...] = ()
        self._redo: Question | None = None
        self._told: Debrief | None = None

    def compose(self) -> ComposeResult:
        """Prose above, the answers in a line each below."""
        yield TopLine("Debrief")
        with VerticalScroll(id="page", can_focus=False):
            yield Static(id="prose")
        yield Static("Your answers", id="heading")
        yield OpenList(id="answers")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """The answers take the arrow keys."""
        self.query_one("#answers", OptionList).focus()

    def on_screen_resume(self) -> None:
        """Read it anew each time one comes here: words may have been corrected, in this session or the one before."""
        self.read()

    @work(thread=True, exclusive=True)
    def read(self) -> None:
        """Off the screen's thread."""
        from textual.worker import get_current_worker

        from trainer.feedback.debrief import debrief
        from trainer.review.earlier import told_before
        from trainer.review.exchanges import replies_to

        worker = get_current_worker()
        try:
            store = self.app.rehearsal.store
            interview, answers = store.interview(self._interview_id), store.answers(self._interview_id)
            told = debrief(
                interview,
                to_debrief(answers),
                before=before(store, interview),
                replies=replies_to(interview, answers),
            )
            otherwise = told_before(store, interview, answers, self.app.now().tzinfo)
        except TrainerError as error:
            self.app.call_from_thread(self.app.show_error, error)
            return
        if not worker.is_cancelled:  # else it is being read anew
            self.app.call_from_thread(self._show, interview, answers, told, otherwise)

    def _show(
        self, interview: "Interview", answers: "tuple[Answer, ...]", told: "Debrief", otherwise: tuple[str, ...]
    ) -> None:
        if not self.is_attached:
            return
        answers = arranged(answers)
        self._interview, self._answers, self._told = interview, answers, told
        if told.redo is not None:
            self._redo = last_takes(answers)[told.redo.answer].question
        self.refresh_bindings()
        day = date_words(interview.started_at.astimezone(self.app.now().tzinfo))
        self.query_one(TopLine).show(left=f"Debrief: {interview.bank_title}", right=day)
        self.query_one("#prose", Static).update(prose(told, otherwise))
        options = self.query_one("#answers", OptionList)
        at = options.highlighted or 0
        options.clear_options()
        options.add_options(Option(answer_rows(answer)) for answer in answers)
        options.highlighted = min(at, len(answers) - 1) if answers else None
        self.query_one("#heading").display = bool(answers)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open one answer."""
        from trainer.ui.screens.feedback import FeedbackScreen

        self.app.push_screen(FeedbackScreen(self._answers[event.option_index]))

    def action_scroll_page(self, step: int) -> None:
        """Through the prose; the arrow keys belong to the answers."""
        page = self.query_one("#page", VerticalScroll)
        if step > 0:
            page.scroll_page_down(animate=False)
        else:
            page.scroll_page_up(animate=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Only what can be done."""
        if action == "export":
            return self._told is not None
        return self._redo is not None if action == "redo" else True

    def action_redo(self) -> None:
        """The answer that the debrief names, once more."""
        if self._redo is not None:
            self._practise((self._redo,))

    def action_again(self) -> None:
        """All of its questions once more."""
        if self._interview is not None:
            self._practise(self._interview.questions)

    def action_export(self) -> None:
        """Write what stands here, and the answers, to a file."""
        from trainer.ui.screens.export import ExportScreen

        if self._interview is not None:
            day = date_words(self._interview.started_at.astimezone(self.app.now().tzinfo))
            self.app.push_screen(
                ExportScreen(f"Export this session: {day}, {self._interview.bank_title}", (self._interview_id,))
            )

    def _practise(self, questions: "tuple[Question, ...]") -> None:
        from trainer.interview.session import Interview
        from trainer.rehearsal import new_id

        held = self._interview
        if held is not None and questions:
            self.app.switch_to(
                Interview(
                    id=new_id(),
                    bank_title=held.bank_title,
                    bank_source=held.bank_source,
                    mode="practice",
                    questions=questions,
                    started_at=self.app.now(),
                    probes=self.app.rehearsal.settings.probes,
                )
            )

    def action_home(self) -> None:
        """Back to where one came from."""
        self.dismiss()
