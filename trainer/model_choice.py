"""Which speech models this machine is quick enough for: each one that is here is timed on the same speech."""

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from trainer.rehearsal import Rehearsal
from trainer.transcript.catalogue import MODELS, ModelInfo
from trainer.transcript.transcriber import SAMPLE_RATE, Transcriber

if TYPE_CHECKING:
    from trainer.recording.microphone import Samples

LIVE_SECONDS_A_MINUTE = 20.0
"""More work than this for a minute of speech and a model can't be used while somebody speaks. Half of real time, 30 s,
is to be left to the screen, the microphone and other programs; and what is decoded early at a short pause is thrown
away when the speaker goes on, which costs up to half as much again: 30 / 1.5 = 20."""

CLIP_SECONDS = 18.0
"""How much speech each model is timed on: more than one window of the recogniser holds at once in live use."""

RUNS = 3
"""The median of three: another program that is busy for a moment spoils one."""


@dataclass(frozen=True, slots=True)
class Speed:
    """A model that was timed: `seconds` of work for a minute of speech, the median of `RUNS`."""

    name: str
    seconds: float

    @property
    def is_live(self) -> bool:
        """Whether it keeps up while somebody speaks."""
        return self.seconds <= LIVE_SECONDS_A_MINUTE


@dataclass(frozen=True, slots=True)
class Present:
    """A model on this machine; `folder` is None where the program looks for it itself."""

    name: str
    folder: Path | None = None


def present_models(rehearsal: Rehearsal) -> tuple[Present, ...]:
    """The models on this machine, the smallest first, and last the one in a folder that the user named."""
    from trainer.transcript.weights import status

    cache, own = rehearsal.paths.cache, rehearsal.model_folder()
    found = [Present(name) for name in MODELS if status(name, cache=cache).place != "nowhere"]
    if own is not None and status(rehearsal.settings.model, folder=own, cache=cache).place != "nowhere":
        found = [p for p in found if p.name != rehearsal.settings.model]
        found.append(Present(rehearsal.settings.model, own))
    return tuple(found)


def missing_models(present: Sequence[Present]) -> tuple[ModelInfo, ...]:
    """The known models that are not on this machine, the smallest first."""
    here = {p.name for p in present}
    return tuple(model for model in MODELS.values() if model.name not in here)


def clip() -> "Samples":
    """The speech that models are timed on: the beginning of the sample answer."""
    from trainer.recording.files import read_audio
    from trainer.sample import sample_audio

    return read_audio(sample_audio())[: round(CLIP_SECONDS * SAMPLE_RATE)]


def open_model(rehearsal: Rehearsal, model: Present) -> Transcriber:
    """Slow: the model, checked and in memory. Raises `ModelError`. Nothing is fetched."""
    from trainer.transcript.weights import find
    from trainer.transcript.whisper import WhisperTranscriber

    opened = WhisperTranscriber(find(model.name, folder=model.folder, cache=rehearsal.paths.cache), model.name)
    opened.load()
    return opened


def measure(
    transcriber: Transcriber,
    samples: "Samples",
    *,
    clock: Callable[[], float] = time.perf_counter,
    ran: Callable[[int], Any] = lambda _: None,
) -> Speed:
    """Slow: time `transcriber` on `samples`; a first run that loads what is loaded lazily is not counted.

    `ran` is called after each run with its number, 0 for the first. Raises `TranscriptionError`.
    """
    took: list[float] = []
    for run in range(RUNS + 1):
        begun = clock()
        transcriber.transcribe(samples)
        took.append(clock() - begun)
        ran(run)
    return Speed(transcriber.name, statistics.median(took[1:]) * 60 * SAMPLE_RATE / len(samples))


def recommended(speeds: Sequence[Speed], chosen: str) -> Speed | None:
    """The largest of those that keep up, the quickest where none does; among equals the `chosen` one, then the quicker.

    None where nothing was measured.
    """
    live = [speed for speed in speeds if speed.is_live]
    if not live:
        return min(speeds, key=lambda speed: speed.seconds, default=None)
    return max(live, key=lambda speed: (_megabytes(speed.name), speed.name == chosen, -speed.seconds))


def guess(model: ModelInfo, speeds: Sequence[Speed]) -> float | None:
    """Seconds of work for a minute of speech that a model which is not here would take: work grows with size.

    Rough: read off the known model nearest in size. None where nothing known was measured.
    """
    known = [speed for speed in speeds if speed.name in MODELS]
    if not known:
        return None
    nearest = min(known, key=lambda speed: abs(_megabytes(speed.name) - model.megabytes))
    return nearest.seconds * model.megabytes / _megabytes(nearest.name)


def recommendation(speeds: Sequence[Speed], chosen: str) -> tuple[str, ...]:
    """What to do, in words: sentences on lines of their own."""
    best = recommended(speeds, chosen)
    if best is None:
        return ("No speech model is on this machine.",)
    lines = []
    if best.is_live:
        lines.append(f"Recommended: {best.name}. It keeps up while you speak, with room to spare.")
    else:
        lines.append(f"Recommended: {best.name}, the quickest here. It can't keep up while you speak, so you wait for")
        lines.append(f"what is left after an answer: about {best.seconds:.0f} s for each minute of it.")
    if best.name == chosen:
        lines.append("It is the one you use now.")
    else:
        lines.append(f"You use {chosen} now; the settings choose another (c on the first screen).")
    return tuple(lines)


def _megabytes(name: str) -> int:
    """A model of the user's own counts as the smallest: nobody knows its size or what it hears."""
    return MODELS[name].megabytes if name in MODELS else 0
