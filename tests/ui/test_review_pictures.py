"""The screens for looking back as they look; see `test_pictures.py`."""

from dataclasses import replace
from datetime import timedelta

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from tests.factories import make_interview
from tests.recording.fakes import voice
from tests.ui.conftest import NOW, Stage, judged, questions
from tests.ui.steps import choose, until, until_screen, until_seen
from tests.ui.test_answer_words import standing_out
from tests.ui.test_pictures import BOTH, Picture, answer, paths, picture, same_everywhere
from trainer.recording.files import write_flac
from trainer.ui.screens.history import HistoryScreen

__all__ = ["paths", "picture", "same_everywhere"]  # fixtures


@pytest.fixture(autouse=True)
def practised(stage: Stage, same_everywhere: None) -> None:
    """Three sessions; each first answer with a note, a follow-up question and its sound."""
    first, second = questions()
    for days, title in ((21, "General behavioural"), (9, "Nursing ward"), (3, "Nursing ward")):
        held = make_interview(f"interview-{days}", first, second, bank_title=title, started_at=NOW - timedelta(days))
        ids = [f"{days + plus:032x}" for plus in (0, 100, 200)]
        one = answer(
            ids[0],
            interview_id=held.id,
            audio=f"{ids[0]}.flac",
            answered_at=NOW - timedelta(days),
            note="Say the dose first.\nInes knows how many charts there were.",
            starred=days == 3,
        )
        other = answer(
            ids[1],
            interview_id=held.id,
            question_index=1,
            question=second,
            answered_at=one.answered_at + timedelta(minutes=9),
            result=judged(ids[1], advice=()),
        )
        probe = replace(
            other,
            id=ids[2],
            question_index=0,
            question=first,
            take=2,
            follows=one.id,
            probe="And how did the night nurse take it?",
            answered_at=one.answered_at + timedelta(minutes=4),
            result=judged(ids[2], advice=()),
        )
        stage.paths.audio.mkdir(parents=True, exist_ok=True)
        write_flac(stage.paths.audio / f"{ids[0]}.flac", voice(72.0))
        stage.keep(held.finish(NOW), one, other, probe)


async def history(pilot: Pilot[None]) -> None:
    pilot.app.push_screen(HistoryScreen())
    await until_seen(pilot, "Sat 21 Nov", "Tue 3 Nov", "kept for ever")


async def answers(pilot: Pilot[None]) -> None:
    await history(pilot)
    await pilot.press("v")
    await until_seen(pilot, "All answers", "take 1 1:12")


async def look_back(pilot: Pilot[None]) -> None:
    await history(pilot)
    await pilot.press("enter")
    await until_seen(pilot, "take 1 1:12")
    await pilot.press("enter")
    await until_screen(pilot, "FeedbackScreen")
    await until_seen(pilot, "Asked after it")


@BOTH
def test_all_answers(picture: Picture, size: tuple[int, int]) -> None:
    assert picture(answers, size)


@BOTH
def test_answers_of_one_kind(picture: Picture, size: tuple[int, int]) -> None:
    async def steps(pilot: Pilot[None]) -> None:
        await answers(pilot)
        await pilot.press("f")
        await choose(pilot, "Kind of question")
        await choose(pilot, "motivation")
        await until_seen(pilot, "Only motivation")

    assert picture(steps, size)


def test_which_answers(picture: Picture) -> None:
    async def steps(pilot: Pilot[None]) -> None:
        await answers(pilot)
        await pilot.press("f")
        await until_screen(pilot, "ChoiceScreen")

    assert picture(steps)


def test_since_which_day(picture: Picture) -> None:
    async def steps(pilot: Pilot[None]) -> None:
        await answers(pilot)
        await pilot.press("f")
        await choose(pilot, "When")
        await choose(pilot, "Since a day")
        await until_screen(pilot, "DayScreen")
        pilot.app.screen.query_one(Input).value = "soon"
        await pilot.press("enter")
        await until_seen(pilot, "is no day")

    assert picture(steps)


@BOTH
def test_what_was_found(picture: Picture, size: tuple[int, int]) -> None:
    async def steps(pilot: Pilot[None]) -> None:
        await history(pilot)
        await pilot.press("slash", *"nurse")
        await until_seen(pilot, "*nurse*")

    assert picture(steps, size)


@BOTH
def test_an_answer_looked_back_at(picture: Picture, size: tuple[int, int]) -> None:
    assert picture(look_back, size)


def test_a_word_to_play_from(picture: Picture) -> None:
    async def steps(pilot: Pilot[None]) -> None:
        await look_back(pilot)
        await pilot.press("ctrl+right", "right")
        await until(pilot, lambda: standing_out(pilot))

    assert picture(steps)


@BOTH
def test_a_note(picture: Picture, size: tuple[int, int]) -> None:
    async def steps(pilot: Pilot[None]) -> None:
        await look_back(pilot)
        await pilot.press("w")
        await until_screen(pilot, "NoteScreen")

    assert picture(steps, size)


@BOTH
def test_exporting(picture: Picture, size: tuple[int, int]) -> None:
    async def steps(pilot: Pilot[None]) -> None:
        await history(pilot)
        await pilot.press("x")
        await choose(pilot, "This session")
        await until_screen(pilot, "ExportScreen")
        pilot.app.screen.query_one("#redact").value = True
        pilot.app.screen.query_one("#redacted", Input).value = "Nursing ward"
        await choose(pilot, "Markdown")
        await until_seen(pilot, "Written:", "Nursing ward ->")

    assert picture(steps, size)
