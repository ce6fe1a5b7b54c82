"""The day, a drill and the story bank as they look, at the smallest size that is promised and at a comfortable one."""

import pytest
from textual.pilot import Pilot

from tests.ui.conftest import Stage
from tests.ui.practised import ROUGH, keep_practice
from tests.ui.steps import choose, type_answer, until_screen, until_seen
from tests.ui.test_pictures import BOTH, SMALL, Picture, paths, picture, same_everywhere
from tests.ui.test_stories import DOSE, FALLS, keep_stories, story
from trainer.ui.screens.stories import StoriesScreen
from trainer.ui.screens.today import TodayScreen

__all__ = ["paths", "picture", "same_everywhere"]  # fixtures


@pytest.fixture(autouse=True)
def practised(stage: Stage, same_everywhere: None) -> None:
    """Somebody who has practised for some weeks."""
    keep_practice(stage)


async def open_today(pilot: Pilot[None]) -> None:
    await pilot.app.push_screen(TodayScreen())
    await until_seen(pilot, "Five answers", "new, from Ward")


async def open_stories(pilot: Pilot[None]) -> None:
    await pilot.app.push_screen(StoriesScreen())
    await until_seen(pilot, "seem")


@BOTH
def test_the_day(picture: Picture, size: tuple[int, int]) -> None:
    assert picture(open_today, size)


def test_a_drill_before(picture: Picture) -> None:
    async def steps(pilot: Pilot[None]) -> None:
        await open_today(pilot)
        await choose(pilot, "Drill:")
        await until_seen(pilot, "Press enter when you are ready.")

    assert picture(steps, SMALL)


@BOTH
def test_a_drill_afterwards(picture: Picture, size: tuple[int, int]) -> None:
    async def steps(pilot: Pilot[None]) -> None:
        await open_today(pilot)
        await choose(pilot, "Drill:")
        await until_screen(pilot, "DrillScreen")
        await pilot.press("enter")
        await until_screen(pilot, "InterviewScreen")
        await type_answer(pilot, ROUGH)
        await until_screen(pilot, "FeedbackScreen")
        await pilot.press("enter")
        await until_screen(pilot, "DebriefScreen")
        await pilot.press("escape")
        await until_seen(pilot, "Not yet.")

    assert picture(steps, size)


@BOTH
def test_stories_with_a_suggestion(stage: Stage, picture: Picture, size: tuple[int, int]) -> None:
    keep_stories(stage, story("The potassium", DOSE[0]), story("Night lights", *FALLS))
    assert picture(open_stories, size)


def test_no_stories_yet(picture: Picture) -> None:
    assert picture(open_stories, SMALL)


@BOTH
def test_one_story(stage: Stage, picture: Picture, size: tuple[int, int]) -> None:
    keep_stories(stage, story("The potassium", *DOSE))

    async def steps(pilot: Pilot[None]) -> None:
        await open_stories(pilot)
        await choose(pilot, "The potassium")
        await until_seen(pilot, "Told to these questions")

    assert picture(steps, size)


def test_the_answers_to_tick(stage: Stage, picture: Picture) -> None:
    keep_stories(stage, story("The potassium", *DOSE))

    async def steps(pilot: Pilot[None]) -> None:
        await open_stories(pilot)
        await choose(pilot, "The potassium")
        await until_seen(pilot, "Rename")
        await pilot.press("a")
        await until_seen(pilot, "[x]")

    assert picture(steps, SMALL)


def test_the_table(stage: Stage, picture: Picture) -> None:
    keep_stories(stage, story("The potassium", *DOSE), story("Night lights", FALLS[0]))

    async def steps(pilot: Pilot[None]) -> None:
        await open_stories(pilot)
        await pilot.press("m")
        await until_seen(pilot, "Night lights", "no story yet")

    assert picture(steps, SMALL)
