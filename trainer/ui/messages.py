"""What worker threads tell the screens. Each carries the id of its take, so that a late one is known for what it is."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from trainer.errors import TrainerError
    from trainer.feedback.result import AnswerResult
    from trainer.recording.recorder import Recorder
    from trainer.recording.sound import Sound
    from trainer.recording.spool import Take
    from trainer.store.records import Source


@dataclass
class RecordingStarted(Message):
    """The microphone is open and the take is being spooled."""

    take_id: str
    recorder: "Recorder"


@dataclass
class JudgingAdvanced(Message):
    """The share of a take that was listened to, 0 to 1."""

    take_id: str
    share: float


@dataclass
class AnswerJudged(Message):
    """The result of a take; `spooled` is the take to let go of once the answer is kept."""

    take_id: str
    result: "AnswerResult"
    source: "Source"
    sound: "Sound | None" = None
    spooled: "Take | None" = None


@dataclass
class TakeFailed(Message):
    """A take could not be begun, read or judged. Where something was `recorded`, the spool keeps it."""

    take_id: str
    error: "TrainerError"
    recorded: bool = False


@dataclass
class TakeClosed(Message):
    """A take that was left was written to its end only now; who looked for such takes before looks again."""


@dataclass
class VoiceEnded(Message):
    """The voice has ended, or was stopped: the question with this number was read."""

    utterance: int
