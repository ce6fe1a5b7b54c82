"""Where the voice's sound goes; what plays it is handed in, for the sound driver is another package's business."""

from typing import Protocol


class Playing(Protocol):
    """A sound that is being played."""

    def wait(self) -> None:
        """Return when all of it has left the loudspeaker, or it was stopped and is silent.

        Never waits much longer than the sound is. Raises `DeviceError` when it can't be played.
        """
        ...

    def stop(self) -> None:
        """Fall silent; returns at once."""
        ...


class Output(Protocol):
    """A loudspeaker."""

    def play(self, pcm: bytes, rate: int) -> Playing:
        """Begin to play 16-bit little-endian mono PCM of `rate` samples a second; returns at once."""
        ...
