"""The way on from an answer: a follow-up question, its feedback, another take, the next question, the debrief."""

from typing import TYPE_CHECKING

from trainer.interview.session import Interview, Probe
from trainer.ui.interviewing.asking import Asking

if TYPE_CHECKING:
    from trainer.feedback.probing.choose import Reply
    from trainer.feedback.result import AnswerResult
    from trainer.store.records import Answer

_NEXT = "Thank you. Here is the next question."
_AGAIN = "Same question, another take. Press space when you are ready."


class WayOn(Asking):
    """What comes after an answer. Feedback waits for the follow-up questions: first the interviewer, then the coach."""

    def __init__(self, interview: Interview) -> None:
        super().__init__(interview)
        self._answer: Answer | None = None  # to the question that stands
        self._replies: list[tuple[Probe, Answer]] = []  # to its follow-ups

    def _probe_to(self, take_id: str, result: "AnswerResult") -> Probe | None:
        """The follow-up question that this result draws, None where the interviewer goes on."""
        from trainer.feedback.probing.choose import choose_probe

        interview, standing = self.interview, self.interview.probe
        answer: AnswerResult | None = result
        replies: list[Reply] = []
        if standing is not None:
            answer = None if self._answer is None else self._answer.result
            replies = [*((probe, reply.result) for probe, reply in self._replies), (standing, result)]
        if answer is None or not interview.may_probe(take_id if standing is None else standing.follows):
            return None
        asked = [probe.ask for probe in interview.asked]
        return choose_probe(interview.question, answer, replies=replies, asked=asked, seed=interview.seed)

    def _note_answer(self, answer: "Answer", probe: Probe | None) -> None:
        """What was said, for the next follow-up question and for the feedback."""
        if probe is None:
            self._answer, self._replies = answer, []
        else:
            self._replies.append((probe, answer))

    def _go_on(self) -> None:
        """After an answer was kept: as the interview stands now."""
        if self.interview.phase == "reviewing":
            self._review()  # the question is shown anew when one comes back to it: now somebody waits for the feedback
        elif self.interview.phase == "finished":
            self._debrief()
        else:
            self._put_question(*(() if self.interview.probe else (_NEXT,)))

    def _review(self) -> None:
        from trainer.ui.screens.feedback import FeedbackScreen

        answer = self._answer
        if answer is None:  # deleted meanwhile, in another window
            self.interview = self.interview.ask_again()
            self._put_question()
            return
        last = self.interview.position + 1 >= len(self.interview.questions)

        def read(what: str | None) -> None:
            if what == "again":
                self.interview = self.interview.ask_again()
                self._put_question(_AGAIN)
            elif what == "leave":
                self._leave()
            else:
                self._next()

        replies = [(probe, reply.result) for probe, reply in self._replies]
        going_on = "debrief" if last else "next question"
        self.app.push_screen(FeedbackScreen(answer, going_on=going_on, replies=replies), read)

    def _recall(self) -> None:
        """What was said to the question that stands, before the program was left."""
        here = [
            a
            for a in self.app.rehearsal.store.answers(self.interview.id)
            if a.question_index == self.interview.position
        ]
        takes = [a for a in here if a.follows is None]
        self._answer = takes[-1] if takes else None
        known = {probe.ask: probe for probe in self.interview.asked}
        self._replies = [(known[a.probe], a) for a in here if takes and a.follows == takes[-1].id and a.probe in known]

    def action_skip(self) -> None:
        """On without an answer; without one to a follow-up question, to what comes after that."""
        if self.interview.probe is None:
            self._next()
            return
        self._hush()
        self._drop_draft()
        self.interview = self.interview.let_go(self.app.now())
        self._keep()
        self._go_on()

    def _next(self) -> None:
        self._hush()
        self._drop_draft()
        self.interview = self.interview.next(self.app.now())
        self._keep()
        if self.interview.phase == "finished":
            self._debrief()
        else:
            self._put_question()

    def _debrief(self) -> None:
        from trainer.ui.screens.debrief import DebriefScreen

        self.app.switch_screen(DebriefScreen(self.interview.id))
