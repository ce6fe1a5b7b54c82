"""The first screen: what shall I do now."""

import threading
from datetime import timedelta

import pytest
from textual.widgets import OptionList

from tests.factories import make_answer, make_interview, make_question
from tests.ui.conftest import NOW, SAID, Stage, judged, questions
from tests.ui.fakes import FakePlayer
from tests.ui.practised import BANK, keep_practice
from tests.ui.steps import answer, choose, flat, start_speaking, type_answer, until, until_screen, until_seen
from trainer.doctor import Check
from trainer.interview.session import Interview
from trainer.rehearsal import new_id
from trainer.review.queue.proposal import Proposal, Why
from trainer.review.queue.read import Day
from trainer.ui.welcome import day_line


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
        await until_seen(pilot, "Your focus", "Last Sat 21 Nov Nursing ward 1 answer")


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


STEPS = (
    ("t", "Today", "TodayScreen"),
    ("n", "New", "SetupScreen"),
    ("b", "Banks", "BanksScreen"),
    ("h", "History", "HistoryScreen"),
    ("p", "Progress", "ProgressScreen"),
    ("y", "Stories", "StoriesScreen"),
    ("c", "Settings", "SettingsScreen"),
)


async def test_each_step_has_a_key_and_each_screen_a_way_back(stage: Stage) -> None:
    stage.keep(make_interview("interview-0", make_question()).finish(NOW))
    async with stage.running() as pilot:
        for key, _, screen in STEPS:
            await pilot.press(key)
            await until_screen(pilot, screen)
            await pilot.press("escape")
            await until_screen(pilot, "HomeScreen")
        await pilot.press("q")
    assert pilot.app.return_code == 0


async def test_each_step_can_be_clicked(stage: Stage) -> None:
    stage.keep(make_interview("interview-0", make_question()).finish(NOW))
    async with stage.running() as pilot:
        await until_seen(pilot, "Last Sat 21 Nov")
        for _, name, screen in STEPS:
            lines = [str(option.prompt) for option in pilot.app.screen.query_one("#steps", OptionList).options]
            row = next(at for at, line in enumerate(lines) if f" {name} " in line)
            await pilot.click("#steps", offset=(6, row))
            await until_screen(pilot, screen)
            await pilot.press("escape")
            await until_screen(pilot, "HomeScreen")


async def test_what_is_due_today_is_said(stage: Stage) -> None:
    keep_practice(stage)
    stage.own_bank("ward.yaml", BANK)
    async with stage.running() as pilot:
        await until_seen(pilot, "Today 5 answers to practise", "1 weak")
        await pilot.press("enter")  # the obvious next step
        await until_screen(pilot, "TodayScreen")


async def test_who_has_moved_stays_where_they_are(stage: Stage, practice: Interview) -> None:
    stage.keep(practice)
    async with stage.running() as pilot:
        await until_seen(pilot, "Continue")
        steps = pilot.app.screen.query_one("#steps", OptionList)
        await pilot.press("down", "down", "down")
        moved = steps.highlighted_option
        assert moved is not None
        pilot.app.screen.look()
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert steps.highlighted_option is not None
        assert steps.highlighted_option.id == moved.id == "banks"


async def test_a_history_that_cannot_be_read_is_said_and_home_stays(stage: Stage) -> None:
    stage.paths.data.mkdir(parents=True)
    stage.paths.history.write_bytes(b"no database, but something else entirely")
    async with stage.running() as pilot:
        await until(pilot, lambda: pilot.app._notifications)
        await pilot.press("c")
        await until_screen(pilot, "SettingsScreen")


def day(*whys: Why, answered: int = 0) -> Day:
    made = tuple(Proposal(why, "Ward", make_question(f"q{at}"), "because") for at, why in enumerate(whys))
    return Day(made, answered)


@pytest.mark.parametrize(
    ("made", "line"),
    [
        (
            day("weak", "weak", "old", "new", "new"),
            "5 answers to practise again: 2 weak, 1 getting old, 2 new",
        ),
        (day("new"), "1 answer to questions that are new to you"),
        (day("drill", "weak"), "2 answers to practise: 1 drill, 1 weak"),
        (day(), "nothing is due today"),
        (day(answered=3), "done for today, 3 answers so far"),
    ],
)
def test_a_day_in_a_line(made: Day, line: str) -> None:
    assert day_line(made) == line


def test_the_longest_line_of_a_day_fits_80_columns() -> None:
    fullest = day(*(["drill"] * 5 + ["weak"] * 10 + ["old"] * 10 + ["new"] * 5))
    assert len(day_line(fullest)) <= 80 - 3 - 13
