"""From sound to what is kept, and from the command line, with a recogniser that hears what a test says."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.factories import make_answer
from tests.recording.fakes import HEADSET, WEBCAM, FakeMicrophone, voice
from tests.ui.fakes import FakeTranscriber
from trainer.calibration.kept import FILE, keep_calibration
from trainer.calibration.reading import TooLittleReadError
from trainer.calibration.script import SCRIPT
from trainer.cli import main
from trainer.paths import Paths, private_folder
from trainer.recording.files import write_flac
from trainer.rehearsal import CALIBRATION, Rehearsal, new_id
from trainer.settings import Settings

NOW = datetime(2026, 11, 24, 18, 0, tzinfo=UTC)
WHOLE = " ".join(paragraph.text for paragraph in SCRIPT)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("INTERVIEW_TRAINER_HOME", str(tmp_path))
    return tmp_path


def rehearsal(home: Path, *texts: str, settings: Settings | None = None) -> Rehearsal:
    paths = Paths(home / "data", home / "cache", home / "config")
    microphone = FakeMicrophone()
    return Rehearsal(
        paths,
        settings or Settings(model="fake"),
        microphone=microphone,
        transcriber=FakeTranscriber(*texts),
        clock=microphone.clock,
    )


def test_a_reading_is_kept_for_its_microphone_and_model(home: Path) -> None:
    ours = rehearsal(home, WHOLE, WHOLE.replace("the um door", "the door"))
    assert ours.calibration() is None
    ours.calibrate(voice(4.0), HEADSET, now=NOW)
    ours.calibrate(voice(4.0), WEBCAM, now=NOW)
    assert {p.name for p in ours.paths.data.iterdir()} == {FILE}
    default = ours.calibration()
    assert default is not None
    assert (default.device_name, default.reading.um_uh.heard) == ("Headset", 24)
    ours.settings = replace(ours.settings, device=WEBCAM.key)
    webcam = ours.calibration("fake")
    assert webcam is not None
    assert (webcam.device_name, webcam.reading.um_uh.heard) == ("Webcam", 23)
    assert ours.calibration("base") is None


def test_a_calibration_speaks_for_what_was_spoken_after_it(home: Path) -> None:
    ours = rehearsal(home, WHOLE, settings=Settings())
    found = replace(ours.calibrate(voice(4.0), HEADSET, now=NOW, keep=False), model="base")
    keep_calibration(private_folder(ours.paths.data), found)
    spoken = make_answer(answered_at=NOW + timedelta(minutes=1))
    assert ours.calibration_of(spoken) == found
    assert ours.calibration_of(replace(spoken, source="file")) is None
    assert ours.calibration_of(replace(spoken, answered_at=NOW - timedelta(days=1))) is None
    other = replace(spoken.result, transcript=replace(spoken.result.transcript, model="small"))
    assert ours.calibration_of(replace(spoken, result=other)) is None


def test_a_reading_need_not_be_kept(home: Path) -> None:
    ours = rehearsal(home, WHOLE)
    assert ours.calibrate(voice(4.0), HEADSET, now=NOW, keep=False).reading.um_uh.heard == 24
    assert ours.calibration() is None


def test_too_little_read_keeps_the_one_before(home: Path) -> None:
    ours = rehearsal(home, WHOLE, "Something else altogether.")
    before = ours.calibrate(voice(4.0), HEADSET, now=NOW)
    with pytest.raises(TooLittleReadError):
        ours.calibrate(voice(4.0), HEADSET, now=NOW)
    assert ours.calibration() == before


def test_a_reading_that_a_crash_left_behind_is_no_answer(home: Path) -> None:
    ours = rehearsal(home)
    assert isinstance(ours.microphone, FakeMicrophone)
    for context in ({CALIBRATION: "the script"}, {"interview": "one"}):
        recorder = ours.recorder()
        recorder.start(new_id(), context=context)
        ours.microphone.speak(2.0)
        recorder.stop()
    assert [dict(take.context) for take in ours.rescued()] == [{"interview": "one"}]
    assert len(list(ours.paths.spool.glob("*.pcm"))) == 1


def test_the_script_is_printed(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", "--calibrate"]) == 0
    printed = " ".join(capsys.readouterr().out.split())
    assert all(paragraph.text in printed for paragraph in SCRIPT)
    assert "doctor --calibrate FILE" in printed


@pytest.fixture
def hears(monkeypatch: pytest.MonkeyPatch) -> Any:
    def say(text: str) -> None:
        monkeypatch.setattr(Rehearsal, "transcriber", lambda _: FakeTranscriber(text))

    return say


def test_a_recording_of_the_script_is_scored_and_not_kept(
    home: Path, hears: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    write_flac(home / "script.flac", voice(4.0))
    hears(WHOLE.replace("the um door", "the door"))
    assert main(["doctor", "--calibrate", str(home / "script.flac")]) == 0
    printed = " ".join(capsys.readouterr().out.split())
    assert "um and uh 24 23 1 0" in printed
    assert "23 were heard" in printed
    assert "This was not kept" in printed
    assert not (home / "data").exists()


def test_a_recording_of_something_else_is_wrong_use(home: Path, hears: Any, capsys: pytest.CaptureFixture[str]) -> None:
    write_flac(home / "other.flac", voice(4.0))
    hears("Something else altogether.")
    assert main(["doctor", "--calibrate", str(home / "other.flac")]) == 2
    told = capsys.readouterr()
    assert "Only 0 of 6 paragraphs" in told.err
    assert not told.out


def test_a_recording_that_is_not_there(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", "--calibrate", str(home / "nowhere.flac")]) != 0
    assert "nowhere.flac" in capsys.readouterr().err


def test_one_thing_at_a_time(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["doctor", "--calibrate", "--measure"])
    assert "not allowed with" in capsys.readouterr().err


@pytest.mark.model
@pytest.mark.long
def test_a_synthetic_voice_is_calibrated_by_the_real_recogniser(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The base model on a voice that was never used to choose anything: most is heard, little is invented."""
    pytest.importorskip("piper")
    from trainer.recording.files import read_audio
    from trainer.sample.make_sample import speak

    write_flac(home / "script.flac", speak(WHOLE))
    paths = Paths(home / "data", home / "cache", home / "config")
    found = Rehearsal(paths, Settings()).calibrate(read_audio(home / "script.flac"), HEADSET, now=NOW)
    assert found.reading.paragraphs == len(SCRIPT)
    assert found.reading.um_uh.heard >= 12
    assert found.reading.um_uh.invented <= 3
    assert found.reading.word_error_rate < 0.12
    assert found.level == "good"
