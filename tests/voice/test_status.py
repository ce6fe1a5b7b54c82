"""What the doctor says of the voice."""

import logging

import pytest

from tests.voice.fakes import FakeEngine, FakeTalker, fails, hangs
from trainer.settings import Settings
from trainer.voice.choice import Finders
from trainer.voice.engine import Engine, EngineError, Request
from trainer.voice.status import voice_status
from trainer.voice.stopping import Stop


def only_its_own(request: Request, _stop: Stop) -> None:
    if request.voice:
        raise EngineError("it has no such voice")


def having(*engines: Engine) -> Finders:
    return {engine.name: lambda engine=engine: engine for engine in engines}


def test_an_engine_that_works_is_tried_where_nobody_hears_it() -> None:
    engine = FakeEngine("good")
    found = voice_status(Settings(voice_rate=80), having(engine))
    assert (found.ok, found.words, found.remedy, found.private) == (True, "good", "", False)
    assert [(request.text, request.rate) for request in engine.asked] == [("Ready.", 80)]


def test_switched_off_nothing_is_tried() -> None:
    engine = FakeEngine("good", fails)
    assert voice_status(Settings(voice="none"), having(engine)).words == "switched off"
    assert engine.asked == []


def test_a_machine_without_a_voice_is_no_fault_but_has_a_remedy() -> None:
    found = voice_status(Settings(), {})
    assert found.ok
    assert "interview-trainer[voice]" in found.remedy


@pytest.mark.parametrize(
    ("settings", "remedy"),
    [
        (Settings(voice="piper"), "interview-trainer[voice]"),
        (Settings(voice="espeak-ng"), "apt install espeak-ng"),
        (Settings(voice="speech-dispatcher"), "apt install speech-dispatcher"),
        (Settings(voice="/home/jane/say"), "Choose another voice"),
    ],
)
@pytest.mark.parametrize("others", [(), (FakeEngine("good"),)])
def test_a_chosen_engine_that_is_not_here(settings: Settings, remedy: str, others: tuple[Engine, ...]) -> None:
    found = voice_status(settings, having(*others))
    assert not found.ok
    assert f"{settings.voice} is not on this machine" in found.words
    assert ("good speaks instead" in found.words) is bool(others)
    assert remedy in found.remedy
    assert found.private


def test_an_engine_that_fails_is_named_with_the_one_that_speaks_instead() -> None:
    found = voice_status(Settings(), having(FakeEngine("bad", fails), FakeEngine("good")))
    assert (found.ok, found.private) == (True, True)
    assert found.words == "good speaks instead: bad fails, it is out of order"
    assert found.remedy
    assert not voice_status(Settings(voice="bad"), having(FakeEngine("bad", fails), FakeEngine("good"))).ok
    alone = voice_status(Settings(), having(FakeEngine("bad", fails)))
    assert (alone.ok, alone.private) == (False, True)
    assert alone.words == "bad fails, it is out of order; questions are shown and not read"


def test_a_chosen_voice_that_is_not_here() -> None:
    settings = Settings(voice="good", voice_name="/home/jane/x")
    found = voice_status(settings, having(FakeEngine("good", only_its_own)))
    assert (found.ok, found.private) == (False, True)
    assert found.words == "good speaks instead: good with the voice /home/jane/x fails, it has no such voice"
    assert found.remedy == "Choose another voice in the settings."
    kept = voice_status(settings, having(FakeEngine("good")))
    assert (kept.ok, kept.words, kept.private) == (True, "good with the voice /home/jane/x", True)


def test_an_engine_that_hangs_is_asked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    engine = FakeEngine("bad", hangs, start_seconds=-0.5)
    found = voice_status(Settings(voice_name="one"), having(engine))
    assert not found.ok
    assert len(engine.asked) == 1


def test_an_engine_that_speaks_for_itself_is_not_tried_aloud() -> None:
    talker = FakeTalker()
    assert voice_status(Settings(), having(talker)).words == "talker"
    assert talker.said == []


def test_trying_leaves_nothing_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        voice_status(Settings(), having(FakeEngine("bad", fails), FakeEngine("good")))
    assert caplog.text == ""
