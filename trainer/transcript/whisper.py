"""Whisper on this machine, set to keep what people usually want deleted: um, uh, repetitions and restarts."""

import os
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from trainer.errors import ModelError, TranscriptionError
from trainer.transcript.assembly import HeardWord, assemble
from trainer.transcript.chunks import Chunk, cut
from trainer.transcript.loudness import with_loudness
from trainer.transcript.model import Transcript
from trainer.transcript.offline import stay_offline
from trainer.transcript.transcriber import SAMPLE_RATE, Samples, ignore_progress, never_cancelled
from trainer.transcript.voice_activity import speech_spans

# Whisper deletes filled pauses unless the text before shows some. Hot words stand before every window, an initial
# prompt only before the first; this wording brought back the most without harming read speech.
HOTWORDS = "um, uh"
BEAM_SIZE = 5
# A second try, a little random, when the first loops or is unsure; hotter ones invent.
TEMPERATURES = (0.0, 0.4)
# The fastest talkers say about 6 words a second, some 9 tokens; a decoder that writes more is looping.
TOKENS_PER_SECOND = 12
SPARE_TOKENS = 24
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
        self._model: Any = None

    @property
    def name(self) -> str:
        """The model's name, such as "base"."""
        return self._name

    @property
    def loaded(self) -> bool:
        """Whether the model is in memory."""
        return self._model is not None

    def load(self) -> None:
        """Bring the model into memory; safe from any thread, at once when it is there.

        Raises `ModelError` when the folder holds no model that can be loaded.
        """
        with self._lock:
            if self._model is None:
                self._model = _load(self._folder, self._name, self._threads)

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
            heard += self._hear(samples, chunk)
            progress(min(1.0, chunk.until / seconds))
        progress(1.0)
        return with_loudness(assemble(heard, seconds=seconds, speech=speech, model=self._name), samples)

    def _hear(self, samples: Samples, chunk: Chunk) -> list[HeardWord]:
        sound = samples[round(chunk.at * SAMPLE_RATE) : round(chunk.until * SAMPLE_RATE)]
        with self._lock:
            try:
                segments, _ = self._model.transcribe(
                    sound,
                    language="en",
                    beam_size=BEAM_SIZE,
                    temperature=TEMPERATURES,
                    hotwords=HOTWORDS,
                    condition_on_previous_text=False,
                    word_timestamps=True,
                    max_new_tokens=min(200, SPARE_TOKENS + int(TOKENS_PER_SECOND * len(sound) / SAMPLE_RATE)),
                )
                return [
                    HeardWord(
                        word.word, chunk.at + float(word.start), chunk.at + float(word.end), float(word.probability)
                    )
                    for segment in segments
                    for word in segment.words or ()
                ]
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


def _load(folder: Path, name: str, threads: int) -> Any:
    stay_offline()
    from faster_whisper import WhisperModel

    try:
        return WhisperModel(str(folder), device="cpu", compute_type="int8", cpu_threads=threads, local_files_only=True)
    except (RuntimeError, ValueError, OSError) as error:
        raise ModelError(
            f"The speech model {name} in {folder} can't be loaded: {error}",
            "Delete that folder and start again: the model is then fetched anew.",
        ) from error
