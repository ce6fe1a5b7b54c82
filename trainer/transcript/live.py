"""Transcription while somebody speaks: a thread of its own, so that little is left to do when they stop."""

import logging
import threading
from collections.abc import Callable
from typing import Any

import numpy as np

from trainer.recording.sound import Sound
from trainer.transcript.listener import Listener
from trainer.transcript.model import Transcript
from trainer.transcript.transcriber import Samples, ignore_progress, never_cancelled, stop_if

_FIRST_PACE = 0.3
"""Seconds of work for a second of sound, until it was measured: the base model on two cores of 2020."""

_log = logging.getLogger(__name__)


class LiveTranscription:
    """Implements `Following` with a `Listener` on a thread that ends by itself."""

    def __init__(self, listener: Callable[[], Listener]) -> None:
        """`listener` makes a new one."""
        self._make = listener
        self._listener = listener()
        self._changed = threading.Condition()
        self._waiting: list[Samples] = []
        self._over = False
        self._finishing = False
        self._failed = False
        self._thread = threading.Thread(target=self._follow, name="transcription", daemon=True)
        self._thread.start()

    @property
    def wait(self) -> float:
        """See `Following`; counts as far as the sound was heard, and is rough."""
        return self._listener.behind * (self._listener.pace or _FIRST_PACE)

    def hear(self, samples: Samples) -> None:
        """See `Following`."""
        with self._changed:
            self._waiting.append(samples)
            self._changed.notify()

    def abandon(self) -> None:
        """See `Following`."""
        with self._changed:
            self._over = True
            self._changed.notify()

    def finish(
        self,
        sound: Sound,
        *,
        progress: Callable[[float], Any] = ignore_progress,
        cancelled: Callable[[], bool] = never_cancelled,
    ) -> Transcript:
        """See `Following`."""
        self._finishing = True
        self.abandon()
        self._thread.join()
        if self._failed or self._listener.heard > len(sound):
            # The disk took less than the microphone gave: what was recorded counts.
            self._listener.let_go()
            self._listener = self._make()
        if rest := len(sound) - self._listener.heard:
            self._listener.hear(sound[-rest:])
        return self._listener.transcript(progress=progress, stop_if_cancelled=lambda: stop_if(cancelled))

    def _follow(self) -> None:
        """Hear what comes and have it taken down, until the recording is over. On the thread."""
        try:
            while not self._over:
                with self._changed:
                    self._changed.wait_for(lambda: self._waiting or self._over)
                    new, self._waiting = self._waiting, []
                if new:
                    self._listener.hear(np.concatenate(new))
                    self._listener.begin()
        except (
            Exception
        ):  # whatever it was: whoever waits for the transcript makes it then, and is told what goes wrong
            _log.exception("the transcription stopped working ahead")
            self._failed = True
        if not self._finishing:
            self._listener.let_go()
