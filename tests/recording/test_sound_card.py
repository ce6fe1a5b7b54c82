"""Real PortAudio, a real sound server, and a microphone that is made to fail in every way that was seen."""

import subprocess
import sys
import time
import wave
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.recording.waiting import until
from tests.virtual_microphone import VirtualMicrophone, virtual_microphone
from trainer.errors import DeviceError
from trainer.recording import portaudio, sounddevice_microphone
from trainer.recording.microphone import Samples
from trainer.recording.monitor import LevelMonitor
from trainer.recording.playback import Player
from trainer.recording.probe import probe_microphone
from trainer.recording.recorder import Recorder
from trainer.recording.sounddevice_microphone import SoundDeviceMicrophone
from trainer.recording.spool import new_take_id

pytestmark = [pytest.mark.microphone, pytest.mark.usefixtures("quiet_stderr")]

HERTZ = 440


@pytest.fixture(scope="module")
def tone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of ten seconds of a sine."""
    path = tmp_path_factory.mktemp("tone") / "tone.wav"
    time = np.arange(10 * 48_000) / 48_000
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, 48_000, 0, "NONE", ""))
        file.writeframes((16_384 * np.sin(2 * np.pi * HERTZ * time)).astype("<i2").tobytes())
    return path


@pytest.fixture
def quiet_stderr(capfd: pytest.CaptureFixture[str]) -> None:
    """Drivers write to the terminal as they please."""


@pytest.fixture
def card() -> Iterator[VirtualMicrophone]:
    with virtual_microphone() as card:
        yield card


@pytest.fixture
def microphone(card: VirtualMicrophone) -> SoundDeviceMicrophone:
    return SoundDeviceMicrophone()


@pytest.fixture
def recorder(card: VirtualMicrophone, microphone: SoundDeviceMicrophone, tone: Path, tmp_path: Path) -> Recorder:
    """It records somebody who speaks, or rather hums, since half a second."""
    recorder = Recorder(microphone, tmp_path / "spool")
    recorder.start(new_take_id())
    card.play(tone)
    until(lambda: recorder.level.word == "good" and recorder.seconds > 0.5)
    return recorder


def frequency(sound: Samples) -> float:
    spectrum = np.abs(np.fft.rfft(sound * np.hanning(len(sound))))
    return float(np.argmax(spectrum)) * 16_000 / len(sound)


def test_the_default_device_comes_first(microphone: SoundDeviceMicrophone) -> None:
    devices = microphone.devices()
    assert [device.is_default for device in devices] == [True] + [False] * (len(devices) - 1)
    assert len({device.key for device in devices}) == len(devices)


@pytest.mark.parametrize(("own", "opened"), [(44_100, 44_100), (48_000, 48_000), (1_234_567, 48_000)])
def test_a_sine_stays_what_it_is_at_any_rate_of_the_device(
    card: VirtualMicrophone,
    microphone: SoundDeviceMicrophone,
    tone: Path,
    monkeypatch: pytest.MonkeyPatch,
    own: int,
    opened: int,
) -> None:
    """No device has the last rate, whatever it says, so another one is found."""
    listed = sounddevice_microphone._listed

    def at_its_own_rate(module: Any) -> Any:
        return tuple(replace(found, device=replace(found.device, rate=own)) for found in listed(module))

    monkeypatch.setattr(sounddevice_microphone, "_listed", at_its_own_rate)
    heard: list[Samples] = []
    capture = microphone.open(None, heard.append)
    assert capture._rate == opened
    card.play(tone)
    until(lambda: heard and np.max(np.abs(heard[-1])) > 0.4)
    begun = len(heard)
    until(lambda: sum(map(len, heard[begun:])) > 16_000)
    capture.close()
    sound = np.concatenate(heard[begun:])
    assert frequency(sound[:16_000]) == pytest.approx(HERTZ, abs=1)
    assert np.std(sound) == pytest.approx(0.5 / np.sqrt(2), abs=0.03)


def test_what_is_said_is_recorded_without_loss(recorder: Recorder) -> None:
    begun, before = time.monotonic(), recorder.seconds
    until(lambda: recorder.seconds >= before + 1.5)
    assert 1.2 < time.monotonic() - begun < 3  # neither twice nor half as fast; a busy machine may be late
    assert recorder.silent_for < 0.5
    assert recorder.lost_seconds == 0
    take = recorder.stop()
    assert frequency(take.samples()[-16_000:]) == pytest.approx(HERTZ, abs=1)


def test_an_unplugged_microphone(card: VirtualMicrophone, recorder: Recorder) -> None:
    said = recorder.seconds
    card.unplug()
    until(lambda: recorder.fault is not None)
    assert isinstance(recorder.fault, DeviceError)
    assert "unplugged" in recorder.fault.message
    take = recorder.stop()
    assert take.seconds >= said
    assert frequency(take.samples()[-8_000:]) == pytest.approx(HERTZ, abs=2)


def test_a_sound_server_that_dies(card: VirtualMicrophone, recorder: Recorder) -> None:
    said = recorder.seconds
    card.kill()
    until(lambda: recorder.fault is not None)
    assert recorder.stop().seconds >= said
    assert SoundDeviceMicrophone().devices() == ()
    with pytest.raises(DeviceError, match="No microphone") as told:
        SoundDeviceMicrophone().open(None, lambda _: None)
    assert told.value.hint


def test_a_suspended_microphone_is_noticed_by_its_silence_and_may_come_back(
    card: VirtualMicrophone, recorder: Recorder
) -> None:
    card.suspend()
    until(lambda: recorder.fault is not None)
    assert recorder.fault is not None
    assert "sent nothing" in recorder.fault.message
    assert recorder.silent_for >= 2
    card.resume()
    until(lambda: recorder.fault is None)
    until(lambda: recorder.lost_seconds > 1)
    recorder.stop()


def test_a_muted_microphone_is_no_fault_but_silence(card: VirtualMicrophone, recorder: Recorder) -> None:
    card.mute()
    until(lambda: recorder.level.word == "no signal")
    assert recorder.fault is None
    assert recorder.silent_for > 4
    recorder.stop()


def test_a_sound_server_that_hangs_holds_nobody_up(card: VirtualMicrophone, recorder: Recorder) -> None:
    said = recorder.seconds
    card.freeze()
    begun = time.monotonic()
    take = recorder.stop()
    assert time.monotonic() - begun < 1.5
    assert take.seconds >= said
    # What hangs is not open to be listed anew, and is let go once the server answers.
    assert portaudio._streams == 1
    card.thaw()
    until(lambda: portaudio._streams == 0)


LEAVING = """
import pathlib, sys
from trainer.recording.recorder import Recorder
from trainer.recording.sounddevice_microphone import SoundDeviceMicrophone
from trainer.recording.spool import new_take_id

recorder = Recorder(SoundDeviceMicrophone(), pathlib.Path(sys.argv[1]))
recorder.start(new_take_id())
print("recording", flush=True)
sys.stdin.readline()
"""


def test_a_sound_server_that_hangs_does_not_keep_the_program_from_ending(
    card: VirtualMicrophone, tmp_path: Path
) -> None:
    command = [sys.executable, "-c", LEAVING, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"recording\n"
        card.freeze()
        try:
            process.communicate(b"\n", timeout=10)
        finally:
            process.kill()
        assert process.returncode == 0


def test_the_list_is_not_made_anew_under_an_open_stream(microphone: SoundDeviceMicrophone, recorder: Recorder) -> None:
    before = recorder.seconds
    assert microphone.devices()
    until(lambda: recorder.seconds > before + 0.2)
    assert recorder.fault is None
    recorder.stop()


def test_a_device_that_is_not_there_any_more(microphone: SoundDeviceMicrophone) -> None:
    with pytest.raises(DeviceError, match="USB thing") as told:
        microphone.open("ALSA: USB thing", lambda _: None)
    assert "doctor" in told.value.hint


def test_trying_the_microphone_and_hearing_oneself(card: VirtualMicrophone, microphone: SoundDeviceMicrophone) -> None:
    sine = (0.5 * np.sin(2 * np.pi * HERTZ * np.arange(32_000) / 16_000)).astype(np.float32)
    monitor = LevelMonitor(microphone)
    player = Player()
    player.play(sine, start=0.5, end=1.5)
    assert player.playing
    until(lambda: not player.playing)
    assert player.fault is None
    assert player.position == pytest.approx(1.5, abs=0.02)
    assert monitor.level.word == "good"
    until(lambda: np.max(np.abs(monitor.samples()[-1_600:])) < 0.01)  # what is under way has arrived
    heard = monitor.samples()
    monitor.close()
    # The loudspeaker is the microphone here: one second of the sine, and nothing else.
    assert np.count_nonzero(np.abs(heard) > 0.005) / 16_000 == pytest.approx(1, abs=0.05)
    loud = np.flatnonzero(np.abs(heard) > 0.1)
    assert frequency(heard[loud[0] : loud[-1]]) == pytest.approx(HERTZ, abs=2)


def test_playing_is_ended_by_the_next_sound_and_by_stop(card: VirtualMicrophone) -> None:
    player = Player()
    assert (player.playing, player.position, player.fault) == (False, 0.0, None)
    long, short = np.zeros(16_000 * 60, dtype=np.float32), np.zeros(1_600, dtype=np.float32)
    player.play(long)
    until(lambda: player.position > 0.1)
    player.play(short)
    until(lambda: not player.playing)
    assert player.position == pytest.approx(0.1, abs=0.01)
    player.play(long, start=30)
    until(lambda: player.position > 30.1)
    player.stop()
    assert not player.playing
    until(lambda: portaudio._streams == 0)


def test_no_loudspeaker(card: VirtualMicrophone) -> None:
    card.kill()
    SoundDeviceMicrophone().devices()
    player = Player()
    player.play(np.zeros(16_000, dtype=np.float32))
    until(lambda: not player.playing)
    assert player.fault is not None
    assert player.fault.hint


def test_the_doctor_finds_a_microphone(card: VirtualMicrophone, tone: Path) -> None:
    card.play(tone)
    report = probe_microphone()
    assert report.portaudio
    assert report.devices
    assert report.default == report.devices[0]
    assert report.first_sound is not None
    assert report.first_sound < 2
    assert report.level is not None
    assert report.level.word == "good"
    assert report.problem is None


def test_the_doctor_tells_a_muted_from_a_suspended_from_a_missing_one(card: VirtualMicrophone) -> None:
    card.mute()
    muted = probe_microphone()
    assert muted.problem is not None
    assert "silence" in muted.problem.message
    card.suspend()
    suspended = probe_microphone()
    assert suspended.first_sound is None
    assert suspended.problem is not None
    card.kill()
    missing = probe_microphone()
    assert missing.devices == ()
    assert missing.problem is not None
    assert missing.problem.hint
