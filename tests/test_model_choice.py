"""Which models this machine is quick enough for: measured on the same speech, recommended with a reason."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.transcript.small_model import place
from tests.ui.fakes import FakeTranscriber
from trainer.cli import main
from trainer.errors import ModelError
from trainer.model_choice import (
    CLIP_SECONDS,
    RUNS,
    Present,
    Speed,
    clip,
    guess,
    measure,
    missing_models,
    open_model,
    present_models,
    recommendation,
    recommended,
)
from trainer.paths import Paths
from trainer.rehearsal import Rehearsal
from trainer.settings import Settings
from trainer.transcript.catalogue import MODELS


@pytest.fixture
def paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Paths:
    monkeypatch.setattr("trainer.transcript.weights.package_files", lambda _: {})  # whatever is installed here
    return Paths(tmp_path / "data", tmp_path / "cache", tmp_path / "config")


class Slow(FakeTranscriber):
    """Takes as long for each run as it is told, on a clock of its own."""

    def __init__(self, *seconds: float) -> None:
        super().__init__()
        self.time, self.left = 0.0, list(seconds)

    def transcribe(self, *arguments: Any, **more: Any) -> Any:
        self.time += self.left.pop(0)
        return super().transcribe(*arguments, **more)


def test_the_median_of_the_runs_counts_and_the_first_does_not() -> None:
    slow, ran = Slow(60.0, 3.0, 40.0, 4.0), list[int]()
    speed = measure(slow, np.zeros(20 * 16_000, dtype=np.float32), clock=lambda: slow.time, ran=ran.append)
    assert speed == Speed("fake", pytest.approx(12.0))
    assert ran == list(range(RUNS + 1))


def test_the_clip_is_speech_of_the_promised_length() -> None:
    assert len(clip()) == CLIP_SECONDS * 16_000
    assert np.abs(clip()).max() > 0.1


def test_models_on_this_machine_are_found_and_the_others_listed(paths: Paths, tmp_path: Path) -> None:
    place(paths.cache / "models" / "small.en")
    place(paths.cache / "models" / "tiny")
    own = place(tmp_path / "own")
    assert [p.name for p in present_models(Rehearsal(paths, Settings()))] == ["tiny", "small.en"]
    with_own = present_models(Rehearsal(paths, Settings(model="mine", model_folder=str(own))))
    assert [(p.name, p.folder) for p in with_own] == [("tiny", None), ("small.en", None), ("mine", own)]
    missing = [m.name for m in missing_models(with_own)]
    assert missing[0] == "tiny.en"
    assert len(missing) == len(MODELS) - 2


def test_a_folder_without_a_model_is_passed_over(paths: Paths, tmp_path: Path) -> None:
    assert present_models(Rehearsal(paths, Settings(model_folder=str(tmp_path)))) == ()


@pytest.mark.parametrize(
    ("seconds", "chosen", "name"),
    [
        ({"tiny": 4.0, "base": 9.0, "small": 26.0}, "tiny", "base"),
        ({"tiny": 4.0, "base": 20.0}, "tiny", "base"),
        ({"tiny": 4.0, "base": 20.1}, "base", "tiny"),
        ({"base": 9.0, "base.en": 8.0}, "base", "base"),
        ({"base": 9.0, "base.en": 8.0}, "small", "base.en"),
        ({"tiny": 30.0, "base": 70.0}, "base", "tiny"),
        ({"base": 9.0, "mine": 2.0}, "mine", "base"),
    ],
)
def test_the_largest_that_keeps_up_is_recommended(seconds: dict[str, float], chosen: str, name: str) -> None:
    best = recommended([Speed(n, s) for n, s in seconds.items()], chosen)
    assert best is not None
    assert best.name == name


def test_the_recommendation_says_why_and_what_is_in_use() -> None:
    told = " ".join(recommendation([Speed("base", 9.0)], "base"))
    assert "keeps up while you speak" in told
    assert "the one you use now" in told
    slow = " ".join(recommendation([Speed("tiny", 31.0)], "base"))
    assert "can't keep up" in slow
    assert "about 31 s for each minute" in slow
    assert "You use base now" in slow
    assert recommendation([], "base") == ("No speech model is on this machine.",)


def test_what_is_not_here_is_guessed_from_the_nearest_in_size() -> None:
    speeds = [Speed("tiny", 5.0), Speed("base", 9.0), Speed("mine", 1.0)]
    assert guess(MODELS["small"], speeds) == pytest.approx(9.0 * 486 / 148)
    assert guess(MODELS["tiny.en"], speeds) == pytest.approx(5.0)
    assert guess(MODELS["small"], [Speed("mine", 1.0)]) is None


@pytest.mark.model
@pytest.mark.long
def test_the_doctor_measures_what_is_here(tmp_path: Path) -> None:
    import os

    done = subprocess.run(
        [sys.executable, "-m", "trainer", "doctor", "--measure"],
        capture_output=True,
        text=True,
        env={**os.environ, "INTERVIEW_TRAINER_HOME": str(tmp_path)},
    )
    assert done.returncode == 0, done.stderr
    assert "base " in done.stdout
    assert "s of work" in done.stdout
    assert "Recommended: base" in done.stdout
    assert "interview-trainer model fetch" in done.stdout


@pytest.mark.model
def test_a_model_that_is_here_opens(tmp_path: Path) -> None:
    rehearsal = Rehearsal(Paths(tmp_path / "d", tmp_path / "c", tmp_path / "s"), Settings())
    base = next(p for p in present_models(rehearsal) if p.name == "base")
    assert open_model(rehearsal, base).name == "base"


def test_the_doctor_prints_what_it_measured(
    paths: Paths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("INTERVIEW_TRAINER_HOME", str(tmp_path))
    place(tmp_path / "cache" / "models" / "tiny")
    place(tmp_path / "cache" / "models" / "base")
    speeds = {"tiny": 5.0, "base": 26.0}

    def opened(_: Rehearsal, model: Present) -> str:
        if model.name not in speeds:
            raise ModelError("The model base was damaged.", "Fetch it again.")
        return model.name

    monkeypatch.setattr("trainer.model_choice.open_model", opened)
    monkeypatch.setattr("trainer.model_choice.measure", lambda name, _: Speed(name, speeds[name]))
    assert main(["doctor", "--measure"]) == 0
    printed = " ".join(capsys.readouterr().out.split())
    assert "tiny 5.0 s keeps up while you speak base 26.0 s too slow to keep up" in printed
    assert "Recommended: tiny. It keeps up while you speak, with room to spare. You use base now" in printed
    assert "small 486 MB perhaps 85 s" in printed
    del speeds["base"]
    assert main(["doctor", "--measure"]) == 1
    told = capsys.readouterr()
    assert "was damaged" in told.err
    assert "Recommended: tiny" in told.out


def test_a_machine_without_any_model_is_told_how_to_get_one(
    paths: Paths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("INTERVIEW_TRAINER_HOME", str(tmp_path))
    assert main(["doctor", "--measure"]) == 1
    printed = capsys.readouterr().out
    assert "No speech model is on this machine." in printed
    assert "interview-trainer model fetch NAME" in printed
