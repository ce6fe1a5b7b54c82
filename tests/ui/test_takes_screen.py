"""Take against take, with the keys a user has."""

from textual.pilot import Pilot

from tests.factories import make_interview
from tests.ui.conftest import NOW, Stage
from tests.ui.progress_history import QUESTIONS, held, practise
from tests.ui.steps import flat, until, until_screen, until_seen
from trainer.ui.screens.takes import TakesScreen
from trainer.ui.widgets.comparison_page import TakeName

ASK = QUESTIONS[0].ask


async def open_takes(pilot: Pilot[None], *words: str, chosen: tuple[str, ...] = ()) -> None:
    pilot.app.push_screen(TakesScreen("handover", ASK, chosen=chosen))
    await until_screen(pilot, "TakesScreen")
    await until_seen(pilot, *words)


async def test_the_last_two_takes_side_by_side(stage: Stage) -> None:
    practise(stage)
    async with stage.running() as pilot:
        await open_takes(pilot, "take 11 and take 12 of 12", "< take 11, Sun 22 Nov >", "take 12, yesterday", ASK)
        await until_seen(pilot, "Much the same, as two takes of an answer are; still open", "3, 2.7 a minute")


async def test_other_takes_of_all_sessions(stage: Stage) -> None:
    practise(stage)
    async with stage.running() as pilot:
        await open_takes(pilot, "take 11 and take 12")
        await pilot.press("left")
        await until_seen(pilot, "take 10 and take 12 of 12")
        await pilot.press("tab")
        await until_seen(pilot, "< take 12, yesterday >")
        await pilot.press("left")
        await until_seen(pilot, "take 10 and take 11 of 12")
        await pilot.press("left")  # the left one stays the earlier
        await pilot.press("tab", *["left"] * 12)
        await until_seen(pilot, "take 1 and take 11 of 12", "< take 1, Sun 25 Oct >")
        await until_seen(pilot, "Better: a figure of what changed, an ending and fewer fillers (8.2 to 2.7 a minute)")
        await until_seen(pilot, 'Fillers that went: "um" 4 times, "like" twice.')
        await pilot.press("end")
        await until_seen(pilot, "No longer needed: Say how it ended.")
        await until_seen(pilot, "[-like,-]", "{+In the end the dose was corrected")


async def test_a_click_chooses_the_side(stage: Stage) -> None:
    practise(stage)
    async with stage.running() as pilot:
        await open_takes(pilot, "< take 11")
        await pilot.click(list(pilot.app.screen.query(TakeName))[1])
        await until_seen(pilot, "< take 12")


async def test_two_takes_that_were_named(stage: Stage) -> None:
    practise(stage)
    async with stage.running() as pilot:
        await open_takes(pilot, "take 3 and take 6 of 12", chosen=(f"{200:032x}", f"{500:032x}"))


async def test_a_take_opens(stage: Stage) -> None:
    practise(stage)
    async with stage.running() as pilot:
        await open_takes(pilot, "take 11 and take 12", "Open")
        await pilot.press("enter")
        await until_screen(pilot, "FeedbackScreen")
        await until_seen(pilot, "Your answer", "1:06 of 1:30")


async def test_one_take_stands_alone_and_another_is_one_key_away(stage: Stage) -> None:
    interview, answers = held(3, NOW, QUESTIONS[0])
    stage.keep(interview, *answers)
    async with stage.running() as pilot:
        await open_takes(pilot, "One take so far; r gives it another", "The words", "I was like,")
        assert "Other side" not in flat(pilot.app)
        await pilot.press("left", "tab", "r")
        await until_screen(pilot, "InterviewScreen")
        await until_seen(pilot, ASK)


async def test_a_new_take_is_there_when_one_comes_back(stage: Stage) -> None:
    practise(stage, 2)
    async with stage.running() as pilot:
        await open_takes(pilot, "take 1 and take 2 of 2")
        await pilot.press("enter")
        await until_screen(pilot, "FeedbackScreen")
        interview, answers = held(0, NOW, QUESTIONS[0])
        pilot.app.rehearsal.store.save_interview(interview)  # type: ignore[attr-defined]
        pilot.app.rehearsal.store.save_answer(answers[0])  # type: ignore[attr-defined]
        await pilot.press("escape")
        await until_seen(pilot, "take 2 and take 3 of 3", "Not better: ")


async def test_takes_that_are_gone(stage: Stage) -> None:
    stage.keep(make_interview("interview-1", QUESTIONS[0]))
    async with stage.running() as pilot:
        await open_takes(pilot, "No take of this question is in the history any more.")
        await pilot.press("left", "tab", "enter", "r", "escape")
        await until(pilot, lambda: type(pilot.app.screen).__name__ == "HomeScreen")
