"""Whether all the sound arrived: drivers lose some without saying so, so samples are counted against the clock."""

from collections import deque

from trainer.recording.microphone import SAMPLE_RATE

WINDOW_SECONDS = 1.0
"""Blocks come in bunches; the one that waited least in this time tells how far the stream really is."""

TOLERANCE_SECONDS = 0.25
"""Less than this is not called lost: clocks differ, a sound card's by up to some 100 ppm, 0.2 s in half an hour."""


class Continuity:
    """Fed with every block's arrival, knows how much is missing between them. For one thread at a time."""

    def __init__(self) -> None:
        self._received = 0.0
        self._least = float("inf")
        self._recent: deque[tuple[float, float]] = deque()
        self.lost_seconds = 0.0
        """How much sound went missing, in seconds."""

    def arrived(self, now: float, samples: int) -> None:
        """A block of so many samples arrived at `now`, in seconds on any steady clock."""
        self._received += samples / SAMPLE_RATE
        waited = now - self._received
        self._least = min(self._least, waited)
        self._recent.append((now, waited))
        while self._recent[0][0] < now - WINDOW_SECONDS:
            self._recent.popleft()
        missing = min(waited for _, waited in self._recent) - self._least
        self.lost_seconds = missing if missing >= TOLERANCE_SECONDS else 0.0
