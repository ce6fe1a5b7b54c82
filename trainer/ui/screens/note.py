"""A note of one's own on an answer."""

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from textual.widgets import TextArea

from trainer.transcript.typed import typed_transcript
from trainer.ui.screens.writing import WritingScreen

if TYPE_CHECKING:
    from trainer.store.records import Answer


class NoteScreen(WritingScreen["Answer"]):
    """Gives the answer with its note, None where nothing was changed."""

    KIND = "note"
    TITLE_WORDS = "Your note on this answer"
    LEAVE_AS_IT_WAS = "Leave the note as it was"

    def __init__(self, answer: "Answer") -> None:
        super().__init__(answer, answer.note)

    def about(self) -> str:
        """Whatever one likes."""
        return "Write whatever you want to remember. It is found by searching, too."

    def on_mount(self) -> None:
        """Ready to go on writing."""
        writing = self.query_one(TextArea)
        writing.move_cursor(writing.document.end)

    async def keeping(self, text: str) -> "Answer":
        """Keep it with the answer, without what would steer a terminal."""
        note = typed_transcript(text).text
        await asyncio.to_thread(self.app.rehearsal.store.annotate, self._answer.id, note=note)
        return replace(self._answer, note=note)
