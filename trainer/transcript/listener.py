"""Follows one recording to its transcript: most of the work can be done while somebody still speaks.

A recording that is there as a whole is taken down in the same windows, so that it comes to the same words.
"""

import threading
import time
from collections.abc import Callable, Iterable
from concurrent.futures import Executor, Future, wait
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

import numpy as np

from trainer.errors import TranscriptionError
from trainer.recording.microphone import SAMPLE_RATE, Samples
from trainer.transcript.assembly import assemble
from trainer.transcript.decoder import Decoder, NotWantedError
from trainer.transcript.loudness import with_loudness
from trainer.transcript.model import SpeechSpan, Transcript
from trainer.transcript.passage import Draft, Scribe
from trainer.transcript.stitching import Passage, stitched
from trainer.transcript.voice_activity import VoiceActivity
from trainer.transcript.windows import END_MARGIN_SECONDS, Window, lasting, windows

# Somebody who says nothing for so long may have finished: the window that ends here is heard, in case nothing follows.
# It ends as far after the last word, so that it is the same window when nothing does.
PERHAPS_OVER_SECONDS = END_MARGIN_SECONDS
# A window is heard again for its words where the recording goes on for so long after it: that is time to do it while
# somebody still speaks. The last ones, for which they would have to wait, are heard once. This goes by the recording,
# not by what was done in time, so that every machine comes to the same words.
HEARD_AGAIN_BEFORE_SECONDS = 4.0
# While the recording goes on, a window that ends so far back will hardly be the last.
_LIKELY_NOT_LAST_SECONDS = 1.0
# The buffer for the sound grows by doubling, from this on: half a minute.
_FIRST_SAMPLES = 30 * SAMPLE_RATE
_LOOK_SECONDS = 0.05
"""How often whoever waits for a window looks whether the transcript is still wanted."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Job(Generic[T]):
    """Work on one window: what will come of it, and how to say that nobody wants it any more."""

    coming: Future[T]
    unwanted: threading.Event

    @property
    def done(self) -> bool:
        return self.coming.done() and not self.failed

    @property
    def failed(self) -> bool:
        return self.coming.done() and (self.coming.cancelled() or self.coming.exception() is not None)

    def let_go(self) -> None:
        self.unwanted.set()
        self.coming.cancel()


class Listener:
    """The transcript of one recording in the making. Not for two threads at once.

    Windows are taken down by the threads of a pool. What comes of one depends on the sound alone, never on when it is
    begun: `begin` only does early what `transcript` would do otherwise.
    """

    def __init__(self, decoder: Callable[[], Decoder], name: str, pool: Executor) -> None:
        """`decoder` gives the loaded model `name`; it is asked for when there is something to hear, on the pool."""
        self._decoder = decoder
        self._name = name
        self._pool = pool
        self._activity = VoiceActivity()
        self._sound = np.zeros(_FIRST_SAMPLES, dtype=np.float32)
        self._count = 0
        self._drafts: dict[Window, _Job[Draft]] = {}
        self._improved: dict[Window, _Job[Passage]] = {}
        self._found: tuple[Window, ...] = ()
        self._worked = 0.0
        self._taken_down = 0.0

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
        """How many seconds of windows are still to be heard, once or again, of those found when it last began some."""
        again = (window for window in self._found if self._is_heard_again(window))
        return _left(self._found, self._drafts) + _left(again, self._improved)

    @property
    def pace(self) -> float | None:
        """Seconds that a thread needs for a second of a window, None as long as none was taken down."""
        return self._worked / self._taken_down if self._taken_down else None

    def hear(self, samples: Samples) -> None:
        """The next samples (mono, `SAMPLE_RATE`)."""
        if self._count + len(samples) > len(self._sound):
            grown = np.zeros(max(2 * len(self._sound), self._count + len(samples)), dtype=np.float32)
            grown[: self._count] = self._sound[: self._count]
            self._sound = grown
        self._sound[self._count : self._count + len(samples)] = samples
        self._count += len(samples)
        self._activity.hear(samples)

    def begin(self) -> None:
        """Have every window taken down that what was heard so far allows; comes back at once.

        The last one may still grow. It is taken down after a silence: perhaps the answer ends here.
        """
        speech = self._activity.spans()
        every = windows(speech, self.seconds)
        # The last may hold another whole now and no longer do so when it has grown: what was begun of that goes on.
        self._forget(every)
        found = lasting(every)
        for window in found if self._perhaps_over(speech) else found[:-1]:
            self._draft(window, speech)
        # One at a time, so that a worker is free for what somebody may wait for.
        if all(job.coming.done() for job in self._improved.values()):
            ready = next(filter(self._is_to_be_improved, found), None)
            if ready is not None:
                self._improve(ready, speech)
        self._found = found

    def transcript(self, *, progress: Callable[[float], Any], stop_if_cancelled: Callable[[], Any]) -> Transcript:
        """The transcript of all that was heard; nothing can be heard after it. Raises `TranscriptionError`."""
        self._activity.end()
        speech = self._activity.spans()
        found = lasting(windows(speech, self.seconds))
        again = tuple(window for window in found if self._is_heard_again(window))
        self._forget(found, again)
        heard = []
        try:
            for window in found:
                self._draft(window, speech)
            for window in again:
                self._improve(window, speech)
            for window in found:
                draft = self._result(self._drafts[window], stop_if_cancelled)
                improved = self._improved.get(window)
                heard.append((window, self._result(improved, stop_if_cancelled) if improved else draft.passage))
                progress(min(1.0, window.until / self.seconds))
        finally:
            self.let_go()
        progress(1.0)
        passage = stitched(heard)
        made = assemble(passage.words, seconds=self.seconds, speech=speech, model=self._name)
        return with_loudness(replace(made, suspects=passage.suspects), self._samples)

    def let_go(self) -> None:
        """Nobody wants the transcript any more: what was begun ends soon."""
        self._forget(())

    def _perhaps_over(self, speech: tuple[SpeechSpan, ...]) -> bool:
        silent = not self._activity.speaking
        return silent and bool(speech) and self.seconds - speech[-1].until >= PERHAPS_OVER_SECONDS

    def _is_to_be_improved(self, window: Window) -> bool:
        """Whether the window can be heard again, and the recording goes on so far behind it that it likely will be."""
        drafted = window in self._drafts and self._drafts[window].done
        return drafted and window not in self._improved and self.seconds - window.until >= _LIKELY_NOT_LAST_SECONDS

    def _is_heard_again(self, window: Window) -> bool:
        return self.seconds - window.until >= HEARD_AGAIN_BEFORE_SECONDS

    @property
    def _samples(self) -> Samples:
        return self._sound[: self._count]

    def _forget(self, found: Iterable[Window], again: Iterable[Window] | None = None) -> None:
        """Let go of work on other windows than `found`, of a second hearing of others than `again`, and of failed work.

        What failed while somebody spoke may do better now.
        """
        _keep(self._drafts, set(found))
        _keep(self._improved, set(found if again is None else again))

    def _draft(self, window: Window, speech: tuple[SpeechSpan, ...]) -> None:
        if window not in self._drafts:

            def work(scribe: Scribe) -> Draft:
                return scribe.draft(window)

            self._drafts[window] = self._begun(window, speech, work)

    def _improve(self, window: Window, speech: tuple[SpeechSpan, ...]) -> None:
        """After the window's draft. That was begun before, so that a worker never waits for one that can't begin."""
        if window not in self._improved:
            draft = self._drafts[window].coming

            def work(scribe: Scribe) -> Passage:
                return scribe.improved(window, draft.result())

            self._improved[window] = self._begun(window, speech, work)

    def _begun(self, window: Window, speech: tuple[SpeechSpan, ...], work: Callable[[Scribe], T]) -> _Job[T]:
        unwanted = threading.Event()
        samples = self._samples

        def on_the_pool() -> T:
            if unwanted.is_set():
                raise NotWantedError
            scribe = Scribe(self._decoder(), samples, speech, wanted=lambda: not unwanted.is_set())
            began = time.monotonic()
            made = work(scribe)
            self._worked += time.monotonic() - began
            self._taken_down += window.until - window.at
            return made

        return _Job(self._pool.submit(on_the_pool), unwanted)

    def _result(self, job: _Job[T], stop_if_cancelled: Callable[[], Any]) -> T:
        while wait([job.coming], _LOOK_SECONDS).not_done:
            stop_if_cancelled()
        try:
            return job.coming.result()
        except (RuntimeError, ValueError) as error:
            raise TranscriptionError(
                f"The speech model {self._name} failed on this recording: {error}",
                "The recording is kept. Close other programs if memory is short, then transcribe it again.",
            ) from error


def _left(found: Iterable[Window], jobs: dict[Window, _Job[Any]]) -> float:
    """How many seconds of windows are not done."""
    return sum(window.until - window.at for window in found if (job := jobs.get(window)) is None or not job.done)


def _keep(jobs: dict[Window, _Job[Any]], wanted: set[Window]) -> None:
    for window, job in tuple(jobs.items()):
        if window not in wanted or job.failed:
            jobs.pop(window).let_go()
