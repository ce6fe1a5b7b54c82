"""The words of an answer to put right: what was misheard, or left out."""

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Footer, Static, TextArea

from trainer.errors import TrainerError
from trainer.ui.text import plain
from trainer.ui.widgets.top_line import TopLine

if TYPE_CHECKING:
    from trainer.store.records import Answer
    from trainer.ui.app import TrainerApp


class CorrectionScreen(Screen["Answer | None"]):
    """Gives the answer as corrected, None where nothing was changed. `kept` as in `FeedbackScreen`."""

    CSS_PATH = "correction.tcss"
    app: "TrainerApp"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "keep", "Keep", priority=True),
        Binding("ctrl+r", "first", "As first heard", priority=True),
        Binding("ctrl+z", "undo", "Undo"),
        Binding("escape", "leave", "Leave", priority=True),
    ]

    def __init__(self, answer: "Answer", *, kept: bool = True) -> None:
        super().__init__()
        self._answer = answer
        self._kept = kept
        self._before = _shown(answer.result.text)

    def compose(self) -> ComposeResult:
        """The question stays in sight."""
        written = self._answer.source == "typed"
        yield TopLine("Correct the words", f"take {self._answer.take}")
        yield Static(plain(self._answer.question.ask, "bold"), id="ask")
        yield Static(
            "Write what you said, with every um and uh: the feedback follows. "
            f"What was first {'written' if written else 'heard'} is kept.",
            id="note",
            classes="quiet",
        )
        yield TextArea(self._before, id="text", soft_wrap=True, tab_behavior="focus")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Ready to type."""
        self.query_one(TextArea).focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """What was first heard is offered where it differs."""
        return self._answer.original is not None if action == "first" else True

    def action_keep(self) -> None:
        """Judge the words anew and keep them; where that fails they stay here."""
        text = self.query_one(TextArea).text
        if text == self._before:
            self.dismiss(None)
            return
        try:
            answer = self.app.rehearsal.correct_answer(self._answer, text, keep=self._kept)
        except TrainerError as error:
            self.app.show_error(error)
            return
        self.dismiss(answer)

    def action_first(self) -> None:
        """Put what was first heard in place of what stands here; ctrl+z takes that back."""
        writing = self.query_one(TextArea)
        if self._answer.original is not None:
            writing.replace(_shown(self._answer.original.text), (0, 0), writing.document.end)
            writing.move_cursor((0, 0))

    def action_undo(self) -> None:
        """The last change, taken back."""
        self.query_one(TextArea).undo()

    def action_leave(self) -> None:
        """Back; what was changed and not kept is asked about."""
        from trainer.ui.screens.choice import ChoiceScreen

        if self.query_one(TextArea).text == self._before:
            self.dismiss(None)
            return

        def chosen(keep: bool | None) -> None:
            if keep:
                self.action_keep()
            elif keep is not None:
                self.dismiss(None)

        self.app.push_screen(
            ChoiceScreen(
                "Keep what you changed?",
                (("Keep it", True), ("Leave the words as they were", False)),
                note="escape goes back to writing.",
            ),
            chosen,
        )


def _shown(text: str) -> str:
    """`text` line by line as it can be shown: a history that somebody wrote may hold anything."""
    from trainer.review.plain import clean

    return "\n".join(clean(line) for line in text.split("\n"))
