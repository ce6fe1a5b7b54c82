"""What works and what does not; and a report that may be shown to anybody."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tests.factories import make_answer, make_interview, make_result
from trainer import doctor
from trainer.doctor import check_all, check_banks, check_history, check_microphone, check_model, check_voice, report
from trainer.feedback.result import Strength
from trainer.paths import Paths
from trainer.rehearsal import Rehearsal
from trainer.settings import Settings


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths(tmp_path / "data", tmp_path / "cache", tmp_path / "config")


@pytest.fixture
def rehearsal(paths: Paths) -> Any:
    made = Rehearsal(paths, Settings(voice="none"))
    yield made
    made.close()


def answers(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """Put this program in the place of the one that looks for microphones."""
    monkeypatch.setattr(doctor, "_PROBE", (sys.executable, "-c", code))


def test_a_microphone_that_works(monkeypatch: pytest.MonkeyPatch) -> None:
    answers(monkeypatch, """print('{"ok": true, "words": "Headset", "remedy": ""}')""")
    check = check_microphone()
    assert (check.ok, check.words, check.private) == (True, "Headset", True)


def test_a_microphone_that_does_not_work(monkeypatch: pytest.MonkeyPatch) -> None:
    answers(monkeypatch, """print('{"ok": false, "words": "None was found.", "remedy": "Plug one in."}')""")
    check = check_microphone()
    assert (check.ok, check.words, check.remedy) == (False, "None was found.", "Plug one in.")


@pytest.mark.parametrize(
    "code",
    ["import os; os.abort()", "print('ALSA lib pcm.c')", "raise SystemExit(3)", "print('{}')", "print('[]')", ""],
    ids=["crashes", "babbles", "fails", "answers nothing", "answers something else", "is silent"],
)
def test_a_sound_driver_that_misbehaves_harms_nobody(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    answers(monkeypatch, code)
    check = check_microphone()
    assert not check.ok
    assert "stopped unexpectedly" in check.words
    assert "Typed answers work without." in check.remedy


def test_a_sound_driver_that_hangs_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "_PROBE_SECONDS", 0.2)
    answers(monkeypatch, "import time; time.sleep(60)")
    check = check_microphone()
    assert not check.ok
    assert "did not answer" in check.words


def test_nobody_waits_for_an_answer_that_nobody_wants_any_more(monkeypatch: pytest.MonkeyPatch) -> None:
    answers(monkeypatch, "import time; time.sleep(60)")
    begun = time.monotonic()
    assert not check_microphone(lambda: True).ok
    assert time.monotonic() - begun < 30


def test_the_real_probe_says_something_in_the_agreed_form() -> None:
    """Whatever this machine has: one line of JSON, no traceback."""
    done = subprocess.run([sys.executable, "-m", "trainer.recording"], capture_output=True, text=True, timeout=60)
    found = json.loads(done.stdout)
    assert isinstance(found["ok"], bool)
    assert found["words"]
    assert found["ok"] or found["remedy"]


def test_looking_makes_nothing(rehearsal: Rehearsal, paths: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    answers(monkeypatch, "")
    check_all(rehearsal)
    assert not paths.data.exists()
    assert not paths.config.exists()


def test_a_missing_model_comes_with_the_way_to_get_it(paths: Paths) -> None:
    check = check_model(Rehearsal(paths, Settings(model="small")))
    assert not check.ok
    assert "The speech model small is not on this machine." in check.words
    assert "interview-trainer model fetch small" in check.remedy


def test_a_voice_that_is_missing_comes_with_the_way_to_get_it(paths: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    check = check_voice(Rehearsal(paths, Settings(voice="speech-dispatcher")))
    assert not check.ok
    assert "speech-dispatcher is not on this machine" in check.words
    assert "apt install speech-dispatcher" in check.remedy
    assert check_voice(Rehearsal(paths, Settings(voice="none"))).ok


def test_a_history_is_counted(rehearsal: Rehearsal) -> None:
    assert check_history(rehearsal).words == "nothing yet"
    rehearsal.store.save_interview(make_interview())
    assert check_history(rehearsal).words.startswith("1 session, no answers, ")


def test_a_damaged_history_is_no_traceback(rehearsal: Rehearsal, paths: Paths) -> None:
    paths.data.mkdir()
    paths.history.write_bytes(b"somebody's letter" * 1000)
    check = check_history(rehearsal)
    assert not check.ok
    assert check.remedy


def test_a_bank_that_cannot_be_read_is_named(rehearsal: Rehearsal, paths: Paths) -> None:
    assert check_banks(rehearsal).ok
    paths.own_banks.mkdir(parents=True)
    (paths.own_banks / "broken.yaml").write_text("title: [", encoding="utf-8")
    check = check_banks(rehearsal)
    assert not check.ok
    assert "1 can't be read" in check.words
    assert "broken.yaml:1:" in check.remedy


@pytest.mark.parametrize("all_is_well", [True, False])
def test_a_report_says_nothing_of_what_was_said_nor_who_said_it(
    paths: Paths, monkeypatch: pytest.MonkeyPatch, all_is_well: bool
) -> None:
    """Words, names of devices, and folders that tell a person's name stay at home, also where something is broken."""
    answers(
        monkeypatch,
        f"""print('{{"ok": {str(all_is_well).lower()}, "words": "Jane Miller AirPods", "remedy": "ask Jane"}}')""",
    )
    home = paths.data.parent / "JaneMiller"
    secret = Settings(
        model_folder="" if all_is_well else str(home / "models"),
        device="jane-headset",
        voice="none" if all_is_well else "Jane Miller",
    )
    rehearsal = Rehearsal(Paths(home / "data", home / "cache", home / "config"), secret)
    rehearsal.store.save_interview(make_interview(bank_title="Bank of Jane Miller"))
    result = make_result(text="Jane Miller lost 24 beds.", strengths=(Strength("change", "Jane Miller."),))
    rehearsal.store.save_answer(make_answer(result=result))
    rehearsal.close()
    if not all_is_well:
        rehearsal.paths.history.write_bytes(b"Jane Miller" * 1000)
        rehearsal.paths.history.with_name("history.sqlite3-wal").unlink(missing_ok=True)
        rehearsal.paths.own_banks.mkdir(parents=True)
        (rehearsal.paths.own_banks / "jane.yaml").write_text("title: [Jane Miller", encoding="utf-8")
    told = report(rehearsal)
    rehearsal.close()
    assert "jane" not in told.lower()
    assert "miller" not in told.lower()
    assert "24 beds" not in told
    assert str(paths.data.parent) not in told
    for name in ("interview-trainer", "Python", "textual", "faster-whisper", "Microphone:", "Speech model:", "Banks:"):
        assert name in told
    assert ("does not work" in told) is (not all_is_well)


def test_a_model_of_ones_own_naming_is_not_named(paths: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    answers(monkeypatch, "")
    told = report(Rehearsal(paths, Settings(model="/home/jane/model", voice="none")))
    assert "jane" not in told


@pytest.mark.skipif(os.name == "nt", reason="no such device")
def test_the_report_is_printed_by_the_command(paths: Paths) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "trainer", "doctor", "--report"],
        capture_output=True,
        text=True,
        env={**os.environ, "INTERVIEW_TRAINER_HOME": str(paths.data.parent)},
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("interview-trainer ")
    assert str(paths.data.parent) not in done.stdout
