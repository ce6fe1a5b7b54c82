"""A real voice through a real sound server into a microphone that hears the loudspeaker: none of it is recorded."""

import threading
import time
from collections.abc import Iterator

import numpy as np
import pytest

from tests.recording.waiting import until
from tests.virtual_microphone import VirtualMicrophone, virtual_microphone
from tests.voice.programs import missing
from trainer.errors import DeviceError
from trainer.recording import loudspeaker, playback, portaudio
from trainer.recording.loudspeaker import Loudspeaker
from trainer.recording.microphone import SAMPLE_RATE, Capture, Samples
from trainer.recording.sounddevice_microphone import SoundDeviceMicrophone
from trainer.settings import Settings
from trainer.voice.choice import make_speaker
from trainer.voice.engines import espeak, piper
from trainer.voice.speaker import Speaker

pytestmark = [pytest.mark.microphone, pytest.mark.usefixtures("capfd")]

QUESTION = "Tell me about a time you had to say stop."
LOUD = 0.003
"""Of full scale; the virtual microphone has no noise of its own."""


@pytest.fixture
def card() -> Iterator[VirtualMicrophone]:
    with virtual_microphone() as card:
        yield card


class Ear:
    """A recording: samples, and when the last loud one arrived."""

    def __init__(self) -> None:
        self._blocks: list[Samples] = []
        self.last_loud = 0.0
        self.capture: Capture = SoundDeviceMicrophone().open(None, self._hear)

    def _hear(self, samples: Samples) -> None:
        self._blocks.append(samples)
        if np.max(np.abs(samples)) > LOUD:
            self.last_loud = time.monotonic()

    @property
    def seconds(self) -> float:
        return sum(map(len, self._blocks)) / SAMPLE_RATE

    def loud(self, level: float = LOUD) -> "np.ndarray[tuple[int], np.dtype[np.intp]]":
        return np.flatnonzero(np.abs(np.concatenate(self._blocks)) > level)


def voice_of(engine: str) -> Speaker:
    if engine == espeak.NAME and espeak.find() is None:
        missing("espeak-ng is not installed: sudo apt install espeak-ng")
    if engine == piper.NAME and ((found := piper.find()) is None or not found.voices()):
        pytest.skip('piper or its voice is not installed: pip install "interview-trainer[voice]"')
    return make_speaker(Settings(voice=engine), Loudspeaker())


@pytest.mark.parametrize("engine", ["espeak-ng", "piper"])
def test_a_recording_begun_when_the_voice_is_done_has_nothing_of_it(card: VirtualMicrophone, engine: str) -> None:
    voice, whole, answers, done = voice_of(engine), Ear(), [], threading.Event()

    def begin() -> None:
        answers.append(Ear())
        done.set()

    voice.say(QUESTION, begin)
    assert done.wait(60)
    ended = time.monotonic()
    until(lambda: answers[0].seconds > 0.7)
    for ear in (whole, *answers):
        ear.capture.close()
    heard = whole.loud()
    assert 1.5 < (heard[-1] - heard[0]) / SAMPLE_RATE < 8  # it was heard
    assert whole.last_loud < ended
    assert answers[0].loud().size == 0


def test_stopped_it_is_silent_at_once(card: VirtualMicrophone) -> None:
    voice, whole, answers, done = voice_of("espeak-ng"), Ear(), [], threading.Event()

    def begin() -> None:
        answers.append(Ear())
        done.set()

    voice.say(QUESTION * 5, begin)
    until(lambda: whole.last_loud)
    stopped = time.monotonic()
    voice.stop()
    assert done.wait(10)
    assert time.monotonic() - stopped < 2
    until(lambda: answers[0].seconds > 0.7)
    for ear in (whole, *answers):
        ear.capture.close()
    assert answers[0].loud().size == 0


@pytest.mark.parametrize("seconds", [0.05, 0.5, 1.01])
def test_a_sound_is_heard_to_its_very_end_before_it_is_over(card: VirtualMicrophone, seconds: float) -> None:
    rate = 22_050
    tone = 6_000 * np.sin(2 * np.pi * 440 * np.arange(round(rate * seconds)) / rate)
    tone[-round(0.03 * rate) :] *= 4
    ear = Ear()
    until(lambda: ear.seconds > 0.1)
    Loudspeaker().play(tone.astype("<i2").tobytes(), rate).wait()
    ended = time.monotonic()
    until(lambda: ear.seconds > 0.5 + seconds)
    ear.capture.close()
    # Of its end, counted in pieces of 5 ms, for a busy machine may leave gaps before it.
    assert len(np.unique(ear.loud(0.5) // (SAMPLE_RATE // 200))) >= 4
    assert ear.last_loud < ended


def test_a_loudspeaker_that_is_not_there(card: VirtualMicrophone) -> None:
    card.kill()
    SoundDeviceMicrophone().devices()
    with pytest.raises(DeviceError):
        Loudspeaker().play(bytes(1_000), 22_050).wait()


def test_a_sound_server_that_hangs_does_not_hold_the_voice(
    card: VirtualMicrophone, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("OPEN_SECONDS", "LATE_SECONDS", "CLOSE_SECONDS"):
        monkeypatch.setattr(playback, name, 0.3)
    playing = loudspeaker.Loudspeaker().play(bytes(2 * 22_050 * 2), 22_050)
    until(lambda: portaudio._streams)
    card.freeze()
    try:
        with pytest.raises(DeviceError, match="does not answer"):
            playing.wait()
    finally:
        card.thaw()
    until(lambda: not portaudio._streams)
