"""When something goes wrong in an interview: it says what, nothing said is lost, and one can go on."""

import threading
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.recording.fakes import voice
from tests.ui.conftest import SAID, Stage
from tests.ui.fakes import SHARE
from tests.ui.steps import answer, choose, flat, start_speaking, type_answer, until, until_screen, until_seen
from trainer.errors import DeviceError, ModelError, ModelMissingError, StoreError, TranscriptionError
from trainer.interview.session import Interview
from trainer.recording.files import write_flac
from trainer.rehearsal import Rehearsal
from trainer.settings import load_settings
from trainer.transcript.weights import ModelStatus


def waiting(stage: Stage) -> list[float]:
    """The lengths of the takes that the next start of the program would find."""
    return [take.seconds for take in stage.rehearsal().rescued()]


# The microphone


async def test_a_device_that_vanishes_ends_the_take_and_what_was_said_is_judged(
    stage: Stage, practice: Interview
) -> None:
    async with stage.running(practice) as pilot:
        await start_speaking(pilot)
        stage.microphone.speak(6.0)
        stage.microphone.vanish()
        await until_screen(pilot, "FeedbackScreen")
        await until_seen(pilot, "0:06 of 1:30", "unplugged or switched off")
    (kept,) = stage.answers()
    assert kept.result.text == SAID
    assert stage.transcriber.heard == pytest.approx([6.0])


async def test_a_device_that_falls_silent_without_a_word_ends_the_take_too(stage: Stage, practice: Interview) -> None:
    async with stage.running(practice) as pilot:
        await start_speaking(pilot)
        stage.microphone.speak(6.0)
        stage.microphone.wait(3.0)
        await until_screen(pilot, "FeedbackScreen")
        await until_seen(pilot, "has sent", "nothing for 3 seconds")
    assert stage.transcriber.heard == pytest.approx([6.0])


async def test_without_a_microphone_the_answer_is_typed(stage: Stage, practice: Interview) -> None:
    stage.microphone.open_error = DeviceError("There is no microphone.", "Plug one in.")
    async with stage.running(practice) as pilot:
        await pilot.press("space")
        await until_seen(pilot, "There is no microphone.", "Plug one in.", "t types your answer", "Start speaking")
        assert "Your recording is safe" not in flat(pilot.app)  # there is none
        await type_answer(pilot, SAID)
        await until_screen(pilot, "FeedbackScreen")
    assert [a.source for a in stage.answers()] == ["typed"]


async def test_a_microphone_that_comes_back_is_used(stage: Stage, practice: Interview) -> None:
    stage.microphone.open_error = DeviceError("There is no microphone.", "Plug one in.")
    async with stage.running(practice) as pilot:
        await pilot.press("space")
        await until_seen(pilot, "There is no microphone.", "Start speaking")
        stage.microphone.open_error = None
        await answer(pilot, stage.microphone, 5.0)
        await until_screen(pilot, "FeedbackScreen")
    assert stage.transcriber.heard == pytest.approx([5.0])


async def test_leaving_before_the_microphone_has_opened_leaves_nothing_open(
    stage: Stage, practice: Interview, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, opening, real = threading.Event(), threading.Event(), stage.microphone.open

    def slowly(*arguments: Any) -> Any:
        asked.set()
        opening.wait()
        return real(*arguments)

    monkeypatch.setattr(stage.microphone, "open", slowly)
    async with stage.running(practice) as pilot:
        await pilot.press("space")
        await until(pilot, asked.is_set)
        await pilot.press("escape")
        await choose(pilot, "Leave")
        await until_screen(pilot, "HomeScreen")
        opening.set()
        await until(pilot, lambda: stage.microphone.captures and not stage.microphone.listening)
        await until(pilot, lambda: not list(stage.paths.spool.glob("*.pcm")))


async def test_a_slow_microphone_can_be_waited_for_after_all(
    stage: Stage, practice: Interview, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, opening, real = threading.Event(), threading.Event(), stage.microphone.open

    def slowly(*arguments: Any) -> Any:
        asked.set()
        opening.wait()
        return real(*arguments)

    monkeypatch.setattr(stage.microphone, "open", slowly)
    async with stage.running(practice) as pilot:
        await pilot.press("space")
        await until(pilot, asked.is_set)
        await pilot.press("escape")
        await until_screen(pilot, "ChoiceScreen")
        opening.set()
        await until(pilot, lambda: stage.microphone.listening)
        await choose(pilot, "Go on")
        await until_seen(pilot, "aim 1:30")
        stage.microphone.speak(3.0)
        await pilot.press("space")
        await until_screen(pilot, "FeedbackScreen")
    assert stage.transcriber.heard == pytest.approx([3.0])


# Leaving in the middle


async def test_leaving_while_speaking_keeps_the_take_and_home_offers_it(stage: Stage, practice: Interview) -> None:
    async with stage.running(practice) as pilot:
        await start_speaking(pilot)
        stage.microphone.speak(5.0)
        await pilot.press("escape")
        await until_seen(pilot, "You have spoken for 0:05.")
        stage.microphone.speak(3.0)  # said while one thinks about leaving: not for the record
        await choose(pilot, "Leave")
        await until_screen(pilot, "HomeScreen")
        await until_seen(pilot, "Rescued", "0:05 of an answer", "Continue", "question 1 of 2")
        await choose(pilot, "Rescued")
        await until_screen(pilot, "ChoiceScreen")
        await choose(pilot, "Read the feedback on it")
        await until_screen(pilot, "FeedbackScreen")
        await until_seen(pilot, "Tell me about a time you caught an error at handover.", "0:05 of 1:30")
        await pilot.press("escape")
        await until_screen(pilot, "HomeScreen")
        await until(pilot, lambda: "Rescued" not in flat(pilot.app))
    assert [(a.interview_id, a.question_index, a.take) for a in stage.answers()] == [("interview-1", 0, 1)]
    assert not list(stage.paths.spool.glob("*.pcm"))


async def test_one_can_think_better_of_leaving(stage: Stage, practice: Interview) -> None:
    async with stage.running(practice) as pilot:
        await start_speaking(pilot)
        for way in ("escape", "enter"):
            stage.microphone.speak(5.0)
            await pilot.press("escape")
            await until_screen(pilot, "ChoiceScreen")
            stage.microphone.speak(1.0)  # said while one thinks about leaving: not for the record
            await pilot.press(way)
            await until_screen(pilot, "InterviewScreen")
            await until(pilot, lambda: "Paused." not in flat(pilot.app))
        await pilot.press("escape")
        await choose(pilot, "Finish the answer here")
        await until_screen(pilot, "FeedbackScreen")
    assert stage.transcriber.heard == pytest.approx([10.0])


async def test_a_pause_stays_a_pause_when_one_stays(stage: Stage, practice: Interview) -> None:
    async with stage.running(practice) as pilot:
        await start_speaking(pilot)
        stage.microphone.speak(5.0)
        await pilot.press("p")
        await until_seen(pilot, "Paused.")
        await pilot.press("escape")
        await choose(pilot, "Go on speaking")
        await until_screen(pilot, "InterviewScreen")
        await until_seen(pilot, "Paused.")


async def test_in_a_simulation_a_slip_of_the_key_costs_no_question(stage: Stage, simulation: Interview) -> None:
    stage.transcriber.texts = ["", SAID, ""]
    async with stage.running(simulation) as pilot:
        await answer(pilot, stage.microphone, 1.0)
        await until_seen(pilot, "Nothing was said yet.", "question 1 of 2")
        assert not list(stage.paths.spool.glob("*.pcm"))
        await answer(pilot, stage.microphone, 9.0)
        await until_seen(pilot, "question 2 of 2")
        await answer(pilot, stage.microphone, 8.0)  # silence, but long: somebody may have spoken
        await until_seen(pilot, "Nothing was heard.", "question 2 of 2", "Home offers it again")
    assert [a.result.text for a in stage.answers()] == [SAID]
    assert waiting(stage) == [8.0]


async def test_the_recording_is_paused_while_leaving_is_asked_even_after_a_slip_on_x(
    stage: Stage, practice: Interview
) -> None:
    async with stage.running(practice) as pilot:
        await start_speaking(pilot)
        stage.microphone.speak(2.0)
        await pilot.press("x")
        await until_seen(pilot, "Press x again")
        await pilot.press("escape")
        await until_seen(pilot, "The recording is paused.")
        stage.microphone.speak(4.0)
        await choose(pilot, "Finish the answer here")
        await until_screen(pilot, "FeedbackScreen")
    assert stage.transcriber.heard == pytest.approx([2.0])


@pytest.mark.parametrize("way", ["Leave", "Finish the answer here", "Go on"])
async def test_a_device_that_vanishes_while_leaving_is_asked(stage: Stage, practice: Interview, way: str) -> None:
    async with stage.running(practice) as pilot:
        await start_speaking(pilot)
        stage.microphone.speak(5.0)
        recorder = pilot.app.screen._recorder
        await pilot.press("escape")
        await until_screen(pilot, "ChoiceScreen")
        stage.microphone.vanish()
        assert recorder.fault is not None
        await pilot.pause(0.3)  # longer than the panel takes to look
        await choose(pilot, way)
        await until_screen(pilot, "HomeScreen" if way == "Leave" else "FeedbackScreen")
        if way != "Leave":
            await pilot.press("enter")
            await until_seen(pilot, "question 2 of 2")
    assert len(stage.answers()) == (0 if way == "Leave" else 1)
    assert waiting(stage) == ([5.0] if way == "Leave" else [])


async def test_quitting_while_speaking_keeps_the_take(stage: Stage, practice: Interview) -> None:
    async with stage.running(practice) as pilot:
        await start_speaking(pilot)
        stage.microphone.speak(5.0)
        await pilot.press("ctrl+q")
    assert not stage.microphone.listening
    assert waiting(stage) == [5.0]
    assert stage.interview().position == 0


async def test_nothing_said_leaves_no_session_behind(stage: Stage, practice: Interview) -> None:
    async with stage.running(practice) as pilot:
        await start_speaking(pilot)
        stage.microphone.speak(2.0)
        await pilot.press("x", "x")
        await until_seen(pilot, "Thrown away.")
        await pilot.press("escape")
        await until_screen(pilot, "HomeScreen")
        await until_seen(pilot, "your first interview")
        assert pilot.app.rehearsal.store.counts().sessions == 0


# Listening back


async def test_a_recogniser_that_fails_keeps_the_take_for_later(stage: Stage, practice: Interview) -> None:
    stage.transcriber.error = TranscriptionError("Out of memory.", "Close other programs.")
    async with stage.running(practice) as pilot:
        await answer(pilot, stage.microphone, 7.0)
        await until_seen(pilot, "Out of memory.", "Your recording is safe: Home offers it again.", "Start speaking")
        await pilot.press("escape")
        await until_screen(pilot, "HomeScreen")
        await until_seen(pilot, "0:07 of an answer")
        await choose(pilot, "Rescued")
        await until_screen(pilot, "ChoiceScreen")
        await choose(pilot, "Read the feedback on it")
        await until_seen(pilot, "A saved answer", "Out of memory.")
        await pilot.press("escape")
        await until_screen(pilot, "HomeScreen")
        stage.transcriber.error = None
        await until_seen(pilot, "0:07 of an answer")
        await choose(pilot, "Rescued")
        await until_screen(pilot, "ChoiceScreen")
        await choose(pilot, "Read the feedback on it")
        await until_screen(pilot, "FeedbackScreen")
    assert [(a.question_index, a.result.text) for a in stage.answers()] == [(0, SAID)]


async def test_how_far_listening_back_has_got_is_shown_and_it_can_be_stopped(stage: Stage, practice: Interview) -> None:
    stage.transcriber.hold()
    async with stage.running(practice) as pilot:
        await answer(pilot, stage.microphone, 7.0)
        await until_seen(pilot, "Listening back to your answer.")
        await until(pilot, lambda: pilot.app.screen.query_one("#progress").progress == SHARE)
        await pilot.press("space", "x", "t", "s")  # none of them means anything now
        await pilot.press("escape")
        await until_seen(pilot, "Stopped listening back.", "Home offers it again.")
        await until(pilot, stage.transcriber.stopped.is_set)
    assert waiting(stage) == [7.0]


async def test_the_late_result_of_an_abandoned_take_is_dropped(stage: Stage, practice: Interview) -> None:
    stage.transcriber.hold()
    stage.transcriber.stubborn = True
    async with stage.running(practice) as pilot:
        await answer(pilot, stage.microphone, 7.0)
        await until(pilot, lambda: stage.transcriber.heard)
        await pilot.press("escape")
        await until_seen(pilot, "Stopped listening back.")
        await type_answer(pilot, "I wrote this instead.")
        await until_screen(pilot, "FeedbackScreen")
        stage.transcriber.release()
        await until(pilot, stage.transcriber.done.is_set)
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        await until_seen(pilot, "I wrote this instead.")
        await pilot.press("enter")
        await until_seen(pilot, "question 2 of 2")
    assert [a.result.text for a in stage.answers()] == ["I wrote this instead."]
    assert waiting(stage) == [7.0]


async def test_listening_to_a_file_can_be_stopped_and_the_words_fit(
    stage: Stage, practice: Interview, tmp_path: Path
) -> None:
    write_flac(tmp_path / "answer.flac", voice(3.0))
    stage.transcriber.hold()
    async with stage.running(practice) as pilot:
        await pilot.press("o")
        await until_screen(pilot, "RecordingFileScreen")
        pilot.app.screen.query_one("Input").value = str(tmp_path / "answer.flac")
        await pilot.press("enter")
        await until(pilot, lambda: stage.transcriber.heard)
        await pilot.press("escape")
        await until_seen(pilot, "Stopped listening", "Start speaking")
        assert "Home offers it" not in flat(pilot.app)  # nothing waits there


# The history


async def test_a_spoken_answer_that_the_history_refuses_waits_on_the_home_screen(
    stage: Stage, practice: Interview, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with stage.running(practice) as pilot:
        with monkeypatch.context() as full:
            full.setattr(Rehearsal, "keep_answer", refuse)
            await answer(pilot, stage.microphone, 4.0)
            await until_seen(pilot, "could not be kept", "Home offers it again", "There is no room left")
        await pilot.press("escape")
        await until_screen(pilot, "HomeScreen")
        await until_seen(pilot, "0:04 of an answer", "Continue")
        await choose(pilot, "Rescued")
        await until_screen(pilot, "ChoiceScreen")
        await choose(pilot, "Read the feedback on it")
        await until_screen(pilot, "FeedbackScreen")
    assert [a.question_index for a in stage.answers()] == [0]


async def test_a_typed_answer_that_the_history_refuses_is_still_there_to_hand_in(
    stage: Stage, practice: Interview, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with stage.running(practice) as pilot:
        with monkeypatch.context() as full:
            full.setattr(Rehearsal, "keep_answer", refuse)
            await type_answer(pilot, "Every word of this took thought.")
            await until_seen(pilot, "could not be kept", "There is no room left")
            assert "recording" not in flat(pilot.app)
        await pilot.press("t")
        await until_screen(pilot, "TypedAnswerScreen")
        await until_seen(pilot, "Every word of this took thought.")
        await pilot.press("ctrl+s")
        await until_screen(pilot, "FeedbackScreen")
    assert [a.result.text for a in stage.answers()] == ["Every word of this took thought."]


def refuse(*_: Any, **__: Any) -> None:
    raise StoreError("There is no room left on the disk.", "Free some space and try again.")


async def test_a_history_that_cannot_be_read_is_told_on_the_first_screen(stage: Stage) -> None:
    stage.paths.data.mkdir()
    stage.paths.history.write_bytes(b"this is no database at all, but somebody's letter" * 100)
    async with stage.running() as pilot:
        await until_seen(pilot, "is damaged, or is not a history")
        await pilot.press("h")
        await until_screen(pilot, "HistoryScreen")
        await pilot.press("escape")
        await until_screen(pilot, "HomeScreen")


async def test_a_spool_that_cannot_be_read_is_told_on_the_first_screen(stage: Stage) -> None:
    (stage.paths.spool / ".lock").mkdir(parents=True)  # where a file should be
    async with stage.running() as pilot:
        await until_seen(pilot, "can't be used")


# The speech model


@pytest.fixture
def no_model(stage: Stage) -> Stage:
    """A user who chose a model that is not there."""
    stage.settings = replace(stage.settings, model="small")
    stage.real_transcriber = True
    return stage


async def test_a_missing_model_is_offered_and_no_goes_on_with_typing(no_model: Stage, practice: Interview) -> None:
    async with running_without_model(no_model, practice) as pilot:
        await until_seen(pilot, "The speech model small is not on this machine.", "Yes, fetch it", "Go on without")
        await pilot.press("escape")
        await until_screen(pilot, "InterviewScreen")
        await type_answer(pilot, SAID)
        await until_screen(pilot, "FeedbackScreen")
    assert [a.source for a in no_model.answers()] == ["typed"]


async def test_speaking_without_a_model_keeps_the_recording(no_model: Stage, practice: Interview) -> None:
    async with running_without_model(no_model, practice) as pilot:
        await pilot.press("escape")
        await until_screen(pilot, "InterviewScreen")
        await answer(pilot, no_model.microphone, 4.0)
        await until_seen(pilot, "is not on this machine", "Your recording is safe")
    assert waiting(no_model) == [4.0]


async def test_yes_fetches_the_model_and_the_interview_goes_on(
    no_model: Stage, practice: Interview, monkeypatch: pytest.MonkeyPatch
) -> None:
    fetched = threading.Event()

    def fetch(rehearsal: Rehearsal, *, progress: Any, cancelled: Any) -> None:
        progress(0.5)
        fetched.wait()
        rehearsal._transcriber = no_model.transcriber

    monkeypatch.setattr(Rehearsal, "fetch_model", fetch)
    async with running_without_model(no_model, practice) as pilot:
        await pilot.press("y")
        await until_seen(pilot, "Fetching.", "50%")
        fetched.set()
        await until_screen(pilot, "InterviewScreen")
        await until(pilot, no_model.transcriber.loaded.is_set)
        await answer(pilot, no_model.microphone, 4.0)
        await until_screen(pilot, "FeedbackScreen")


async def test_fetching_that_fails_says_why_and_can_be_tried_again(
    no_model: Stage, practice: Interview, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries = []

    def fetch(_: Rehearsal, **__: Any) -> None:
        tries.append(1)
        raise ModelError("The hub does not answer.", "Check the connection.")

    monkeypatch.setattr(Rehearsal, "fetch_model", fetch)
    async with running_without_model(no_model, practice) as pilot:
        await pilot.press("y")
        await until_seen(pilot, "The hub does not answer. Check the connection.")
        await pilot.press("y")
        await until(pilot, lambda: len(tries) == 2)
        await pilot.press("escape")
        await until_screen(pilot, "InterviewScreen")


async def test_the_model_that_is_there_can_be_used_instead(
    no_model: Stage, practice: Interview, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = ModelStatus("base", "packages", no_model.paths.cache, 148_000_000, False, "checked at first use")
    monkeypatch.setattr("trainer.ui.screens.model.status", lambda *_, **__: here)
    monkeypatch.setattr("trainer.transcript.weights.find", lambda *_, **__: no_model.paths.cache)
    monkeypatch.setattr("trainer.transcript.whisper.WhisperTranscriber", lambda *_, **__: no_model.transcriber)
    with monkeypatch.context() as missing:
        missing.setattr("trainer.transcript.weights.find", not_here)
        async with running_without_model(no_model, practice) as pilot:
            await until_seen(pilot, "Use base, it is here")
            missing.undo()
            await pilot.press("b")
            await until_screen(pilot, "InterviewScreen")
            await until(pilot, no_model.transcriber.loaded.is_set)
            await answer(pilot, no_model.microphone, 4.0)
            await until_screen(pilot, "FeedbackScreen")
    assert load_settings(no_model.paths.settings_file).model == "base"


def not_here(*_: Any, **__: Any) -> None:
    raise ModelMissingError("The speech model small is not on this machine.", "Fetch it.")


async def test_fetching_can_be_stopped(no_model: Stage, practice: Interview, monkeypatch: pytest.MonkeyPatch) -> None:
    stopped = threading.Event()

    def fetch(_: Rehearsal, *, progress: Any, cancelled: Any) -> None:
        while not cancelled():
            progress(0.1)
            time.sleep(0.01)
        stopped.set()
        raise ModelError("Fetching was stopped.")

    monkeypatch.setattr(Rehearsal, "fetch_model", fetch)
    async with running_without_model(no_model, practice) as pilot:
        await pilot.press("y")
        await until_seen(pilot, "Fetching.")
        await pilot.press("escape")
        await until_screen(pilot, "InterviewScreen")
        await until(pilot, stopped.is_set)
        assert "Fetching was stopped" not in flat(pilot.app)


def running_without_model(stage: Stage, interview: Interview) -> Any:
    return stage.running(interview, first="ModelScreen")


async def test_home_offers_a_take_whose_microphone_takes_its_time_to_close(stage: Stage, practice: Interview) -> None:
    async with stage.running(practice) as pilot:
        await start_speaking(pilot)
        stage.microphone.speak(5.0)
        stage.microphone.hang()
        await pilot.press("escape")
        await choose(pilot, "Leave")
        await until_screen(pilot, "HomeScreen")
        stage.microphone.unhang()
        await until_seen(pilot, "0:05 of an answer")
