"""The interview itself: a question, the candidate speaking, a moment of listening back.

The screen owns where the interview stands (`trainer.interview.session`); worker threads only post messages. While the
candidate speaks there is the question, the time, the level, nothing else.
"""

from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import ContentSwitcher, Footer, ProgressBar, Static

from trainer.errors import TrainerError
from trainer.interview.session import Interview
from trainer.rehearsal import new_id
from trainer.settings import COUNTDOWN_SECONDS
from trainer.store.failures import NotFoundError
from trainer.ui.messages import AnswerJudged, JudgingAdvanced, RecordingStarted, TakeClosed, TakeFailed
from trainer.ui.text import clock, lines, plain
from trainer.ui.widgets.points import Points
from trainer.ui.widgets.speaking_panel import SpeakingPanel
from trainer.ui.widgets.top_line import TopLine

if TYPE_CHECKING:
    from collections.abc import Callable

    from trainer.recording.microphone import Samples
    from trainer.recording.recorder import Recorder
    from trainer.recording.spool import Take
    from trainer.store.records import Answer, Source
    from trainer.ui.app import TrainerApp

_SAFE: "dict[Source, str]" = {
    "spoken": "Your recording is safe: Home offers it again.",
    "typed": "What you wrote is still there: press t.",
    "file": "The file is as it was: press o to use it again.",
}
_CHECKED_FOR = 3600.0
_WORTH_TELLING_SECONDS = 5.0
"""A wait shorter than this is over before one has read how long it takes."""
_SLIP_SECONDS = 3.0
"""A silent take shorter than this was a slip of the key: there is nothing in it to keep."""


class InterviewScreen(Screen[None]):
    """Holds one interview from where it stands to its debrief."""

    AUTO_FOCUS = ""
    CSS_PATH = "interview.tcss"
    app: "TrainerApp"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "start", "Start speaking", key_display="space"),
        Binding("space", "stop", "Stop", key_display="space"),
        Binding("p", "pause", "Pause"),
        Binding("x", "throw_away", "Throw away"),
        Binding("h", "hint", "Hint"),
        Binding("t", "type", "Type"),
        Binding("o", "open_file", "File"),
        Binding("m", "microphone", "Mic"),
        Binding("s", "skip", "Skip"),
        Binding("escape", "leave", "Leave"),
    ]

    def __init__(self, interview: Interview) -> None:
        super().__init__()
        self.interview = interview.at_rest()
        self._recorder: Recorder | None = None
        self._countdown: Timer | None = None
        self._left_to_count = 0
        self._waiting = False  # whether a take of this interview waits in the spool
        self._source: Source = "spoken"  # of the answer that is being judged
        self._draft = ""  # what was written and not kept yet

    def on_unmount(self) -> None:
        """The program ends in the middle of an answer: what was said stays in the spool."""
        if self._recorder is not None:
            self._recorder.stop()

    # What is shown

    def compose(self) -> ComposeResult:
        """The question above; below it what goes on."""
        yield TopLine(self.interview.bank_title)
        with VerticalScroll(id="page", can_focus=False):
            yield Static(id="ask")
            yield Static(id="about", classes="quiet")
            yield Vertical(id="hint")
            with ContentSwitcher(initial="asking", id="stage"):
                with Vertical(id="asking"):
                    yield Static(id="remark")
                yield SpeakingPanel(id="speaking")
                with Vertical(id="judging"):
                    yield Static(id="listening-back")
                    yield ProgressBar(show_eta=False, show_percentage=False, id="progress")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Check that all is ready."""
        self._show_question()
        self._warm_up()
        if self.interview.phase == "reviewing":
            self._review_again()
        elif not self._microphone_fresh():
            self.action_microphone()

    def _show_question(self, *remarks: str) -> None:
        interview = self.interview
        question = interview.question
        number = min(interview.position + 1, len(interview.questions))
        self.query_one(TopLine).show(right=f"question {number} of {len(interview.questions)}")
        self.query_one("#ask", Static).update(plain(question.ask))
        minutes, seconds = divmod(question.target_seconds, 60)
        length = " ".join(filter(None, (f"{minutes} min" if minutes else "", f"{seconds} s" if seconds else "")))
        self.query_one("#about", Static).update(plain(f"{question.kind}, about {length}"))
        self.query_one("#hint").remove_children()
        remarks = remarks or ("Take a breath. Press space and answer as you would in the room.",)
        self.query_one("#remark", Static).update(lines(*map(plain, remarks)))
        self._stage("asking")

    def _stage(self, name: str) -> None:
        self.query_one("#stage", ContentSwitcher).current = name
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Only the keys that mean something now; the footer shows no others."""
        phase = self.interview.phase
        counting = self._countdown is not None
        practice = self.interview.mode == "practice"
        speaking = phase in ("speaking", "paused") and self._recorder is not None
        allowed = {
            "start": phase == "asking" and not counting,
            "stop": speaking,
            "pause": speaking,
            "throw_away": speaking and practice,
            "hint": phase == "asking" and practice and not counting,
            "type": phase == "asking" and not counting,
            "open_file": phase == "asking" and not counting,
            "microphone": phase == "asking" and not counting,
            "skip": phase == "asking" and not counting,
            "leave": phase != "finished",
        }
        return allowed.get(action, True)

    # Speaking

    def action_start(self) -> None:
        """Start speaking, after the countdown where one is wished."""
        if self.app.rehearsal.settings.countdown:
            self._left_to_count = COUNTDOWN_SECONDS
            self._countdown = self.set_interval(1.0, self._count_down)
            self._count_down()
            self.refresh_bindings()
        else:
            self._begin_speaking()

    def action_stop(self) -> None:
        """The answer is finished, paused or not."""
        self._end_speaking()

    def _count_down(self) -> None:
        if self._left_to_count:
            self.query_one("#remark", Static).update(plain(f"{self._left_to_count} ...", "bold"))
            self._left_to_count -= 1
            return
        assert self._countdown is not None
        self._countdown.stop()
        self._countdown = None
        self._begin_speaking()

    def _begin_speaking(self) -> None:
        take_id = new_id()
        self.interview = self.interview.begin_take(take_id)
        self._keep()  # a take that a crash leaves behind finds its way back to the question
        self.query_one("#hint").remove_children()
        self.query_one("#remark", Static).update(plain("Opening the microphone."))
        self.refresh_bindings()
        self.open_microphone(take_id)

    @work(thread=True)
    def open_microphone(self, take_id: str) -> None:
        """Opening a device can take a moment, or fail."""
        interview, rehearsal = self.interview, self.app.rehearsal
        try:
            recorder = rehearsal.recorder()
            recorder.start(
                take_id,
                device=rehearsal.settings.device or None,
                context={"interview": interview.id, "position": str(interview.position)},
                tap=rehearsal.follow(take_id),
            )
        except TrainerError as error:
            self.post_message(TakeFailed(take_id, error))
            return
        if not self.post_message(RecordingStarted(take_id, recorder)):
            recorder.discard()  # the candidate left before it opened

    def on_recording_started(self, event: RecordingStarted) -> None:
        """The microphone hears."""
        if event.take_id != self.interview.take_id:
            self._let_go(event.recorder, keep=False)
            return
        self._recorder = event.recorder
        self.query_one(SpeakingPanel).watch_recorder(event.recorder, self.interview.question.target_seconds)
        self._stage("speaking")

    def on_speaking_panel_faulted(self, event: SpeakingPanel.Faulted) -> None:
        """The device is gone or the disk is full: the answer ends here, with what was said."""
        self.app.show_error(event.fault)
        self._end_speaking()

    def action_pause(self) -> None:
        """Hold, or go on."""
        panel = self.query_one(SpeakingPanel)
        if self._recorder is None:
            return
        if panel.question:
            panel.ask("")
        elif self.interview.phase == "paused":
            self._go_on()
        else:
            self._hold()

    def _go_on(self) -> None:
        if self._recorder is not None and self.interview.phase == "paused":
            self._recorder.resume()
            self.interview = self.interview.resume()

    def _hold(self) -> None:
        if self._recorder is not None and self.interview.phase == "speaking":
            self._recorder.pause()
            self.interview = self.interview.pause()

    def action_throw_away(self) -> None:
        """Throw the take away; asked twice, for a slip of the finger costs an answer."""
        panel = self.query_one(SpeakingPanel)
        if not panel.question:
            panel.ask("Press x again to throw this take away, p to keep it and go on.")
            return
        self.interview = self.interview.discard_take()
        self.query_one(SpeakingPanel).rest()
        self._drop_recorder()
        self._show_question("Thrown away. Start again when you are ready.")

    def _end_speaking(self) -> None:
        recorder, take_id = self._recorder, self.interview.take_id
        if recorder is None or take_id is None:
            return
        self.query_one(SpeakingPanel).rest()
        self.interview = self.interview.end_take()
        self._listen_back("spoken", self.app.rehearsal.wait_for(take_id))
        self._recorder = None
        self.judge_recording(take_id, recorder)

    def _listen_back(self, source: "Source", seconds: float = 0.0) -> None:
        """Show that the answer is being judged, which takes about so many seconds, 0 where nobody knows."""
        self._source = source
        how_long = f"about {round(seconds)} seconds" if seconds >= _WORTH_TELLING_SECONDS else "a moment"
        self.query_one("#listening-back", Static).update(
            plain(f"Listening back to your answer. This takes {how_long}.")
        )
        self.query_one("#progress", ProgressBar).update(total=None, progress=0.0)
        self._stage("judging")

    @work(thread=True, group="judging")
    def judge_recording(self, take_id: str, recorder: "Recorder") -> None:
        """Close the take, then judge it. The spool keeps the sound until the answer is in the history."""
        app = self.app
        try:
            take = recorder.stop()
        except TrainerError as error:
            self.post_message(TakeFailed(take_id, error, recorded=True))
            return
        self._tell_home(app)
        self._judge(take_id, take.samples, "spoken", take)

    def _judge(self, take_id: str, sound: "Callable[[], Samples]", source: "Source", take: "Take | None") -> None:
        """On a worker thread: fetch the sound, transcribe and judge it, and tell the screen."""
        from textual.worker import get_current_worker

        worker = get_current_worker()
        try:
            samples = sound()
            result = self.app.rehearsal.judge_sound(
                take_id,
                samples,
                self.interview.question,
                progress=lambda share: self.post_message(JudgingAdvanced(take_id, share)),
                cancelled=lambda: worker.is_cancelled,
            )
        except TrainerError as error:
            if not worker.is_cancelled:
                self.post_message(TakeFailed(take_id, error, recorded=take is not None))
            return
        self.post_message(AnswerJudged(take_id, result, source, samples, take))

    # Other ways to answer

    def action_type(self) -> None:
        """Write the answer instead."""
        from trainer.ui.screens.typed import TypedAnswerScreen

        page = TypedAnswerScreen(self.interview.question.ask, self._draft)

        def written(text: str | None) -> None:
            self._draft = page.text
            if not text or self.interview.phase != "asking":
                return
            take_id = new_id()
            self.interview = self.interview.begin_take(take_id).end_take()
            self._listen_back("typed")
            self.judge_text(take_id, text)

        self.app.push_screen(page, written)

    @work(thread=True, group="judging")
    def judge_text(self, take_id: str, text: str) -> None:
        """Judge what was written."""
        result = self.app.rehearsal.judge_text(take_id, text, self.interview.question)
        self.post_message(AnswerJudged(take_id, result, "typed"))

    def action_open_file(self) -> None:
        """Use a recording made elsewhere."""
        from trainer.ui.screens.recording_file import RecordingFileScreen

        def chosen(path: str | None) -> None:
            if not path or self.interview.phase != "asking":
                return
            take_id = new_id()
            self.interview = self.interview.begin_take(take_id).end_take()
            self._listen_back("file")
            self.judge_file(take_id, path)

        self.app.push_screen(RecordingFileScreen(), chosen)

    @work(thread=True, group="judging")
    def judge_file(self, take_id: str, path: str) -> None:
        """Read a recording and judge it."""
        from pathlib import Path

        from trainer.recording.files import read_audio

        self._judge(take_id, lambda: read_audio(Path(path).expanduser()), "file", None)

    # What comes back

    def on_judging_advanced(self, event: JudgingAdvanced) -> None:
        """The bar moves."""
        if event.take_id == self.interview.take_id:
            self.query_one("#progress", ProgressBar).update(total=1.0, progress=event.share)

    def on_answer_judged(self, event: AnswerJudged) -> None:
        """Keep the answer, then show it, or in a simulation ask the next question."""
        position, before = self.interview.position, self.interview
        after = before.judged(event.take_id, self.app.now())
        if after is before:
            return
        if after.mode == "simulation" and event.result.no_speech:
            self._nothing_said(event)
            return
        self.interview = after
        try:
            answer = self.app.rehearsal.keep_answer(
                after,
                event.result,
                position=position,
                source=event.source,
                now=self.app.now(),
                samples=event.samples,
                spooled=event.spooled,
            )
        except TrainerError as error:
            self.app.show_error(error)
            self.interview = before.discard_take()
            self._waiting = self._waiting or event.source == "spoken"
            self._show_question("Your answer could not be kept in the history.", _SAFE[event.source])
            return
        self._draft = ""
        if self.interview.phase == "reviewing":
            self._show_question()
            self._review(answer)
        elif self.interview.phase == "finished":
            self._debrief()
        else:
            self._show_question("Thank you. Here is the next question.")

    def _nothing_said(self, event: AnswerJudged) -> None:
        """There is one go at each question in a simulation; a slip of the key is none."""
        self.interview = self.interview.discard_take()
        if event.spooled is not None and event.spooled.seconds < _SLIP_SECONDS:
            self.app.rehearsal.forget_take(event.spooled)
            self._show_question("Nothing was said yet. Press space when you are ready.")
        else:
            self._waiting = self._waiting or event.source == "spoken"
            self._show_question(
                "Nothing was heard. Look at the microphone (m), then answer again.", _SAFE[event.source]
            )

    def on_take_failed(self, event: TakeFailed) -> None:
        """Say what happened; what was recorded waits on the home screen."""
        if event.take_id != self.interview.take_id:
            return
        self.query_one(SpeakingPanel).rest()
        self._drop_recorder(keep=True)
        self.interview = self.interview.discard_take()
        remark = [event.error.message, event.error.hint]
        if event.recorded:
            self._waiting = True
            remark.append(_SAFE["spoken"])
        remark.append("t types your answer instead, o uses a recording from a file.")
        self._show_question(*filter(None, remark))

    # Feedback and the way on

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

    def action_hint(self) -> None:
        """What a strong answer has."""
        question, hint = self.interview.question, self.query_one("#hint")
        if hint.children:
            hint.remove_children()
        elif not question.look_for and not question.avoid:
            self.notify("This question comes without a hint.", markup=False)
        else:
            lists = (("A strong answer has", "+", question.look_for), ("Better not", "-", question.avoid))
            hint.mount_all(Points(*one) for one in lists if one[2])

    def action_microphone(self) -> None:
        """Look whether the microphone hears."""
        from trainer.ui.screens.microphone import MicrophoneScreen

        self.app.push_screen(MicrophoneScreen())

    def action_leave(self) -> None:
        """Back home; asked first where something is under way."""
        phase = self.interview.phase
        if phase in ("speaking", "paused"):
            self._ask_before_leaving()
        elif phase == "judging":
            self.workers.cancel_group(self, "judging")
            self._waiting = self._waiting or self._source == "spoken"
            self.interview = self.interview.discard_take()
            self._show_question("Stopped listening back.", _SAFE[self._source])
        else:
            self._leave()

    def _ask_before_leaving(self) -> None:
        from trainer.ui.screens.choice import ChoiceScreen

        was_speaking = self.interview.phase == "speaking"
        self.query_one(SpeakingPanel).ask("")
        self._hold()

        def chosen(what: str | None) -> None:
            if what == "finish":
                self._end_speaking()
            elif what == "leave":
                self.query_one(SpeakingPanel).rest()
                self._drop_recorder(keep=True)
                self._waiting = True
                self.interview = self.interview.discard_take()
                self._leave()
            elif was_speaking:
                self._go_on()

        self.app.push_screen(
            ChoiceScreen(
                f"You have spoken for {clock(self._recorder.seconds if self._recorder else 0)}.",
                (("Go on speaking", "stay"), ("Finish the answer here", "finish"), ("Leave", "leave")),
                note="The recording is paused. If you leave, it is kept and Home offers it again.",
            ),
            chosen,
        )

    def _leave(self) -> None:
        if self.interview.answered or self._waiting or self._waited_for():
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

    # Small things

    @work(thread=True)
    def _warm_up(self) -> None:
        """Load the recogniser while the candidate reads; a missing model is offered before anything is spoken."""
        from trainer.errors import ModelMissingError

        try:
            self.app.rehearsal.warm_up()
        except ModelMissingError as error:
            self.app.call_from_thread(self._offer_model, error)
        except TrainerError as error:
            self.app.call_from_thread(self.app.show_error, error)

    def _offer_model(self, error: TrainerError) -> None:
        from trainer.ui.screens.model import ModelScreen

        self.app.push_screen(ModelScreen(error), self._model_offered)

    def _model_offered(self, there: bool | None) -> None:
        if there:
            self._warm_up()

    def _microphone_fresh(self) -> bool:
        age = self.app.now().timestamp() - self.app.rehearsal.settings.microphone_checked_at
        return 0 <= age < _CHECKED_FOR

    def _forget(self) -> None:
        try:
            self.app.rehearsal.delete_sessions((self.interview.id,))
        except NotFoundError:
            pass  # it was never kept
        except TrainerError as error:
            self.app.show_error(error)

    def _keep(self) -> None:
        try:
            self.app.rehearsal.store.save_interview(self.interview)
        except TrainerError as error:
            self.app.show_error(error)

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
