"""The one thing the rest of the program knows about a speech recogniser."""

from collections.abc import Callable
from typing import Any, Protocol

from trainer.recording.microphone import SAMPLE_RATE, Samples
from trainer.transcript.model import Transcript

__all__ = ["SAMPLE_RATE", "Samples", "Transcriber", "ignore_progress", "never_cancelled"]


def never_cancelled() -> bool:
    """The default for `cancelled`: the work goes on to its end."""
    return False


def ignore_progress(_share: float) -> Any:
    """The default for `progress`: nobody watches."""


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
