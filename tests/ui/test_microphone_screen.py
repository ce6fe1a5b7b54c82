"""Looking whether the microphone hears, before a word counts."""

import threading
from dataclasses import replace
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.recording.fakes import HEADSET, hiss, voice, zeros
from tests.ui.conftest import NOW, Stage
from tests.ui.fakes import FakePlayer, loud
from tests.ui.steps import choose, flat, start_speaking, until, until_screen, until_seen
from trainer.errors import DeviceError
from trainer.interview.session import Interview
from trainer.settings import load_settings


@pytest.fixture
def unchecked(stage: Stage) -> Stage:
    """A user whose microphone was last looked at long ago."""
    stage.settings = replace(stage.settings, microphone_checked_at=NOW.timestamp() - 3601)
    return stage


def checking(stage: Stage, interview: Interview) -> Any:
    return stage.running(interview, first="MicrophoneScreen")


async def test_a_microphone_that_hears_is_agreed_with_once_an_hour(unchecked: Stage, practice: Interview) -> None:
    async with checking(unchecked, practice) as pilot:
        await until_seen(pilot, "Microphone: Headset", "I am ready to talk about my work")
        unchecked.microphone.speak(1.0)
        await until_seen(pilot, "hearing you", "That is fine. Press enter to go on.")
        await pilot.press("enter")
        await until_screen(pilot, "InterviewScreen")
        await until(pilot, lambda: not unchecked.microphone.listening)
    assert load_settings(unchecked.paths.settings_file).microphone_checked_at == NOW.timestamp()


async def test_agreeing_unheard_is_not_remembered(unchecked: Stage, practice: Interview) -> None:
    async with checking(unchecked, practice) as pilot:
        await until_seen(pilot, "Microphone: Headset")
        await pilot.press("enter")
        await until_screen(pilot, "InterviewScreen")
    assert not unchecked.paths.settings_file.exists()


async def test_what_is_wrong_is_said_in_words(unchecked: Stage, practice: Interview) -> None:
    async with checking(unchecked, practice) as pilot:
        await until_seen(pilot, "Microphone: Headset")
        for sound, words in (
            (zeros(1.0), "Nothing comes in. Is the microphone muted"),
            (hiss(1.0), "Quiet. Come closer"),
            (voice(1.0), "That is fine."),
            (loud(1.0), "Too loud. Move back a little"),
        ):
            unchecked.microphone.feed(sound)
            await until_seen(pilot, words)


async def test_one_hears_oneself(unchecked: Stage, practice: Interview) -> None:
    async with checking(unchecked, practice) as pilot:
        await until_seen(pilot, "Microphone: Headset")
        unchecked.microphone.speak(2.0)
        await pilot.press("l")
        await until(pilot, lambda: FakePlayer.made)
        assert FakePlayer.made[0].played == [(pytest.approx(2.0), 0.0, None)]


async def test_a_loudspeaker_that_fails_is_told(
    unchecked: Stage, practice: Interview, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(FakePlayer, "error", DeviceError("No loudspeaker was found.", "Plug some in."))
    async with checking(unchecked, practice) as pilot:
        await until_seen(pilot, "Microphone: Headset")
        await pilot.press("l")
        await until_seen(pilot, "No loudspeaker was found.")


async def test_another_microphone_can_be_chosen_and_stays_chosen(unchecked: Stage, practice: Interview) -> None:
    async with checking(unchecked, practice) as pilot:
        await until_seen(pilot, "Microphone: Headset")
        await pilot.press("d")
        await until_seen(pilot, "Headset (the system default)", "Webcam")
        await choose(pilot, "Webcam")
        await until_seen(pilot, "Microphone: Webcam")
        unchecked.microphone.speak(1.0)
        await until_seen(pilot, "hearing you")
        await pilot.press("enter")
        await until_screen(pilot, "InterviewScreen")
        await start_speaking(pilot)
        (open_one,) = [c for c in unchecked.microphone.captures if not c.closed]
        assert open_one.device.name == "Webcam"
    assert load_settings(unchecked.paths.settings_file).device == "fake:webcam"


async def test_without_any_microphone_it_says_so_and_goes_on(unchecked: Stage, practice: Interview) -> None:
    unchecked.microphone.available = []
    async with checking(unchecked, practice) as pilot:
        await until_seen(pilot, "There is no such microphone.", "Plug one in.", "type your answers")
        await until(pilot, lambda: "Sounds right" not in flat(pilot.app) and "Choose" not in flat(pilot.app))
        await pilot.press("enter", "l", "d")
        assert type(pilot.app.screen).__name__ == "MicrophoneScreen"
        await pilot.press("escape")
        await until_screen(pilot, "InterviewScreen")


async def test_a_device_that_is_busy_can_be_passed_over_for_another(
    unchecked: Stage, practice: Interview, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = unchecked.microphone.open

    def busy(key: str | None, on_samples: Any) -> Any:
        if key in (None, HEADSET.key):
            raise DeviceError("Headset is in use.", "Close the other program.")
        return real(key, on_samples)

    monkeypatch.setattr(unchecked.microphone, "open", busy)
    async with checking(unchecked, practice) as pilot:
        await until_seen(pilot, "Headset is in use.", "Close the other program.")
        await another(pilot, unchecked)


async def test_a_device_that_is_unplugged_meanwhile_can_be_passed_over_for_another(
    unchecked: Stage, practice: Interview
) -> None:
    async with checking(unchecked, practice) as pilot:
        await until_seen(pilot, "Microphone: Headset")
        unchecked.microphone.captures[0].vanished = True
        await until_seen(pilot, "unplugged or switched off")
        await until(pilot, lambda: "I am ready to talk" not in flat(pilot.app))
        await another(pilot, unchecked)


async def another(pilot: Pilot[None], stage: Stage) -> None:
    await pilot.press("d")
    await choose(pilot, "Webcam")
    await until_seen(pilot, "Microphone: Webcam", "I am ready to talk about my work")
    stage.microphone.feed(voice(1.0))
    await until_seen(pilot, "hearing you")


async def test_a_chosen_microphone_that_is_gone_gives_way_to_the_default(unchecked: Stage, practice: Interview) -> None:
    unchecked.settings = replace(unchecked.settings, device="fake:sold-long-ago")
    async with checking(unchecked, practice) as pilot:
        await until_seen(pilot, "Microphone: Headset")


async def test_a_microphone_that_opens_too_late_is_closed_again(
    unchecked: Stage, practice: Interview, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, opening, real = threading.Event(), threading.Event(), unchecked.microphone.open

    def slowly(*arguments: Any) -> Any:
        asked.set()
        opening.wait()
        return real(*arguments)

    monkeypatch.setattr(unchecked.microphone, "open", slowly)
    async with checking(unchecked, practice) as pilot:
        await until(pilot, asked.is_set)
        await pilot.press("escape")
        await until_screen(pilot, "InterviewScreen")
        opening.set()
        await until(pilot, lambda: unchecked.microphone.captures and not unchecked.microphone.listening)


async def test_the_list_of_microphones_closes_before_the_screen_does(unchecked: Stage, practice: Interview) -> None:
    async with checking(unchecked, practice) as pilot:
        await until_seen(pilot, "Microphone: Headset")
        await pilot.press("d")
        await until_seen(pilot, "Webcam")
        await pilot.press("escape")
        await until(pilot, lambda: "Webcam" not in flat(pilot.app))
        assert type(pilot.app.screen).__name__ == "MicrophoneScreen"
        await pilot.press("escape")
        await until_screen(pilot, "InterviewScreen")
