"""Follows one recording to its transcript: most of the work can be done while somebody still speaks.

A recording that is there as a whole is taken down in the same windows, so that it comes to the same words.
"""

import threading
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, wait
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from trainer.errors import TranscriptionError
from trainer.recording.microphone import SAMPLE_RATE, Samples
from trainer.transcript.assembly import assemble
from trainer.transcript.decoder import Decoder, NotWantedError
from trainer.transcript.loudness import Levels, with_loudness
from trainer.transcript.model import SpeechSpan, Transcript
from trainer.transcript.passage import Scribe
from trainer.transcript.stitching import Passage, Stitching
from trainer.transcript.voice_activity import VoiceActivity
from trainer.transcript.windows import END_MARGIN_SECONDS, LAST_STRETCH_SECONDS, Window, lasting, pieces, windows

# Somebody who says nothing for so long may have finished: the window that ends here is heard, in case nothing follows.
# It ends as far after the last word, so that it is the same window when nothing does.
PERHAPS_OVER_SECONDS = END_MARGIN_SECONDS
# A window is heard again for its words where the recording goes on for so long after it: that is time to do it while
# somebody still speaks. The last ones, for which they would have to wait, are heard once. This goes by the recording,
# not by what was done in time, so that every machine comes to the same words.
HEARD_AGAIN_BEFORE_SECONDS = 4.0
# The buffer for the sound grows by doubling, from this on: half a minute.
_FIRST_SAMPLES = 30 * SAMPLE_RATE
_IN_HAND = 4
"""So many windows are begun ahead of the one that is waited for when the recording is over."""
_LOOK_SECONDS = 0.05
"""How often whoever waits for a window looks whether the transcript is still wanted."""


@dataclass(frozen=True, slots=True)
class _Job:
    """A window in the hands of the pool: what one hearing will give, and where it is heard again, what both will.

    `again` is cleared where a second hearing isn't wanted any more, `wanted` where none is. Nothing comes of `twice`
    where nothing came of `once`.
    """

    wanted: threading.Event
    again: threading.Event
    once: Future[Passage]
    twice: Future[Passage] | None

    @property
    def failed(self) -> bool:
        return any(_failed(coming) for coming in (self.once, self.twice) if coming is not None)

    def let_go(self) -> None:
        self.again.clear()
        self.wanted.clear()


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
        self._jobs: dict[Window, _Job] = {}
        self._found: tuple[Window, ...] = ()
        self._stage = (0, False, False)
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
        left = 0.0
        for window in self._found:
            job = self._jobs.get(window)
            hearings = [None if job is None else job.once]
            if self._is_heard_again(window):
                hearings.append(None if job is None else job.twice)
            left += (window.until - window.at) * sum(not _there(coming) for coming in hearings)
        return left

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
        perhaps_over = self._perhaps_over(speech)
        # What is to be heard changes with what lies before and after a pause, not with every tenth of a second.
        stage = (len(pieces(speech, LAST_STRETCH_SECONDS)), perhaps_over, self._long_over(speech))
        if stage == self._stage:
            return
        self._stage = stage
        settled, whole = windows(speech, self.seconds, over=False), windows(speech, self.seconds)
        # The last may hold another whole now and no longer do so when it has grown: what was begun of that goes on.
        self._forget((*settled, *whole))
        for window in lasting(settled[:-1]):
            self._take_down(window, speech, again=True)
        self._found = lasting(whole)
        for window in whole:
            if window.early or (perhaps_over and window == whole[-1]):
                self._take_down(window, speech, again=self._is_heard_again(window))

    def transcript(self, *, progress: Callable[[float], Any], stop_if_cancelled: Callable[[], Any]) -> Transcript:
        """The transcript of all that was heard; nothing can be heard after it. Raises `TranscriptionError`."""
        self._activity.end()
        speech = self._activity.spans()
        found = self._found = lasting(windows(speech, self.seconds))
        self._forget(found)
        stitching, levels = Stitching(), Levels()
        try:
            for number, window in enumerate(found):
                # The last first, for where somebody waits, the others are mostly done. Few at once, for a window in
                # hand holds memory.
                for begun in (found[-1], *found[number : number + _IN_HAND]):
                    again = self._is_heard_again(begun)
                    self._take_down(begun, speech, again=again)
                    if not again:
                        self._jobs[begun].again.clear()
                if number and window is found[-1]:
                    self._assembled(stitching, speech, levels)  # so that less is left to do when its words are there
                job = self._jobs[window]
                passage = self._result(job.once, stop_if_cancelled)
                if job.twice is not None and self._is_heard_again(window):
                    passage = self._result(job.twice, stop_if_cancelled)
                stitching.add(window, passage)
                progress(min(1.0, window.until / self.seconds))
        finally:
            self.let_go()
        progress(1.0)
        return self._assembled(stitching, speech, levels)

    def _assembled(self, stitching: Stitching, speech: tuple[SpeechSpan, ...], levels: Levels) -> Transcript:
        """What was put together so far, as a transcript; `levels` are those of its words that are known."""
        whole = stitching.whole
        made = assemble(whole.words, seconds=self.seconds, speech=speech, model=self._name)
        return with_loudness(replace(made, suspects=whole.suspects), self._samples, levels)

    def let_go(self) -> None:
        """Nobody wants the transcript any more: what was begun ends soon."""
        self._forget(())

    def _perhaps_over(self, speech: tuple[SpeechSpan, ...]) -> bool:
        silent = not self._activity.speaking
        return silent and bool(speech) and self.seconds - speech[-1].until >= PERHAPS_OVER_SECONDS

    def _long_over(self, speech: tuple[SpeechSpan, ...]) -> bool:
        """Whether the silence is so long that there is time to hear the last window again."""
        return bool(speech) and self.seconds - (speech[-1].until + END_MARGIN_SECONDS) >= HEARD_AGAIN_BEFORE_SECONDS

    def _is_heard_again(self, window: Window) -> bool:
        # Early ones hold the last words beside the last window, so there is time for them where there is for that one.
        until = self._found[-1].until if window.early else window.until
        return self.seconds - until >= HEARD_AGAIN_BEFORE_SECONDS

    @property
    def _samples(self) -> Samples:
        return self._sound[: self._count]

    def _forget(self, found: Iterable[Window]) -> None:
        """Let go of work on other windows than `found`, and of what failed: it may do better now."""
        wanted = set(found)
        for window, job in tuple(self._jobs.items()):
            if window not in wanted or job.failed:
                self._jobs.pop(window).let_go()

    def _take_down(self, window: Window, speech: tuple[SpeechSpan, ...], *, again: bool) -> None:
        """Have `window` heard, and heard `again`, unless it is or was."""
        begun = self._jobs.get(window)
        if begun is None:
            self._jobs[window] = self._begun(window, speech, again=again)
        elif again and begun.twice is None:
            self._jobs[window] = self._gone_on(begun, window, speech)  # it was taken for the last one

    def _begun(self, window: Window, speech: tuple[SpeechSpan, ...], *, again: bool) -> _Job:
        wanted, wanted_again = threading.Event(), threading.Event()
        wanted.set()
        wanted_again.set()
        samples = self._samples
        twice: Future[Passage] | None = Future() if again else None

        def first() -> Passage:
            if not wanted.is_set():
                raise NotWantedError
            scribe = Scribe(self._decoder(), samples, speech, wanted=wanted.is_set)
            with self._timed(window):
                once = scribe.once(window)
            if twice is not None and wanted_again.is_set():
                # Behind what waits by now: perhaps somebody has stopped, and waits for the last window.
                self._pool.submit(_fulfil, twice, lambda: self._second(window, scribe, once, wanted_again))
            return once

        return _Job(wanted, wanted_again, self._pool.submit(first), twice)

    def _gone_on(self, begun: _Job, window: Window, speech: tuple[SpeechSpan, ...]) -> _Job:
        """A job that was `begun` for one hearing of `window`, to be heard again."""
        twice: Future[Passage] = Future()
        samples = self._samples

        def second() -> Passage:
            scribe = Scribe(self._decoder(), samples, speech, wanted=begun.wanted.is_set)
            return self._second(window, scribe, begun.once.result(), begun.again)

        def then(once: Future[Passage]) -> None:
            if not _failed(once):
                with suppress(RuntimeError):  # the program is being left
                    self._pool.submit(_fulfil, twice, second)

        begun.once.add_done_callback(then)
        return replace(begun, twice=twice)

    def _second(self, window: Window, scribe: Scribe, once: Passage, wanted: threading.Event) -> Passage:
        """The second hearing of `window`, on the pool, if it is still `wanted` when its turn comes."""
        if not wanted.is_set():
            raise NotWantedError
        with self._timed(window):
            return scribe.twice(window, once)

    @contextmanager
    def _timed(self, window: Window) -> Iterator[None]:
        """Take note of how long a hearing of `window` takes."""
        began = time.monotonic()
        yield
        self._worked += time.monotonic() - began
        self._taken_down += window.until - window.at

    def _result(self, coming: Future[Passage], stop_if_cancelled: Callable[[], Any]) -> Passage:
        while wait([coming], _LOOK_SECONDS).not_done:
            stop_if_cancelled()
        try:
            return coming.result()
        except (RuntimeError, ValueError) as error:
            raise TranscriptionError(
                f"The speech model {self._name} failed on this recording: {error}",
                "The recording is kept. Close other programs if memory is short, then transcribe it again.",
            ) from error


def _fulfil(coming: Future[Passage], work: Callable[[], Passage]) -> None:
    """Do the work that `coming` promises."""
    try:
        coming.set_result(work())
    except BaseException as error:
        coming.set_exception(error)
        raise


def _there(coming: Future[Passage] | None) -> bool:
    return coming is not None and coming.done() and not _failed(coming)


def _failed(coming: Future[Passage]) -> bool:
    return coming.done() and (coming.cancelled() or coming.exception() is not None)
