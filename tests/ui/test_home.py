"""The first screen: what shall I do now."""

import threading
from datetime import timedelta

import pytest

from tests.factories import make_answer, make_interview, make_question
from tests.ui.conftest import NOW, SAID, Stage, judged, questions
from tests.ui.fakes import FakePlayer
from tests.ui.steps import answer, choose, flat, start_speaking, type_answer, until, until_screen, until_seen
from trainer.doctor import Check
from trainer.interview.session import Interview
from trainer.rehearsal import new_id


def left_behind(stage: Stage, seconds: float, position: int = 0, interview: str = "interview-1") -> str:
    """A take that was spoken and never judged, as after a crash; gives its id."""
    recorder, take_id = stage.rehearsal().recorder(), new_id()
    recorder.start(take_id, context={"interview": interview, "position": str(position)})
    stage.microphone.speak(seconds)
    recorder.stop()
    return take_id


async def listen_to_rescued(pilot: object) -> None:
    await choose(pilot, "Rescued")
    await until_screen(pilot, "ChoiceScreen")
    await choose(pilot, "Read the feedback on it")


async def test_a_first_start_says_what_this_is_and_whether_all_is_ready(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("trainer.ui.welcome.check_model", lambda _: Check("Speech model", False, "Not here.", "Fetch."))
    async with stage.running() as pilot:
        await until_seen(pilot, "Practise an interview aloud.", "no account, no network", "your first interview")
        await until_seen(pilot, "Microphone: ready.", "Not here. Fetch.")
        assert "History" not in flat(pilot.app).replace("h History", "")
    assert not stage.paths.history.exists()  # looking makes nothing


async def test_an_interview_goes_on_at_the_question_where_it_was_left(stage: Stage, practice: Interview) -> None:
    async with stage.running(practice) as pilot:
        await type_answer(pilot, SAID)
        await until_screen(pilot, "FeedbackScreen")
        await pilot.press("enter")
        await until_seen(pilot, "question 2 of 2")
        await pilot.press("escape")
        await until_screen(pilot, "HomeScreen")
        await pilot.press("q")
    async with stage.running() as pilot:  # the next day
        await until_seen(pilot, "Continue Nursing ward, question 2 of 2, left today")
        await choose(pilot, "Continue")
        await until_screen(pilot, "InterviewScreen")
        await until_seen(pilot, "question 2 of 2", "Why do you want to work here?")
        await answer(pilot, stage.microphone)
        await until_screen(pilot, "FeedbackScreen")
        await pilot.press("enter")
        await until_screen(pilot, "DebriefScreen")
        await pilot.press("escape")
        await until_screen(pilot, "HomeScreen")
        await until(pilot, lambda: "Continue" not in flat(pilot.app))
    assert [(a.question_index, a.take) for a in stage.answers()] == [(0, 1), (1, 1)]


async def test_an_interview_left_over_its_feedback_opens_that_feedback_again(stage: Stage, practice: Interview) -> None:
    async with stage.running(practice) as pilot:
        await type_answer(pilot, SAID)
        await until_screen(pilot, "FeedbackScreen")
        await pilot.press("escape")
        await until_screen(pilot, "HomeScreen")
        await choose(pilot, "Continue")
        await until_screen(pilot, "FeedbackScreen")
        await until_seen(pilot, "take 1", "Next", "Again")
        await pilot.press("r")
        await until_seen(pilot, "Same question, another take", "question 1 of 2")


async def test_an_interview_whose_answer_was_deleted_meanwhile_asks_again(stage: Stage, practice: Interview) -> None:
    asked = practice.begin_take("a" * 32).end_take().judged("a" * 32, NOW)
    stage.keep(asked)  # the answer itself is not there
    async with stage.running() as pilot:
        await choose(pilot, "Continue")
        await until_screen(pilot, "InterviewScreen")
        await start_speaking(pilot)


async def test_a_rescued_take_is_judged_and_put_into_its_interview(stage: Stage, practice: Interview) -> None:
    stage.keep(practice)
    take = left_behind(stage, 6.0, position=1)
    async with stage.running() as pilot:
        await until_seen(pilot, "Rescued", "0:06 of an answer")
        await listen_to_rescued(pilot)
        await until_screen(pilot, "FeedbackScreen")
        await until_seen(pilot, "Why do you want to work here?", "take 1", "0:06 of 1:00")
    (kept,) = stage.answers()
    assert (kept.id, kept.question_index, kept.source) == (take, 1, "spoken")
    assert stage.interview().takes == ((), (take,))
    assert not list(stage.paths.spool.glob("*.pcm"))
    assert (stage.paths.audio / str(kept.audio)).is_file()


async def test_a_rescued_take_of_a_deleted_interview_finds_a_home(stage: Stage) -> None:
    left_behind(stage, 6.0, interview="deleted-long-ago")
    async with stage.running() as pilot:
        await listen_to_rescued(pilot)
        await until_screen(pilot, "FeedbackScreen")
        await until_seen(pilot, "0:06")
        await pilot.press("escape")
        await until_screen(pilot, "HomeScreen")
        await until_seen(pilot, "Saved answers")


async def test_rescued_takes_are_offered_one_after_the_other_the_oldest_first(
    stage: Stage, practice: Interview
) -> None:
    stage.keep(practice)
    left_behind(stage, 3.0)
    left_behind(stage, 4.0)
    async with stage.running() as pilot:
        await until_seen(pilot, "0:03 of an answer")
        await listen_to_rescued(pilot)
        await until_screen(pilot, "FeedbackScreen")
        await pilot.press("escape")
        await until_screen(pilot, "HomeScreen")
        await until_seen(pilot, "0:04 of an answer")
        await listen_to_rescued(pilot)
        await until_screen(pilot, "FeedbackScreen")
        await until_seen(pilot, "take 2")


async def test_a_rescued_take_can_wait_or_be_thrown_away(stage: Stage) -> None:
    left_behind(stage, 6.0)
    async with stage.running() as pilot:
        await choose(pilot, "Rescued")
        await until_screen(pilot, "ChoiceScreen")
        await choose(pilot, "Decide later")
        await until_screen(pilot, "HomeScreen")
        assert list(stage.paths.spool.glob("*.pcm"))
        await choose(pilot, "Rescued")
        await until_screen(pilot, "ChoiceScreen")
        await choose(pilot, "Throw it away")
        await until_screen(pilot, "HomeScreen")
        await until(pilot, lambda: "Rescued" not in flat(pilot.app))
    assert not list(stage.paths.spool.glob("*.pcm"))


async def test_listening_to_a_rescued_take_can_be_put_off(stage: Stage, practice: Interview) -> None:
    stage.keep(practice)
    left_behind(stage, 6.0)
    stage.transcriber.hold()
    async with stage.running() as pilot:
        await listen_to_rescued(pilot)
        await until_seen(pilot, "Listening back to what you said.")
        await until(pilot, lambda: stage.transcriber.heard)
        await pilot.press("escape")
        await until_screen(pilot, "HomeScreen")
        await until(pilot, stage.transcriber.stopped.is_set)
        await until_seen(pilot, "0:06 of an answer")
    assert stage.answers() == ()


async def test_an_interview_stays_for_a_take_that_waits_for_it(stage: Stage, practice: Interview) -> None:
    stage.keep(practice)
    left_behind(stage, 6.0)
    async with stage.running() as pilot:
        await choose(pilot, "Continue")
        await until_screen(pilot, "InterviewScreen")
        await pilot.press("escape")  # nothing was said here, but there
        await until_screen(pilot, "HomeScreen")
        await listen_to_rescued(pilot)
        await until_screen(pilot, "FeedbackScreen")
        await until_seen(pilot, "Tell me about a time you caught an error at handover.")
    assert len(stage.answers()) == 1


async def test_a_look_that_took_its_time_does_not_hide_what_happened_since(
    stage: Stage, practice: Interview, monkeypatch: pytest.MonkeyPatch
) -> None:
    looking, answered = threading.Event(), threading.Event()

    def slowly(_: object) -> Check:
        looking.set()
        answered.wait()
        return Check("Microphone", True, "Headset")

    monkeypatch.setattr("trainer.ui.welcome.check_microphone", slowly)
    async with stage.running() as pilot:
        await until(pilot, looking.is_set)
        pilot.app.begin(practice)
        await until_screen(pilot, "InterviewScreen")
        await type_answer(pilot, SAID)
        await until_screen(pilot, "FeedbackScreen")
        await pilot.press("escape")
        await until_screen(pilot, "HomeScreen")
        await until_seen(pilot, "Continue")
        answered.set()
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert "Continue" in flat(pilot.app)
        assert "your first interview" not in flat(pilot.app)


async def test_the_last_session_and_what_to_work_on_stand_below(stage: Stage) -> None:
    earlier = make_interview("interview-0", *questions(), started_at=NOW - timedelta(days=3)).finish(NOW)
    stage.keep(earlier, make_answer("a" * 32, interview_id="interview-0", result=judged()))
    async with stage.running() as pilot:
        await until_seen(pilot, "Your focus", "Last Sat 21 Nov Nursing ward: 1 of 2 questions answered")


async def test_the_sample_is_heard_judged_and_not_kept(stage: Stage) -> None:
    async with stage.running() as pilot:
        stage.transcriber.hold()
        await pilot.press("s")
        await until_screen(pilot, "SampleScreen")
        await until_seen(pilot, "You hear the answer", "a computer voice")
        await until(pilot, lambda: FakePlayer.made and FakePlayer.made[0].playing)
        await pilot.press("m")
        assert not FakePlayer.made[0].playing
        stage.transcriber.release()
        await until_screen(pilot, "FeedbackScreen")
        await until_seen(pilot, "Your answer", "24 beds", "Listen")
        await pilot.press("l")
        await until(pilot, lambda: FakePlayer.made[-1].playing)
        await pilot.press("escape")
        await until_screen(pilot, "HomeScreen")
        assert not FakePlayer.made[-1].playing
    assert not stage.paths.history.exists()
    assert not stage.paths.audio.exists()


async def test_the_sample_can_be_left_while_it_is_listened_to(stage: Stage) -> None:
    async with stage.running() as pilot:
        stage.transcriber.hold()
        await pilot.press("s")
        await until(pilot, lambda: stage.transcriber.heard)
        await pilot.press("escape")
        await until_screen(pilot, "HomeScreen")
        assert not FakePlayer.made[0].playing
        await until(pilot, stage.transcriber.stopped.is_set)


async def test_each_step_has_a_key_and_each_screen_a_way_back(stage: Stage) -> None:
    stage.keep(make_interview("interview-0", make_question()).finish(NOW))
    async with stage.running() as pilot:
        for key, screen in (("n", "SetupScreen"), ("h", "HistoryScreen"), ("c", "SettingsScreen")):
            await pilot.press(key)
            await until_screen(pilot, screen)
            await pilot.press("escape")
            await until_screen(pilot, "HomeScreen")
        await pilot.press("q")
    assert pilot.app.return_code == 0
