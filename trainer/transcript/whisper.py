"""Whisper on this machine, set to keep what people usually want deleted: um, uh, repetitions and restarts."""

import os
import threading
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from trainer.errors import ModelError
from trainer.transcript.decoder import Decoder
from trainer.transcript.heaps import share_heaps
from trainer.transcript.listener import Listener
from trainer.transcript.live import LiveTranscription
from trainer.transcript.model import Transcript
from trainer.transcript.offline import stay_offline
from trainer.transcript.transcriber import Samples, ignore_progress, never_cancelled, stop_if

# So many windows are taken down at once. One is being heard when somebody stops; another worker has the last.
MOST_WORKERS = 2
# A worker has one thread: the steps of decoding are so small that threads wait for each other. On two cores a token of
# the base model took 13 ms with one thread and 20 with two; two windows, one after the other with two threads, 2.3 s,
# side by side with a thread each 1.0 s.
THREADS = 1


class WhisperTranscriber:
    """A `Transcriber` that runs a CTranslate2 Whisper model from a folder, on the processor, never on the network."""

    def __init__(self, folder: Path, name: str, *, terms: Iterable[str] = ()) -> None:
        """`folder` is what `weights.find` gave; nothing is loaded before `load` or the first transcription.

        `terms` are the user's own names and words, which the recogniser is told of.
        """
        self._folder = folder
        self._name = name
        self._workers = min(os.cpu_count() or 1, MOST_WORKERS)
        self._pool = ThreadPoolExecutor(self._workers, thread_name_prefix="recogniser")
        self._terms = tuple(terms)
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
                self._decoder = _load(self._folder, self._name, self._workers, self._terms)

    def transcribe(
        self,
        samples: Samples,
        *,
        progress: Callable[[float], Any] = ignore_progress,
        cancelled: Callable[[], bool] = never_cancelled,
    ) -> Transcript:
        """The transcript of `samples`; see `Transcriber.transcribe`. Callers share the workers."""
        listener = self._listener()
        stop_if(cancelled)
        listener.hear(samples)
        return listener.transcript(progress=progress, stop_if_cancelled=lambda: stop_if(cancelled))

    def live(self) -> LiveTranscription:
        """A transcription that goes along with a recording; see `LiveTranscriber.live`."""
        return LiveTranscription(self._listener)

    def _listener(self) -> Listener:
        return Listener(self._loaded, self._name, self._pool)

    def _loaded(self) -> Decoder:
        self.load()
        assert self._decoder is not None, "load() brought it"
        return self._decoder


def _load(folder: Path, name: str, workers: int, terms: tuple[str, ...]) -> Decoder:
    stay_offline()
    share_heaps()
    from faster_whisper import WhisperModel

    try:
        model = WhisperModel(
            str(folder),
            device="cpu",
            compute_type="int8",
            cpu_threads=THREADS,
            num_workers=workers,
            local_files_only=True,
        )
        return Decoder(model, terms)
    except (RuntimeError, ValueError, OSError) as error:
        raise ModelError(
            f"The speech model {name} in {folder} can't be loaded: {error}",
            "Delete that folder and start again: the model is then fetched anew.",
        ) from error
