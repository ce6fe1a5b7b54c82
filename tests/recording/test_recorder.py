"""The recorder, fed by a fake microphone, spooling to real files."""

import errno
import threading
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from tests.recording.fakes import WEBCAM, FakeMicrophone, hiss, voice, zeros
from trainer.errors import DeviceError, RecordingError
from trainer.recording.microphone import Samples
from trainer.recording.recorder import Recorder
from trainer.recording.spool import new_take_id, remove, rescue


@pytest.fixture
def microphone() -> Iterator[FakeMicrophone]:
    microphone = FakeMicrophone()
    yield microphone
    microphone.unhang()


@pytest.fixture
def recorder(microphone: FakeMicrophone, tmp_path: Path) -> Recorder:
    return Recorder(microphone, tmp_path / "spool", clock=microphone.clock)


def same(heard: Samples, said: Samples) -> bool:
    """Equal but for the rounding to 16 bits."""
    return heard.shape == said.shape and bool(np.allclose(heard, said, atol=1 / 32_768))


def test_what_is_said_is_what_the_take_has(recorder: Recorder, microphone: FakeMicrophone) -> None:
    take_id = new_take_id()
    assert recorder.state == "idle"
    recorder.start(take_id)
    assert recorder.state == "recording"
    microphone.feed(voice(1.25))
    assert recorder.seconds == 1.25
    take = recorder.stop()
    assert recorder.state == "stopped"
    assert (take.id, take.seconds) == (take_id, 1.25)
    assert same(take.samples(), voice(1.25))
    assert not microphone.listening


def test_a_pause_is_left_out_but_the_level_goes_on(recorder: Recorder, microphone: FakeMicrophone) -> None:
    recorder.start(new_take_id())
    microphone.feed(voice(1, seed=1))
    recorder.pause()
    assert recorder.state == "paused"
    microphone.feed(zeros(6))
    assert recorder.seconds == 1
    assert recorder.level.word == "no signal"
    recorder.resume()
    microphone.feed(voice(1, seed=2))
    assert same(recorder.stop().samples(), np.concatenate((voice(1, seed=1), voice(1, seed=2))))


def test_silence_during_a_pause_is_not_held_against_the_speaker(recorder: Recorder, microphone: FakeMicrophone) -> None:
    recorder.start(new_take_id())
    microphone.feed(voice(1))
    microphone.feed(hiss(3))
    recorder.pause()
    microphone.feed(hiss(60))
    assert recorder.silent_for == pytest.approx(3, abs=0.3)
    recorder.resume()
    assert recorder.silent_for == pytest.approx(3, abs=0.3)
    microphone.feed(hiss(1))
    assert recorder.silent_for == pytest.approx(4, abs=0.3)


@pytest.mark.parametrize("quiet", [hiss(5), zeros(5)], ids=["room noise", "exact zeros"])
def test_silence_grows_until_somebody_speaks(recorder: Recorder, microphone: FakeMicrophone, quiet: Samples) -> None:
    recorder.start(new_take_id())
    microphone.feed(voice(1))
    assert recorder.silent_for < 0.3
    microphone.feed(quiet)
    assert recorder.silent_for == pytest.approx(5, abs=0.3)
    assert recorder.fault is None
    microphone.feed(voice(0.5))
    assert recorder.silent_for < 0.3


def test_a_suspended_device_is_a_fault_until_it_comes_back(recorder: Recorder, microphone: FakeMicrophone) -> None:
    recorder.start(new_take_id())
    microphone.feed(voice(1))
    microphone.wait(1.9)
    assert recorder.fault is None
    microphone.wait(0.2)
    assert isinstance(recorder.fault, DeviceError)
    assert "Headset" in recorder.fault.message
    assert recorder.fault.hint
    assert recorder.silent_for >= 2
    microphone.feed(voice(1))
    assert recorder.fault is None
    assert recorder.stop().seconds == 2


def test_a_headset_may_take_its_time_at_first(recorder: Recorder, microphone: FakeMicrophone) -> None:
    recorder.start(new_take_id())
    microphone.wait(3)
    assert recorder.fault is None
    microphone.wait(2)
    assert isinstance(recorder.fault, DeviceError)


def test_an_unplugged_device_loses_nothing_said_before(recorder: Recorder, microphone: FakeMicrophone) -> None:
    recorder.start(new_take_id())
    microphone.feed(voice(2))
    microphone.vanish()
    assert isinstance(recorder.fault, DeviceError)
    take = recorder.stop()
    assert same(take.samples(), voice(2))
    assert isinstance(recorder.fault, DeviceError)  # the screen may still ask why


def test_a_device_that_does_not_close_holds_nobody_up(
    recorder: Recorder, microphone: FakeMicrophone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("trainer.recording.recorder.CLOSE_SECONDS", 0.05)
    recorder.start(new_take_id())
    microphone.feed(voice(1, seed=1))
    microphone.hang()
    first = recorder.stop()
    recorder.start(new_take_id())
    microphone.feed(voice(1, seed=2))  # the hung capture still delivers: that is nobody's any more
    second = recorder.stop()
    assert same(first.samples(), voice(1, seed=1))
    assert same(second.samples(), voice(1, seed=2))


def test_sound_lost_on_the_way_is_counted(recorder: Recorder, microphone: FakeMicrophone) -> None:
    recorder.start(new_take_id())
    microphone.feed(voice(3))
    assert recorder.lost_seconds == 0
    microphone.wait(0.7)
    microphone.feed(voice(3))
    assert recorder.lost_seconds == pytest.approx(0.7)
    recorder.pause()
    microphone.wait(30)
    recorder.resume()
    microphone.feed(voice(3))
    assert recorder.lost_seconds == pytest.approx(0.7)
    recorder.stop()
    assert recorder.lost_seconds == pytest.approx(0.7)


def test_the_tap_gets_what_is_recorded_and_nothing_after_the_end(
    recorder: Recorder, microphone: FakeMicrophone
) -> None:
    tapped: list[Samples] = []
    recorder.start(new_take_id(), tap=tapped.append)
    microphone.feed(voice(1))
    recorder.pause()
    microphone.feed(voice(1))
    recorder.resume()
    microphone.feed(voice(0.35))
    recorder.stop()
    assert sum(map(len, tapped)) == 1.35 * 16_000


def test_a_failing_tap_costs_no_sound(
    recorder: Recorder, microphone: FakeMicrophone, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(samples: Samples) -> None:
        raise ZeroDivisionError

    recorder.start(new_take_id(), tap=fails)
    microphone.feed(voice(1))
    assert recorder.stop().seconds == 1
    assert "ZeroDivisionError" in caplog.text


def test_a_slow_tap_is_not_taken_for_a_dead_device(recorder: Recorder, microphone: FakeMicrophone) -> None:
    faults: list[object] = []

    def slow(samples: Samples) -> None:
        microphone.wait(5)
        faults.append(recorder.fault)

    recorder.start(new_take_id(), tap=slow)
    microphone.feed(voice(0.2))
    assert faults == [None, None]
    assert recorder.fault is None
    recorder.stop()


def test_a_tap_that_never_returns_does_not_hold_up_the_end(recorder: Recorder, microphone: FakeMicrophone) -> None:
    entered, leave = threading.Event(), threading.Event()

    def stuck(samples: Samples) -> None:
        entered.set()
        leave.wait()

    recorder.start(new_take_id(), tap=stuck)
    feeding = threading.Thread(target=microphone.feed, args=(voice(0.1),))
    feeding.start()
    entered.wait()
    take = recorder.stop()
    leave.set()
    feeding.join()
    assert take.seconds == 0.1


def test_another_device_can_be_chosen(recorder: Recorder, microphone: FakeMicrophone) -> None:
    recorder.start(new_take_id(), device=WEBCAM.key)
    assert recorder.device == WEBCAM
    recorder.stop()
    assert recorder.device is None


def test_no_microphone_leaves_no_files(recorder: Recorder, microphone: FakeMicrophone, tmp_path: Path) -> None:
    microphone.available = []
    with pytest.raises(DeviceError):
        recorder.start(new_take_id())
    assert recorder.state == "idle"
    assert rescue(tmp_path / "spool") == ()
    assert not list((tmp_path / "spool").glob("*.pcm"))


def test_no_place_to_record_to_is_told_before_anybody_speaks(microphone: FakeMicrophone, tmp_path: Path) -> None:
    (tmp_path / "spool").write_text("a file where the folder should be")
    with pytest.raises(RecordingError) as told:
        Recorder(microphone, tmp_path / "spool").start(new_take_id())
    assert told.value.hint
    assert not microphone.captures


def test_discarding_removes_the_take(recorder: Recorder, microphone: FakeMicrophone, tmp_path: Path) -> None:
    recorder.start(new_take_id())
    microphone.feed(voice(1))
    recorder.discard()
    assert recorder.state == "idle"
    assert not [path for path in (tmp_path / "spool").iterdir() if path.name != ".lock"]
    recorder.discard()


def test_a_take_stays_until_it_is_removed(recorder: Recorder, microphone: FakeMicrophone, tmp_path: Path) -> None:
    recorder.start(new_take_id())
    microphone.feed(voice(1))
    take = recorder.stop()
    assert take.path.exists()
    remove(take)
    assert not [path for path in (tmp_path / "spool").iterdir() if path.name != ".lock"]


def test_keys_pressed_twice_do_no_harm(recorder: Recorder, microphone: FakeMicrophone) -> None:
    recorder.pause()
    recorder.resume()
    assert recorder.state == "idle"
    recorder.start(new_take_id())
    recorder.pause()
    recorder.pause()
    recorder.resume()
    recorder.resume()
    assert recorder.state == "recording"
    with pytest.raises(RuntimeError):
        recorder.start(new_take_id())
    recorder.stop()
    with pytest.raises(RuntimeError):
        recorder.stop()


def test_a_disk_that_fills_up_is_told_and_costs_no_sound(
    recorder: Recorder, microphone: FakeMicrophone, monkeypatch: pytest.MonkeyPatch
) -> None:
    recorder.start(new_take_id())
    microphone.feed(voice(1, seed=1))

    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("trainer.recording.spooling.os.write", full)
    microphone.feed(voice(1, seed=2))
    assert recorder.state == "recording"
    assert isinstance(recorder.fault, RecordingError)
    assert "full" in recorder.fault.message
    take = recorder.stop()
    assert same(take.samples(), np.concatenate((voice(1, seed=1), voice(1, seed=2))))
    assert take.path.stat().st_size == 32_000
