"""The way on from an answer: its feedback, another take, the next question, the debrief."""

from typing import TYPE_CHECKING

from trainer.ui.interviewing.held import Held

if TYPE_CHECKING:
    from trainer.store.records import Answer


class WayOn(Held):
    """What comes after an answer."""

    def _review(self, answer: "Answer") -> None:
        from trainer.ui.screens.feedback import FeedbackScreen

        last = self.interview.position + 1 >= len(self.interview.questions)

        def read(what: str | None) -> None:
            if what == "again":
                self.interview = self.interview.ask_again()
                self._show_question("Same question, another take. Press space when you are ready.")
            elif what == "leave":
                self._leave()
            else:
                self._next()

        self.app.push_screen(FeedbackScreen(answer, going_on="debrief" if last else "next question"), read)

    def _review_again(self) -> None:
        answers = [
            a
            for a in self.app.rehearsal.store.answers(self.interview.id)
            if a.question_index == self.interview.position
        ]
        if answers:
            self._review(answers[-1])
        else:  # deleted meanwhile, in another window
            self.interview = self.interview.ask_again()
            self._show_question()

    def action_skip(self) -> None:
        """On without an answer."""
        self._next()

    def _next(self) -> None:
        self._draft = ""
        self.interview = self.interview.next(self.app.now())
        self._keep()
        if self.interview.phase == "finished":
            self._debrief()
        else:
            self._show_question()

    def _debrief(self) -> None:
        from trainer.ui.screens.debrief import DebriefScreen

        self.app.switch_screen(DebriefScreen(self.interview.id))
