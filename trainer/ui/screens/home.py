"""Home: what shall I do now. One list of next steps, the last session below it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from trainer.errors import TrainerError
from trainer.review.diary import date_words, day_words, resume_line
from trainer.ui.text import clock, plain
from trainer.ui.widgets.top_line import TopLine

if TYPE_CHECKING:
    from trainer.recording.spool import RescuedTake
    from trainer.store.records import SessionSummary
    from trainer.ui.app import TrainerApp

_WELCOME = (
    "Practise an interview aloud. When you have answered, you read what an interviewer would have noticed "
    "and never told you: filler words, length, experience without figures.\n"
    "Everything stays on this machine: no account, no network."
)


@dataclass(frozen=True, slots=True)
class _Known:
    """What the first screen tells of the history; all of it read after the screen is painted."""

    rescued: "tuple[RescuedTake, ...]" = ()
    unfinished: "SessionSummary | None" = None
    recent: "tuple[SessionSummary, ...]" = ()
    focus: str = ""
    readiness: tuple[str, ...] = ()


class HomeScreen(Screen[None]):
    """The first screen; every other one comes back to it."""

    CSS_PATH = "home.tcss"
    app: "TrainerApp"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "step('new')", "New interview"),
        Binding("s", "step('sample')", "Sample"),
        Binding("h", "step('history')", "History"),
        Binding("c", "step('settings')", "Settings"),
        Binding("question_mark", "app.help", "Keys"),
        Binding("q", "app.quit", "Quit"),
    ]

    @dataclass
    class Looked(Message):
        """The history was read."""

        known: _Known

    def __init__(self) -> None:
        super().__init__()
        self._known = _Known()

    def compose(self) -> ComposeResult:
        """The steps, and what is known of the last session."""
        first_start = not self.app.rehearsal.paths.history.exists()
        yield TopLine("Interview trainer", date_words(self.app.now()))
        with VerticalScroll(id="page", can_focus=False):
            welcome = Static(_WELCOME, id="welcome")
            welcome.display = first_start
            yield welcome
            yield OptionList(*self._steps(), id="steps")
            yield Static(id="known")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """The list takes the keys."""
        self.query_one("#steps", OptionList).focus()

    def on_screen_resume(self) -> None:
        """Back here: look at the history again."""
        self.look()

    @work(thread=True, exclusive=True)
    def look(self) -> None:
        """Read the history off the screen's thread."""
        from textual.worker import get_current_worker

        worker = get_current_worker()
        try:
            known = self._read(lambda: worker.is_cancelled)
        except TrainerError as error:
            self.app.call_from_thread(self.app.show_error, error)
            return
        if not worker.is_cancelled:  # else somebody has looked again since
            self.post_message(self.Looked(known))

    def _read(self, cancelled: Callable[[], bool]) -> _Known:
        from trainer.ui.welcome import focus_line, readiness

        rehearsal = self.app.rehearsal
        rescued = rehearsal.rescued()
        if not rehearsal.paths.history.exists():
            return _Known(rescued=rescued, readiness=readiness(rehearsal, cancelled))
        store = rehearsal.store
        unfinished = store.unfinished()
        recent = store.sessions(limit=5)  # enough for two with an answer, nearly always
        return _Known(
            rescued=rescued,
            unfinished=unfinished[0] if unfinished else None,
            recent=recent,
            focus=focus_line(rehearsal, recent),
            readiness=() if recent else readiness(rehearsal, cancelled),
        )

    def on_home_screen_looked(self, event: Looked) -> None:
        """Show what was read."""
        self._known = event.known
        steps = self.query_one("#steps", OptionList)
        before = steps.highlighted
        steps.clear_options()
        steps.add_options(self._steps())
        steps.highlighted = before if before is not None and before < steps.option_count else 0
        self.query_one("#welcome").display = not self._known.recent
        self.query_one("#known", Static).update(self._summary())

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter, or a click, on a step."""
        if event.option_id is not None:
            self.action_step(event.option_id)

    def action_step(self, step: str) -> None:
        """Take one of the steps."""
        if step == "rescued":
            self._offer_rescued()
        elif step == "continue":
            self._continue()
        elif step == "new":
            from trainer.ui.screens.setup import SetupScreen

            self.app.push_screen(SetupScreen())
        elif step == "sample":
            from trainer.ui.screens.sample import SampleScreen

            self.app.push_screen(SampleScreen())
        elif step == "history":
            from trainer.ui.screens.history import HistoryScreen

            self.app.push_screen(HistoryScreen())
        elif step == "settings":
            from trainer.ui.screens.settings import SettingsScreen

            self.app.push_screen(SettingsScreen())

    def _steps(self) -> list[Option]:
        known = self._known
        steps: list[tuple[str, str, str]] = []
        if known.rescued:
            take = known.rescued[0]
            steps.append(("rescued", "Rescued", f"{clock(take.seconds)} of an answer is waiting to be listened to"))
        if known.unfinished is not None:
            steps.append(("continue", "Continue", resume_line(known.unfinished, self.app.now())))
        first = not known.recent and known.unfinished is None
        steps.append(
            ("new", "New", "your first interview: choose a bank and start" if first else "choose a bank and start")
        )
        steps.append(("sample", "Sample", "hear a sample answer and read its feedback; no microphone needed"))
        if not first:
            steps.append(("history", "History", "what you said in earlier sessions"))
        return [Option(Content.assemble((f"{name:<10}", "bold"), plain(words)), id=step) for step, name, words in steps]

    def _summary(self) -> Content:
        from trainer.review.diary import session_sentence

        known = self._known
        rows: list[Content] = []
        if known.focus:
            rows.append(Content.assemble(("Your focus  ", "bold"), plain(known.focus)))
        if known.recent:
            last = known.recent[0]
            told = f"{day_words(last.started_at, self.app.now())}  {last.bank_title}: {session_sentence(last)}"
            rows.append(Content.assemble(("Last        ", "bold"), plain(told)))
        rows.extend(plain(line) for line in known.readiness)
        return Content("\n").join(rows)

    def _continue(self) -> None:
        if self._known.unfinished is None:
            return
        try:
            interview = self.app.rehearsal.store.interview(self._known.unfinished.id)
        except TrainerError as error:
            self.app.show_error(error)
            return
        self.app.begin(interview)

    def _offer_rescued(self) -> None:
        from trainer.ui.screens.choice import ChoiceScreen

        take = self._known.rescued[0]

        def chosen(answer: str | None) -> None:
            if answer == "judge":
                from trainer.ui.screens.rescued import RescuedScreen

                self.app.push_screen(RescuedScreen(take))
            elif answer == "forget":
                self.app.rehearsal.forget_take(take)
                self.look()

        self.app.push_screen(
            ChoiceScreen(
                f"{clock(take.seconds)} of an answer is waiting.",
                (("Read the feedback on it", "judge"), ("Throw it away", "forget"), ("Decide later", "later")),
                note="You left, or the program stopped, before the feedback was there. What you said is safe.",
            ),
            chosen,
        )
