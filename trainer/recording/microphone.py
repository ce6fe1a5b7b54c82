"""The one thing the rest of the program knows about a sound driver."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeAlias

if TYPE_CHECKING:  # numpy takes a tenth of a second to load, and the first screen has no use for it
    import numpy as np
    import numpy.typing as npt

SAMPLE_RATE = 16_000
"""Samples a second of everything that leaves this package: what the recogniser wants."""

Samples: TypeAlias = "npt.NDArray[np.float32]"
"""Mono sound at `SAMPLE_RATE`, values from -1 to 1, shape (n,)."""


@dataclass(frozen=True, slots=True)
class Device:
    """An input device: `key` finds it again next time, `name` is shown, `rate` is its own samples a second."""

    key: str
    name: str
    rate: int
    channels: int
    is_default: bool = False


class Capture(Protocol):
    """One open input; closed exactly once by its owner, never on the screen's thread."""

    @property
    def device(self) -> Device:
        """The device that is open."""
        ...

    def alive(self) -> bool:
        """False once the driver has reported that the stream ended without being asked to."""
        ...

    def close(self) -> None:
        """Stop and let go of the device; returns within a bounded time even when the sound server hangs."""
        ...


class Microphone(Protocol):
    """Where sound comes from: the sound card, or a fake in tests."""

    def devices(self) -> Sequence[Device]:
        """The input devices there are now, the default one first. Raises `DeviceError` without a sound system."""
        ...

    def open(self, key: str | None, on_samples: Callable[[Samples], None]) -> Capture:
        """Start listening on the device with this key (None: the default).

        `on_samples` is called from a thread of the microphone's own with mono 16 kHz blocks, in order. Raises
        `DeviceError`, naming the device and the remedy, when it can't be opened.
        """
        ...
