"""Holding an interview, from the first question to the debrief."""

from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.recording.fakes import hiss, voice
from tests.ui.conftest import SAID, Stage
from tests.ui.steps import answer, flat, start_speaking, type_answer, until, until_screen, until_seen
from trainer.interview.session import Interview
from trainer.recording.files import read_audio, write_flac
from trainer.ui.widgets.speaking_panel import SpeakingPanel


def spooled(stage: Stage) -> list[Path]:
    return sorted(stage.paths.spool.glob("*.pcm"))


async def test_a_practice_goes_from_the_question_to_feedback_another_take_the_debrief_and_home(
    stage: Stage, practice: Interview
) -> None:
    async with stage.running(practice) as pilot:
        await until_seen(pilot, "question 1 of 2", "Tell me about a time you caught an error at handover.")
        await answer(pilot, stage.microphone, 12.0)
        await until_screen(pilot, "FeedbackScreen")
        await until_seen(pilot, "take 1", "0:12 of 1:30", "24 beds")
        await pilot.press("r")
        await until_screen(pilot, "InterviewScreen")
        await until_seen(pilot, "Same question, another take", "question 1 of 2")
        await answer(pilot, stage.microphone, 15.0)
        await until_screen(pilot, "FeedbackScreen")
        await until_seen(pilot, "take 2", "0:15 of 1:30")
        await pilot.press("enter")
        await until_screen(pilot, "InterviewScreen")
        await until_seen(pilot, "question 2 of 2", "Why do you want to work here?", "about 1 min")
        await answer(pilot, stage.microphone, 9.0)
        await until_screen(pilot, "FeedbackScreen")
        await pilot.press("enter")
        await until_screen(pilot, "DebriefScreen")
        await until_seen(pilot, "Debrief: Nursing ward", "Your answers")
        await pilot.press("escape")
        await until_screen(pilot, "HomeScreen")
        await until_seen(pilot, "Last today Nursing ward 3 answers")
    kept = stage.answers()
    assert [(a.question_index, a.take, a.source) for a in kept] == [
        (0, 1, "spoken"),
        (0, 2, "spoken"),
        (1, 1, "spoken"),
    ]
    assert [a.result.text for a in kept] == [SAID] * 3
    lengths = [len(read_audio(stage.paths.audio / str(a.audio))) / 16_000 for a in kept]
    assert lengths == pytest.approx([12.0, 15.0, 9.0])
    assert stage.transcriber.heard == pytest.approx([12.0, 15.0, 9.0])
    assert stage.interview().phase == "finished"
    assert not spooled(stage)
    assert not stage.microphone.listening


async def test_a_simulation_gives_one_go_at_each_question_and_the_feedback_at_the_end(
    stage: Stage, simulation: Interview
) -> None:
    async with stage.running(simulation) as pilot:
        await until_seen(pilot, "question 1 of 2", "Start speaking")
        assert "Hint" not in flat(pilot.app)
        await pilot.press("h")
        await start_speaking(pilot)
        assert "Throw away" not in flat(pilot.app)
        await pilot.press("x", "x")
        stage.microphone.speak(11.0)
        await pilot.press("space")
        await until_seen(pilot, "Thank you. Here is the next question.", "question 2 of 2")
        assert "what changed" not in flat(pilot.app)  # neither the hint nor the feedback of the first
        await answer(pilot, stage.microphone, 9.0)
        await until_screen(pilot, "DebriefScreen")
        await until_seen(pilot, "Your answers", "take 1 0:11")
        await pilot.press("enter")
        await until_screen(pilot, "FeedbackScreen")
        await until_seen(pilot, "take 1", "0:11 of 1:30", "Leave")
        assert "Again" not in flat(pilot.app)
        await pilot.press("escape")
        await until_screen(pilot, "DebriefScreen")
    assert [(a.question_index, a.take) for a in stage.answers()] == [(0, 1), (1, 1)]


async def test_an_answer_can_be_typed(stage: Stage, practice: Interview) -> None:
    async with stage.running(practice) as pilot:
        await type_answer(pilot, "I noticed the dose stood there twice, so I asked the doctor.")
        await until_screen(pilot, "FeedbackScreen")
        await until_seen(pilot, "take 1", "typed", "I noticed the dose stood there twice", "Leave")
        assert "Listen" not in flat(pilot.app)
    (kept,) = stage.answers()
    assert (kept.source, kept.audio, kept.result.transcript.seconds) == ("typed", None, None)
    assert not stage.microphone.captures


async def test_nothing_typed_is_no_answer(stage: Stage, practice: Interview) -> None:
    async with stage.running(practice) as pilot:
        await type_answer(pilot, "   \n ")
        await until_seen(pilot, "Write a few sentences first")
        await pilot.press("escape")
        await until_screen(pilot, "InterviewScreen")
        await until_seen(pilot, "question 1 of 2", "Start speaking")


async def test_what_was_typed_and_not_handed_in_stands_there_when_one_comes_back(
    stage: Stage, practice: Interview
) -> None:
    async with stage.running(practice) as pilot:
        await pilot.press("t")
        await until_screen(pilot, "TypedAnswerScreen")
        await pilot.press(*"Half")
        await pilot.press("escape")
        await until_screen(pilot, "InterviewScreen")
        await pilot.press("t")
        await until_screen(pilot, "TypedAnswerScreen")
        await until_seen(pilot, "Half")
        await pilot.press(*" done", "ctrl+s")
        await until_screen(pilot, "FeedbackScreen")
        await pilot.press("r")
        await until_screen(pilot, "InterviewScreen")
        await pilot.press("t")
        await until_screen(pilot, "TypedAnswerScreen")
        assert "Half" not in flat(pilot.app)
    (kept,) = stage.answers()
    assert kept.result.text == "Half done"


async def choose_file(pilot: Pilot[None], path: str) -> None:
    await pilot.press("o")
    await until_screen(pilot, "RecordingFileScreen")
    pilot.app.screen.query_one("Input").value = path
    await pilot.press("enter")


async def test_an_answer_can_come_from_a_file(stage: Stage, practice: Interview, tmp_path: Path) -> None:
    write_flac(tmp_path / "my answer.flac", voice(7.0))
    async with stage.running(practice) as pilot:
        await choose_file(pilot, f"'{tmp_path}/my answer.flac' ")  # as a terminal gives a file dropped into it
        await until_screen(pilot, "FeedbackScreen")
        await until_seen(pilot, "0:07 of 1:30", "Listen")
    (kept,) = stage.answers()
    assert kept.source == "file"
    assert stage.transcriber.heard == pytest.approx([7.0])
    assert len(read_audio(stage.paths.audio / str(kept.audio))) == 7 * 16_000
    assert (tmp_path / "my answer.flac").exists()


async def test_a_file_that_is_no_sound_says_so_and_the_question_stands(
    stage: Stage, practice: Interview, tmp_path: Path
) -> None:
    (tmp_path / "letter.mp3").write_bytes(b"Dear Sir or Madam, " * 200)
    async with stage.running(practice) as pilot:
        await choose_file(pilot, str(tmp_path / "letter.mp3"))
        await until_screen(pilot, "InterviewScreen")
        await until_seen(pilot, "can't be read as sound", "Start speaking", "question 1 of 2")
        assert "Your recording is safe" not in flat(pilot.app)  # nothing was recorded
        await answer(pilot, stage.microphone)
        await until_screen(pilot, "FeedbackScreen")


async def test_a_file_that_is_not_there_can_be_named_again(stage: Stage, practice: Interview, tmp_path: Path) -> None:
    write_flac(tmp_path / "answer.flac", voice(2.0))
    async with stage.running(practice) as pilot:
        await choose_file(pilot, str(tmp_path / "answr.flac"))
        await until_seen(pilot, "There is no such file")
        assert type(pilot.app.screen).__name__ == "RecordingFileScreen"
        name = pilot.app.screen.query_one("Input")
        name.value = str(tmp_path / "answ")
        await until(pilot, lambda: name._suggestion)
        await pilot.press("end", "right", "enter")
        await until_screen(pilot, "FeedbackScreen")


async def test_a_pause_is_left_out(stage: Stage, practice: Interview) -> None:
    async with stage.running(practice) as pilot:
        await start_speaking(pilot)
        stage.microphone.speak(4.0)
        await pilot.press("p")
        await until_seen(pilot, "Paused.")
        stage.microphone.speak(30.0)
        await until_seen(pilot, "0:04")
        await pilot.press("p")
        await until(pilot, lambda: "Paused." not in flat(pilot.app))
        stage.microphone.speak(5.0)
        await pilot.press("space")
        await until_screen(pilot, "FeedbackScreen")
    assert stage.transcriber.heard == pytest.approx([9.0])


async def test_a_paused_answer_can_be_finished(stage: Stage, practice: Interview) -> None:
    async with stage.running(practice) as pilot:
        await start_speaking(pilot)
        stage.microphone.speak(4.0)
        await pilot.press("p")
        await until_seen(pilot, "Paused.")
        await pilot.press("space")
        await until_screen(pilot, "FeedbackScreen")
    assert stage.transcriber.heard == pytest.approx([4.0])


async def test_a_key_is_answered_without_waiting_for_the_next_look_at_the_recorder(
    stage: Stage, practice: Interview
) -> None:
    async with stage.running(practice) as pilot:
        await start_speaking(pilot)
        panel = pilot.app.screen.query_one(SpeakingPanel)
        assert panel._timer is not None
        panel._timer.pause()
        await pilot.press("x")
        await until_seen(pilot, "Press x again")
        await pilot.press("p")
        await until(pilot, lambda: "Press x again" not in flat(pilot.app))
        await pilot.press("p")
        await until_seen(pilot, "Paused.")
        await pilot.press("p")
        await until(pilot, lambda: "Paused." not in flat(pilot.app))


async def test_throwing_away_asks_twice(stage: Stage, practice: Interview) -> None:
    async with stage.running(practice) as pilot:
        await start_speaking(pilot)
        stage.microphone.speak(4.0)
        await pilot.press("x")
        await until_seen(pilot, "Press x again")
        await pilot.press("x")
        await until_seen(pilot, "Thrown away.", "question 1 of 2")
        await until(pilot, lambda: not stage.microphone.listening and not spooled(stage))
        await answer(pilot, stage.microphone, 6.0)
        await until_screen(pilot, "FeedbackScreen")
        await until_seen(pilot, "take 1")
    assert stage.transcriber.heard == pytest.approx([6.0])


async def test_throwing_away_is_asked_in_a_pause_too_and_can_be_denied(stage: Stage, practice: Interview) -> None:
    async with stage.running(practice) as pilot:
        await start_speaking(pilot)
        await pilot.press("p")
        await until_seen(pilot, "Paused.")
        await pilot.press("x")
        await until_seen(pilot, "Press x again", "p to keep it")
        await pilot.press("p")
        await until_seen(pilot, "Paused.")
        await pilot.press("p")
        await until(pilot, lambda: "Paused." not in flat(pilot.app))
        stage.microphone.speak(3.0)
        await pilot.press("space")
        await until_screen(pilot, "FeedbackScreen")
    assert stage.transcriber.heard == pytest.approx([3.0])


async def test_the_hint_opens_and_closes(stage: Stage, practice: Interview) -> None:
    async with stage.running(practice) as pilot:
        await pilot.press("h")
        await until_seen(pilot, "A strong answer has", "what changed", "Better not", "blaming a colleague")
        await pilot.press("h")
        await until(pilot, lambda: "A strong answer has" not in flat(pilot.app))


async def test_a_question_can_be_skipped_and_the_debrief_says_what_was_answered(
    stage: Stage, practice: Interview
) -> None:
    async with stage.running(practice) as pilot:
        await pilot.press("s")
        await until_seen(pilot, "question 2 of 2")
        await answer(pilot, stage.microphone)
        await until_screen(pilot, "FeedbackScreen")
        await pilot.press("enter")
        await until_screen(pilot, "DebriefScreen")
        await until_seen(pilot, "Your answers", "Why do you want to work here?")
    assert [a.question_index for a in stage.answers()] == [1]


async def test_an_interview_in_which_all_was_skipped_ends_kindly(stage: Stage, practice: Interview) -> None:
    async with stage.running(practice) as pilot:
        await pilot.press("s")
        await until_seen(pilot, "question 2 of 2")
        await pilot.press("s")
        await until_screen(pilot, "DebriefScreen")
        await until(pilot, lambda: "Debrief: Nursing ward" in flat(pilot.app))
        await pilot.press("enter", "escape")
        await until_screen(pilot, "HomeScreen")


async def test_the_same_questions_can_be_practised_again_from_the_debrief(stage: Stage, practice: Interview) -> None:
    async with stage.running(practice) as pilot:
        await type_answer(pilot, SAID)
        await until_screen(pilot, "FeedbackScreen")
        await pilot.press("enter")
        await until_seen(pilot, "question 2 of 2")
        await pilot.press("s")
        await until_screen(pilot, "DebriefScreen")
        await until_seen(pilot, "Your answers")
        await pilot.press("g")
        await until_screen(pilot, "InterviewScreen")
        await until_seen(pilot, "question 1 of 2", "Tell me about a time you caught an error at handover.")
        assert pilot.app.screen.interview.id != practice.id


async def test_passing_the_aim_is_said_in_words(stage: Stage, practice: Interview) -> None:
    async with stage.running(practice) as pilot:
        await start_speaking(pilot)
        stage.microphone.speak(80.0)
        await until_seen(pilot, "1:20")
        assert "Past the time" not in flat(pilot.app)
        stage.microphone.speak(15.0)
        await until_seen(pilot, "1:35", "Past the time you aim at")


async def test_silence_of_five_seconds_is_said(stage: Stage, practice: Interview) -> None:
    async with stage.running(practice) as pilot:
        await start_speaking(pilot)
        stage.microphone.speak(3.0)
        stage.microphone.feed(hiss(4.5))
        await until_seen(pilot, "0:07")
        assert "Nothing heard" not in flat(pilot.app)
        stage.microphone.feed(hiss(1.5))
        await until_seen(pilot, "Nothing heard for 6 seconds. Is the microphone muted?")
        stage.microphone.speak(1.0)
        await until(pilot, lambda: "Nothing heard" not in flat(pilot.app))


async def test_no_speech_in_a_take_is_said_and_can_be_done_again(stage: Stage, practice: Interview) -> None:
    stage.transcriber.texts = ["", SAID]
    async with stage.running(practice) as pilot:
        await start_speaking(pilot)
        stage.microphone.feed(hiss(8.0))
        await pilot.press("space")
        await until_screen(pilot, "FeedbackScreen")
        await until_seen(pilot, "No speech was heard in this take.")
        await pilot.press("j", "d")
        await pilot.press("r")
        await until_screen(pilot, "InterviewScreen")
        await answer(pilot, stage.microphone)
        await until_screen(pilot, "FeedbackScreen")
        await until_seen(pilot, "take 2", "24 beds")


async def test_a_countdown_comes_first_where_it_is_wished(
    stage: Stage, practice: Interview, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("trainer.ui.interviewing.speaking.COUNTDOWN_SECONDS", 2)
    stage.settings = replace(stage.settings, countdown=True)
    async with stage.running(practice) as pilot:
        await pilot.press("space")
        await until_seen(pilot, "2 ...")
        await pilot.press("space", "t", "s")  # nothing else begins meanwhile
        assert not stage.microphone.captures
        await until_seen(pilot, "1 ...")
        await until_seen(pilot, "aim 1:30")
        stage.microphone.speak(4.0)
        await pilot.press("space")
        await until_screen(pilot, "FeedbackScreen")
    assert stage.transcriber.heard == pytest.approx([4.0])


async def test_a_countdown_can_be_left(stage: Stage, practice: Interview) -> None:
    stage.settings = replace(stage.settings, countdown=True)
    async with stage.running(practice) as pilot:
        await pilot.press("space")
        await until_seen(pilot, "3 ...")
        await pilot.press("escape")
        await until_screen(pilot, "HomeScreen")
    assert not stage.microphone.captures
