"""Home: what shall I do now. One list of next steps, the last session below it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from trainer.errors import TrainerError
from trainer.review.diary import date_words, resume_line
from trainer.ui.commands import BY_ID
from trainer.ui.text import clock, lines, plain
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


_FIRST = ("new", "sample")
_LATER = ("today", "new", "banks", "history", "progress", "stories", "sample", "settings")
_WORDS = {
    "today": "looking at what you have practised",
    "new": "choose a bank and start",
    "banks": "look through the questions, write and load your own",
    "history": "what you said in earlier sessions",
    "progress": "how your answers change from week to week",
    "stories": "the stories you tell, and what each is good for",
    "sample": "hear a sample answer and read its feedback",
    "settings": "voice, recording, feedback, appearance, keeping",
}
_IN_FOOTER = ("banks", "history", "progress", "settings")


class StepList(OptionList):
    """Says in the footer what enter does."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "select", "Open")]


class HomeScreen(Screen[None]):
    """The first screen; every other one comes back to it."""

    CSS_PATH = "home.tcss"
    app: "TrainerApp"
    BINDINGS: ClassVar[list[BindingType]] = [
        *(BY_ID[step].binding(show=step in _IN_FOOTER) for step in _LATER),
        Binding("question_mark", "app.help", "Keys", key_display="?"),
        Binding("q", "app.quit", "Quit"),
    ]

    @dataclass
    class Looked(Message):
        """The history was read."""

        known: _Known

    @dataclass
    class DayMade(Message):
        """The practice queue was made."""

        line: str

    def __init__(self) -> None:
        super().__init__()
        self._known = _Known()
        self._first = True
        self._due = ""

    def compose(self) -> ComposeResult:
        """The steps, and what is known of the last session."""
        self._first = not self.app.rehearsal.has_history
        yield TopLine("Interview trainer", date_words(self.app.now()))
        with VerticalScroll(id="page", can_focus=False):
            welcome = Static(_WELCOME, id="welcome")
            welcome.display = self._first
            yield welcome
            yield StepList(*self._steps(), id="steps")
            for name, words in (("focus", "Your focus"), ("last", "Last")):
                yield Horizontal(Static(words, classes="name"), Static(id=name), id=f"{name}-row", classes="known")
            yield Static(id="readiness")
        yield Footer(show_command_palette=True)

    def on_mount(self) -> None:
        """The list takes the keys."""
        self.query_one("#steps", OptionList).focus()

    def on_screen_resume(self) -> None:
        """Back here: look at the history again, once this is painted."""
        self.call_after_refresh(self.look)

    @work(thread=True, exclusive=True)
    def look(self) -> None:
        """Read the history off the screen's thread: first what one can go on with, then what takes longer."""
        from textual.worker import get_current_worker

        worker = get_current_worker()
        try:
            known = self._read(lambda: worker.is_cancelled)
            if not worker.is_cancelled:  # else somebody has looked again since
                self.post_message(self.Looked(known))
            if known.recent and not worker.is_cancelled:
                from trainer.ui.welcome import due_line

                due = due_line(self.app.rehearsal, self.app.now())
                if not worker.is_cancelled:
                    self.post_message(self.DayMade(due))
        except TrainerError as error:
            self.app.call_from_thread(self.app.show_error, error)

    def _read(self, cancelled: Callable[[], bool]) -> _Known:
        from trainer.ui.welcome import focus_line, readiness

        rehearsal = self.app.rehearsal
        rescued = rehearsal.rescued()
        if not rehearsal.has_history:
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
        self._first = not self._known.recent and self._known.unfinished is None
        self._show_steps()
        self.query_one("#welcome").display = not self._known.recent
        last = self._last()
        for name, words in (("focus", self._known.focus), ("last", last)):
            self.query_one(f"#{name}", Static).update(plain(words))
            self.query_one(f"#{name}-row").display = bool(words)
        self.query_one("#readiness", Static).update(lines(*map(plain, self._known.readiness)))

    def on_home_screen_day_made(self, event: DayMade) -> None:
        """Say what is due."""
        self._due = event.line
        self._show_steps()

    def _show_steps(self) -> None:
        """The steps anew; who has moved stays where they are."""
        steps = self.query_one("#steps", OptionList)
        moved = steps.highlighted_option.id if steps.highlighted and steps.highlighted_option else None
        options = self._steps()
        steps.clear_options()
        steps.add_options(options)
        steps.highlighted = next((at for at, option in enumerate(options) if option.id == moved), 0)

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
        else:
            self.app.action_command(step)

    def _steps(self) -> list[Option]:
        known = self._known
        steps: list[tuple[str, str, str, str]] = []
        if known.rescued:
            take = known.rescued[0]
            waiting = f"{clock(take.seconds)} of an answer is waiting to be listened to"
            steps.append(("rescued", "", "Rescued", waiting))
        if known.unfinished is not None:
            steps.append(("continue", "", "Continue", resume_line(known.unfinished, self.app.now())))
        words = {**_WORDS, **({"today": self._due} if self._due else {})}
        if self._first:
            words |= {"new": "your first interview: choose a bank and start"}
            words |= {"sample": "hear an answer, read its feedback; no microphone needed"}
        steps += [(id_, BY_ID[id_].key, BY_ID[id_].name, words[id_]) for id_ in (_FIRST if self._first else _LATER)]
        return [
            Option(Content.assemble((f"{key:<3}", "dim"), (f"{name:<10}", "bold"), plain(words)), id=step)
            for step, key, name, words in steps
        ]

    def _last(self) -> str:
        """The last session in a line."""
        from trainer.review.diary import session_line

        return session_line(self._known.recent[0], self.app.now()) if self._known.recent else ""

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
