"""Transcription while somebody speaks: a thread of its own, so that little is left to do when they stop."""

import logging
import threading
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import numpy as np

from trainer.transcript.listener import Listener
from trainer.transcript.model import Transcript
from trainer.transcript.transcriber import Samples, ignore_progress, never_cancelled, stop_if

_LOOK_SECONDS = 0.05
"""How often a caller that waits for the thread looks whether it is still wanted."""
_FIRST_PACE = 0.3
"""Seconds of work for a second of sound, until it was measured: the base model on two cores of 2020."""

_log = logging.getLogger(__name__)


class LiveTranscription:
    """Implements `Following` with a `Listener` on a thread that ends by itself."""

    def __init__(self, listener: Callable[[], Listener], work: Callable[[], AbstractContextManager[None]]) -> None:
        """`listener` makes a new one; `work` is held while it uses its model, others get the model in between."""
        self._make = listener
        self._listener = listener()
        self._work = work
        self._changed = threading.Condition()
        self._waiting: list[Samples] = []
        self._over = False
        self._behind = 0.0
        self._worked = 0.0
        self._thread = threading.Thread(target=self._follow, name="transcription", daemon=True)
        self._thread.start()

    @property
    def wait(self) -> float:
        """See `Following`; counts as far as the sound was heard, and is rough."""
        done = self._listener.seconds - self._behind
        return self._behind * (self._worked / done if done > 0 else _FIRST_PACE)

    def hear(self, samples: Samples) -> None:
        """See `Following`."""
        with self._changed:
            self._waiting.append(samples)
            self._changed.notify()

    def abandon(self) -> None:
        """See `Following`. A window that is being heard is heard to its end first."""
        with self._changed:
            self._over = True
            self._changed.notify()

    def finish(
        self,
        samples: Samples,
        *,
        progress: Callable[[float], Any] = ignore_progress,
        cancelled: Callable[[], bool] = never_cancelled,
    ) -> Transcript:
        """See `Following`."""
        self.abandon()
        while self._thread.is_alive():
            stop_if(cancelled)
            self._thread.join(_LOOK_SECONDS)
        if self._listener.heard > len(samples):
            # The disk took less than the microphone gave. What was recorded counts.
            self._listener = self._make()
        self._listener.hear(samples[self._listener.heard :])
        with self._work():
            return self._listener.transcript(progress=progress, stop_if_cancelled=lambda: stop_if(cancelled))

    def _follow(self) -> None:
        """Hear what comes and work ahead, until the recording is over. On the thread."""
        try:
            while not self._over:
                with self._changed:
                    new, self._waiting = self._waiting, []
                if new:
                    self._listener.hear(np.concatenate(new))
                if not self._step() and not new:
                    with self._changed:
                        self._changed.wait_for(lambda: self._waiting or self._over)
        except (
            Exception
        ):  # whatever it was: whoever waits for the transcript makes it then, and is told what goes wrong
            _log.exception("the transcription stopped working ahead")

    def _step(self) -> bool:
        began = time.monotonic()
        with self._work():
            worked = self._listener.step()
        if worked:
            self._worked += time.monotonic() - began
        self._behind = self._listener.behind
        return worked
