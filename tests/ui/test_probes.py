"""Follow-up questions, as somebody who is asked them has them."""

from dataclasses import replace

import pytest

from tests.factories import make_interview, make_question
from tests.ui.conftest import NOW, Stage
from tests.ui.fakes import FakeTranscriber
from tests.ui.steps import answer, flat, start_speaking, type_answer, until, until_screen, until_seen
from trainer.interview.panel import Asker
from trainer.interview.session import Interview
from trainer.ui.app import TrainerApp

PIPE = (
    "I was on the night shift in a hotel and a pipe burst on the third floor. There was water in the corridor and the "
    "guests stood there in their slippers. I turned the water off and woke my manager. Then I moved the guests down "
    "to the first floor. It was the weekend of the trade fair, every hotel was full, and the phone kept ringing."
)
ENDED = "In the end nobody left, and two of the guests wrote to thank us."
EVADED = "I don't really remember."
PROBE = 'You said "I moved the guests down to the first floor"'


def stories(mode: str = "practice", probes: int = 1, **changes: object) -> Interview:
    asked = (
        make_question("pipe", "Tell me about a night that went wrong.", follow_ups=()),
        make_question("again", "Tell me about another one.", follow_ups=()),
    )
    return make_interview("interview-1", *asked, mode=mode, probes=probes, started_at=NOW, **changes)  # type: ignore[arg-type]


@pytest.fixture(autouse=True)
def spoken(stage: Stage) -> None:
    stage.transcriber = FakeTranscriber(PIPE, ENDED, PIPE, ENDED)


async def test_the_interviewer_asks_further_and_the_feedback_comes_after_the_reply(stage: Stage) -> None:
    async with stage.running(stories(), size=(100, 60)) as pilot:
        await answer(pilot, stage.microphone, 40.0)
        await until_seen(pilot, PROBE, "question 1 of 2, follow-up", "follow-up to: Tell me about a night")
        await answer(pilot, stage.microphone, 8.0)
        await until_screen(pilot, "FeedbackScreen")
        await until_seen(pilot, "take 1", "Asked further", ENDED[:40], "You said how it ended only when asked")
        await pilot.press("enter")
        await until_screen(pilot, "InterviewScreen")
        await until_seen(pilot, "question 2 of 2", "Tell me about another one.")
    main, reply = stage.answers()
    assert (main.follows, main.probe, reply.question_index) == (None, "", 0)
    assert reply.follows == main.id
    assert reply.probe.startswith(PROBE)
    assert (reply.result.text, reply.result.analysis.length.target_seconds) == (ENDED, 30)
    assert stage.interview().takes == ((main.id,), ())


async def test_a_follow_up_can_be_skipped_or_written(stage: Stage) -> None:
    async with stage.running(stories()) as pilot:
        await type_answer(pilot, PIPE)
        await until_seen(pilot, PROBE)
        await pilot.press("s")
        await until_screen(pilot, "FeedbackScreen")
        await pilot.press("r")
        await until_screen(pilot, "InterviewScreen")
        await type_answer(pilot, PIPE)
        await until_seen(pilot, "follow-up to:")
        first, second = pilot.app.screen.interview.asked
        assert first.ask != second.ask  # never the same twice
        await type_answer(pilot, ENDED)
        await until_screen(pilot, "FeedbackScreen")
    assert [(a.take, a.source, a.follows is None) for a in stage.answers()] == [
        (1, "typed", True),
        (2, "typed", True),
        (3, "typed", False),
    ]


async def test_without_follow_ups_the_feedback_comes_at_once(stage: Stage) -> None:
    async with stage.running(stories(probes=0)) as pilot:
        await answer(pilot, stage.microphone, 40.0)
        await until_screen(pilot, "FeedbackScreen")


async def test_two_follow_ups_where_the_first_was_evaded(stage: Stage) -> None:
    stage.transcriber = FakeTranscriber(PIPE, EVADED, ENDED)
    async with stage.running(stories(probes=2)) as pilot:
        await answer(pilot, stage.microphone, 40.0)
        await until_seen(pilot, PROBE)
        await answer(pilot, stage.microphone, 4.0)
        await until(pilot, lambda: len(pilot.app.screen.interview.asked) == 2)
        await until_seen(pilot, "follow-up to:", "Start speaking")
        await answer(pilot, stage.microphone, 8.0)
        await until_screen(pilot, "FeedbackScreen")
    assert [a.follows is None for a in stage.answers()] == [True, False, False]


async def test_a_silent_reply_counts_for_nothing_and_the_follow_up_stands(stage: Stage) -> None:
    stage.transcriber = FakeTranscriber(PIPE, "", ENDED)
    async with stage.running(stories()) as pilot:
        await answer(pilot, stage.microphone, 40.0)
        await until_seen(pilot, PROBE)
        await answer(pilot, stage.microphone, 1.0)
        await until_seen(pilot, "Nothing was said yet", PROBE)
        await answer(pilot, stage.microphone, 8.0)
        await until_screen(pilot, "FeedbackScreen")
    assert len(stage.answers()) == 2


async def test_in_a_simulation_whoever_asked_asks_further(stage: Stage) -> None:
    askers = (Asker("Rosa Brandt", "hiring manager"), Asker("Jun Patel", "future colleague"))
    async with stage.running(stories("simulation", askers=askers), size=(100, 60)) as pilot:
        await until_seen(pilot, "Rosa Brandt, hiring manager")
        await answer(pilot, stage.microphone, 40.0)
        await until_seen(pilot, PROBE, "Rosa Brandt, hiring manager")
        await answer(pilot, stage.microphone, 8.0)
        await until_seen(pilot, "question 2 of 2", "Jun Patel, future colleague", "Here is the next question.")
        assert "Rosa Brandt" not in flat(pilot.app)
        await answer(pilot, stage.microphone, 40.0)
        await until_seen(pilot, "follow-up", "Jun Patel")
        await answer(pilot, stage.microphone, 8.0)
        await until_screen(pilot, "DebriefScreen")
        await until_seen(pilot, "When they asked further", "only when asked")
        await pilot.press("enter")
        await until_screen(pilot, "FeedbackScreen")
        await until_seen(pilot, "Asked further")
    assert stage.interview().finished_at is not None


async def test_an_interview_left_at_a_follow_up_is_taken_up_there(stage: Stage) -> None:
    async with stage.running(stories()) as pilot:
        await answer(pilot, stage.microphone, 40.0)
        await until_seen(pilot, PROBE)
        await pilot.press("escape")
        await until_screen(pilot, "HomeScreen")
    kept = stage.interview()
    assert kept.probe is not None
    stage.transcriber = FakeTranscriber(ENDED)
    async with stage.running(kept) as pilot:
        await until_seen(pilot, PROBE, "follow-up to:")
        await answer(pilot, stage.microphone, 8.0)
        await until_screen(pilot, "FeedbackScreen")
        await until_seen(pilot, "take 1")
    main, reply = stage.answers()
    assert reply.follows == main.id


async def test_a_reply_that_a_crash_left_behind_belongs_to_its_answer(stage: Stage) -> None:
    async with stage.running(stories()) as pilot:
        await answer(pilot, stage.microphone, 40.0)
        await until_seen(pilot, PROBE)
        await start_speaking(pilot)
        stage.microphone.speak(8.0)
        app: TrainerApp = pilot.app  # type: ignore[assignment]
        app.exit()  # in the middle of the reply
    stage.transcriber = FakeTranscriber(ENDED)
    rehearsal = stage.rehearsal()
    (take,) = rehearsal.rescued()
    adopted = rehearsal.adopt_rescued(take, now=NOW)
    assert adopted.follows == stage.answers()[0].id
    assert adopted.probe.startswith(PROBE)
    after = stage.interview()
    assert (after.phase, after.probe, [len(ids) for ids in after.takes]) == ("reviewing", None, [1, 0])


async def test_hint_and_outline_help_with_the_question_and_not_with_its_follow_up(stage: Stage) -> None:
    interview = stories()
    pointed = replace(interview.questions[0], look_for=("what you did first", "how it ended"), avoid=("blaming",))
    interview = replace(interview, questions=(pointed, interview.questions[1]))
    async with stage.running(interview) as pilot:
        await until_seen(pilot, "Plan")
        await pilot.press("k")
        await until_seen(pilot, "Situation, a tenth", "Result, a quarter", "how it ended")
        await pilot.press("h")
        await until_seen(pilot, "A strong answer has", "blaming")
        assert "Situation" not in flat(pilot.app)
        await pilot.press("h")
        await until(pilot, lambda: "A strong answer" not in flat(pilot.app))
        await type_answer(pilot, PIPE.replace("the guests stood", "40 guests stood"))
        await until_seen(pilot, "follow-up to:")
        assert "Plan" not in flat(pilot.app)
        await pilot.press("k", "s")
        await until_screen(pilot, "FeedbackScreen")
        await pilot.press("r")
        await until_screen(pilot, "InterviewScreen")
        await pilot.press("k")
        await until_seen(pilot, "Your own figures", "40 guests")


async def test_in_a_simulation_there_is_no_help(stage: Stage) -> None:
    async with stage.running(stories("simulation")) as pilot:
        await until_seen(pilot, "Start speaking")
        await pilot.press("k", "h")
        assert "Situation" not in flat(pilot.app)
        assert "Plan" not in flat(pilot.app)
