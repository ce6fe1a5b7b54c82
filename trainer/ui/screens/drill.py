"""One drill: what to do, the question to do it with, and afterwards whether it was met."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Footer, Static

from trainer.errors import TrainerError
from trainer.rehearsal import new_id
from trainer.ui.text import clock, lines, plain
from trainer.ui.widgets.top_line import TopLine

if TYPE_CHECKING:
    from trainer.review.drills.drill import Verdict
    from trainer.review.queue.proposal import Proposal
    from trainer.ui.app import TrainerApp

_WORDS = {True: "Met.", False: "Not yet.", None: "Not to tell this time."}


class DrillScreen(Screen[None]):
    """Says what the drill asks for, holds it as an interview of one question, and tells how it went."""

    CSS_PATH = "drill.tcss"
    app: "TrainerApp"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "begin", "Begin"),
        Binding("escape,q", "app.pop_screen", "Back", key_display="esc"),
    ]

    @dataclass
    class Judged(Message):
        """The answer to the drill was found in the history; None where there is none."""

        verdict: "Verdict | None"

    def __init__(self, proposal: "Proposal") -> None:
        super().__init__()
        if proposal.drill is None:
            raise ValueError("no drill is proposed here")
        self._proposal = proposal
        self._drill = proposal.drill
        self._held = ""  # the id of the interview that was held last

    def compose(self) -> ComposeResult:
        """The task first."""
        yield TopLine(
            f"Drill: {self._drill.title[:1].lower()}{self._drill.title[1:]}", f"about {clock(self._drill.seconds)}"
        )
        with VerticalScroll(id="page", can_focus=False):
            yield Static(plain(self._drill.instruction, "bold"), id="instruction")
            yield Static(plain(self._proposal.question.ask), id="ask", classes="said")
            yield Static(plain(_sentence(self._proposal.reason)), classes="quiet")
            yield Static(id="verdict")
            yield Static("Press enter when you are ready.", id="next")
        yield Footer(show_command_palette=False)

    def on_screen_resume(self) -> None:
        """Back from the interview: how did it go."""
        if self._held:
            self.judge()

    def action_begin(self) -> None:
        """Hold the drill."""
        from trainer.review.queue.begin import drill_interview

        interview = drill_interview(self._proposal, new_id(), self.app.now())
        self._held = interview.id
        self.app.begin(interview)

    @work(thread=True, exclusive=True)
    def judge(self) -> None:
        """Read the last take and check it, off the screen's thread."""
        from textual.worker import get_current_worker

        worker = get_current_worker()
        try:
            answers = [a for a in self.app.rehearsal.store.answers(self._held) if a.follows is None]
            verdict = self._drill.verdict(answers[-1].question, answers[-1].result) if answers else None
        except TrainerError as error:
            self.app.call_from_thread(self.app.show_error, error)
            return
        if not worker.is_cancelled:
            self.post_message(self.Judged(verdict))

    def on_drill_screen_judged(self, event: Judged) -> None:
        """Tell it in words, with what shows it."""
        verdict = event.verdict
        told = self.query_one("#verdict", Static)
        told.display = verdict is not None
        if verdict is not None:
            told.update(lines(plain(_WORDS[verdict.met], "bold"), plain(verdict.words)))
            self.query_one("#next", Static).update(
                "esc takes you back to the day; enter does it once more."
                if verdict.met
                else "Once more? Press enter. esc takes you back to the day."
            )


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."
