"""Listening back: a finished take is transcribed and judged on a worker, and its result kept."""

from typing import TYPE_CHECKING

from textual import work
from textual.widgets import ProgressBar, Static

from trainer.errors import TrainerError
from trainer.interview.session import Interview
from trainer.ui.interviewing.held import SAFE
from trainer.ui.interviewing.way_on import WayOn
from trainer.ui.messages import AnswerJudged, JudgingAdvanced, TakeFailed
from trainer.ui.text import plain
from trainer.ui.widgets.speaking_panel import SpeakingPanel

if TYPE_CHECKING:
    from collections.abc import Callable

    from trainer.recording.recorder import Recorder
    from trainer.recording.sound import Sound
    from trainer.recording.spool import Take
    from trainer.store.records import Source

_WORTH_TELLING_SECONDS = 5.0
"""A wait shorter than this is over before one has read how long it takes."""
_SLIP_SECONDS = 3.0
"""A silent take shorter than this was a slip of the key: there is nothing in it to keep."""


class Judging(WayOn):
    """From a finished take to an answer in the history. Workers only post messages."""

    def __init__(self, interview: Interview) -> None:
        super().__init__(interview)
        self._source: Source = "spoken"  # of the answer that is being judged

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
        self._judge(take_id, lambda: take.sound, "spoken", take)

    @work(thread=True, group="judging")
    def judge_text(self, take_id: str, text: str) -> None:
        """Judge what was written."""
        interview = self.interview
        result = self.app.rehearsal.judge_text(take_id, text, interview.question, reply=interview.probe is not None)
        self.post_message(AnswerJudged(take_id, result, "typed"))

    @work(thread=True, group="judging")
    def judge_file(self, take_id: str, path: str) -> None:
        """Read a recording and judge it."""
        from pathlib import Path

        from trainer.recording.files import read_audio

        self._judge(take_id, lambda: read_audio(Path(path).expanduser()), "file", None)

    def _judge(self, take_id: str, fetch: "Callable[[], Sound]", source: "Source", take: "Take | None") -> None:
        """On a worker thread: fetch the sound, transcribe and judge it, and tell the screen."""
        from textual.worker import get_current_worker

        worker = get_current_worker()
        try:
            sound = fetch()
            result = self.app.rehearsal.judge_sound(
                take_id,
                sound,
                self.interview.question,
                reply=self.interview.probe is not None,
                progress=lambda share: self.post_message(JudgingAdvanced(take_id, share)),
                cancelled=lambda: worker.is_cancelled,
            )
        except TrainerError as error:
            if not worker.is_cancelled:
                self.post_message(TakeFailed(take_id, error, recorded=take is not None))
            return
        self.post_message(AnswerJudged(take_id, result, source, sound, take))

    # What comes back

    def on_judging_advanced(self, event: JudgingAdvanced) -> None:
        """The bar moves."""
        if event.take_id == self.interview.take_id:
            self.query_one("#progress", ProgressBar).update(total=1.0, progress=event.share)

    def on_answer_judged(self, event: AnswerJudged) -> None:
        """Keep the answer, then ask further, show it, or in a simulation ask the next question."""
        position, before, standing = self.interview.position, self.interview, self.interview.probe
        if before.phase != "judging" or event.take_id != before.take_id:
            return
        if event.result.no_speech and (before.one_go or standing is not None):
            self._nothing_said(event)
            return
        after = before.judged(event.take_id, self.app.now(), probe=self._probe_to(event.take_id, event.result))
        self.interview = after
        try:
            answer = self.app.rehearsal.keep_answer(
                after,
                event.result,
                position=position,
                source=event.source,
                now=self.app.now(),
                sound=event.sound,
                spooled=event.spooled,
                probe=standing,
            )
        except TrainerError as error:
            self.app.show_error(error)
            self.interview = before.discard_take()
            self._waiting = self._waiting or event.source == "spoken"
            self._show_question("Your answer could not be kept in the history.", SAFE[event.source])
            return
        self._drop_draft()
        self._note_answer(answer, standing)
        self._go_on()

    def _nothing_said(self, event: AnswerJudged) -> None:
        """There is one go at a follow-up question, and at each in a simulation; a slip of the key is none."""
        self.interview = self.interview.discard_take()
        if event.spooled is not None and event.spooled.seconds < _SLIP_SECONDS:
            self.app.rehearsal.forget_take(event.spooled)
            self._show_question("Nothing was said yet. Press space when you are ready.")
        else:
            self._waiting = self._waiting or event.source == "spoken"
            self._show_question("Nothing was heard. Look at the microphone (m), then answer again.", SAFE[event.source])

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
            remark.append(SAFE["spoken"])
        remark.append("t types your answer instead, o uses a recording from a file.")
        self._show_question(*filter(None, remark))

    def _stop_judging(self) -> None:
        """The candidate does not want to wait: the question stands again, and nothing is lost."""
        self.workers.cancel_group(self, "judging")
        self._waiting = self._waiting or self._source == "spoken"
        self.interview = self.interview.discard_take()
        self._show_question("Stopped listening back.", SAFE[self._source])
