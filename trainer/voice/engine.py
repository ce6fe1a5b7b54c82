"""What makes text into speech, seen from inside this package: one file each under `engines`."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from trainer.voice.stopping import Stop

if TYPE_CHECKING:
    from trainer.voice.sound import Sound


class EngineError(Exception):
    """An engine is damaged, hangs, or does not know the voice; the words go to the log, never to the screen."""


class EngineStoppedError(EngineError):
    """An engine was ended because nobody wants its sound any more; it may be as sound as ever."""


class EngineHangsError(EngineError):
    """An engine did not come to an end; with another of its voices it would not either."""


PROGRAM_SECONDS = 10.0
"""The `start_seconds` of a program that is ready at once, and of PowerShell, which is not: ten times what it takes."""


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be said: `text` as `speakable` gives it, `voice` a name of the engine's own voices or "" for its
    choice, `rate` in percent of the usual pace."""

    text: str
    voice: str = ""
    rate: int = 100


class Engine(Protocol):
    """Something on this machine that speaks. Used from any thread; making one costs next to nothing."""

    @property
    def name(self) -> str:
        """What it is called, also in the settings."""
        ...

    @property
    def start_seconds(self) -> float:
        """How long it may take before it begins to speak; what takes longer hangs."""
        ...

    def voices(self) -> tuple[str, ...]:
        """The names of its voices; () where they can't be listed. May take a second. Raises `EngineError`."""
        ...


@runtime_checkable
class Renderer(Engine, Protocol):
    """An engine that gives its sound away, so that it can be made ahead."""

    def render(self, request: Request, stop: Stop) -> "Sound":
        """Slow: the sound. Raises `EngineError`, also when it was stopped."""
        ...


@runtime_checkable
class Talker(Engine, Protocol):
    """An engine that plays its sound itself."""

    def talk(self, request: Request, stop: Stop) -> None:
        """Slow: say it, and return when all of it has been heard or it was stopped. Raises `EngineError`."""
        ...
