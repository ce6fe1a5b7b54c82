"""Today: the queue on the screen, from a line to the answer and back; and a drill with its verdict."""

from pathlib import Path

import pytest
from textual.widgets import OptionList

from tests.ui.conftest import NOW, Stage
from tests.ui.practised import keep_practice
from tests.ui.steps import choose, seen, type_answer, until, until_screen, until_seen
from trainer.review.choices import Choices
from trainer.ui.screens.today import TodayScreen

GOOD = (
    "Last spring a patient's son was shouting in the corridor of ward seven, because his father had waited four hours "
    "for a scan. I took him into the relatives' room, I let him finish, and I told him what I knew. I rang radiology "
    "every half hour and I kept him posted. As a result he calmed down within ten minutes, and complaints about "
    "waiting went down from five a month to one."
)


@pytest.fixture(autouse=True)
def no_shipped_banks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("trainer.rehearsal.shipped_banks", lambda: tmp_path / "none")


async def test_the_queue_says_what_why_and_how_long(stage: Stage) -> None:
    keep_practice(stage)
    async with stage.running() as pilot:
        await pilot.app.push_screen(TodayScreen())
        await until_seen(pilot, "Five answers, about", "1 drill", "new")
        await until_seen(pilot, "Drill: Silence instead of um", "for your focus:")
        await until_seen(pilot, "What have you made safer?", "about 1:00 good 36 days ago, only once so far")


async def test_one_is_answered_and_gone_from_the_queue(stage: Stage) -> None:
    keep_practice(stage)
    async with stage.running() as pilot:
        await pilot.app.push_screen(TodayScreen())
        await choose(pilot, "What have you made safer?")
        await until_screen(pilot, "InterviewScreen")
        await type_answer(pilot, GOOD)
        await until_screen(pilot, "FeedbackScreen")
        await pilot.press("enter")
        await until_screen(pilot, "DebriefScreen")
        await pilot.press("escape")
        await until_screen(pilot, "TodayScreen")
        await until_seen(pilot, "1 answer so far")
        assert "made safer" not in seen(pilot.app)
    (answer,) = stage.answers(_latest(stage))
    assert answer.question.id == "better"


async def test_all_questions_begin_one_interview_without_the_drill(stage: Stage) -> None:
    keep_practice(stage)
    async with stage.running() as pilot:
        await pilot.app.push_screen(TodayScreen())
        await choose(pilot, "All questions, one after the other")
        await until_screen(pilot, "InterviewScreen")
        interview = pilot.app.screen.interview
        assert interview.bank_title == "Ward"
        assert len(interview.questions) == 4
        assert "proud" not in {q.id for q in interview.questions}, "that one is drilled"


async def test_a_drill_is_held_and_its_verdict_stands_there_afterwards(stage: Stage) -> None:
    keep_practice(stage)
    async with stage.running() as pilot:
        await pilot.app.push_screen(TodayScreen())
        await choose(pilot, "Drill: Silence instead of um")
        await until_screen(pilot, "DrillScreen")
        await until_seen(pilot, "say nothing", "What are you proud of?")
        await pilot.press("enter")
        await until_screen(pilot, "InterviewScreen")
        await until_seen(pilot, "Drill: silence instead of um")
        assert pilot.app.screen.interview.question.target_seconds == 60
        await type_answer(pilot, GOOD)
        await until_screen(pilot, "FeedbackScreen")
        await pilot.press("enter")
        await until_screen(pilot, "DebriefScreen")
        await pilot.press("escape")
        await until_screen(pilot, "DrillScreen")
        await until_seen(pilot, "Met.", "Not one filler")
        await pilot.press("escape")
        await until_screen(pilot, "TodayScreen")
        await until_seen(pilot, "1 answer so far")
        assert "Drill:" not in seen(pilot.app)


async def test_a_drill_left_without_an_answer_has_no_verdict(stage: Stage) -> None:
    keep_practice(stage)
    async with stage.running() as pilot:
        await pilot.app.push_screen(TodayScreen())
        await choose(pilot, "Drill: Silence instead of um")
        await until_screen(pilot, "DrillScreen")
        await pilot.press("enter")
        await until_screen(pilot, "InterviewScreen")
        await pilot.press("escape")
        await until(pilot, lambda: type(pilot.app.screen).__name__ != "InterviewScreen")
        while type(pilot.app.screen).__name__ != "DrillScreen":  # asked whether to leave
            await choose(pilot, "Leave")
            await pilot.pause()
        await pilot.app.workers.wait_for_complete()
        await until_seen(pilot, "Press enter when you are ready.")


async def test_not_today_takes_one_out_until_tomorrow(stage: Stage) -> None:
    keep_practice(stage)
    async with stage.running() as pilot:
        await pilot.app.push_screen(TodayScreen())
        await until_seen(pilot, "Why do you want to work here?")
        listing = pilot.app.screen.query_one(OptionList)
        listing.highlighted = next(
            i for i, option in enumerate(listing.options) if "Why do you want" in str(option.prompt)
        )
        await pilot.press("x")
        await until(pilot, lambda: "Why do you want" not in seen(pilot.app))
    assert Choices(stage.paths.data).skipped(NOW.date()) == {("Ward", "why")}


async def test_before_the_first_interview_there_are_new_ones(stage: Stage) -> None:
    from tests.ui.practised import BANK

    stage.own_bank("ward.yaml", BANK)
    async with stage.running() as pilot:
        await pilot.app.push_screen(TodayScreen())
        await until_seen(pilot, "5 new", "new, a friendly one to begin with")
    assert not stage.paths.history.exists(), "looking makes no history"


async def test_without_a_bank_it_says_what_to_do(stage: Stage) -> None:
    async with stage.running() as pilot:
        await pilot.app.push_screen(TodayScreen())
        await until_seen(pilot, "Nothing is due today.")


async def test_after_the_day_is_done_there_is_more_on_a_key(stage: Stage) -> None:
    keep_practice(stage)
    stage.settings = stage.settings.__class__(microphone_checked_at=NOW.timestamp(), daily_answers=1)
    async with stage.running() as pilot:
        await pilot.app.push_screen(TodayScreen())
        await choose(pilot, "Tell me about")
        await until_screen(pilot, "InterviewScreen")
        await type_answer(pilot, GOOD)
        await until_screen(pilot, "FeedbackScreen")
        await pilot.press("enter")
        await until_screen(pilot, "DebriefScreen")
        await pilot.press("escape")
        await until_screen(pilot, "TodayScreen")
        await until_seen(pilot, "That is all for today.", "Some more")
        await pilot.press("m")
        await until_seen(pilot, "One answer, about")


async def test_words_from_a_bank_are_never_markup(stage: Stage) -> None:
    stage.own_bank(
        "bad.yaml",
        'schema: 1\ntitle: "[/foo] [red]x"\nquestions:\n  - {id: a, ask: "[/foo] items[0] [@click=app.quit]x"}\n',
    )
    async with stage.running() as pilot:
        await pilot.app.push_screen(TodayScreen())
        await until_seen(pilot, "[/foo] items[0] [@click=app.quit]x")


def _latest(stage: Stage) -> str:
    rehearsal = stage.rehearsal()
    try:
        return rehearsal.store.sessions(limit=1)[0].id
    finally:
        rehearsal.close()
