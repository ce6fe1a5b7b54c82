"""The words of an answer to put right: what was misheard, or left out."""

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import TextArea

from trainer.review.places import second_of
from trainer.transcript.correction import corrected
from trainer.ui.screens.writing import WritingScreen, shown_text
from trainer.ui.widgets.playing import Playing

if TYPE_CHECKING:
    from trainer.recording.microphone import Samples
    from trainer.store.records import Answer

_BEFORE_SECONDS = 0.5  # a word is understood in what leads up to it


class CorrectionScreen(WritingScreen["Answer"]):
    """Gives the answer as corrected, None where nothing was changed.

    The cursor begins at character `at`. `sound` gives the recording, None where there is none to listen to; `kept` is
    as in `FeedbackScreen`.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+l", "listen", "Listen from here", priority=True),
        Binding("ctrl+r", "first", "As first heard", priority=True),
    ]
    KIND = "words"
    TITLE_WORDS = "Correct the words"
    LEAVE_AS_IT_WAS = "Leave the words as they were"

    def __init__(
        self,
        answer: "Answer",
        *,
        at: int = 0,
        sound: "Callable[[], Samples] | None" = None,
        kept: bool = True,
    ) -> None:
        super().__init__(answer, answer.result.text, kept=kept)
        self._at = at
        self._sound = sound

    def about(self) -> str:
        """Word for word."""
        how = "written" if self._answer.source == "typed" else "heard"
        return f"Write what you said, with every um and uh. What was first {how} is kept."

    def beside(self) -> ComposeResult:
        """Whether something is played."""
        if self._sound is not None:
            yield Playing(self._sound, "ctrl+l")

    def on_mount(self) -> None:
        """Ready to type, where one stood."""
        writing = self.query_one(TextArea)
        before = writing.text[: self._at].split("\n")
        writing.move_cursor((len(before) - 1, len(before[-1])))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Only what can be done."""
        if action == "listen":
            return self._sound is not None
        return self._answer.original is not None if action == "first" else True

    async def keeping(self, text: str) -> "Answer":
        """Judge the words anew and keep them."""
        return await asyncio.to_thread(self.app.rehearsal.correct_answer, self._answer, text, keep=self._kept)

    def action_listen(self) -> None:
        """Play from just before the word at the cursor, or stop."""
        writing = self.query_one(TextArea)
        offset = len(writing.get_text_range((0, 0), writing.cursor_location))
        second = second_of(corrected(self._answer.result.transcript, writing.text), offset)
        self.query_one(Playing).toggle(max(0.0, (second or 0.0) - _BEFORE_SECONDS))

    def action_first(self) -> None:
        """Put what was first heard in place of what stands here; ctrl+z takes that back."""
        writing = self.query_one(TextArea)
        if self._answer.original is not None:
            writing.replace(shown_text(self._answer.original.text), (0, 0), writing.document.end)
            writing.move_cursor((0, 0))
