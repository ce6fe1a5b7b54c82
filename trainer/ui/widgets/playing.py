"""Playing the sound of an answer."""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import work
from textual.message import Message
from textual.widgets import Static

from trainer.errors import TrainerError
from trainer.ui.text import plain

if TYPE_CHECKING:
    from trainer.recording.microphone import Samples
    from trainer.recording.playback import Player
    from trainer.ui.app import TrainerApp

_LOOK_SECONDS = 0.1


class Playing(Static):
    """Plays, and says so as long as it lasts, with the `key` that ends it.

    `sound` gives the recording, on a thread of its own, for reading it takes a moment; it may raise `TrainerError`.
    """

    DEFAULT_CSS = "Playing { width: auto; height: 1; padding: 0 0 0 2; color: $text-muted; }"
    app: "TrainerApp"

    class Changed(Message):
        """Playing began or ended."""

    def __init__(self, sound: "Callable[[], Samples]", key: str) -> None:
        super().__init__()
        self._sound = sound
        self._key = key
        self._player: Player | None = None

    def toggle(self, start: float = 0.0) -> None:
        """Play from second `start` to the end, or stop."""
        if self._player is not None and self._player.playing:
            self.stop()
        else:
            self.play(start, None)

    def stop(self) -> None:
        """Fall silent."""
        if self._player is not None:
            self._player.stop()
        self.on_playing_changed()

    def on_unmount(self) -> None:
        """Silence."""
        if self._player is not None:
            self._player.stop()

    @work(thread=True, exclusive=True)
    def play(self, start: float, end: float | None) -> None:
        """Play from one second to another, None for the last; what is being played ends."""
        from trainer.recording.playback import Player

        try:
            samples = self._sound()
        except TrainerError as error:
            self.app.call_from_thread(self.app.show_error, error)
            return
        self._player = self._player or Player()
        self._player.play(samples, start=start, end=end)
        self._tell_of(self._player)

    def _tell_of(self, player: "Player") -> None:
        """Say that something is being played, and why nothing is heard where the device fails to open."""
        from textual.worker import get_current_worker

        worker = get_current_worker()
        self.post_message(self.Changed())
        while player.playing and not worker.is_cancelled:
            time.sleep(_LOOK_SECONDS)
        self.post_message(self.Changed())
        if player.fault is not None and not worker.is_cancelled:
            self.app.call_from_thread(self.app.show_error, player.fault)

    def on_playing_changed(self) -> None:
        """Say so as long as it lasts; another sound may have begun meanwhile."""
        playing = self._player is not None and self._player.playing
        self.update(plain(f"playing, {self._key} stops" if playing else ""))
