"""What is done as soon as somebody who writes pauses: a draft is kept aside."""

from collections.abc import Callable

from textual.message_pump import MessagePump
from textual.timer import Timer

_PAUSE_SECONDS = 1.0  # without a key


class AfterPause:
    """Calls `then` once after each burst of `written`, on the clock of `screen`."""

    def __init__(self, screen: MessagePump, then: Callable[[], None]) -> None:
        self._screen = screen
        self._then = then
        self._timer: Timer | None = None

    def written(self) -> None:
        """Something was written: wait anew."""
        if self._timer is not None:
            self._timer.stop()
        self._timer = self._screen.set_timer(_PAUSE_SECONDS, self._then)
