"""Writing about an answer: what the pages have in common on which somebody writes more than a line."""

from abc import abstractmethod
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.screen import Screen
from textual.widgets import Footer, Static, TextArea

from trainer.errors import TrainerError
from trainer.review.drafts import DraftKind, Drafts
from trainer.review.plain import clean
from trainer.ui.after_pause import AfterPause
from trainer.ui.text import plain
from trainer.ui.widgets.top_line import TopLine

if TYPE_CHECKING:
    from trainer.store.records import Answer
    from trainer.ui.app import TrainerApp

T = TypeVar("T")


class WritingScreen(Screen[T | None], Generic[T]):
    """Gives what `keeping` gives, None where nothing was changed.

    What was written is never lost: leaving asks, and what stands there when the program ends, however it ends, waits
    as a draft for the next time. Without `kept` there is no draft: the answer is not in the history.
    """

    CSS_PATH = "writing.tcss"
    app: "TrainerApp"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "keep", "Keep", priority=True),
        Binding("escape", "leave", "Leave", priority=True),
    ]
    KIND: ClassVar[DraftKind]
    TITLE_WORDS: ClassVar[str]
    LEAVE_AS_IT_WAS: ClassVar[str]

    def __init__(self, answer: "Answer", text: str, *, kept: bool = True) -> None:
        super().__init__()
        self._answer = answer
        self._before = shown_text(text)
        self._text = self._before
        self._kept = kept
        self._settled = False
        self._after_pause = AfterPause(self, self._keep_aside)

    @abstractmethod
    async def keeping(self, text: str) -> T:
        """Keep `text`. Raises `TrainerError`, and then it stays on the page."""

    @abstractmethod
    def about(self) -> str:
        """What to write here, in a line."""

    def beside(self) -> ComposeResult:
        """What else stands in that line."""
        return ()

    def compose(self) -> ComposeResult:
        """The question stays in sight."""
        draft = self._drafts.find(self._answer, self.KIND) if self._kept else None
        if draft is not None and shown_text(draft) != self._before:
            self._text = shown_text(draft)
        yield TopLine(self.TITLE_WORDS, f"take {self._answer.take}")
        yield Static(plain(self._answer.question.ask, "bold"), id="ask")
        with Horizontal(id="about"):
            taken_up = "" if self._text == self._before else " You stopped in the middle: here it is."
            yield Static(plain(self.about() + taken_up), id="note", classes="quiet")
            yield from self.beside()
        yield TextArea(self._text, id="text", soft_wrap=True, tab_behavior="focus")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Ready to type."""
        self.query_one(TextArea).focus()

    @property
    def _drafts(self) -> Drafts:
        return Drafts(self.app.rehearsal.paths.data)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Keep it aside as soon as there is a pause."""
        self._text = event.text_area.text
        self._after_pause.written()

    def on_unmount(self) -> None:
        """The program may be ending."""
        self._keep_aside()

    def _keep_aside(self) -> None:
        if self._settled or not self._kept:
            return
        try:
            if self._text == self._before:
                self._drafts.forget(self._answer, self.KIND)
            else:
                self._drafts.keep(self._answer, self.KIND, self._text)
        except TrainerError as error:
            self.app.show_error(error)

    def _settle(self, given: T | None) -> None:
        """Out, and nothing waits."""
        self._settled = True
        if self._kept:
            self._drafts.forget(self._answer, self.KIND)
        self.dismiss(given)

    async def action_keep(self) -> None:
        """Keep what was written; where that fails it stays here."""
        text = self.query_one(TextArea).text
        if text == self._before:
            self._settle(None)
            return
        try:
            given = await self.keeping(text)
        except TrainerError as error:
            self.app.show_error(error)
            return
        self._settle(given)

    def action_leave(self) -> None:
        """Back; what was changed and not kept is asked about."""
        from trainer.ui.screens.choice import ChoiceScreen

        if self.query_one(TextArea).text == self._before:
            self._settle(None)
            return

        async def chosen(keep: bool | None) -> None:
            if keep:
                await self.action_keep()
            elif keep is not None:
                self._settle(None)

        self.app.push_screen(
            ChoiceScreen(
                "Keep what you changed?",
                (("Keep it", True), (self.LEAVE_AS_IT_WAS, False)),
                note="escape goes back to writing.",
            ),
            chosen,
        )


def shown_text(text: str) -> str:
    """`text` line by line as it can be shown: a history that somebody wrote may hold anything."""
    return "\n".join(clean(line) for line in text.split("\n"))
