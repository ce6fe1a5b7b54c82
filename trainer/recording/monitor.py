"""Trying a microphone out: how loud it is, and the last seconds to listen to. Nothing is written anywhere."""

import threading
import time
from collections import deque
from collections.abc import Callable

import numpy as np

from trainer.errors import DeviceError
from trainer.recording.level import Level
from trainer.recording.listening import Listening
from trainer.recording.microphone import SAMPLE_RATE, Device, Microphone, Samples

KEPT_SECONDS = 5.0
"""How much is kept to listen to: a sentence."""

CLOSE_SECONDS = 0.2


class LevelMonitor:
    """An open microphone for the screen that checks it; close it when done. Properties may be polled."""

    def __init__(
        self, microphone: Microphone, device: str | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Open the device with this key, None for the default; as `Recorder.start`, from a worker. Raises
        `DeviceError`."""
        self._kept: deque[Samples] = deque()
        self._count = 0
        self._lock = threading.Lock()
        self._listening = Listening(microphone, device, self._keep, clock)

    @property
    def device(self) -> Device:
        """The device that is open."""
        return self._listening.device

    @property
    def level(self) -> Level:
        """How loud it is now."""
        return self._listening.level

    @property
    def silent_for(self) -> float:
        """Seconds since something stood out of the noise."""
        return self._listening.silent_for

    @property
    def fault(self) -> DeviceError | None:
        """What is wrong with the device, if anything."""
        return self._listening.fault

    def samples(self) -> Samples:
        """The last `KEPT_SECONDS` that were heard, or less, so that the user can hear themselves."""
        with self._lock:
            kept = list(self._kept)
        sound = np.concatenate(kept) if kept else np.zeros(0, dtype=np.float32)
        return sound[-int(KEPT_SECONDS * SAMPLE_RATE) :]

    def close(self) -> None:
        """Let go of the device; quick, what hangs is closed on a thread."""
        self._listening.close(CLOSE_SECONDS)

    def _keep(self, samples: Samples) -> None:
        with self._lock:
            self._kept.append(samples)
            self._count += len(samples)
            while self._count - len(self._kept[0]) >= KEPT_SECONDS * SAMPLE_RATE:
                self._count -= len(self._kept.popleft())
