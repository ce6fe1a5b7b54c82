"""The banks as they look, at the smallest size that is promised and at a comfortable one."""

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import TextArea

from tests.bank.test_bank_edit import OWN
from tests.ui.conftest import Stage
from tests.ui.steps import until, until_screen, until_seen
from tests.ui.test_banks import SHIPPED, open_banks, search
from tests.ui.test_pictures import BOTH, SMALL, Picture, paths, picture, same_everywhere
from trainer.ui.screens import bank_reader

__all__ = ["paths", "picture", "same_everywhere"]  # fixtures

MINE = OWN.replace("title: T ", "title: My ward ")
BROKEN = "title: T\nquestions:\n  - {id: a, ask: Why?, kind: oter}\n  - {id: a, ask: Why?, targt: 3}\n"
MANY = """\
title: Customer support and retail
questions:
""" + "".join(
    f"  - {{id: q{n}, ask: Tell me about the {n}. time a customer was angry about something that was nobody's fault "
    f"and what you did., difficulty: {n % 3 + 1}, competencies: [patience]}}\n"
    for n in range(1, 31)
)


@pytest.fixture(autouse=True)
def banks(same_everywhere: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Banks of every sort."""
    folder = Path("banks")
    for file in folder.iterdir():
        file.unlink()
    for name, text in {**SHIPPED, "retail.yaml": MANY}.items():
        (folder / name).write_text(text, encoding="utf-8")
    monkeypatch.setattr(bank_reader, "shipped_banks", lambda: folder)


@pytest.fixture
def own(stage: Stage) -> None:
    stage.own_bank("mine.yaml", MINE)


@BOTH
def test_the_banks(stage: Stage, picture: Picture, size: tuple[int, int]) -> None:
    stage.own_bank("mine.yaml", MINE)
    stage.own_bank("broken.yaml", BROKEN)

    async def steps(pilot: Pilot[None]) -> None:
        await open_banks(pilot)
        await pilot.press("end")
        await until_seen(pilot, "Customer support and retail: 30")
        await pilot.press("right", "space", "down", "down", "space", "f")
        await until_seen(pilot, "2 picked", "favourite")

    assert picture(steps, size)


@BOTH
def test_a_search(picture: Picture, size: tuple[int, int]) -> None:
    async def steps(pilot: Pilot[None]) -> None:
        await open_banks(pilot)
        await search(pilot, "honesty")
        await until_seen(pilot, "In all banks: 2 questions")

    assert picture(steps, size)


@BOTH
def test_a_bank_that_can_t_be_read(stage: Stage, picture: Picture, size: tuple[int, int]) -> None:
    stage.own_bank("broken.yaml", BROKEN)

    async def steps(pilot: Pilot[None]) -> None:
        await open_banks(pilot)
        await pilot.press("home", "down", "down")
        await until_seen(pilot, "This file can't be used yet", "Give each question an id")

    assert picture(steps, size)


@BOTH
def test_a_question_in_the_editor(own: None, picture: Picture, size: tuple[int, int]) -> None:
    async def steps(pilot: Pilot[None]) -> None:
        await open_banks(pilot)
        await pilot.press("right", "e")
        await until_screen(pilot, "QuestionEditorScreen")
        pilot.app.screen.query_one("#ask", TextArea).text = ""
        await pilot.press("ctrl+s")
        await until_seen(pilot, "`ask` is empty")

    assert picture(steps, size)


def test_a_question_to_look_at(picture: Picture) -> None:
    async def steps(pilot: Pilot[None]) -> None:
        await open_banks(pilot)
        await search(pilot, "handover")
        await pilot.press("enter", "v")
        await until_screen(pilot, "QuestionViewScreen")
        await until_seen(pilot, "names the sickest patient")

    assert picture(steps, SMALL)


def test_a_copy_into_a_new_bank(picture: Picture) -> None:
    async def steps(pilot: Pilot[None]) -> None:
        await open_banks(pilot)
        await pilot.press("right", "e")
        await until_screen(pilot, "QuestionEditorScreen")
        await until_seen(pilot, "Its title")

    assert picture(steps, SMALL)


def test_all_that_can_be_done(own: None, picture: Picture) -> None:
    async def steps(pilot: Pilot[None]) -> None:
        await open_banks(pilot)
        await until_seen(pilot, "could be better")
        await pilot.press("right", "m")
        await until_seen(pilot, "What would you like to do?")

    assert picture(steps, SMALL)


def test_what_could_be_better(own: None, picture: Picture) -> None:
    async def steps(pilot: Pilot[None]) -> None:
        await open_banks(pilot)
        await until_seen(pilot, "could be better")
        await pilot.press("w")
        await until_seen(pilot, "Advice only")

    assert picture(steps, SMALL)


def test_loading_a_file(picture: Picture) -> None:
    async def steps(pilot: Pilot[None]) -> None:
        await open_banks(pilot)
        await pilot.press("l")
        await until_seen(pilot, "Load questions from a file")

    assert picture(steps, SMALL)


@BOTH
def test_questions_for_an_advert(picture: Picture, size: tuple[int, int]) -> None:
    async def steps(pilot: Pilot[None]) -> None:
        await open_banks(pilot)
        await pilot.press("a")
        await until_screen(pilot, "AdvertScreen")
        pilot.app.screen.query_one(TextArea).text = "Nurse for our ward. Handover at six. Honesty, patience."
        await pilot.press("ctrl+s")
        await until_screen(pilot, "AdvertMatchScreen")
        await until(pilot, lambda: pilot.app.screen.query("#questions"))
        await until_seen(pilot, "because of")

    assert picture(steps, size)
