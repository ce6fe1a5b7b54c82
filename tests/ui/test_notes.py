"""What one adds to an answer: a note, a star, other words; nothing written is lost, however one leaves."""

from datetime import timedelta

import pytest
from textual.pilot import Pilot
from textual.widgets import TextArea

from tests.factories import make_answer, make_interview, make_question, make_result
from tests.ui.conftest import NOW, Stage, questions
from tests.ui.steps import choose, flat, until, until_screen, until_seen
from tests.ui.test_hostile_text import assert_still
from trainer.store.records import Answer
from trainer.ui.screens.feedback import FeedbackScreen

TAKE, PROBE = "a" * 32, "b" * 32
TALL = (80, 40)


@pytest.fixture
def answer(stage: Stage) -> Answer:
    """An answer in the history, with an answer to a follow-up question."""
    made = make_answer(TAKE, question=questions()[0], result=make_result(TAKE))
    probe = make_answer(
        PROBE,
        question=questions()[0],
        take=2,
        follows=TAKE,
        probe="And how did the [/red] night nurse take it?",
        answered_at=NOW + timedelta(minutes=1),
        result=make_result(PROBE, "She was glad.", fillers=(), figures=(), vague=()),
    )
    stage.keep(make_interview("interview-1", *questions(), started_at=NOW).finish(NOW), made, probe)
    return made


def kept(stage: Stage) -> Answer:
    return next(found for found in stage.answers() if found.id == TAKE)


async def look_at(pilot: Pilot[None], answer: Answer) -> None:
    pilot.app.push_screen(FeedbackScreen(answer))
    await until_screen(pilot, "FeedbackScreen")
    await until_seen(pilot, "«24 beds»", "Asked after it")


async def write(pilot: Pilot[None], key: str, screen: str, text: str) -> None:
    await pilot.press(key)
    await until_screen(pilot, screen)
    pilot.app.screen.query_one(TextArea).text = text


async def test_a_note_is_written_shown_and_kept(stage: Stage, answer: Answer) -> None:
    async with stage.running(size=TALL) as pilot:
        await look_at(pilot, answer)
        assert "Your note" not in flat(pilot.app)
        await write(pilot, "w", "NoteScreen", "Say the dose first.\n[/red]\x1b[2J\u202e items[0]")
        await pilot.press("ctrl+s")
        await until_screen(pilot, "FeedbackScreen")
        await until_seen(pilot, "Your note Say the dose first. [/red][2J items[0]")
        assert_still(pilot)
        assert kept(stage).note == "Say the dose first.\n[/red][2J items[0]"
        await write(pilot, "w", "NoteScreen", " ")
        await pilot.press("ctrl+s")
        await until_screen(pilot, "FeedbackScreen")
        await until(pilot, lambda: "Your note" not in flat(pilot.app))
    assert kept(stage).note == ""


async def test_leaving_a_note_asks(stage: Stage, answer: Answer) -> None:
    async with stage.running(size=TALL) as pilot:
        await look_at(pilot, answer)
        await pilot.press("w")
        await until_screen(pilot, "NoteScreen")
        await pilot.press("escape")  # nothing was written: nothing is asked
        await until_screen(pilot, "FeedbackScreen")
        await write(pilot, "w", "NoteScreen", "Later.")
        await pilot.press("escape")
        await until_seen(pilot, "Keep what you changed?", "Leave the note as it was")
        await choose(pilot, "Leave the note as it was")
        await until_screen(pilot, "FeedbackScreen")
        await pilot.press("w")
        await until_screen(pilot, "NoteScreen")
        assert pilot.app.screen.query_one(TextArea).text == ""  # what was thrown away does not come back
        pilot.app.screen.query_one(TextArea).text = "Now."
        await pilot.press("escape")
        await choose(pilot, "Keep it")
        await until_screen(pilot, "FeedbackScreen")
        await until_seen(pilot, "Your note Now.")
    assert kept(stage).note == "Now."


@pytest.mark.parametrize(("key", "screen"), [("w", "NoteScreen"), ("e", "CorrectionScreen")])
async def test_quitting_in_the_middle_loses_nothing(stage: Stage, answer: Answer, key: str, screen: str) -> None:
    async with stage.running(size=TALL) as pilot:
        await look_at(pilot, answer)
        await write(pilot, key, screen, "Half a thou")
        await pilot.press("ctrl+q")
        await until(pilot, lambda: not pilot.app.is_running)
    assert kept(stage) == answer
    async with stage.running(size=TALL) as pilot:
        await look_at(pilot, answer)
        await pilot.press(key)
        await until_screen(pilot, screen)
        await until_seen(pilot, "You stopped in the middle: here it is.", "Half a thou")
        await pilot.press("ctrl+s")
        await until_screen(pilot, "FeedbackScreen")
        await until_seen(pilot, "Half a thou")
    assert "Half a thou" in (kept(stage).note, kept(stage).result.text)
    assert not list((stage.paths.data / "drafts").iterdir())


async def test_a_crash_in_a_pause_loses_nothing(stage: Stage, answer: Answer) -> None:
    async with stage.running(size=TALL) as pilot:
        await look_at(pilot, answer)
        await write(pilot, "w", "NoteScreen", "Half a thou")
        await until(pilot, lambda: list(stage.paths.data.glob("drafts/*.note.txt")))
        (draft,) = stage.paths.data.glob("drafts/*.note.txt")
        assert draft.read_text(encoding="utf-8") == "Half a thou"
        pilot.app.screen.query_one(TextArea).text = ""  # as it was: nothing is left to wait
        await until(pilot, lambda: not draft.exists())


async def test_a_star_is_set_and_taken_off(stage: Stage, answer: Answer) -> None:
    async with stage.running(size=TALL) as pilot:
        await look_at(pilot, answer)
        assert "* starred" not in flat(pilot.app)
        await pilot.press("asterisk")
        await until_seen(pilot, "* starred take 1")
        assert kept(stage).starred
        await pilot.press("asterisk")
        await until(pilot, lambda: "* starred" not in flat(pilot.app))
    assert kept(stage) == answer


async def test_answers_to_follow_up_questions_stand_below_and_open(stage: Stage, answer: Answer) -> None:
    async with stage.running(size=TALL) as pilot:
        await look_at(pilot, answer)
        await until_seen(pilot, "Asked after it", "And how did the [/red] night nurse take it? 0:30 no fillers")
        await pilot.press("f", "enter")
        await until_seen(pilot, "She was glad.", "asked after your answer to: Tell me about a time you caught an error")
        await pilot.press("escape")
        await until_seen(pilot, "«24 beds»", "Asked after it")
        await pilot.press("escape", "escape")  # from the list to the page, and out
        await until_screen(pilot, "HomeScreen")
        await pilot.press("h")
        await until_seen(pilot, "Nursing ward")
        await pilot.press("enter")
        await until_seen(pilot, "then: And how did the [/red] night nurse take it?")
        await choose(pilot, "then: And how")
        await until_seen(pilot, "She was glad.")


async def test_the_takes_of_its_question_are_a_key_away(stage: Stage, answer: Answer) -> None:
    async with stage.running(size=TALL) as pilot:
        await look_at(pilot, answer)
        await until_seen(pilot, "t Takes")
        await pilot.press("t")
        await until_screen(pilot, "TakesScreen")
        await until_seen(pilot, answer.question.ask)
        await pilot.press("escape")
        await until_screen(pilot, "FeedbackScreen")
        await pilot.press("f", "enter")
        await until_seen(pilot, "She was glad.")
        assert "Takes" not in flat(pilot.app)  # a reply has none


async def test_a_sample_takes_no_note_and_no_star(stage: Stage) -> None:
    async with stage.running(size=TALL) as pilot:
        sample = make_answer("c" * 32, question=make_question(), result=make_result("c" * 32))
        pilot.app.push_screen(FeedbackScreen(sample, kept=False))
        await until_screen(pilot, "FeedbackScreen")
        assert "Note" not in flat(pilot.app)
        await pilot.press("w", "asterisk")
        assert type(pilot.app.screen).__name__ == "FeedbackScreen"
        await write(pilot, "e", "CorrectionScreen", "Half a thou")
    assert not stage.paths.history.exists()
    assert not (stage.paths.data / "drafts").exists()
