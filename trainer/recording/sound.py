"""A recording of which parts are read as they are wanted: a long one is not read whole for its last second."""

from typing import Protocol

from trainer.recording.microphone import Samples


class Sound(Protocol):
    """Mono samples at `SAMPLE_RATE`, in memory or on disk; an array is one. `sound[:]` is all of it.

    Raises `RecordingError` where it lies on disk and can't be read.
    """

    def __len__(self) -> int:
        """How many samples there are."""
        ...

    def __getitem__(self, part: slice, /) -> Samples:
        """The samples of `part`, shape (n,)."""
        ...
