"""Whisper on this machine, set to keep what people usually want deleted: um, uh, repetitions and restarts."""

import os
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from trainer.errors import ModelError, TranscriptionError
from trainer.transcript.assembly import HeardWord, assemble
from trainer.transcript.chunks import Chunk, cut
from trainer.transcript.decoder import Decoder, Hearing
from trainer.transcript.holes import holes
from trainer.transcript.loudness import with_loudness
from trainer.transcript.model import SpeechSpan, Transcript
from trainer.transcript.offline import stay_offline
from trainer.transcript.transcriber import SAMPLE_RATE, Samples, ignore_progress, never_cancelled
from trainer.transcript.voice_activity import speech_spans, voiced_seconds

# What is left of a part is heard once more when it holds at least this much speech: less gives made-up words.
LEAST_SPEECH_SECONDS = 0.3
# Every further window of a part goes at least so far, whatever the recogniser says it has heard.
LEAST_ADVANCE_SECONDS = 1.0
# More threads than this make decoding of one short window slower, not faster.
MOST_THREADS = 8


class WhisperTranscriber:
    """A `Transcriber` that runs a CTranslate2 Whisper model from a folder, on the processor, never on the network."""

    def __init__(self, folder: Path, name: str, *, threads: int | None = None) -> None:
        """`folder` is what `weights.find` gave; nothing is loaded before `load` or the first transcription."""
        self._folder = folder
        self._name = name
        self._threads = threads or min(os.cpu_count() or 1, MOST_THREADS)
        self._lock = threading.Lock()
        self._decoder: Decoder | None = None

    @property
    def name(self) -> str:
        """The model's name, such as "base"."""
        return self._name

    @property
    def loaded(self) -> bool:
        """Whether the model is in memory."""
        return self._decoder is not None

    def load(self) -> None:
        """Bring the model into memory; safe from any thread, at once when it is there.

        Raises `ModelError` when the folder holds no model that can be loaded.
        """
        with self._lock:
            if self._decoder is None:
                self._decoder = _load(self._folder, self._name, self._threads)

    def transcribe(
        self,
        samples: Samples,
        *,
        progress: Callable[[float], Any] = ignore_progress,
        cancelled: Callable[[], bool] = never_cancelled,
    ) -> Transcript:
        """The transcript of `samples`; see `Transcriber.transcribe`. One at a time, further callers wait."""
        seconds = len(samples) / SAMPLE_RATE
        _stop_if(cancelled)
        speech = speech_spans(samples)
        chunks = cut(speech, seconds)
        heard: list[HeardWord] = []
        if chunks:
            self.load()
        for chunk in chunks:
            _stop_if(cancelled)
            heard += self._hear(samples, chunk, speech)
            progress(min(1.0, chunk.until / seconds))
        progress(1.0)
        return with_loudness(assemble(heard, seconds=seconds, speech=speech, model=self._name), samples)

    def _hear(self, samples: Samples, chunk: Chunk, speech: tuple[SpeechSpan, ...]) -> list[HeardWord]:
        """The words of one part; what the recogniser skipped is heard a second time on its own."""
        with self._lock:
            heard = self._windows(samples, chunk, speech)
            for hole in holes(heard, speech, chunk):
                again = self._windows(samples, hole, speech)
                heard = sorted(heard + again, key=lambda word: word.at)
        return heard

    def _windows(self, samples: Samples, chunk: Chunk, speech: tuple[SpeechSpan, ...]) -> list[HeardWord]:
        """The words from window to window, for as long as there is speech left."""
        heard: list[HeardWord] = []
        at = chunk.at
        while voiced_seconds(speech, at, chunk.until) >= LEAST_SPEECH_SECONDS:
            window = self._listen(samples[round(at * SAMPLE_RATE) : round(chunk.until * SAMPLE_RATE)])
            heard += [replace(word, at=at + word.at, until=at + word.until) for word in window.words]
            at += max(window.until, LEAST_ADVANCE_SECONDS)
        return heard

    def _listen(self, sound: Samples) -> Hearing:
        assert self._decoder is not None, "load() comes first"
        try:
            return self._decoder.hear(sound)
        except (RuntimeError, ValueError) as error:
            raise TranscriptionError(
                f"The speech model {self._name} failed on this recording: {error}",
                "The recording is kept. Close other programs if memory is short, then transcribe it again.",
            ) from error


def _stop_if(cancelled: Callable[[], bool]) -> None:
    if cancelled():
        raise TranscriptionError(
            "The transcription was stopped.", "The recording is kept; it can be transcribed later."
        )


def _load(folder: Path, name: str, threads: int) -> Decoder:
    stay_offline()
    from faster_whisper import WhisperModel

    try:
        model = WhisperModel(str(folder), device="cpu", compute_type="int8", cpu_threads=threads, local_files_only=True)
        return Decoder(model)
    except (RuntimeError, ValueError, OSError) as error:
        raise ModelError(
            f"The speech model {name} in {folder} can't be loaded: {error}",
            "Delete that folder and start again: the model is then fetched anew.",
        ) from error
