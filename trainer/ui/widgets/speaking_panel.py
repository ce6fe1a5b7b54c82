"""What stands below the question while somebody speaks: the time, the level, one line that says what matters."""

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Static

from trainer.errors import RecordingError
from trainer.ui.text import plain
from trainer.ui.widgets.meters import LevelBar, TimeBar

if TYPE_CHECKING:
    from trainer.recording.recorder import Recorder

SILENT_SECONDS = 5.0
"""So long without a signal and the panel says so: longer than any pause for thought that feels natural."""
WARNING_SECONDS = 15
"""So long before the limit the panel says that it is near: time for two sentences."""
_POLL = 0.1


class SpeakingPanel(Vertical):
    """Looks at a recorder ten times a second and shows it. Starting, stopping and pausing are the screen's affair."""

    DEFAULT_CSS = """
    SpeakingPanel { height: auto; }
    SpeakingPanel LevelBar { margin-top: 1; }
    SpeakingPanel Static { margin-top: 1; height: 2; }
    """

    class Faulted(Message):
        """The recorder says that something is wrong; what was said is safe."""

        def __init__(self, fault: RecordingError) -> None:
            super().__init__()
            self.fault = fault

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._recorder: Recorder | None = None
        self._timer: Timer | None = None
        self._target = self._limit = 0
        self._shown = ""
        self.question: str = ""

    def compose(self) -> ComposeResult:
        """Three lines."""
        yield TimeBar(1)
        yield LevelBar()
        yield Static()

    def watch_recorder(self, recorder: "Recorder", target_seconds: int, limit_seconds: int = 0) -> None:
        """Show this recorder from now on, against this aim; at the limit, 0 for none, it says so and goes on."""
        self.rest()
        self._recorder, self._target, self._limit = recorder, target_seconds, limit_seconds
        self.query_one(TimeBar).target_seconds = target_seconds
        self.look()
        self._timer = self.set_interval(_POLL, self.look)

    def rest(self) -> None:
        """Show nothing any more."""
        if self._timer is not None:
            self._timer.stop()
        self._recorder = self._timer = None
        self.question = ""

    def ask(self, question: str) -> None:
        """Put a question to the candidate in the line at the foot, until it is answered by a key."""
        self.question = question
        self.look()

    def look(self) -> None:
        """Show the recorder as it is now, without waiting for the next tenth of a second."""
        recorder = self._recorder
        if recorder is None:
            return
        self.query_one(TimeBar).seconds = recorder.seconds
        self.query_one(LevelBar).level = recorder.level
        notice = self._notice(recorder)
        if notice != self._shown:  # else the whole page would be laid out ten times a second
            self.query_one(Static).update(plain(notice))
            self._shown = notice
        if recorder.fault is not None and self.screen.is_active:  # else a question stands above it: first its answer
            fault = recorder.fault
            self.rest()
            self.post_message(self.Faulted(fault))

    def _notice(self, recorder: "Recorder") -> str:
        if self.question:
            return self.question
        if recorder.state == "paused":
            return "Paused. p goes on, space finishes the answer."
        if recorder.silent_for >= SILENT_SECONDS:
            return f"Nothing heard for {recorder.silent_for:.0f} seconds. Is the microphone muted?"
        if self._limit and recorder.seconds >= self._limit:
            return "An interviewer would cut in here. Finish your sentence; nothing is cut off."
        if self._limit and recorder.seconds >= self._limit - WARNING_SECONDS:
            return f"About {WARNING_SECONDS} seconds left: come to your end."
        if recorder.seconds > self._target:
            return "Past the time you aim at: come to your end in your own words."
        return ""
