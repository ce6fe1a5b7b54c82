"""The moment between a question and its answer: the voice, the time to think, the limit."""

import threading
from collections.abc import Callable
from dataclasses import replace

import pytest
from textual.pilot import Pilot

from tests.ui.conftest import Stage
from tests.ui.steps import answer, flat, start_speaking, until, until_screen, until_seen
from trainer.interview.session import Interview


class FakeVoice:
    """Implements `Speaker`: says what it is given until a test lets it end."""

    name = "fake"

    def __init__(self) -> None:
        self.said: list[str] = []
        self.prepared: list[str] = []
        self.stops = 0
        self.deaf = False
        """Does not fall silent when told to, and never says that it ended."""
        self._done: Callable[[], None] | None = None

    @property
    def speaking(self) -> bool:
        return self._done is not None

    def prepare(self, text: str) -> None:
        self.prepared.append(text)

    def say(self, text: str, done: Callable[[], None]) -> None:
        self.said.append(text)
        self._done = done

    def end(self) -> None:
        """The voice has ended; told from another thread, as engines do."""
        done, self._done = self._done, None
        if done is not None:
            thread = threading.Thread(target=done)
            thread.start()
            thread.join()

    def stop(self) -> None:
        self.stops += 1
        if not self.deaf:
            done, self._done = self._done, None
            if done is not None:
                done()


@pytest.fixture
def voice(stage: Stage) -> FakeVoice:
    stage.voice = FakeVoice()
    return stage.voice


def listening(pilot: Pilot[None]) -> bool:
    return pilot.app.screen.interview.phase == "speaking"


async def test_the_question_is_read_and_the_next_is_made_ahead(
    stage: Stage, voice: FakeVoice, practice: Interview
) -> None:
    async with stage.running(practice) as pilot:
        await until_seen(pilot, "Speaking the question")
        assert voice.said == ["Tell me about a time you caught an error at handover."]
        assert voice.prepared == ["Why do you want to work here?"]
        voice.end()
        await until_seen(pilot, "Take a breath.")
        await answer(pilot, stage.microphone)
        await until_screen(pilot, "FeedbackScreen")
        await pilot.press("enter")
        await until_screen(pilot, "InterviewScreen")
        await until(pilot, lambda: voice.said[1:] == ["Why do you want to work here?"])


async def test_a_recording_begins_when_the_voice_has_ended_and_not_before(
    stage: Stage, voice: FakeVoice, practice: Interview
) -> None:
    voice.deaf = True  # an engine takes a moment to fall silent
    async with stage.running(practice) as pilot:
        await until_seen(pilot, "Speaking the question")
        await pilot.press("space")
        await until(pilot, lambda: voice.stops)
        assert not stage.microphone.captures
        voice.end()
        await until_seen(pilot, "aim ", "Stop")
        assert stage.microphone.captures


async def test_a_voice_that_never_says_it_ended_holds_nobody_up(
    stage: Stage, voice: FakeVoice, practice: Interview, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("trainer.ui.interviewing.asking._SILENCE_SECONDS", 0.05)
    voice.deaf = True
    async with stage.running(practice) as pilot:
        await until_seen(pilot, "Speaking the question")
        await pilot.press("space")
        await until_seen(pilot, "aim ", "Stop")


async def test_v_turns_the_voice_off_and_on_and_that_stays(stage: Stage, voice: FakeVoice, practice: Interview) -> None:
    async with stage.running(practice) as pilot:
        await until_seen(pilot, "Speaking the question")
        await pilot.press("v")
        await until_seen(pilot, "Take a breath.", "not read aloud any more")
        assert not voice.speaking
        assert pilot.app.rehearsal.settings.voice == "none"
        pilot.app.clear_notifications()
        await pilot.press("v")
        await until_seen(pilot, "Questions are read aloud.")
        assert pilot.app.rehearsal.settings.voice == "auto"


@pytest.mark.parametrize("key", ["escape", "s", "t", "o", "m"])
async def test_whatever_else_one_does_the_voice_stops(
    stage: Stage, voice: FakeVoice, practice: Interview, key: str
) -> None:
    async with stage.running(practice) as pilot:
        await until_seen(pilot, "Speaking the question")
        await pilot.press(key)
        await until(pilot, lambda: voice.stops and (key == "s" or not voice.speaking))
        assert not stage.microphone.captures or key == "m"


async def test_the_end_of_an_earlier_question_means_nothing(
    stage: Stage, voice: FakeVoice, practice: Interview
) -> None:
    async with stage.running(practice) as pilot:
        await until_seen(pilot, "Speaking the question")
        late = voice._done
        voice.deaf = True
        await pilot.press("s")
        await until_seen(pilot, "question 2 of 2", "Speaking the question")
        assert late is not None
        late()
        await pilot.pause()
        await until_seen(pilot, "Speaking the question")


async def test_there_is_time_to_think_and_space_ends_it(
    stage: Stage, practice: Interview, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage.settings = replace(stage.settings, preparation_seconds=30)
    async with stage.running(practice) as pilot:
        await until_seen(pilot, "Time to think: 0:30")
        await until_seen(pilot, "Time to think: 0:29")
        assert not listening(pilot)
        await start_speaking(pilot)
        assert "Time to think" not in flat(pilot.app)


async def test_when_the_time_to_think_is_over_nobody_is_hurried(stage: Stage, practice: Interview) -> None:
    stage.settings = replace(stage.settings, preparation_seconds=1)
    async with stage.running(practice) as pilot:
        await until_seen(pilot, "Press space when you are ready; there is no hurry.")
        assert not stage.microphone.captures


async def test_the_limit_is_said_before_it_comes_and_cuts_nothing_off(stage: Stage, practice: Interview) -> None:
    stage.settings = replace(stage.settings, answer_limit_seconds=60)
    async with stage.running(practice) as pilot:
        await start_speaking(pilot)
        stage.microphone.speak(44.0)
        await until_seen(pilot, "0:44")
        assert "left" not in flat(pilot.app)
        stage.microphone.speak(2.0)
        await until_seen(pilot, "About 15 seconds left")
        stage.microphone.speak(15.0)
        await until_seen(pilot, "An interviewer would cut in here", "1:01")
        stage.microphone.speak(5.0)
        await pilot.press("space")
        await until_screen(pilot, "FeedbackScreen")
    assert stage.transcriber.heard == pytest.approx([66.0])
