"""A take's life while it is spoken: the countdown, the microphone, pausing, throwing away, the end."""

from textual import work
from textual.timer import Timer
from textual.widgets import Static

from trainer.errors import TrainerError
from trainer.interview.session import REPLY_SECONDS, Interview
from trainer.rehearsal import new_id
from trainer.settings import COUNTDOWN_SECONDS
from trainer.ui.interviewing.judging import Judging
from trainer.ui.messages import RecordingStarted, TakeFailed
from trainer.ui.text import clock, plain
from trainer.ui.widgets.speaking_panel import SpeakingPanel


class Speaking(Judging):
    """From the key that starts an answer to the key that ends it."""

    def __init__(self, interview: Interview) -> None:
        super().__init__(interview)
        self._countdown: Timer | None = None
        self._left_to_count = 0

    def action_start(self) -> None:
        """Start speaking, once the voice is silent."""
        if self._voicing:
            self._start_after_voice()
        else:
            self._start_now()

    def _start_now(self) -> None:
        """Start speaking, after the countdown where one is wished."""
        self._hush()
        if self.app.rehearsal.settings.countdown:
            self._left_to_count = COUNTDOWN_SECONDS
            self._countdown = self.set_interval(1.0, self._count_down)
            self._count_down()
            self.refresh_bindings()
        else:
            self._begin_speaking()

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
                context=_context(interview),
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
        target = self.interview.question.target_seconds if self.interview.probe is None else REPLY_SECONDS
        limit = self.app.rehearsal.settings.answer_limit_seconds
        self.query_one(SpeakingPanel).watch_recorder(event.recorder, target, limit)
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
            self._resume()
        else:
            self._hold()

    def _resume(self) -> None:
        if self._recorder is not None and self.interview.phase == "paused":
            self._recorder.resume()
            self.interview = self.interview.resume()
            self.query_one(SpeakingPanel).look()

    def _hold(self) -> None:
        if self._recorder is not None and self.interview.phase == "speaking":
            self._recorder.pause()
            self.interview = self.interview.pause()
            self.query_one(SpeakingPanel).look()

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

    def action_stop(self) -> None:
        """The answer is finished, paused or not."""
        self._end_speaking()

    def _end_speaking(self) -> None:
        recorder, take_id = self._recorder, self.interview.take_id
        if recorder is None or take_id is None:
            return
        self.query_one(SpeakingPanel).rest()
        self.interview = self.interview.end_take()
        self._listen_back("spoken", self.app.rehearsal.wait_for(take_id))
        self._recorder = None
        self.judge_recording(take_id, recorder)

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
                self._resume()

        self.app.push_screen(
            ChoiceScreen(
                f"You have spoken for {clock(self._recorder.seconds if self._recorder else 0)}.",
                (("Go on speaking", "stay"), ("Finish the answer here", "finish"), ("Leave", "leave")),
                note="The recording is paused. If you leave, it is kept and Home offers it again.",
            ),
            chosen,
        )


def _context(interview: Interview) -> dict[str, str]:
    """What a take that a crash leaves behind needs to find its way back."""
    context = {"interview": interview.id, "position": str(interview.position)}
    if interview.probe is not None:
        context |= {"follows": interview.probe.follows, "probe": interview.probe.ask}
    return context
