"""Who speaks with which settings."""

import pytest

from tests.voice.fakes import FakeEngine, FakeOutput
from trainer.settings import Settings
from trainer.voice.choice import FINDERS, Offer, candidates, engines, make_speaker
from trainer.voice.engine import Engine, EngineError

GOOD, ROBOT = FakeEngine("good"), FakeEngine("robot")
TWO = {"good": lambda: GOOD, "absent": lambda: None, "robot": lambda: ROBOT}


def chosen(settings: Settings) -> list[tuple[str, str]]:
    return [(candidate.engine.name, candidate.voice) for candidate in candidates(settings, TWO)]


@pytest.mark.parametrize(
    ("settings", "able"),
    [
        (Settings(), [("good", ""), ("robot", "")]),
        (Settings(voice="none"), []),
        (Settings(voice="robot"), [("robot", ""), ("good", "")]),
        (Settings(voice="robot", voice_name="one"), [("robot", "one"), ("robot", ""), ("good", "")]),
        (Settings(voice_name="one"), [("good", "one"), ("good", ""), ("robot", "")]),
        (Settings(voice="absent", voice_name="one"), [("good", ""), ("robot", "")]),
        (Settings(voice="nonsense"), [("good", ""), ("robot", "")]),
    ],
)
def test_the_chosen_one_speaks_and_behind_it_the_rest(settings: Settings, able: list[tuple[str, str]]) -> None:
    assert chosen(settings) == able


def test_what_there_is_to_choose_from() -> None:
    class Mute(FakeEngine):
        def voices(self) -> tuple[str, ...]:
            raise EngineError("it hangs")

    found: dict[str, Engine] = {"good": GOOD, "mute": Mute("mute")}
    assert engines({name: lambda engine=engine: engine for name, engine in found.items()}) == (
        Offer("good", ("one", "two")),
        Offer("mute"),
    )


def test_the_names_in_the_settings_are_those_of_the_engines() -> None:
    assert list(FINDERS) == ["piper", "say", "sapi", "espeak-ng", "speech-dispatcher"]
    assert all(engine.name == name for name, find in FINDERS.items() if (engine := find()) is not None)


def test_silence_is_a_voice_too() -> None:
    output = FakeOutput()
    assert make_speaker(Settings(voice="none"), output, TWO).name == "silent"
    assert make_speaker(Settings(), output, {}).name == "silent"
    assert make_speaker(Settings(voice="robot"), output, TWO).name == "robot"
