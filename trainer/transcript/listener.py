"""Follows one recording to its transcript, in steps: most of the work can be done while somebody still speaks.

A recording that is there as a whole takes the same steps, so that it comes to the same words.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np

from trainer.recording.microphone import SAMPLE_RATE, Samples
from trainer.transcript.assembly import assemble
from trainer.transcript.decoder import Decoder
from trainer.transcript.loudness import with_loudness
from trainer.transcript.model import Transcript
from trainer.transcript.passage import take_down
from trainer.transcript.stitching import Passage, stitched
from trainer.transcript.voice_activity import VoiceActivity
from trainer.transcript.windows import END_MARGIN_SECONDS, Window, lasting, windows

# Somebody who says nothing for so long may have finished: the window that ends here is heard, in case nothing follows.
# It ends as far after the last word, so that it is the same window when nothing does.
PERHAPS_OVER_SECONDS = END_MARGIN_SECONDS
# The buffer for the sound grows by doubling, from this on: half a minute.
_FIRST_SAMPLES = 30 * SAMPLE_RATE


class Listener:
    """The transcript of one recording in the making. Not for two threads at once.

    What a step gives depends on the sound alone, never on when the step is made: `step` only does early what
    `transcript` would do otherwise.
    """

    def __init__(self, decoder: Callable[[], Decoder], name: str) -> None:
        """`decoder` gives the loaded model `name`; it is asked for when there is something to hear."""
        self._decoder = decoder
        self._name = name
        self._activity = VoiceActivity()
        self._sound = np.zeros(_FIRST_SAMPLES, dtype=np.float32)
        self._count = 0
        self._passages: dict[Window, Passage] = {}

    @property
    def heard(self) -> int:
        """How many samples were heard."""
        return self._count

    @property
    def seconds(self) -> float:
        """How much of the recording there is."""
        return self._count / SAMPLE_RATE

    @property
    def behind(self) -> float:
        """How many seconds of the recording lie in windows that were not taken down yet."""
        return sum(window.until - window.at for window in self._windows() if window not in self._passages)

    def hear(self, samples: Samples) -> None:
        """The next samples (mono, `SAMPLE_RATE`)."""
        if self._count + len(samples) > len(self._sound):
            grown = np.zeros(max(2 * len(self._sound), self._count + len(samples)), dtype=np.float32)
            grown[: self._count] = self._sound[: self._count]
            self._sound = grown
        self._sound[self._count : self._count + len(samples)] = samples
        self._count += len(samples)
        self._activity.hear(samples)

    def step(self) -> bool:
        """Take down the next window that what was heard so far allows; False if there is none.

        The last one may still grow. It is taken down after a silence: perhaps the answer ends here.
        """
        found = self._windows()
        ready = found if self._perhaps_over() else found[:-1]
        window = next((window for window in ready if window not in self._passages), None)
        if window is None:
            return False
        self._take_down(window)
        return True

    def transcript(self, *, progress: Callable[[float], Any], stop_if_cancelled: Callable[[], Any]) -> Transcript:
        """The transcript of all that was heard; nothing can be heard after it."""
        self._activity.end()
        heard = []
        for window in self._windows():
            stop_if_cancelled()
            if window not in self._passages:
                self._take_down(window)
            heard.append((window, self._passages[window]))
            progress(min(1.0, window.until / self.seconds))
        progress(1.0)
        passage = stitched(heard)
        speech = self._activity.spans()
        made = assemble(passage.words, seconds=self.seconds, speech=speech, model=self._name)
        return with_loudness(replace(made, suspects=passage.suspects), self._samples)

    def _perhaps_over(self) -> bool:
        spans = self._activity.spans()
        silent = not self._activity.speaking
        return silent and bool(spans) and self.seconds - spans[-1].until >= PERHAPS_OVER_SECONDS

    @property
    def _samples(self) -> Samples:
        return self._sound[: self._count]

    def _windows(self) -> tuple[Window, ...]:
        return lasting(windows(self._activity.spans(), self.seconds))

    def _take_down(self, window: Window) -> None:
        self._passages[window] = take_down(self._decoder(), self._samples, window, self._activity.spans())
