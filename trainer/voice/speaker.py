"""What the rest of the program knows of the voice."""

from collections.abc import Callable
from typing import Protocol


class Speaker(Protocol):
    """Reads text aloud. All methods return at once and may be called from any thread; none raises."""

    @property
    def name(self) -> str:
        """The engine that speaks, "silent" where none does."""
        ...

    def prepare(self, text: str) -> None:
        """Make the sound of `text` ahead, so that `say` need not wait for it. What is prepared last is kept longest."""
        ...

    def say(self, text: str, done: Callable[[], None]) -> None:
        """Read `text` aloud; what is being read ends.

        `done` is called from any thread exactly once: when the sound has left the loudspeaker, so that a recording
        begun then has nothing of it, or when it was stopped, or could not be made. A new `say` may be called in it.
        """
        ...

    def stop(self) -> None:
        """Fall silent; `done` of what is being read follows."""
        ...


class Silent:
    """No voice at all: whoever waits for its end need not wait. Implements `Speaker`."""

    name = "silent"

    def prepare(self, text: str) -> None:
        """Nothing is to be made."""

    def say(self, text: str, done: Callable[[], None]) -> None:  # noqa: ARG002
        """Over at once."""
        done()

    def stop(self) -> None:
        """Nothing is being said."""
