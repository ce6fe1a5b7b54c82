"""Reading the script: shown paragraph by paragraph, scored, kept; and every way in which it can end otherwise."""

import re
from dataclasses import replace
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.recording.fakes import hiss
from tests.ui.conftest import NOW, Stage
from tests.ui.fakes import FakeTranscriber
from tests.ui.steps import flat, until, until_screen, until_seen
from trainer.calibration.kept import load_calibrations
from trainer.calibration.script import SCRIPT
from trainer.errors import DeviceError, TranscriptionError
from trainer.interview.session import Interview

WHOLE = " ".join(paragraph.text for paragraph in SCRIPT)
HEARD = re.sub(r", uh, |\buh ", " ", WHOLE)  # a model that lets go of every uh but those that begin a sentence


@pytest.fixture
def reader(stage: Stage) -> Stage:
    """A user with a recogniser that hears the script."""
    stage.transcriber = FakeTranscriber(HEARD, WHOLE)
    stage.settings = replace(stage.settings, model="fake")
    return stage


async def open_calibration(pilot: Pilot[None]) -> None:
    await pilot.press("c")
    await until_screen(pilot, "SettingsScreen")
    await pilot.press("c")
    await until_screen(pilot, "CalibrationScreen")


async def begin(pilot: Pilot[None]) -> None:
    await until_seen(pilot, "Start reading")
    await pilot.press("space")
    await until_seen(pilot, "paragraph 1 of 6")


async def read(pilot: Pilot[None], stage: Stage) -> None:
    """From the first word to the last."""
    await begin(pilot)
    for number in range(1, len(SCRIPT) + 1):
        await until_seen(pilot, f"paragraph {number} of 6", " ".join(SCRIPT[number - 1].text.split()[:5]))
        stage.microphone.speak(2.0)
        await pilot.press("space")


def spooled(stage: Stage) -> list[Any]:
    return [path for path in stage.paths.spool.glob("*.*") if path.suffix in (".pcm", ".json")]


async def test_the_script_is_read_scored_and_kept_without_its_sound(reader: Stage) -> None:
    async with reader.running() as pilot:
        await open_calibration(pilot)
        await until(pilot, reader.transcriber.loaded.is_set)
        await read(pilot, reader)
        await until_seen(pilot, "Of 24 um and uh that you read, 15 were heard", "From now on counts have a range")
        await until_seen(pilot, "um and uh 24 15 9 0", "Another microphone may help")
        (kept,) = load_calibrations(reader.paths.data)
        assert (kept.device, kept.device_name, kept.is_default) == ("fake:headset", "Headset", True)
        assert (kept.model, kept.at, kept.level) == ("fake", NOW, "good")
        assert (kept.reading.um_uh.heard, kept.reading.word_errors) == (15, 0)
        assert reader.transcriber.heard == [pytest.approx(2.0 * len(SCRIPT))]
        assert not spooled(reader)
        assert not reader.paths.audio.exists()
        await pilot.press("enter")
        await until_screen(pilot, "SettingsScreen")
        assert pilot.app.rehearsal.calibration() == kept
        assert not reader.microphone.listening


async def test_it_can_be_read_again_and_the_newer_one_counts(reader: Stage) -> None:
    async with reader.running() as pilot:
        await open_calibration(pilot)
        await read(pilot, reader)
        await until_seen(pilot, "15 were heard")
        await pilot.press("r")
        await read(pilot, reader)
        await until_seen(pilot, "24 were heard")
        await until(pilot, lambda: "Another microphone" not in flat(pilot.app))
        (kept,) = load_calibrations(reader.paths.data)
        assert kept.reading.um_uh.heard == 24
        await pilot.press("enter")
        await until_screen(pilot, "SettingsScreen")
        await pilot.press("c")
        await until_seen(pilot, "The last time, Tue 24 Nov with Headset: 24 of 24 heard.")


async def test_from_the_microphone_check_and_back(reader: Stage, practice: Interview) -> None:
    reader.settings = replace(reader.settings, microphone_checked_at=0.0)
    async with reader.running(practice, first="MicrophoneScreen") as pilot:
        await until_seen(pilot, "Microphone: Headset", "Calibrate")
        await pilot.press("c")
        await until_screen(pilot, "CalibrationScreen")
        await until(pilot, lambda: not reader.microphone.listening)  # some can be open only once
        await read(pilot, reader)
        await until_seen(pilot, "15 were heard")
        await pilot.press("enter")
        await until_screen(pilot, "MicrophoneScreen")
        await until(pilot, lambda: reader.microphone.listening)
        reader.microphone.speak(1.0)
        await until_seen(pilot, "hearing you")


async def test_little_of_it_teaches_nothing_and_changes_nothing(reader: Stage) -> None:
    reader.transcriber = FakeTranscriber(WHOLE, SCRIPT[0].text, "")
    async with reader.running() as pilot:
        await open_calibration(pilot)
        await read(pilot, reader)
        await until_seen(pilot, "24 were heard")
        for words in ("Only 1 of 6 paragraphs", "No speech was heard"):
            await pilot.press("r")
            await read(pilot, reader)
            await until_seen(pilot, words, "An earlier calibration stays as it was.", "Start reading")
            await until(pilot, lambda: "Listen once more" not in flat(pilot.app))
            await pilot.press("r")  # means nothing here
            (kept,) = load_calibrations(reader.paths.data)
            assert kept.reading.um_uh.heard == 24
            assert not spooled(reader)
        await pilot.press("escape")
        await until_screen(pilot, "SettingsScreen")


async def test_a_reading_that_could_not_be_scored_is_listened_to_once_more(reader: Stage) -> None:
    reader.transcriber.error = TranscriptionError("The speech model failed: out of memory.", "Close other programs.")
    async with reader.running() as pilot:
        await open_calibration(pilot)
        await read(pilot, reader)
        await until_seen(pilot, "out of memory", "Close other programs", "Listen once more")
        reader.transcriber.error = None
        await pilot.press("l")
        await until_seen(pilot, "15 were heard")
        assert len(load_calibrations(reader.paths.data)) == 1


async def test_leaving_while_reading_is_asked_once_and_leaves_nothing(reader: Stage) -> None:
    async with reader.running() as pilot:
        await open_calibration(pilot)
        await begin(pilot)
        reader.microphone.speak(2.0)
        await pilot.press("escape")
        await until_seen(pilot, "Press escape again to stop here")
        await pilot.press("space")
        await until_seen(pilot, "paragraph 2 of 6", "Take your time")
        await pilot.press("escape", "escape")
        await until_screen(pilot, "SettingsScreen")
        await until(pilot, lambda: not reader.microphone.listening and not spooled(reader))
        assert load_calibrations(reader.paths.data) == ()


async def test_leaving_while_it_listens(reader: Stage) -> None:
    reader.transcriber.hold()
    async with reader.running() as pilot:
        await open_calibration(pilot)
        await read(pilot, reader)
        await until(pilot, lambda: reader.transcriber.heard)
        await pilot.press("escape")
        await until_screen(pilot, "SettingsScreen")
        await until(pilot, reader.transcriber.stopped.is_set)
        await pilot.app.workers.wait_for_complete()
        assert load_calibrations(reader.paths.data) == ()
        assert not spooled(reader)


async def test_a_microphone_that_does_not_open(reader: Stage) -> None:
    reader.microphone.open_error = DeviceError("Headset is in use.", "Close the other program.")
    async with reader.running() as pilot:
        await open_calibration(pilot)
        await pilot.press("space")
        await until_seen(pilot, "Headset is in use.", "Close the other program.", "Start reading")
        reader.microphone.open_error = None
        await begin(pilot)


async def test_a_microphone_that_is_unplugged_while_one_reads(reader: Stage) -> None:
    async with reader.running() as pilot:
        await open_calibration(pilot)
        await begin(pilot)
        reader.microphone.speak(1.0)
        reader.microphone.captures[-1].vanished = True
        await until_seen(pilot, "unplugged or switched off", "Start reading")
        await until(pilot, lambda: not reader.microphone.listening and not spooled(reader))


async def test_a_microphone_that_hears_nothing_is_told(reader: Stage) -> None:
    async with reader.running() as pilot:
        await open_calibration(pilot)
        await begin(pilot)
        reader.microphone.feed(hiss(6.0))
        await until_seen(pilot, "Nothing heard for", "muted")


async def test_a_missing_model_is_offered_before_a_word_is_read(stage: Stage) -> None:
    stage.settings = replace(stage.settings, model="small")
    stage.real_transcriber = True
    async with stage.running() as pilot:
        await pilot.press("c")
        await until_screen(pilot, "SettingsScreen")
        await pilot.press("c")
        await until_screen(pilot, "ModelScreen")
        await pilot.press("escape")
        await until_screen(pilot, "CalibrationScreen")


async def test_ending_the_program_while_reading_leaves_no_answer_behind(reader: Stage) -> None:
    async with reader.running() as pilot:
        await open_calibration(pilot)
        await begin(pilot)
        reader.microphone.speak(2.0)
        await pilot.press("ctrl+q")
    rehearsal = reader.rehearsal()
    assert rehearsal.rescued() == ()
    assert not spooled(reader)
