"""Feedback on one answer, and what one does with it: listen, go from mark to mark, put right what was misheard."""

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType

from trainer.errors import TrainerError
from trainer.review.exchanges import replies_to
from trainer.ui.screens.answer import AnswerScreen
from trainer.ui.widgets.follow_ups import FollowUps
from trainer.ui.widgets.open_list import OpenList
from trainer.ui.widgets.top_line import TopLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.feedback.probing.choose import Reply
    from trainer.recording.microphone import Samples
    from trainer.store.records import Answer
    from trainer.transcript.model import Verdict


class FeedbackScreen(AnswerScreen):
    """Gives "next", "again" or "leave". Without `going_on` it is a look back: there is only "leave".

    `kept` tells whether the answer is in the history; what is corrected in one that is not, a sample, is forgotten.
    `at` are characters of the answer that somebody was looking for.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "next", "Next"),
        Binding("r", "again", "Again"),
        Binding("l", "listen", "Listen"),
        Binding("j,n", "mark(1)", "Marks", key_display="j/k"),
        Binding("k", "mark(-1)", "Mark before", show=False),
        Binding("right", "word(1)", "Next word", show=False),
        Binding("left", "word(-1)", "Word before", show=False),
        Binding("ctrl+right,shift+right", "sentence(1)", "Next sentence", show=False),
        Binding("ctrl+left,shift+left", "sentence(-1)", "Sentence before", show=False),
        Binding("p", "play_here", "Play from the word one is at, or stop", show=False),
        Binding("1", "advice(0)", "The words behind the first advice", show=False),
        Binding("2", "advice(1)", "The words behind the second advice", show=False),
        Binding("3", "advice(2)", "The words behind the third advice", show=False),
        Binding("a", "decide('accepted')", "Accept a suspected filler", show=False),
        Binding("s", "decide('struck')", "Strike a suspected filler", show=False),
        Binding("e", "correct", "Correct"),
        Binding("o", "first", "What was first heard", show=False),
        Binding("w", "note", "Note"),
        Binding("asterisk", "star(True)", "Star", key_display="*"),
        Binding("asterisk", "star(False)", "Star", key_display="*", show=False),  # beside the ways on there is no room
        Binding("t", "takes", "Takes"),
        Binding("f", "follow_ups", "Answers to follow-up questions", show=False),
        Binding("d", "details", "Details"),
        Binding("escape", "leave", "Leave", key_display="esc"),
    ]

    def __init__(
        self,
        answer: "Answer",
        *,
        going_on: str = "",
        samples: "Samples | None" = None,
        kept: bool = True,
        at: tuple[int, int] | None = None,
        replies: "Sequence[Reply]" = (),
    ) -> None:
        super().__init__(answer, samples=samples, at=at, replies=replies)
        self._going_on = going_on
        self._kept = kept

    def title_words(self) -> str:
        """Where one is."""
        return "Feedback on your answer" if self._going_on else "Your answer"

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what can be done."""
        result = self.answer.result
        if action in ("next", "again"):
            return bool(self._going_on)
        if action in ("listen", "play_here"):
            return self._has_sound()
        if action in ("mark", "word", "sentence", "details"):
            return not result.no_speech
        if action == "advice":
            number, given = parameters[0], self._page.shown.advice if self.is_mounted else ()
            return isinstance(number, int) and number < len(given) and bool(given[number].evidence)
        if action == "decide":
            mark = None if self._words is None else self._words.mark
            return mark is not None and mark.suspect is not None
        if action == "note":
            return self._kept
        if action == "star":
            return self._kept and parameters[0] is not bool(self._going_on)
        if action == "takes":
            return self._kept and not self._going_on and self.answer.follows is None
        if action == "follow_ups":
            return self.is_mounted and bool(self.query_one(FollowUps).answers)
        return self.answer.original is not None if action == "first" else True

    def on_mount(self) -> None:
        """What was asked after it."""
        if not self._going_on and self._kept:
            self.read_follow_ups()

    @work(thread=True, exclusive=True, group="follow-ups")
    def read_follow_ups(self) -> None:
        """Off the screen's thread."""
        try:
            store = self.app.rehearsal.store
            beside = [a for a in store.answers(self.answer.interview_id) if a.follows == self.answer.id]
            replies = replies_to(store.interview(self.answer.interview_id), beside) if beside else {}
        except TrainerError as error:
            self.app.call_from_thread(self.app.show_error, error)
            return
        self.app.call_from_thread(self._show_follow_ups, beside, replies.get(self.answer.id, ()))

    def _show_follow_ups(self, answers: "list[Answer]", replies: "Sequence[Reply]") -> None:
        if not self.is_attached:
            return
        self.query_one(FollowUps).show(answers)
        self.refresh_bindings()
        if replies != self._page.replies:
            self._page.replies = replies
            self.run_worker(self._show_replies())

    async def _show_replies(self) -> None:
        await self._page.show(self.answer)
        if self._sought is not None:
            self.call_after_refresh(self._look_here)

    def on_follow_ups_opened(self, event: FollowUps.Opened) -> None:
        """One of them, as a page of its own."""

        def left(_: str | None) -> None:
            self.read_follow_ups()

        self._foot.playing.stop()
        self.app.push_screen(FeedbackScreen(event.answer), left)

    def action_follow_ups(self) -> None:
        """To their list."""
        self.query_one(FollowUps).query_one(OpenList).focus()

    def action_next(self) -> None:
        """On."""
        self.dismiss("next")

    def action_again(self) -> None:
        """The same question once more; this take is kept."""
        self.dismiss("again")

    def action_leave(self) -> None:
        """Out of here; from the follow-up questions back to the page first."""
        if self.query_one(FollowUps).has_pseudo_class("focus-within"):
            self._page.focus()
        else:
            self.dismiss("leave")

    async def action_decide(self, verdict: "Verdict") -> None:
        """Accept or strike the suspect one stands on; the same key once more takes it back."""
        mark = None if self._words is None else self._words.mark
        if mark is None or mark.suspect is None:
            return
        at = mark.suspect.at
        try:
            # Judging a long answer anew takes a moment; the screen goes on meanwhile, further keys wait their turn.
            changed = await asyncio.to_thread(
                self.app.rehearsal.decide_suspect, self.answer, at, verdict, keep=self._kept
            )
        except TrainerError as error:
            self.app.show_error(error)
            return
        self._page.struck.add(at)
        await self._show(changed)
        if self._words is not None:
            self._words.stand_on(at)
        self._explain()

    # What one does about it

    def action_correct(self) -> None:
        """Edit the words."""
        from trainer.ui.screens.correction import CorrectionScreen

        self._foot.playing.stop()
        at = None if self._words is None else self._words.offset_here
        sound = self._sound if self._has_sound() else None
        page = CorrectionScreen(self.answer, at=at or 0, sound=sound, kept=self._kept)
        self.app.push_screen(page, self._corrected)

    async def _corrected(self, answer: "Answer | None") -> None:
        if answer is not None:
            await self._show(answer)
            self._explain()

    async def _show(self, answer: "Answer") -> None:
        self.answer = answer
        await self._page.show(answer)

    def action_note(self) -> None:
        """Write something of one's own about it."""
        from trainer.ui.screens.note import NoteScreen

        async def written(answer: "Answer | None") -> None:
            if answer is not None:
                self.answer = replace(self.answer, note=answer.note)
                await self._page.show_note(self.answer)
                self._page.scroll_home(animate=False)

        self._foot.playing.stop()
        self.app.push_screen(NoteScreen(self.answer), written)

    async def action_star(self, shown: bool) -> None:  # noqa: ARG002  # which of the two keys it is
        """Set it apart from the others, or no longer."""
        starred = not self.answer.starred
        try:
            await asyncio.to_thread(self.app.rehearsal.store.annotate, self.answer.id, starred=starred)
        except TrainerError as error:
            self.app.show_error(error)
            return
        self.answer = self._page.answer = replace(self.answer, starred=starred)
        self.query_one(TopLine).show(right=self._facts())

    def action_takes(self) -> None:
        """This question's takes beside each other."""
        from trainer.ui.screens.takes import TakesScreen

        self._foot.playing.stop()
        self.app.push_screen(TakesScreen(self.answer.question.id, self.answer.question.ask))

    def action_first(self) -> None:
        """What was heard before it was corrected."""
        self._page.toggle_first()

    def action_details(self) -> None:
        """The score and its parts, and what else was measured."""
        self._page.toggle_details()
