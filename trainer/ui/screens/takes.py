"""Take against take: two answers to one question side by side."""

from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Footer, Static

from trainer.errors import TrainerError
from trainer.feedback.rubric import Bands
from trainer.review.comparison.compare import compare, figure_rows
from trainer.review.diary import day_words
from trainer.review.progress.questions import takes_of
from trainer.ui.text import plain
from trainer.ui.widgets.comparison_page import ComparisonPage, Shown, TakeName
from trainer.ui.widgets.top_line import TopLine

if TYPE_CHECKING:
    from trainer.interview.session import Interview
    from trainer.store.records import Answer, AnswerRow
    from trainer.ui.app import TrainerApp


class TakesScreen(Screen[None]):
    """The takes of the question with this id and these words, over all sessions; first the last two.

    `chosen` are the ids of the answers to begin with instead, where they are takes of it.
    """

    CSS_PATH = "takes.tcss"
    app: "TrainerApp"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "side", "Other side", priority=True),
        Binding("left", "take(-1)", "Other take", key_display="←/→", priority=True),
        Binding("right", "take(1)", "Take after", show=False, priority=True),
        Binding("enter", "open", "Open"),
        Binding("r", "again", "Another take"),
        Binding("escape,q", "app.pop_screen", "Back", key_display="esc"),
    ]

    def __init__(self, question_id: str, ask: str, *, chosen: tuple[str, ...] = ()) -> None:
        super().__init__()
        self._question_id = question_id
        self._ask = ask
        self._chosen = chosen
        self._takes: tuple[AnswerRow, ...] = ()
        self._sides = [0, 0]
        self._active = 0
        self._open: tuple[Answer, ...] = ()

    def compose(self) -> ComposeResult:
        """The page."""
        yield TopLine("Take against take")
        yield Static(plain("No take of this question is in the history any more."), id="nothing")
        yield ComparisonPage(id="page")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """The arrow keys up and down read the page."""
        self.query_one("#page").focus()

    def on_screen_resume(self) -> None:
        """Read them anew each time one comes here: there may be one more."""
        self.read()

    @work(thread=True, exclusive=True)
    def read(self) -> None:
        """Off the screen's thread."""
        from trainer.store.records import AnswerFilter

        which = AnswerFilter(question_id=self._question_id, with_probes=False)
        try:
            rows = self.app.rehearsal.store.answer_rows(which, limit=-1)
        except TrainerError as error:
            self.app.call_from_thread(self.app.show_error, error)
            return
        self.app.call_from_thread(self._listed, takes_of(rows, self._question_id, self._ask))

    def _listed(self, takes: "tuple[AnswerRow, ...]") -> None:
        more, self._takes = len(takes) != len(self._takes), takes
        if more:
            wanted = [i for i, take in enumerate(takes) if take.id in self._chosen]
            self._chosen = ()
            self._sides = wanted if len(wanted) == 2 else [max(0, len(takes) - 2), len(takes) - 1]
        if not takes:
            self._open = ()
        self.query_one("#nothing").display = not takes
        self.query_one("#page").display = bool(takes)
        self.refresh_bindings()
        if takes:
            self.load()

    def load(self) -> None:
        """The two takes, and what is to say about them."""
        self._load(self._takes, tuple(self._sides), self._active)

    @work(thread=True, exclusive=True, group="takes")
    def _load(self, takes: "tuple[AnswerRow, ...]", sides: tuple[int, ...], active: int) -> None:
        """Off the screen's thread."""
        rehearsal, now = self.app.rehearsal, self.app.now()
        bands = Bands(rehearsal.settings.slow_wpm, rehearsal.settings.fast_wpm)
        rows = tuple(takes[side] for side in dict.fromkeys(sides))
        try:
            answers = tuple(rehearsal.store.answer(row.id) for row in rows)
        except TrainerError as error:
            self.app.call_from_thread(self.app.show_error, error)
            return
        names = tuple(
            f"take {side + 1}, {day_words(row.answered_at, now)}" for side, row in zip(sides, rows, strict=False)
        )
        if len(answers) == 2:
            shown = Shown(self._ask, names, active, found=compare(*answers, bands))
        else:
            shown = Shown(self._ask, names, single=(figure_rows(answers[0]), answers[0].result.text))
        self.app.call_from_thread(self._show, sides, answers, shown)

    def _show(self, sides: tuple[int, ...], answers: "tuple[Answer, ...]", shown: Shown) -> None:
        if sides != tuple(self._sides):
            return  # another choice was made since
        self._open = answers
        left, right = (f"take {side + 1}" for side in sides)
        which = f"{left} and {right} of {len(self._takes)}" if len(answers) == 2 else "one take"
        self.query_one(TopLine).show(right=which)
        self.call_later(self.query_one("#page", ComparisonPage).show, shown)
        self.refresh_bindings()

    def action_side(self) -> None:
        """The arrow keys change the take on the other side."""
        self._active = 1 - self._active
        self.load()

    def on_take_name_chosen(self, message: TakeName.Chosen) -> None:
        """That side was clicked."""
        self._active = message.side
        self.load()

    def action_take(self, step: int) -> None:
        """The take before or after on this side; the left one stays the earlier of the two."""
        low = 0 if self._active == 0 else self._sides[0] + 1
        high = self._sides[1] - 1 if self._active == 0 else len(self._takes) - 1
        there = min(max(self._sides[self._active] + step, low), high)
        if there != self._sides[self._active]:
            self._sides[self._active] = there
            self.load()

    def action_open(self) -> None:
        """The feedback on the take of this side."""
        from trainer.ui.screens.feedback import FeedbackScreen

        if self._open:
            self.app.push_screen(FeedbackScreen(self._open[self._active if len(self._open) == 2 else 0]))

    @work(thread=True, exclusive=True, group="again")
    def action_again(self) -> None:
        """Answer the question once more. Off the screen's thread."""
        from trainer.interview.session import Interview
        from trainer.rehearsal import new_id

        last = self._open[-1]
        try:
            held = self.app.rehearsal.store.interview(last.interview_id)
        except TrainerError as error:
            self.app.call_from_thread(self.app.show_error, error)
            return
        interview = Interview(
            id=new_id(),
            bank_title=held.bank_title,
            bank_source=held.bank_source,
            mode="practice",
            questions=(last.question,),
            started_at=self.app.now(),
            probes=self.app.rehearsal.settings.probes,
        )
        self.app.call_from_thread(self._begin, interview)

    def _begin(self, interview: "Interview") -> None:
        self.app.begin(interview)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Only what can be done."""
        if action == "side":
            return len(self._takes) > 1
        if action == "take":
            return len(self._takes) > 2
        return bool(self._open) if action in ("open", "again") else True
