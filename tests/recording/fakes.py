"""A microphone without a sound card: a test feeds it, silences it, unplugs it. Its clock runs with what it is fed."""

import threading
from collections.abc import Callable, Sequence

import numpy as np

from trainer.errors import DeviceError
from trainer.recording.microphone import SAMPLE_RATE, Device, Samples

BLOCK = SAMPLE_RATE // 10

HEADSET = Device(key="fake:headset", name="Headset", rate=48_000, channels=1, is_default=True)
WEBCAM = Device(key="fake:webcam", name="Webcam", rate=44_100, channels=2)


def voice(seconds: float, level: float = 0.2, seed: int = 7) -> Samples:
    """Noise that swells and falls four times a second, as speech does; peaks near `level`."""
    count = round(seconds * SAMPLE_RATE)
    noise = np.random.default_rng(seed).uniform(-1, 1, count)
    syllables = np.sin(np.pi * 4 * np.arange(count) / SAMPLE_RATE) ** 2
    return (level * noise * syllables).astype(np.float32)


def hiss(seconds: float, level: float = 0.0005, seed: int = 7) -> Samples:
    """The quiet noise of a room in which nobody speaks."""
    return np.random.default_rng(seed).uniform(-level, level, round(seconds * SAMPLE_RATE)).astype(np.float32)


def zeros(seconds: float) -> Samples:
    """What a muted or forbidden microphone delivers."""
    return np.zeros(round(seconds * SAMPLE_RATE), dtype=np.float32)


class FakeCapture:
    """The open input of a `FakeMicrophone`."""

    def __init__(self, device: Device, on_samples: Callable[[Samples], None], release: threading.Event) -> None:
        self._device = device
        self.on_samples = on_samples
        self.vanished = False
        self.closed = 0
        self._release = release

    @property
    def device(self) -> Device:
        return self._device

    def alive(self) -> bool:
        return not self.vanished

    def close(self) -> None:
        self._release.wait()
        self.closed += 1


class FakeMicrophone:
    """Implements `Microphone`. `feed` delivers sound at once, in blocks of 0.1 s, from a thread of its own, and moves
    `clock` on by as much; give that clock to the recorder under test."""

    def __init__(self, devices: Sequence[Device] = (HEADSET, WEBCAM)) -> None:
        self.available = list(devices)
        self.time = 0.0
        self.captures: list[FakeCapture] = []
        self.open_error: DeviceError | None = None
        self._release = threading.Event()
        self._release.set()

    def clock(self) -> float:
        """Seconds, moved on by `feed` and `wait`."""
        return self.time

    def devices(self) -> Sequence[Device]:
        return tuple(self.available)

    def open(self, key: str | None, on_samples: Callable[[Samples], None]) -> FakeCapture:
        if self.open_error is not None:
            raise self.open_error
        for device in self.available:
            if device.key == key or (key is None and device.is_default):
                self.captures.append(FakeCapture(device, on_samples, self._release))
                return self.captures[-1]
        raise DeviceError("There is no such microphone.", "Plug one in.")

    @property
    def listening(self) -> bool:
        """Whether an input is open."""
        return any(not capture.closed for capture in self.captures)

    def feed(self, samples: Samples) -> None:
        """Deliver this sound to whoever listens, and return when they have taken it."""
        thread = threading.Thread(target=self._deliver, args=(samples,))
        thread.start()
        thread.join()

    def speak(self, seconds: float) -> None:
        """Deliver a voice."""
        self.feed(voice(seconds))

    def wait(self, seconds: float) -> None:
        """Let time pass in which no block arrives: a suspended device, or one that lost sound."""
        self.time += seconds

    def vanish(self) -> None:
        """The device is unplugged, and its driver notices."""
        for capture in self.captures:
            capture.vanished = True
        self.available = []

    def hang(self) -> None:
        """From now on closing blocks, until `unhang`."""
        self._release.clear()

    def unhang(self) -> None:
        """Let what hangs go on."""
        self._release.set()

    def _deliver(self, samples: Samples) -> None:
        for start in range(0, len(samples), BLOCK):
            block = samples[start : start + BLOCK]
            self.time += len(block) / SAMPLE_RATE
            for capture in self.captures:
                if not capture.closed and not capture.vanished:
                    capture.on_samples(block)
