"""Calibration as it looks, at the smallest size that is promised and at a comfortable one."""

from dataclasses import replace
from datetime import timedelta

import pytest
from textual.pilot import Pilot

from tests.calibration.test_words import with_hits
from tests.ui.conftest import NOW, Stage
from tests.ui.fakes import FakeTranscriber
from tests.ui.steps import until_screen, until_seen
from tests.ui.test_calibration_screen import HEARD, begin, open_calibration, read
from tests.ui.test_pictures import BOTH, SMALL, Picture, answer, paths, picture, same_everywhere, show_feedback
from trainer.calibration.kept import keep_calibration
from trainer.paths import private_folder

__all__ = ["paths", "picture", "same_everywhere"]  # fixtures


@pytest.fixture(autouse=True)
def reader(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    """A user whose base model lets go of many an uh, on a machine without any other."""
    stage.transcriber = FakeTranscriber(HEARD)
    monkeypatch.setattr("trainer.rehearsal.Rehearsal.larger_model", _small)


def _small(_: object) -> object:
    from trainer.calibration.words import LargerModel

    return LargerModel("small", 486, here=False)


@BOTH
def test_before_the_script(picture: Picture, size: tuple[int, int]) -> None:
    assert picture(open_calibration, size)


@BOTH
def test_reading_the_script(stage: Stage, picture: Picture, size: tuple[int, int]) -> None:
    async def steps(pilot: Pilot[None]) -> None:
        await open_calibration(pilot)
        await begin(pilot)
        stage.microphone.speak(14.0)
        await until_seen(pilot, "0:14", "hearing you")

    assert picture(steps, size)


@BOTH
def test_what_came_of_it(stage: Stage, picture: Picture, size: tuple[int, int]) -> None:
    async def steps(pilot: Pilot[None]) -> None:
        await open_calibration(pilot)
        await read(pilot, stage)
        await until_seen(pilot, "15 were heard")

    assert picture(steps, size)


def test_too_little_was_read(stage: Stage, picture: Picture) -> None:
    stage.transcriber.texts = [HEARD[:300]]

    async def steps(pilot: Pilot[None]) -> None:
        await open_calibration(pilot)
        await read(pilot, stage)
        await until_seen(pilot, "Only 1 of 6")

    assert picture(steps, SMALL)


def test_the_settings_with_terms(stage: Stage, picture: Picture) -> None:
    stage.settings = replace(stage.settings, terms=("Kestrel Health", "PagerDuty", "Saint Anne's"))

    async def steps(pilot: Pilot[None]) -> None:
        await pilot.press("c")
        await until_screen(pilot, "SettingsScreen")
        await pilot.app.workers.wait_for_complete()
        pilot.app.screen.query_one("#page").scroll_to(y=20, animate=False)
        await until_seen(pilot, "Kestrel Health, PagerDuty")

    assert picture(steps, SMALL)


def test_feedback_after_a_calibration(stage: Stage, picture: Picture) -> None:
    one = replace(with_hits(20), model="base", at=NOW - timedelta(1))
    keep_calibration(private_folder(stage.paths.data), one)
    spoken = answer(answered_at=NOW)
    analysis = spoken.result.analysis
    fillers = tuple(replace(f, kind="discourse") if f.phrase == "you know" else f for f in analysis.fillers)
    spoken = replace(spoken, result=replace(spoken.result, analysis=replace(analysis, fillers=fillers)))
    assert picture(show_feedback(spoken, "end"), SMALL)
