"""An interviewer who asks further, thinks along and has a name, as it looks; and how an interview is chosen."""

from dataclasses import replace

from textual.pilot import Pilot
from textual.widgets import RadioButton

from tests.ui.conftest import Stage
from tests.ui.steps import answer, start_speaking, until, until_screen, until_seen
from tests.ui.test_asking import FakeVoice
from tests.ui.test_pictures import BOTH, Picture, Steps, paths, picture, same_everywhere  # noqa: F401  # fixtures
from tests.ui.test_probes import ENDED, PIPE, stories
from trainer.interview.panel import Asker
from trainer.interview.session import Interview

ASKERS = (Asker("Rosa Brandt", "hiring manager"), Asker("Jun Patel", "future colleague"))


def pointed() -> Interview:
    """With a question that has points of its own."""
    interview = stories()
    first = replace(
        interview.questions[0],
        look_for=(
            "Where it was and what was at stake, in a sentence",
            "What you noticed first, and what you did at once",
            "How it ended, with a figure, and what you changed afterwards",
        ),
        avoid=("Blaming the night porter",),
    )
    return replace(interview, questions=(first, interview.questions[1]))


async def probed(stage: Stage, pilot: Pilot[None]) -> None:
    stage.transcriber.texts[:] = [PIPE, ENDED]
    await until_screen(pilot, "InterviewScreen")
    await answer(pilot, stage.microphone, 40.0)
    await until_seen(pilot, "follow-up to:")


@BOTH
def test_time_to_think(stage: Stage, picture: Picture, size: tuple[int, int]) -> None:  # noqa: F811
    stage.settings = replace(stage.settings, preparation_seconds=1)

    async def steps(pilot: Pilot[None]) -> None:
        await until_seen(pilot, "there is no hurry")

    assert picture(steps, size, pointed())


@BOTH
def test_a_voice_that_reads_the_question(stage: Stage, picture: Picture, size: tuple[int, int]) -> None:  # noqa: F811
    stage.voice = FakeVoice()

    async def steps(pilot: Pilot[None]) -> None:
        await until_seen(pilot, "Speaking the question")

    assert picture(steps, size, pointed())


@BOTH
def test_an_outline(picture: Picture, size: tuple[int, int]) -> None:  # noqa: F811
    async def steps(pilot: Pilot[None]) -> None:
        await until_seen(pilot, "Take a breath.")
        await pilot.press("k")
        await until_seen(pilot, "Situation, a tenth")

    assert picture(steps, size, pointed())


@BOTH
def test_a_follow_up_question(stage: Stage, picture: Picture, size: tuple[int, int]) -> None:  # noqa: F811
    async def steps(pilot: Pilot[None]) -> None:
        await probed(stage, pilot)

    assert picture(steps, size, pointed())


@BOTH
def test_feedback_with_a_reply(stage: Stage, picture: Picture, size: tuple[int, int]) -> None:  # noqa: F811
    async def steps(pilot: Pilot[None]) -> None:
        await probed(stage, pilot)
        await answer(pilot, stage.microphone, 8.0)
        await until_screen(pilot, "FeedbackScreen")
        await pilot.press("pagedown")
        await until_seen(pilot, "only when asked")

    assert picture(steps, size, pointed())


@BOTH
def test_somebody_of_a_panel_asks(picture: Picture, size: tuple[int, int]) -> None:  # noqa: F811
    async def steps(pilot: Pilot[None]) -> None:
        await until_seen(pilot, "Rosa Brandt, hiring manager", "Take a breath.")

    assert picture(steps, size, stories("simulation", askers=ASKERS))


def test_the_limit_is_reached(stage: Stage, picture: Picture) -> None:  # noqa: F811
    stage.settings = replace(stage.settings, answer_limit_seconds=60)

    async def steps(pilot: Pilot[None]) -> None:
        await until_screen(pilot, "InterviewScreen")
        await start_speaking(pilot)
        stage.microphone.speak(61.0)
        await until_seen(pilot, "An interviewer would cut in here", "1:01")

    assert picture(steps, interview=pointed())


def choosing(mode: int) -> Steps:
    async def steps(pilot: Pilot[None]) -> None:
        await pilot.press("n")
        await until_screen(pilot, "SetupScreen")
        await until(pilot, lambda: pilot.app.screen.query("#kinds Tick"))
        list(pilot.app.screen.query(RadioButton))[mode].toggle()
        await pilot.pause()

    return steps


@BOTH
def test_choosing_a_simulation(picture: Picture, size: tuple[int, int]) -> None:  # noqa: F811
    assert picture(choosing(1), size)


def test_choosing_a_drill(picture: Picture) -> None:  # noqa: F811
    assert picture(choosing(2))
