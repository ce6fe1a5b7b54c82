"""Transcription while somebody speaks: the same words as afterwards, and nothing that a recording can suffer from."""

import threading
from concurrent.futures import ThreadPoolExecutor, wait

import numpy as np
import pytest

from trainer.errors import TranscriptionError
from trainer.recording.files import read_audio
from trainer.recording.microphone import SAMPLE_RATE, Samples
from trainer.transcript.decoder import Decoder, NotWantedError
from trainer.transcript.listener import Listener
from trainer.transcript.live import LiveTranscription
from trainer.transcript.model import Transcript
from trainer.transcript.transcriber import Following, LiveTranscriber
from trainer.transcript.whisper import WhisperTranscriber

from .sounds import RECORDINGS

BLOCK = SAMPLE_RATE // 10
WAIT_SECONDS = 60.0


class _Listener(Listener):
    """Takes sound and works ahead as told, without a model; its transcript tells what it was given."""

    def __init__(self, error: Exception | None = None) -> None:
        super().__init__(lambda: pytest.fail("nothing to hear"), "fake", ThreadPoolExecutor(1))
        self.given: list[Samples] = []
        self.error = error
        self.came = threading.Event()
        self.left = threading.Event()

    @property
    def heard(self) -> int:
        return sum(map(len, self.given))

    def hear(self, samples: Samples) -> None:
        self.given.append(samples)

    def begin(self) -> None:
        self.came.set()
        if self.error is not None:
            raise self.error

    def transcript(self, *, progress, stop_if_cancelled) -> Transcript:  # type: ignore[no-untyped-def]
        stop_if_cancelled()
        progress(1.0)
        return Transcript(text=" ".join(str(value) for value in np.concatenate(self.given).round().astype(int)))

    def let_go(self) -> None:
        self.left.set()


def live(*listeners: _Listener) -> LiveTranscription:
    made = iter(listeners)
    return LiveTranscription(lambda: next(made))


def sound(*values: float) -> Samples:
    return np.array(values, dtype=np.float32)


def test_what_was_heard_on_the_way_is_not_heard_again() -> None:
    listener = _Listener()
    following: Following = live(listener)
    following.hear(sound(1, 2))
    assert listener.came.wait(WAIT_SECONDS), "it works ahead"
    assert following.finish(sound(1, 2, 3)).text == "1 2 3"
    assert not listener.left.is_set()


def test_a_recording_that_is_shorter_than_what_was_heard_counts() -> None:
    first, second = _Listener(), _Listener()
    following = live(first, second)
    following.hear(sound(1, 2, 3))
    assert first.came.wait(WAIT_SECONDS)
    assert following.finish(sound(1, 2)).text == "1 2"
    assert second.heard == 2
    assert first.left.is_set()


def test_what_goes_wrong_on_the_way_is_made_good_afterwards(caplog: pytest.LogCaptureFixture) -> None:
    first, second = _Listener(error=RuntimeError("out of memory")), _Listener()
    following = live(first, second)
    following.hear(sound(1))
    assert first.came.wait(WAIT_SECONDS)
    assert following.finish(sound(1, 2)).text == "1 2"
    assert second.heard == 2
    assert "stopped working ahead" in caplog.text


def test_it_stops_when_nobody_wants_it() -> None:
    with pytest.raises(TranscriptionError, match="stopped"):
        live(_Listener()).finish(sound(1), cancelled=lambda: True)


def test_an_abandoned_take_is_let_go() -> None:
    threads = {thread for thread in threading.enumerate() if thread.name == "transcription"}
    listener = _Listener()
    following = live(listener)
    (own,) = {thread for thread in threading.enumerate() if thread.name == "transcription"} - threads
    following.abandon()
    own.join(WAIT_SECONDS)
    assert not own.is_alive()
    assert listener.left.is_set()


@pytest.fixture(scope="module")
def answer() -> Samples:
    """An answer with a pause in it, of 33 s."""
    one = read_audio(RECORDINGS / "deadline.flac")
    hush = np.zeros(SAMPLE_RATE, dtype=np.float32)
    return np.concatenate([one, hush, one[: 9 * SAMPLE_RATE]])


@pytest.mark.model
def test_heard_along_it_comes_to_the_same_words(base: WhisperTranscriber, answer: Samples) -> None:
    assert isinstance(base, LiveTranscriber)
    afterwards = base.transcribe(answer)
    following = base.live()
    for start in range(0, len(answer), BLOCK):
        following.hear(answer[start : start + BLOCK])
    assert following.finish(answer) == afterwards


@pytest.mark.model
def test_when_the_recording_ends_most_of_the_work_is_done(base: WhisperTranscriber, answer: Samples) -> None:
    afterwards = base.transcribe(answer)
    listener = base._listener()
    for start in range(0, len(answer), BLOCK):
        listener.hear(answer[start : start + BLOCK])
        listener.begin()
        wait([coming for job in listener._jobs.values() for coming in (job.once, job.twice) if coming is not None])
    assert listener.pace is not None
    assert listener.behind < 12.0, "only the last window is left"
    shares: list[float] = []
    assert listener.transcript(progress=shares.append, stop_if_cancelled=lambda: None) == afterwards
    assert shares == sorted(shares)
    assert shares[-1] == 1.0


@pytest.mark.model
def test_what_failed_on_the_way_is_done_again(base: WhisperTranscriber, answer: Samples) -> None:
    base.load()
    decoder = base._decoder
    asked = iter([RuntimeError("out of memory")])

    def sometimes() -> Decoder:
        for error in asked:
            raise error
        assert decoder is not None
        return decoder

    listener = Listener(sometimes, "base", ThreadPoolExecutor(1))
    listener.hear(answer)
    listener.begin()
    wait([job.once for job in listener._jobs.values()])
    transcript = listener.transcript(progress=lambda _: None, stop_if_cancelled=lambda: None)
    assert transcript == base.transcribe(answer)


@pytest.mark.model
def test_what_fails_again_is_told(base: WhisperTranscriber, answer: Samples) -> None:
    def never() -> Decoder:
        raise RuntimeError("out of memory")

    listener = Listener(never, "base", ThreadPoolExecutor(1))
    listener.hear(answer)
    with pytest.raises(TranscriptionError, match="base failed on this recording: out of memory"):
        listener.transcript(progress=lambda _: None, stop_if_cancelled=lambda: None)


@pytest.mark.model
def test_a_window_that_nobody_wants_any_more_is_given_up(base: WhisperTranscriber, answer: Samples) -> None:
    base.load()
    assert base._decoder is not None
    with pytest.raises(NotWantedError):
        base._decoder.hear(base._decoder.encode(answer), wanted=lambda: False)
