"""The range of a count on the feedback page: there after a calibration, and only where it speaks for the answer."""

from dataclasses import replace
from datetime import timedelta

from textual.pilot import Pilot

from tests.calibration.test_kept import ONE
from tests.calibration.test_words import with_hits
from tests.ui.conftest import NOW, SAID, Stage
from tests.ui.steps import answer, flat, type_answer, until_screen, until_seen
from trainer.calibration.kept import keep_calibration
from trainer.calibration.model import Calibration
from trainer.interview.session import Interview
from trainer.paths import private_folder

RANGE = "um and uh: 1 heard; by your calibration about 1 to 2 were said"


def calibrated(stage: Stage, calibration: Calibration) -> None:
    """Keep it as one of the fake recogniser."""
    keep_calibration(private_folder(stage.paths.data), replace(calibration, model="fake", at=NOW - timedelta(1)))


async def to_feedback(pilot: Pilot[None], stage: Stage) -> str:
    await answer(pilot, stage.microphone)
    await until_screen(pilot, "FeedbackScreen")
    await pilot.press("end")
    await until_seen(pilot, "fillers", "figures")
    return flat(pilot.app)


async def test_a_count_carries_its_range(stage: Stage, practice: Interview) -> None:
    calibrated(stage, with_hits(20))
    async with stage.running(practice, size=(100, 50)) as pilot:
        assert RANGE in await to_feedback(pilot, stage)


async def test_without_a_calibration_nothing_is_claimed(stage: Stage, practice: Interview) -> None:
    async with stage.running(practice, size=(100, 50)) as pilot:
        assert "calibration" not in await to_feedback(pilot, stage)


async def test_the_calibration_of_another_microphone_says_nothing(stage: Stage, practice: Interview) -> None:
    calibrated(stage, replace(ONE, device="fake:webcam", is_default=False))
    async with stage.running(practice, size=(100, 50)) as pilot:
        assert "calibration" not in await to_feedback(pilot, stage)


async def test_a_typed_answer_has_no_microphone(stage: Stage, practice: Interview) -> None:
    calibrated(stage, with_hits(20))
    async with stage.running(practice, size=(100, 50)) as pilot:
        await type_answer(pilot, SAID)
        await until_screen(pilot, "FeedbackScreen")
        await until_seen(pilot, "fillers")
        assert "calibration" not in flat(pilot.app)
