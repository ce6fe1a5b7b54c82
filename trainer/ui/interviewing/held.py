"""What an interview screen holds on to: where the interview stands, the open microphone, and the history."""

from typing import TYPE_CHECKING

from textual.screen import Screen
from textual.widgets import ContentSwitcher, Static

from trainer.errors import TrainerError
from trainer.interview.session import Interview
from trainer.review.drafts import Drafts, Subject
from trainer.store.failures import NotFoundError
from trainer.ui.messages import TakeClosed
from trainer.ui.text import lines, plain
from trainer.ui.widgets.top_line import TopLine

if TYPE_CHECKING:
    from trainer.recording.recorder import Recorder
    from trainer.store.records import Source
    from trainer.ui.app import TrainerApp

SAFE: "dict[Source, str]" = {
    "spoken": "Your recording is safe: Home offers it again.",
    "typed": "What you wrote is still there: press t.",
    "file": "The file is as it was: press o to use it again.",
}
_ANSWER = "Take a breath. Press space and answer as you would in the room."
_ANSWER_PROBE = "A sentence or two will do. Press space to answer, s to go on without."


class Held(Screen[None]):
    """The state that the parts of the interview screen share, the question it shows, and the way out."""

    app: "TrainerApp"

    def __init__(self, interview: Interview) -> None:
        super().__init__()
        self.interview = interview.at_rest()
        self._recorder: Recorder | None = None
        self._waiting = False  # whether a take of this interview waits in the spool
        self._draft = ""  # what was written and not kept yet
        self._draft_about: Subject | None = None  # the question that it answers

    def on_unmount(self) -> None:
        """The program ends in the middle of an answer: what was said stays in the spool."""
        if self._recorder is not None:
            self._recorder.stop()

    # What is shown

    def _show_question(self, *remarks: str) -> None:
        """The question that stands, or the follow-up to it, with what is to say about it now."""
        interview = self.interview
        question, probe, asker = interview.question, interview.probe, interview.asker
        number = min(interview.position + 1, len(interview.questions))
        place = f"question {number} of {len(interview.questions)}"
        self.query_one(TopLine).show(right=f"{place}, follow-up" if probe else place)
        who = self.query_one("#who", Static)
        who.update(plain(f"{asker.name}, {asker.role}") if asker else "")
        who.display = asker is not None
        self.query_one("#ask", Static).update(plain(probe.ask if probe else question.ask))
        about = (
            f"follow-up to: {question.ask}" if probe else f"{question.kind}, about {_length(question.target_seconds)}"
        )
        self.query_one("#about", Static).update(plain(about))
        self.query_one("#hint").remove_children()
        self._remark(*(remarks or (_ANSWER_PROBE if probe else _ANSWER,)))
        self._stage("asking")

    def _remark(self, *remarks: str) -> None:
        self.query_one("#remark", Static).update(lines(*map(plain, remarks)))

    def _stage(self, name: str) -> None:
        self.query_one("#stage", ContentSwitcher).current = name
        self.refresh_bindings()

    # The history

    def _keep(self) -> None:
        try:
            self.app.rehearsal.store.save_interview(self.interview)
        except TrainerError as error:
            self.app.show_error(error)

    # What is being written

    def _waiting_draft(self) -> str:
        """What was written to the question that stands, at an earlier start of the program perhaps."""
        return self._draft or self._drafts.find(self._asked(), "answer") or ""

    def _keep_draft(self, text: str) -> None:
        """Keep aside what is being written, and the interview with it, for Home to go on from there."""
        self._draft, about = text, self._asked()
        if not text.strip():
            self._drop_draft()
            return
        if self._draft_about is None:
            self._keep()
        self._draft_about = about
        try:
            self._drafts.keep(about, "answer", text)
        except TrainerError as error:
            self.app.show_error(error)

    def _drop_draft(self) -> None:
        """It is kept in the history, or not wanted."""
        self._draft = ""
        about, self._draft_about = self._draft_about, None
        self._drafts.forget(about or self._asked(), "answer")

    @property
    def _drafts(self) -> Drafts:
        return Drafts(self.app.rehearsal.paths.data)

    def _asked(self) -> Subject:
        probe = self.interview.probe
        return Subject(self.interview.id, f"{self.interview.position} {probe.ask if probe else ''}")

    def _forget(self) -> None:
        try:
            self.app.rehearsal.delete_sessions((self.interview.id,))
        except NotFoundError:
            pass  # it was never kept
        except TrainerError as error:
            self.app.show_error(error)

    def _leave(self) -> None:
        if self.interview.answered or self._waiting_draft().strip() or self._waiting or self._waited_for():
            self._keep()
        else:
            self._forget()  # nothing was said: nothing to come back to
        self.dismiss()

    def _waited_for(self) -> bool:
        """Whether a take that an earlier start of the program left behind belongs here."""
        try:
            return any(t.context.get("interview") == self.interview.id for t in self.app.rehearsal.rescued())
        except TrainerError:
            return True  # nobody knows: better an empty session than a take without its question

    # The microphone

    def _drop_recorder(self, *, keep: bool = False) -> None:
        recorder, self._recorder = self._recorder, None
        if recorder is not None:
            self._let_go(recorder, keep=keep)

    def _let_go(self, recorder: "Recorder", *, keep: bool) -> None:
        """Close the microphone off the screen's thread; the program's worker, for this screen may end before it."""
        app = self.app

        def close() -> None:
            if keep:
                recorder.stop()
                self._tell_home(app)
            else:
                recorder.discard()

        app.run_worker(close, thread=True)

    def _tell_home(self, app: "TrainerApp") -> None:
        """On a worker thread: a take was closed. Where this screen is gone, Home has looked too early to find it."""
        if self not in app.screen_stack:
            app.post_message(TakeClosed())


def _length(seconds: int) -> str:
    minutes, rest = divmod(seconds, 60)
    return " ".join(filter(None, (f"{minutes} min" if minutes else "", f"{rest} s" if rest else "")))
