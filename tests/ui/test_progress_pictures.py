"""Progress, and take against take, as they look."""

import pytest
from textual.pilot import Pilot

from tests.ui.conftest import Stage
from tests.ui.progress_history import practise
from tests.ui.steps import until_seen
from tests.ui.test_pictures import BOTH, SMALL, Picture, Steps, paths, picture, same_everywhere
from tests.ui.test_progress_screen import open_progress
from tests.ui.test_takes_screen import open_takes

__all__ = ["paths", "picture", "same_everywhere"]  # fixtures


def progress(words: str, *keys: str) -> Steps:
    async def steps(pilot: Pilot[None]) -> None:
        await open_progress(pilot, "per session")
        await pilot.press(*keys)
        await until_seen(pilot, words)

    return steps


@BOTH
def test_fillers(stage: Stage, picture: Picture, size: tuple[int, int]) -> None:
    practise(stage)
    assert picture(progress("Fewer fillers"), size)


def test_a_phrase_by_week(stage: Stage, picture: Picture) -> None:
    practise(stage)
    assert picture(progress('Less "um"', "p", "w"))


def test_lengths(stage: Stage, picture: Picture) -> None:
    practise(stage)
    assert picture(progress("Length", "3"))


def test_shares(stage: Stage, picture: Picture) -> None:
    practise(stage)
    assert picture(progress("More answers", "5"))


def test_three_sessions(stage: Stage, picture: Picture) -> None:
    practise(stage, 3)
    assert picture(progress("too early"))


def test_in_a_light_theme(stage: Stage, picture: Picture) -> None:
    practise(stage)

    async def steps(pilot: Pilot[None]) -> None:
        pilot.app.theme = "textual-light"
        await progress("Fewer fillers")(pilot)

    assert picture(steps)


def test_without_colours(stage: Stage, picture: Picture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    practise(stage)
    assert picture(progress("Fewer fillers"))


@BOTH
def test_questions(stage: Stage, picture: Picture, size: tuple[int, int]) -> None:
    practise(stage)
    assert picture(progress("3 questions", "t"), size)


@BOTH
def test_bests(stage: Stage, picture: Picture, size: tuple[int, int]) -> None:
    practise(stage)
    assert picture(progress("Fewest fillers", "b"), size)


def test_nothing_yet(picture: Picture) -> None:
    async def steps(pilot: Pilot[None]) -> None:
        await open_progress(pilot, "Nothing to show yet.")

    assert picture(steps)


def takes(*keys: str) -> Steps:
    async def steps(pilot: Pilot[None]) -> None:
        await open_takes(pilot, "take 11 and take 12")
        for key in keys:
            await pilot.press(key)
        await until_seen(pilot, "take 1 and take 12", "Better: ")

    return steps


@BOTH
def test_take_against_take(stage: Stage, picture: Picture, size: tuple[int, int]) -> None:
    practise(stage)
    assert picture(takes(*["left"] * 10), size)


def test_the_words_that_changed(stage: Stage, picture: Picture) -> None:
    practise(stage)

    async def steps(pilot: Pilot[None]) -> None:
        await takes(*["left"] * 10)(pilot)
        await pilot.press("end")
        await until_seen(pilot, "went down by a third.+}")

    assert picture(steps, SMALL)


def test_one_take(stage: Stage, picture: Picture) -> None:
    practise(stage, 1)

    async def steps(pilot: Pilot[None]) -> None:
        await open_takes(pilot, "One take so far")

    assert picture(steps)
