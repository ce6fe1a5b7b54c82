"""A whole interview with nothing replaced: sound card, recogniser, screens, history and command line.

Somebody speaks two recorded answers into a virtual microphone while the screens are driven by their keys.
"""

import json
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.factories import make_interview, make_question
from tests.ui.steps import flat, until, until_screen, until_seen
from tests.virtual_microphone import VirtualMicrophone, virtual_microphone
from trainer.paths import HOME_VARIABLE, user_paths
from trainer.recording.files import read_audio
from trainer.recording.microphone import SAMPLE_RATE
from trainer.rehearsal import Rehearsal
from trainer.settings import load_settings
from trainer.store.store import Store
from trainer.transcript.weights import status
from trainer.ui.app import TrainerApp

pytestmark = [pytest.mark.microphone, pytest.mark.model, pytest.mark.long]

RECORDINGS = Path(__file__).parent.parent / "recordings"
SPOKEN = [
    entry
    for entry in json.loads((RECORDINGS / "manifest.json").read_text(encoding="utf-8"))
    if entry["file"] in ("handover.flac", "deadline.flac")
]
HEARD_WORDS = 0.8  # of the words spoken; the base model hears a synthetic voice about as well as a human one
HEARD_FILLERS = 0.5  # most of them; which ones is the recogniser's affair, measured elsewhere
MODEL_SECONDS = 120.0  # to load the model and listen to half a minute on a slow machine


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))
    return tmp_path


@pytest.fixture
def model(home: Path) -> None:
    """The real model is on this machine."""
    found = status(cache=user_paths().cache)
    if found.place == "nowhere":
        (pytest.fail if os.environ.get("CI") else pytest.skip)(found.note)


@pytest.fixture
def card(capfd: pytest.CaptureFixture[str]) -> Iterator[VirtualMicrophone]:
    """The virtual microphone; what drivers print goes nowhere."""
    with virtual_microphone() as card:
        yield card


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"[a-z0-9']+", text.lower()))


async def speak(pilot: Pilot[Any], card: VirtualMicrophone, file: str) -> None:
    """Press space, say the whole answer, press space once it has been heard to its end."""
    length = len(read_audio(RECORDINGS / file)) / SAMPLE_RATE
    await pilot.press("space")
    await until_seen(pilot, "aim ")
    recorder = pilot.app.screen._recorder
    before = recorder.seconds
    card.play(RECORDINGS / file)
    await until(pilot, lambda: "hearing you" in flat(pilot.app))
    await until(pilot, lambda: recorder.seconds > before + length + 1.0 and not card.speaking(), length + 30)
    assert recorder.fault is None
    await pilot.press("space")
    await until(pilot, lambda: type(pilot.app.screen).__name__ == "FeedbackScreen", MODEL_SECONDS)


async def hold_the_interview(card: VirtualMicrophone) -> None:
    asked = [make_question(f"q{number}", entry["question"]) for number, entry in enumerate(SPOKEN)]
    paths = user_paths()
    rehearsal = Rehearsal(paths, load_settings(paths.settings_file))
    app = TrainerApp(rehearsal, interview=make_interview("feed" * 8, *asked))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await until_screen(pilot, "MicrophoneScreen")
        await until_seen(pilot, "Microphone:")
        card.play(RECORDINGS / SPOKEN[0]["file"])
        await until_seen(pilot, "That is fine. Press enter to go on.")
        card.stop()
        await pilot.press("enter")
        await until_screen(pilot, "InterviewScreen")
        for number, entry in enumerate(SPOKEN, 1):
            await until_seen(pilot, f"question {number} of 2", entry["question"])
            await speak(pilot, card, entry["file"])
            await until_seen(pilot, "take 1", "Next time")
            await pilot.press("enter")
        await until_screen(pilot, "DebriefScreen")
        await until_seen(pilot, "You answered both questions", "Your answers")
        await pilot.press("escape")
        await until_screen(pilot, "HomeScreen")
        await until_seen(pilot, "Your focus", "2 answers")
    rehearsal.close()


async def test_what_is_said_into_the_microphone_is_in_the_history(
    card: VirtualMicrophone, model: None, home: Path
) -> None:
    await hold_the_interview(card)
    paths = user_paths()
    with Store.open(paths.history) as store:
        answers = store.answers("feed" * 8)
    assert [(a.question_index, a.take, a.source) for a in answers] == [(0, 1, "spoken"), (1, 1, "spoken")]
    for entry, answer in zip(SPOKEN, answers, strict=True):
        text, analysis = answer.result.text, answer.result.analysis
        spoken = words(entry["spoken"])
        assert (words(text) & spoken).total() >= HEARD_WORDS * spoken.total(), text
        planted = Counter(entry["fillers"])
        found = Counter(filler.phrase for filler in analysis.fillers)
        assert (found & planted).total() >= HEARD_FILLERS * planted.total(), (found, text)
        assert all(filler.at is not None for filler in analysis.fillers)
        assert any(is_planted(text[f.start : f.end], entry["figures"]) for f in analysis.quantified), text
        length = len(read_audio(RECORDINGS / entry["file"])) / SAMPLE_RATE
        kept = len(read_audio(paths.audio / str(answer.audio))) / SAMPLE_RATE
        assert length <= kept <= length + 10
        assert answer.result.transcript.seconds == pytest.approx(kept, abs=0.01)
        assert answer.result.transcript.model == "base"
    assert not list(paths.spool.glob("*.pcm"))

    shown = subprocess.run(
        [sys.executable, "-m", "trainer", "sessions", "show", "last"], capture_output=True, text=True, env=os.environ
    )
    assert shown.returncode == 0, shown.stderr
    for entry in SPOKEN:
        assert entry["question"] in shown.stdout
    assert "[um]" in shown.stdout.lower()
    assert "24 beds" in shown.stdout


def is_planted(figure: str, planted: list[str]) -> bool:
    """Whether a figure that was found is one of those said, whichever way it is written."""
    return any(set(re.findall(r"\w+", figure)) & set(re.findall(r"\d+|third", words)) for words in planted)
