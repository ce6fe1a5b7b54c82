"""The one thing the rest of the program knows about a speech recogniser."""

from collections.abc import Callable
from typing import Any, Protocol, runtime_checkable

from trainer.errors import TranscriptionError
from trainer.recording.microphone import SAMPLE_RATE, Samples
from trainer.recording.sound import Sound
from trainer.transcript.model import Transcript

__all__ = ["SAMPLE_RATE", "Samples", "Transcriber", "ignore_progress", "never_cancelled", "stop_if"]


def never_cancelled() -> bool:
    """The default for `cancelled`: the work goes on to its end."""
    return False


def ignore_progress(_share: float) -> Any:
    """The default for `progress`: nobody watches."""


def stop_if(cancelled: Callable[[], bool]) -> None:
    """Raise `TranscriptionError` when the work is not wanted any more."""
    if cancelled():
        raise TranscriptionError(
            "The transcription was stopped.", "The recording is kept; it can be transcribed later."
        )


class Transcriber(Protocol):
    """Turns sound into a verbatim transcript: fillers, repetitions and restarts stay."""

    @property
    def name(self) -> str:
        """The model's name, as shown to the user and kept with the transcript."""
        ...

    def transcribe(
        self,
        samples: Samples,
        *,
        progress: Callable[[float], Any] = ignore_progress,
        cancelled: Callable[[], bool] = never_cancelled,
    ) -> Transcript:
        """The transcript of `samples`.

        `progress` is called with the share done, 0 to 1. When `cancelled` turns true the work stops soon and raises
        `TranscriptionError`. Sound without speech gives an empty text, not an error.
        """
        ...


class Following(Protocol):
    """A transcription on its way while the recording goes on. Its methods may be called from any thread."""

    @property
    def wait(self) -> float:
        """About how many seconds `finish` would take now."""
        ...

    def hear(self, samples: Samples) -> None:
        """The next samples of the recording (mono, `SAMPLE_RATE`); comes back at once."""
        ...

    def finish(
        self,
        sound: Sound,
        *,
        progress: Callable[[float], Any] = ignore_progress,
        cancelled: Callable[[], bool] = never_cancelled,
    ) -> Transcript:
        """The transcript of the recording, as `Transcriber.transcribe` gives it.

        `sound` is all of the recording; only what was not heard yet is read of it.
        """
        ...

    def abandon(self) -> None:
        """Nobody wants the transcript any more. Does nothing after `finish`."""
        ...


@runtime_checkable
class LiveTranscriber(Transcriber, Protocol):
    """A recogniser that can work while somebody speaks."""

    def live(self) -> Following:
        """A transcription of a recording that begins now."""
        ...
