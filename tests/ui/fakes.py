"""A recogniser and a loudspeaker that do as a test says."""

import threading
from collections.abc import Callable
from typing import Any, ClassVar

import numpy as np

from trainer.errors import DeviceError, TrainerError, TranscriptionError
from trainer.recording.microphone import SAMPLE_RATE, Samples
from trainer.transcript.model import SpeechSpan, Transcript, Word
from trainer.transcript.transcriber import ignore_progress, never_cancelled

SHARE = 25 / 64
"""How far the recogniser gets before it waits for `FakeTranscriber.release`.

Exactly so many half cells of a progress bar: one that is told its share before it has a size rounds any other value
differently, so that a picture of it would depend on what came first.
"""


class FakeTranscriber:
    """Implements `Transcriber`: hears the scripted texts one after the other, then nothing."""

    name = "fake"

    def __init__(self, *texts: str) -> None:
        self.texts = list(texts)
        self.heard: list[float] = []
        """The length of each recording it was given, in seconds."""
        self.error: TrainerError | None = None
        self.stubborn = False
        """Goes on to the end although it was told to stop, as a decoder in the middle of a window does."""
        self.loaded = threading.Event()
        self.stopped = threading.Event()
        """It was told to stop, and did."""
        self.done = threading.Event()
        """It gave a transcript."""
        self._released = threading.Event()
        self._released.set()

    def hold(self) -> None:
        """From now on take for ever, until `release`."""
        self._released.clear()

    def release(self) -> None:
        """Finish what was held."""
        self._released.set()

    def load(self) -> None:
        self.loaded.set()

    def transcribe(
        self,
        samples: Samples,
        *,
        progress: Callable[[float], Any] = ignore_progress,
        cancelled: Callable[[], bool] = never_cancelled,
    ) -> Transcript:
        self.heard.append(len(samples) / SAMPLE_RATE)
        progress(SHARE)
        while not self._released.wait(0.01):
            if cancelled() and not self.stubborn:
                self.stopped.set()
                raise TranscriptionError("The transcription was stopped.", "It can be made later.")
        if self.error is not None:
            raise self.error
        transcript = timed(self.texts.pop(0) if self.texts else "", len(samples) / SAMPLE_RATE)
        self.done.set()
        return transcript


class FakePlayer:
    """In place of `Player`: notes what was played, and goes on playing until it is stopped."""

    made: ClassVar[list["FakePlayer"]] = []
    error: ClassVar[DeviceError | None] = None

    def __init__(self) -> None:
        self.played: list[tuple[float, float, float | None]] = []
        """Length of the sound, start and end, of all that was played, in seconds."""
        self.playing = False
        self.fault: DeviceError | None = None
        FakePlayer.made.append(self)

    def play(self, samples: Samples, *, start: float = 0.0, end: float | None = None) -> None:
        self.played.append((len(samples) / SAMPLE_RATE, start, end))
        self.fault = FakePlayer.error
        self.playing = self.fault is None

    def stop(self) -> None:
        self.playing = False


def timed(text: str, seconds: float) -> Transcript:
    """A transcript of these words, spoken evenly from beginning to end."""
    pieces, place, words = text.split(), 0, []
    for number, piece in enumerate(pieces):
        start = text.index(piece, place)
        place = start + len(piece)
        words.append(
            Word(start, place, number * seconds / len(pieces), (number + 1) * seconds / len(pieces), probability=0.9)
        )
    speech = (SpeechSpan(0.0, seconds),) if pieces else ()
    return Transcript(text=text, words=tuple(words), seconds=seconds, speech=speech, model="fake")


def loud(seconds: float) -> Samples:
    """Sound far too loud for the input."""
    return np.ones(round(seconds * SAMPLE_RATE), dtype=np.float32)
