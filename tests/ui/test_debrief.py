"""The debrief on the screen: the focus taken up, and the page saved from it."""

from datetime import timedelta

import pytest

from tests.factories import make_answer, make_interview, make_result
from tests.ui.conftest import NOW, Stage, judged, questions
from tests.ui.steps import seen, until, until_screen, until_seen
from trainer.bank.model import Question
from trainer.feedback.judge import judge
from trainer.interview.session import Interview
from trainer.transcript.model import Transcript

TOLD = (
    "I was the only one at the till on a Saturday and the card reader stopped. I wrote the names down, I took the "
    "notes by hand, and I called the bank while the queue stood there. I told each of them how long it would take, "
    "and a neighbour brought change. As a result nobody left, and we counted the till that night without a gap."
)


def filled(every: int) -> str:
    return " ".join(f"{word}, you know," if i % every == 0 else word for i, word in enumerate(TOLD.split()))


def keep(stage: Stage, id: str, text: str, days: int, question: Question | None = None) -> Interview:
    """A finished session so many days ago, with one answer of a minute."""
    asked = question or questions()[0]
    held = make_interview(id, asked, started_at=NOW - timedelta(days=days)).finish(NOW)
    result = judge(f"{id}-take", Transcript(text, seconds=60), asked)
    stage.keep(held, make_answer(f"{id}-take", interview_id=id, question=asked, result=result))
    return held


async def open_debrief(pilot: object) -> None:
    await pilot.press("h")
    await until_screen(pilot, "HistoryScreen")
    await until_seen(pilot, "answer")
    await pilot.press("enter")
    await until_screen(pilot, "DebriefScreen")
    await until_seen(pilot, "Debrief: ", "Save as a page")


async def test_home_shows_the_focus_and_where_it_stands_on_one_line(stage: Stage) -> None:
    keep(stage, "1" * 32, filled(4), 6)
    keep(stage, "2" * 32, filled(8), 3)
    async with stage.running() as pilot:
        await until_seen(pilot, "Your focus")
        (line,) = (line for line in seen(pilot.app).splitlines() if "Your focus" in line)
        assert line.split("Your focus")[1].split("   ") == [
            '  "you know" under 4 a minute',
            "last session 9",
            "before 16",
        ]


async def test_a_session_without_an_answer_between_is_passed_over(stage: Stage) -> None:
    keep(stage, "1" * 32, filled(4), 6)
    stage.keep(make_interview("2" * 32, *questions(), started_at=NOW - timedelta(days=3)).finish(NOW))
    async with stage.running() as pilot:
        await until_seen(pilot, '"you know" under 5 a minute   last session 16'.replace("   ", " "))


async def test_the_debrief_opens_with_the_focus_of_the_session_before(stage: Stage) -> None:
    keep(stage, "1" * 32, filled(4), 6)
    keep(stage, "2" * 32, TOLD, 3)
    async with stage.running() as pilot:
        await open_debrief(pilot)
        await until_seen(
            pilot,
            'Last time you set out to work on this: "you know" under 5 a minute.',
            "0 a minute this time, 16 before: reached.",
        )


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_x_saves_a_page_and_says_where(stage: Stage, size: tuple[int, int]) -> None:
    hostile = make_result(
        "a" * 32, "<script>[bold]24 beds[/bold] um {{7*7}}", figures=(("24 beds", "scope"),), vague=()
    )
    held = make_interview("../../" + "b2" * 13, questions()[0], bank_title="[red]<b>Nursing", started_at=NOW).finish(
        NOW
    )
    stage.keep(held, make_answer("a" * 32, interview_id=held.id, question=questions()[0], result=hostile))
    async with stage.running(size=size) as pilot:
        await open_debrief(pilot)
        await pilot.press("x")
        await until_seen(pilot, "Saved as a page", "2026-11-24-b2b2b2b2.html")
        await pilot.press("x")
        await pilot.app.workers.wait_for_complete()
    (page,) = stage.paths.exports.iterdir()
    html = page.read_text(encoding="utf-8")
    assert page.name == "2026-11-24-b2b2b2b2.html"
    assert "[red]&lt;b&gt;Nursing" in html
    assert "&lt;script&gt;[bold]<mark" in html
    assert ">«24 beds»</mark>[/bold] " in html
    assert "<script" not in html


async def test_a_page_that_cannot_be_written_loses_nothing(stage: Stage) -> None:
    held = make_interview("b2" * 16, questions()[0], started_at=NOW).finish(NOW)
    stage.keep(held, make_answer("a" * 32, interview_id=held.id, question=questions()[0], result=judged()))
    stage.paths.exports.write_text("a file stands where the folder would", encoding="utf-8")
    async with stage.running() as pilot:
        await open_debrief(pilot)
        await pilot.press("x")
        await until_seen(pilot, "can't be made")
        await pilot.press("escape")
        await until_screen(pilot, "HistoryScreen")
        await until(pilot, lambda: len(pilot.app._notifications) == 1)
    assert len(stage.answers(held.id)) == 1
