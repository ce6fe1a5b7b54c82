"""What is known of one microphone with one model, from the last time the script was read."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from trainer.calibration.reading import Reading

if TYPE_CHECKING:  # it brings numpy, and whoever only shows a range has no use for it
    from trainer.recording.level import Word as LevelWord


@dataclass(frozen=True, slots=True)
class Calibration:
    """`device` is the microphone's key, `device_name` its name, `is_default` whether it was the system's default.

    `model` is the recogniser's name; `at` an aware time; `level` how loud the voice came in.
    """

    device: str
    device_name: str
    is_default: bool
    model: str
    at: datetime
    reading: Reading
    level: "LevelWord"


def replaced(kept: tuple[Calibration, ...], new: Calibration) -> tuple[Calibration, ...]:
    """`kept` with `new` at its end, in place of an older one of the same microphone and model."""
    return (*(c for c in kept if (c.device, c.model) != (new.device, new.model)), new)


def chosen(kept: tuple[Calibration, ...], device: str, model: str) -> Calibration | None:
    """The newest for this microphone ("" for the system's default, as in the settings) and model, if there is one."""
    fitting = (c for c in reversed(kept) if c.model == model and (c.device == device if device else c.is_default))
    return next(fitting, None)
