"""The words of an answer to put right: what was misheard, or left out."""

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.screen import Screen
from textual.widgets import Footer, Static, TextArea

from trainer.errors import TrainerError
from trainer.transcript.correction import corrected
from trainer.ui.text import plain
from trainer.ui.widgets.playing import Playing
from trainer.ui.widgets.top_line import TopLine

if TYPE_CHECKING:
    from trainer.recording.microphone import Samples
    from trainer.store.records import Answer
    from trainer.ui.app import TrainerApp

_BEFORE_SECONDS = 0.5  # a word is understood in what leads up to it


class CorrectionScreen(Screen["Answer | None"]):
    """Gives the answer as corrected, None where nothing was changed.

    The cursor begins at character `at`. `sound` gives the recording, None where there is none to listen to; `kept` is
    as in `FeedbackScreen`.
    """

    CSS_PATH = "correction.tcss"
    app: "TrainerApp"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "keep", "Keep", priority=True),
        Binding("ctrl+l", "listen", "Listen from here", priority=True),
        Binding("ctrl+r", "first", "As first heard", priority=True),
        Binding("escape", "leave", "Leave", priority=True),
    ]

    def __init__(
        self,
        answer: "Answer",
        *,
        at: int = 0,
        sound: "Callable[[], Samples] | None" = None,
        kept: bool = True,
    ) -> None:
        super().__init__()
        self._answer = answer
        self._at = at
        self._sound = sound
        self._kept = kept
        self._before = _shown(answer.result.text)

    def compose(self) -> ComposeResult:
        """The question stays in sight."""
        yield TopLine("Correct the words", f"take {self._answer.take}")
        yield Static(plain(self._answer.question.ask, "bold"), id="ask")
        with Horizontal(id="about"):
            yield Static(self._about(), id="note", classes="quiet")
            if self._sound is not None:
                yield Playing(self._sound, "ctrl+l")
        yield TextArea(self._before, id="text", soft_wrap=True, tab_behavior="focus")
        yield Footer(show_command_palette=False)

    def _about(self) -> str:
        how = "written" if self._answer.source == "typed" else "heard"
        return f"Write what you said, with every um and uh. What was first {how} is kept."

    def on_mount(self) -> None:
        """Ready to type, where one stood."""
        writing = self.query_one(TextArea)
        writing.focus()
        before = self._before[: self._at].split("\n")
        writing.move_cursor((len(before) - 1, len(before[-1])))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Only what can be done."""
        if action == "listen":
            return self._sound is not None
        return self._answer.original is not None if action == "first" else True

    async def action_keep(self) -> None:
        """Judge the words anew and keep them; where that fails they stay here."""
        text = self.query_one(TextArea).text
        if text == self._before:
            self.dismiss(None)
            return
        try:
            answer = await asyncio.to_thread(self.app.rehearsal.correct_answer, self._answer, text, keep=self._kept)
        except TrainerError as error:
            self.app.show_error(error)
            return
        self.dismiss(answer)

    def action_listen(self) -> None:
        """Play from just before the word at the cursor, or stop."""
        writing = self.query_one(TextArea)
        offset = len(writing.get_text_range((0, 0), writing.cursor_location))
        words = corrected(self._answer.result.transcript, writing.text).words
        times = [word.at for word in words if word.start <= offset and word.at is not None]
        self.query_one(Playing).toggle(max(0.0, times[-1] - _BEFORE_SECONDS) if times else 0.0)

    def action_first(self) -> None:
        """Put what was first heard in place of what stands here; ctrl+z takes that back."""
        writing = self.query_one(TextArea)
        if self._answer.original is not None:
            writing.replace(_shown(self._answer.original.text), (0, 0), writing.document.end)
            writing.move_cursor((0, 0))

    def action_leave(self) -> None:
        """Back; what was changed and not kept is asked about."""
        from trainer.ui.screens.choice import ChoiceScreen

        if self.query_one(TextArea).text == self._before:
            self.dismiss(None)
            return

        async def chosen(keep: bool | None) -> None:
            if keep:
                await self.action_keep()
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
