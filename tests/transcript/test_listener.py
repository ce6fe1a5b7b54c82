"""Which windows are heard while somebody speaks, and which are left for the end."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import cast

import numpy as np
import pytest

from trainer.recording.microphone import SAMPLE_RATE, Samples
from trainer.transcript.assembly import HeardWord
from trainer.transcript.decoder import Decoder, Encoded, Hearing
from trainer.transcript.listener import Listener
from trainer.transcript.model import SpeechSpan
from trainer.transcript.transcriber import never_cancelled
from trainer.transcript.voice_activity import VoiceActivity


class _Decoder:
    """Hears a word a second, and tells how long each window was."""

    def __init__(self) -> None:
        self.windows: list[float] = []
        self.hearings = 0

    def encode(self, sound: Samples, **_: bool) -> Encoded:
        self.windows.append(len(sound) / SAMPLE_RATE)
        return Encoded(None, len(sound) / SAMPLE_RATE)

    def hear(self, window: Encoded, *_: object, **__: object) -> Hearing:
        self.hearings += 1
        words = tuple(HeardWord(" la", at, at + 0.9, 0.9) for at in range(int(window.seconds)))
        return Hearing(words, window.seconds)


class _Activity(VoiceActivity):
    """Somebody speaks in these stretches, as far as they were heard."""

    def __init__(self, *stretches: tuple[float, float]) -> None:
        super().__init__()
        self._stretches = stretches

    def hear(self, samples: Samples) -> None:
        self._samples += len(samples)

    def end(self) -> None:
        pass

    @property
    def speaking(self) -> bool:
        return any(at <= self.seconds < until for at, until in self._stretches)

    def spans(self) -> tuple[SpeechSpan, ...]:
        return tuple(SpeechSpan(at, min(until, self.seconds)) for at, until in self._stretches if at < self.seconds)


@pytest.fixture
def pool() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(1) as pool:
        yield pool


def listen(pool: ThreadPoolExecutor, *stretches: tuple[float, float]) -> tuple[Listener, _Decoder]:
    decoder = _Decoder()
    listener = Listener(lambda: cast("Decoder", decoder), "fake", pool)
    listener._activity = _Activity(*stretches)
    return listener, decoder


def hear(listener: Listener, pool: ThreadPoolExecutor, seconds: float) -> None:
    """So much more, in tenths of a second, and all that this begins."""
    for _ in range(round(10 * seconds)):
        listener.hear(np.zeros(SAMPLE_RATE // 10, dtype=np.float32))
        listener.begin()
    for _ in range(3):  # a second hearing stands in the queue behind what was there when the first was done
        pool.submit(lambda: None).result()


def test_the_first_half_of_a_long_stretch_is_heard_while_it_goes_on(pool: ThreadPoolExecutor) -> None:
    listener, decoder = listen(pool, (1, 8), (9, 16), (17, 40))
    hear(listener, pool, 25.9)
    so_far = len(decoder.windows)
    hear(listener, pool, 0.4)
    assert decoder.windows[so_far:] == [pytest.approx(26 - 12, abs=0.01)]
    hear(listener, pool, 3.7)
    so_far = len(decoder.windows)
    listener.transcript(progress=lambda _: None, stop_if_cancelled=never_cancelled)
    assert decoder.windows[so_far:] == [pytest.approx(30 - 22, abs=0.01)]


def test_what_was_heard_in_a_pause_is_not_heard_again_where_little_follows(pool: ThreadPoolExecutor) -> None:
    listener, decoder = listen(pool, (1, 8), (9, 16), (17, 23), (23.5, 40))
    hear(listener, pool, 24.5)
    so_far = len(decoder.windows)
    listener.transcript(progress=lambda _: None, stop_if_cancelled=never_cancelled)
    assert decoder.windows[so_far:] == [pytest.approx(24.5 - 19, abs=0.01)]


def test_after_a_long_silence_everything_has_been_heard(pool: ThreadPoolExecutor) -> None:
    listener, decoder = listen(pool, (1, 8), (9, 16), (17, 29))
    hear(listener, pool, 35)
    assert listener.behind == 0
    so_far = len(decoder.windows)
    listener.transcript(progress=lambda _: None, stop_if_cancelled=never_cancelled)
    assert decoder.windows[so_far:] == []


def test_what_was_taken_for_the_last_window_is_heard_again_and_not_from_the_beginning(pool: ThreadPoolExecutor) -> None:
    listener, decoder = listen(pool, (1, 8), (9, 14), (15, 40))
    hear(listener, pool, 14.5)
    first = decoder.hearings
    assert max(decoder.windows) == pytest.approx(14.2, abs=0.01)
    hear(listener, pool, 3)
    assert decoder.hearings == first + 1


def test_the_beginning_of_a_long_first_stretch_is_heard_while_it_goes_on(pool: ThreadPoolExecutor) -> None:
    listener, decoder = listen(pool, (1, 40))
    hear(listener, pool, 16)
    assert decoder.windows == [pytest.approx(10, abs=0.01)]
    listener.transcript(progress=lambda _: None, stop_if_cancelled=never_cancelled)
    assert decoder.windows[1:] == [pytest.approx(16 - 6, abs=0.01)]
