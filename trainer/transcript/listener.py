"""Follows one recording to its transcript, in steps: most of the work can be done while somebody still speaks.

A recording that is there as a whole takes the same steps, so that it comes to the same words.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np

from trainer.recording.microphone import SAMPLE_RATE, Samples
from trainer.transcript.assembly import assemble
from trainer.transcript.chunks import Chunk, cut, drafts
from trainer.transcript.decoder import Decoder, Draft
from trainer.transcript.loudness import with_loudness
from trainer.transcript.model import SpeechSpan, Transcript
from trainer.transcript.passage import Passage, sound_of, take_down
from trainer.transcript.voice_activity import VoiceActivity

# Somebody who says nothing for so long may have finished. Shorter pauses come every few words: to work ahead in each of
# them takes all of a processor, and whoever stops meanwhile waits for what was begun.
PERHAPS_OVER_SECONDS = 0.4
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
        self._passages: dict[Chunk, Passage] = {}
        self._drafts: dict[tuple[float, float], Draft | None] = {}

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
        """How many seconds of the recording lie in parts that nobody has taken down yet."""
        return sum(chunk.until - chunk.at for chunk in self._chunks() if chunk not in self._passages)

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
        """Do the next piece of work that what was heard so far allows, a window or two of it; False if there is none.

        A part that may still grow is taken down after a silence: perhaps the answer ends here.
        """
        chunks, speech = self._chunks(), self._activity.spans()
        for chunk in chunks:
            if chunk not in self._passages:
                whole = chunk is not chunks[-1] or self._perhaps_over()
                if self._advance(chunk, speech, whole=whole):
                    return True
        return False

    def transcript(self, *, progress: Callable[[float], Any], stop_if_cancelled: Callable[[], Any]) -> Transcript:
        """The transcript of all that was heard; nothing can be heard after it."""
        self._activity.end()
        speech = self._activity.spans()
        passages = []
        for chunk in self._chunks():
            stop_if_cancelled()
            while chunk not in self._passages:
                stop_if_cancelled()
                self._advance(chunk, speech, whole=True)
            passages.append(self._passages[chunk])
            progress(min(1.0, chunk.until / self.seconds))
        progress(1.0)
        heard = [word for passage in passages for word in passage.words]
        made = assemble(heard, seconds=self.seconds, speech=speech, model=self._name)
        suspects = tuple(suspect for passage in passages for suspect in passage.suspects)
        return with_loudness(replace(made, suspects=suspects), self._samples)

    def _perhaps_over(self) -> bool:
        silent_for = self.seconds - self._activity.spans()[-1].until
        return not self._activity.speaking and silent_for >= PERHAPS_OVER_SECONDS

    @property
    def _samples(self) -> Samples:
        return self._sound[: self._count]

    def _chunks(self) -> tuple[Chunk, ...]:
        return cut(self._activity.spans(), self.seconds)

    def _advance(self, chunk: Chunk, speech: tuple[SpeechSpan, ...], *, whole: bool) -> bool:
        """Make the next draft of a part, or take it down where it is `whole`; False where neither can be done."""
        at = next((at for at in drafts(speech, chunk) if (chunk.at, at) not in self._drafts), None)
        if at is not None:
            sound = sound_of(self._samples, Chunk(chunk.at, at))
            self._drafts[chunk.at, at] = self._decoder().draft(sound, self._latest(chunk, at, speech))
        elif whole:
            draft = self._latest(chunk, chunk.until, speech)
            self._passages[chunk] = take_down(self._decoder(), self._samples, chunk, speech, draft)
        return at is not None or whole

    def _latest(self, chunk: Chunk, before: float, speech: tuple[SpeechSpan, ...]) -> Draft | None:
        """The draft to go on from at `before`: None at the beginning, and where the one before went wrong."""
        earlier = [at for at in drafts(speech, chunk) if at < before]
        return self._drafts[chunk.at, earlier[-1]] if earlier else None
