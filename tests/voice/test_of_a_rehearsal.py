"""The voice as the screens get it."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.voice.fakes import Done, FakeEngine, FakeOutput
from trainer.paths import Paths
from trainer.rehearsal import Rehearsal
from trainer.settings import Settings
from trainer.voice import choice
from trainer.voice.speaker import Silent

FAKE = FakeEngine("espeak-ng")


@pytest.fixture
def rehearsal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Rehearsal:
    monkeypatch.setattr(choice.make_speaker, "__defaults__", ({FAKE.name: lambda: FAKE},))
    return Rehearsal(Paths(tmp_path / "d", tmp_path / "c", tmp_path / "s"), Settings())


def test_it_is_made_once_and_anew_for_another_choice(rehearsal: Rehearsal) -> None:
    first = rehearsal.voice
    rehearsal.settings = replace(rehearsal.settings, questions=9)
    assert rehearsal.voice is first
    for choices in ({"voice_rate": 150}, {"voice_name": "en-gb"}, {"voice": "none"}):
        before = rehearsal.voice
        rehearsal.settings = replace(rehearsal.settings, **choices)
        assert rehearsal.voice is not before
        assert rehearsal.voice is rehearsal.voice
    assert rehearsal.voice.name == "silent"


@pytest.mark.parametrize("end", ["another choice", "close"])
def test_it_falls_silent_with_another_choice_and_with_the_rehearsal(
    rehearsal: Rehearsal, end: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    output, done = FakeOutput(at_once=False), Done()
    monkeypatch.setattr("trainer.recording.loudspeaker.Loudspeaker", lambda: output)
    rehearsal.voice.say("Tell me", done)
    assert output.begun.acquire(timeout=10)
    if end == "close":
        rehearsal.close()
    else:
        rehearsal.settings = replace(rehearsal.settings, voice="none")
        assert rehearsal.voice.name == "silent"
    assert done.wait()
    assert output.playing[0].stopped


def test_a_test_may_bring_its_own(tmp_path: Path) -> None:
    own = Silent()
    paths = Paths(tmp_path / "d", tmp_path / "c", tmp_path / "s")
    assert Rehearsal(paths, Settings(), voice=own).voice is own


def test_having_one_loads_no_library() -> None:
    code = (
        "import sys, tempfile; from pathlib import Path; from trainer.paths import Paths\n"
        "from trainer.rehearsal import Rehearsal; from trainer.settings import Settings\n"
        "home = Path(tempfile.mkdtemp()); Rehearsal(Paths(home, home, home), Settings()).voice.name\n"
        "loaded = {'piper', 'onnxruntime', 'sounddevice', 'soxr'} & set(sys.modules)\n"
        "assert not loaded, loaded"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
