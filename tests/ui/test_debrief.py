"""The debrief on the screen: the focus taken up, and the page saved from it."""

from datetime import timedelta

from tests.factories import make_answer, make_interview, make_question
from tests.ui.conftest import NOW, Stage, questions
from tests.ui.steps import seen, until_screen, until_seen
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
    await until_seen(pilot, "Debrief: ", "Export")


async def test_home_shows_the_focus_and_where_it_stands_on_one_line(stage: Stage) -> None:
    keep(stage, "1" * 32, filled(4), 6)
    keep(stage, "2" * 32, filled(8), 3)
    async with stage.running() as pilot:
        await until_seen(pilot, "Your focus")
        (line,) = (line for line in seen(pilot.app).splitlines() if "Your focus" in line)
        assert line.split("Your focus")[1].strip().split("   ") == [
            '"you know" under 4 a minute',
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


async def test_points_that_questions_look_for_and_were_not_heard_are_named(stage: Stage) -> None:
    asked = make_question("falls", look_for=("how it ended", "how many people were waiting"))
    told = "The card reader stopped on a Saturday. I wrote the names down and I called the bank from the till."
    keep(stage, "1" * 32, told, 3, asked)
    async with stage.running(size=(120, 50)) as pilot:
        await open_debrief(pilot)
        await until_seen(pilot, "What the questions look for", "not heard: how it ended; how many people were waiting.")


async def test_words_corrected_in_the_session_before_are_taken_up(stage: Stage) -> None:
    keep(stage, "1" * 32, filled(4), 6)
    keep(stage, "2" * 32, TOLD, 3)
    async with stage.running(size=(120, 40)) as pilot:
        await open_debrief(pilot)
        await until_seen(pilot, 'Last time you set out to work on this: "you know" under 5 a minute.')
        await pilot.press("enter")
        await until_screen(pilot, "FeedbackScreen")
        rehearsal = pilot.app.rehearsal
        rehearsal.correct_answer(rehearsal.store.answer(f"{'1' * 32}-take"), filled(8))
        await pilot.press("escape")
        await until_screen(pilot, "DebriefScreen")
        await until_seen(pilot, 'Last time you set out to work on this: "you know" under 4 a minute.')
