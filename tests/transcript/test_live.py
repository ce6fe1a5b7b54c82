"""Transcription while somebody speaks: the same words as afterwards, and nothing that a recording can suffer from."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
import pytest

from trainer.errors import TranscriptionError
from trainer.recording.files import read_audio
from trainer.recording.microphone import SAMPLE_RATE, Samples
from trainer.transcript.listener import Listener
from trainer.transcript.live import LiveTranscription
from trainer.transcript.model import Transcript
from trainer.transcript.transcriber import Following, LiveTranscriber
from trainer.transcript.whisper import WhisperTranscriber

from .sounds import RECORDINGS

BLOCK = SAMPLE_RATE // 10
WAIT_SECONDS = 60.0


@contextmanager
def at_work() -> Iterator[None]:
    yield


class _Listener(Listener):
    """Takes sound and works ahead as told, without a model; its transcript tells what it was given."""

    def __init__(self, steps: int = 0, error: Exception | None = None) -> None:
        super().__init__(lambda: pytest.fail("nothing to hear"), "fake")
        self.given: list[Samples] = []
        self.steps = steps
        self.error = error
        self.came = threading.Event()

    @property
    def heard(self) -> int:
        return sum(map(len, self.given))

    def hear(self, samples: Samples) -> None:
        self.given.append(samples)
        self.came.set()

    def step(self) -> bool:
        if self.error is not None and self.given:
            raise self.error
        self.steps -= 1
        return self.steps >= 0

    def transcript(self, *, progress, stop_if_cancelled) -> Transcript:  # type: ignore[no-untyped-def]
        stop_if_cancelled()
        progress(1.0)
        return Transcript(text=" ".join(str(value) for value in np.concatenate(self.given).round().astype(int)))


def live(*listeners: _Listener) -> LiveTranscription:
    made = iter(listeners)
    return LiveTranscription(lambda: next(made), at_work)


def sound(*values: float) -> Samples:
    return np.array(values, dtype=np.float32)


def test_what_was_heard_on_the_way_is_not_heard_again() -> None:
    listener = _Listener(steps=2)
    following: Following = live(listener)
    following.hear(sound(1, 2))
    assert listener.came.wait(WAIT_SECONDS)
    assert following.finish(sound(1, 2, 3)).text == "1 2 3"
    assert listener.steps <= 0, "it worked ahead"


def test_a_recording_that_is_shorter_than_what_was_heard_counts() -> None:
    first, second = _Listener(), _Listener()
    following = live(first, second)
    following.hear(sound(1, 2, 3))
    assert first.came.wait(WAIT_SECONDS)
    assert following.finish(sound(1, 2)).text == "1 2"
    assert second.heard == 2


def test_what_goes_wrong_on_the_way_is_made_good_afterwards(caplog: pytest.LogCaptureFixture) -> None:
    listener = _Listener(error=RuntimeError("out of memory"))
    following = live(listener)
    following.hear(sound(1))
    assert listener.came.wait(WAIT_SECONDS)
    assert following.finish(sound(1, 2)).text == "1 2"
    assert "stopped working ahead" in caplog.text


def test_it_stops_when_nobody_wants_it() -> None:
    with pytest.raises(TranscriptionError, match="stopped"):
        live(_Listener()).finish(sound(1), cancelled=lambda: True)


def test_an_abandoned_take_is_let_go() -> None:
    threads = {thread for thread in threading.enumerate() if thread.name == "transcription"}
    following = live(_Listener())
    (own,) = {thread for thread in threading.enumerate() if thread.name == "transcription"} - threads
    following.abandon()
    own.join(WAIT_SECONDS)
    assert not own.is_alive()


@pytest.mark.model
def test_heard_along_it_comes_to_the_same_words(base: WhisperTranscriber) -> None:
    assert isinstance(base, LiveTranscriber)
    one = read_audio(RECORDINGS / "deadline.flac")
    hush = np.zeros(SAMPLE_RATE, dtype=np.float32)
    answer = np.concatenate([one, hush, one[: 9 * SAMPLE_RATE]])
    afterwards = base.transcribe(answer)
    listener = base._listener()
    steps = 0
    for start in range(0, len(answer), BLOCK):
        listener.hear(answer[start : start + BLOCK])
        while listener.step():
            steps += 1
    assert steps >= 3, "most of the work is done before the end"
    assert listener.transcript(progress=lambda _: None, stop_if_cancelled=lambda: None) == afterwards
    following = base.live()
    for start in range(0, len(answer), BLOCK):
        following.hear(answer[start : start + BLOCK])
    assert following.finish(answer) == afterwards
