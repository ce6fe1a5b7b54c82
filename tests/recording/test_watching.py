"""What watches the microphone: time limits, lost sound, the monitor, the doctor's probe, a system without sound."""

import importlib.abc
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.recording.fakes import HEADSET, WEBCAM, FakeCapture, FakeMicrophone, voice, zeros
from tests.recording.waiting import until
from trainer.errors import DeviceError
from trainer.recording import portaudio
from trainer.recording.bounded import within
from trainer.recording.continuity import TOLERANCE_SECONDS, Continuity
from trainer.recording.microphone import Samples
from trainer.recording.monitor import LevelMonitor
from trainer.recording.playback import Player
from trainer.recording.probe import probe_microphone
from trainer.recording.recorder import Recorder
from trainer.recording.sounddevice_microphone import SoundDeviceMicrophone
from trainer.recording.spool import new_take_id


def test_what_ends_in_time_gives_its_result_or_its_error() -> None:
    assert within(5, lambda: 3) == 3
    with pytest.raises(ZeroDivisionError):
        within(5, lambda: 1 // 0)


def test_what_ends_too_late_is_cleaned_up() -> None:
    release, cleaned = threading.Event(), threading.Event()
    results: list[str] = []

    def late(result: str) -> None:
        results.append(result)
        cleaned.set()

    def slow() -> str:
        release.wait()
        return "opened after all"

    with pytest.raises(TimeoutError):
        within(0.01, slow, late)
    release.set()
    assert cleaned.wait(5)
    assert results == ["opened after all"]


def test_a_device_that_does_not_open_is_told_and_closed_when_it_does(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("trainer.recording.listening.OPEN_SECONDS", 0.05)
    release = threading.Event()

    class Hangs(FakeMicrophone):
        def open(self, key: str | None, on_samples: Callable[[Samples], None]) -> FakeCapture:
            release.wait()
            return super().open(key, on_samples)

    microphone = Hangs()
    with pytest.raises(DeviceError, match="does not answer") as told:
        LevelMonitor(microphone)
    assert told.value.hint
    release.set()
    until(lambda: microphone.captures and not microphone.listening)


@given(
    lateness=st.lists(st.floats(0, 0.2), min_size=30, max_size=60),
    gap=st.floats(TOLERANCE_SECONDS + 0.25, 20),
    place=st.integers(5, 15),
)
def test_lost_sound_is_counted_late_sound_is_not(lateness: list[float], gap: float, place: int) -> None:
    whole, torn = Continuity(), Continuity()
    now = 100.0
    for number, late in enumerate(lateness):
        now = max(now, 100 + (number + 1) / 10 + late)  # a block of 0.1 s, some time after its last sample
        whole.arrived(now, 1_600)
        torn.arrived(now + (gap if number >= place else 0), 1_600)
    assert whole.lost_seconds == 0
    assert torn.lost_seconds == pytest.approx(gap, abs=0.2)


def test_the_monitor_keeps_the_last_seconds() -> None:
    microphone = FakeMicrophone()
    monitor = LevelMonitor(microphone, WEBCAM.key, clock=microphone.clock)
    assert monitor.device == WEBCAM
    assert monitor.samples().shape == (0,)
    microphone.feed(voice(2, seed=1))
    assert np.array_equal(monitor.samples(), voice(2, seed=1))
    microphone.feed(voice(4, seed=2))
    assert np.array_equal(monitor.samples(), np.concatenate((voice(2, seed=1)[16_000:], voice(4, seed=2))))
    assert monitor.level.word == "good"
    assert monitor.silent_for < 0.3
    assert monitor.fault is None
    microphone.vanish()
    assert isinstance(monitor.fault, DeviceError)
    monitor.close()
    assert not microphone.listening


class Prompt(FakeMicrophone):
    """Delivers a sound as soon as it is opened."""

    def __init__(self, sound: Samples) -> None:
        super().__init__()
        self._sound = sound

    def open(self, key: str | None, on_samples: Callable[[Samples], None]) -> FakeCapture:
        capture = super().open(key, on_samples)
        threading.Thread(target=on_samples, args=(self._sound,)).start()
        return capture


def test_the_probe_of_a_good_microphone() -> None:
    report = probe_microphone(Prompt(voice(1)))
    assert (report.devices, report.default) == ((HEADSET, WEBCAM), HEADSET)
    assert report.first_sound is not None
    assert report.level is not None
    assert report.level.word == "good"
    assert report.problem is None


@pytest.mark.parametrize(("sound", "what"), [(zeros(1), "silence"), (np.zeros(0, np.float32), "silence")])
def test_the_probe_of_a_muted_one(sound: Samples, what: str) -> None:
    report = probe_microphone(Prompt(sound))
    assert report.problem is not None
    assert what in report.problem.message
    assert "Unmute" in report.problem.hint


def test_the_probe_of_one_that_sends_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("trainer.recording.probe.LISTEN_SECONDS", 0.05)
    microphone = FakeMicrophone()
    report = probe_microphone(microphone)
    assert report.first_sound is None
    assert report.problem is not None
    assert "Headset" in report.problem.message
    assert not microphone.listening


def test_the_probe_of_none() -> None:
    report = probe_microphone(FakeMicrophone(devices=()))
    assert (report.devices, report.default, report.level) == ((), None, None)
    assert report.problem is not None


class NoPortAudio(importlib.abc.MetaPathFinder):
    """Makes `import sounddevice` fail as it does where the library is missing."""

    def find_spec(self, name: str, *_: object) -> None:
        if name == "sounddevice":
            raise OSError("PortAudio library not found")


@pytest.fixture
def no_portaudio(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "sounddevice", raising=False)
    monkeypatch.setattr(sys, "meta_path", [NoPortAudio(), *sys.meta_path])


@pytest.mark.usefixtures("no_portaudio")
def test_without_portaudio_the_remedy_names_the_package() -> None:
    microphone = SoundDeviceMicrophone()
    for ask in (microphone.devices, lambda: LevelMonitor(microphone), portaudio.version):
        with pytest.raises(DeviceError, match="PortAudio") as told:
            ask()
        assert "sudo apt install libportaudio2" in told.value.hint
        assert "Fedora" in told.value.hint
        assert "Arch" in told.value.hint


@pytest.mark.usefixtures("no_portaudio")
def test_without_portaudio_nothing_is_left_in_the_spool_and_playing_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(DeviceError):
        Recorder(SoundDeviceMicrophone(), tmp_path).start(new_take_id())
    assert not list(tmp_path.glob("*.pcm"))
    player = Player()
    player.play(voice(1))
    until(lambda: not player.playing)
    assert player.fault is not None
    assert probe_microphone().portaudio is None


def test_nothing_heavy_is_loaded_before_it_is_needed() -> None:
    modules = "files level listening monitor playback portaudio probe recorder sounddevice_microphone spool spooling"
    check = (
        "import sys; "
        + "; ".join(f"import trainer.recording.{name}" for name in modules.split())
        + "; print([name for name in ('sounddevice', 'soxr', 'av') if name in sys.modules])"
    )
    answer = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True)
    assert answer.stdout == "[]\n"
