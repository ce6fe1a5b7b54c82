"""How loud the microphone hears: RMS and peak in dBFS, and one word about them. No device, no clock."""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

import numpy as np

from trainer.recording.microphone import SAMPLE_RATE, Samples

Word = Literal["no signal", "too quiet", "good", "clipping"]

FRAME = SAMPLE_RATE // 10
"""Samples in one frame of the meter: 0.1 s, about a syllable."""

SILENCE_DBFS = -96.0
"""What digital silence is called: the smallest step of 16 bits below full scale, 20 log10(2^-16)."""


@dataclass(frozen=True, slots=True)
class LevelLimits:
    """Every threshold of the meter, in dBFS (0 = full scale, RMS of a full-scale sine -3.0; as ITU-T's dBov)."""

    window_seconds: float = 5.0
    """The word speaks of the loudest moment in so many seconds, so that it holds still while somebody breathes."""

    quiet_dbfs: float = -46.0
    """Loudest frame below this: too quiet. ITU-T tests level speech to -26 dBov (P.56, G.191); 20 dB under that, our
    own choice, speech sinks into the noise of a laptop's input."""

    clipping_dbfs: float = -1.0
    """Peak at or above this: clipping. The highest permitted peak level of EBU R 128."""

    bar_floor_dbfs: float = -60.0
    """Where the bar begins, as on common digital peak meters; it ends at 0."""

    above_noise_db: float = 9.0
    """A frame this far above the quietest recent one is a signal (minimum statistics, Martin 2001: the minimum over
    seconds of speech is the noise). Our own choice: rumble swings less, speech to be understood stands higher."""

    noise_low_dbfs: float = -60.0
    noise_high_dbfs: float = -36.0
    """The limit so found stays between these: nothing under -60 is taken for speech, and everything above -36, the low
    talker's level in ITU-T codec tests, is taken for a signal, however steady."""


LIMITS = LevelLimits()


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame measured."""

    rms_dbfs: float
    peak_dbfs: float
    exact_zeros: bool


@dataclass(frozen=True, slots=True)
class Level:
    """What the meter shows: the last frame's RMS and peak in dBFS, the word for the last seconds, a bar from 0 to 1."""

    rms_dbfs: float
    peak_dbfs: float
    word: Word
    bar: float


def _dbfs(value: float) -> float:
    return max(SILENCE_DBFS, 20.0 * float(np.log10(value))) if value > 0 else SILENCE_DBFS


def measure(samples: Samples) -> Frame:
    """RMS and peak of a piece of sound; a muted or forbidden microphone delivers exact zeros."""
    if not samples.size:
        return Frame(SILENCE_DBFS, SILENCE_DBFS, exact_zeros=True)
    peak = float(np.max(np.abs(samples)))
    rms = float(np.sqrt(np.mean(np.square(samples, dtype=np.float64))))
    return Frame(_dbfs(rms), _dbfs(peak), exact_zeros=peak == 0.0)


def judge(frames: Iterable[Frame], limits: LevelLimits = LIMITS) -> Level:
    """The level that these frames, the oldest first, amount to."""
    recent = tuple(frames)
    if not recent:
        return Level(SILENCE_DBFS, SILENCE_DBFS, "no signal", 0.0)
    last = recent[-1]
    bar = min(1.0, max(0.0, 1.0 - last.rms_dbfs / limits.bar_floor_dbfs))
    return Level(last.rms_dbfs, last.peak_dbfs, _word(recent, limits), bar)


def _word(frames: tuple[Frame, ...], limits: LevelLimits) -> Word:
    if all(frame.exact_zeros for frame in frames):
        return "no signal"
    if max(frame.peak_dbfs for frame in frames) >= limits.clipping_dbfs:
        return "clipping"
    if max(frame.rms_dbfs for frame in frames) < limits.quiet_dbfs:
        return "too quiet"
    return "good"


class Meter:
    """Cuts a stream of blocks of any size into frames and keeps the last seconds of them. For one thread at a time."""

    def __init__(self, limits: LevelLimits = LIMITS) -> None:
        self._limits = limits
        self._frames: deque[Frame] = deque(maxlen=round(limits.window_seconds * SAMPLE_RATE / FRAME))
        self._rest: Samples = np.zeros(0, dtype=np.float32)

    def feed(self, samples: Samples) -> bool:
        """Take in a block; true when something in it stood out of the noise."""
        samples = np.concatenate((self._rest, samples))
        whole = len(samples) - len(samples) % FRAME
        self._rest = samples[whole:].copy()
        heard = False
        for start in range(0, whole, FRAME):
            frame = measure(samples[start : start + FRAME])
            heard |= frame.rms_dbfs > self._noise_limit()
            self._frames.append(frame)
        return heard

    def level(self) -> Level:
        """The level now."""
        return judge(self._frames, self._limits)

    def _noise_limit(self) -> float:
        limits = self._limits
        noise = min((frame.rms_dbfs for frame in self._frames if not frame.exact_zeros), default=SILENCE_DBFS)
        return min(limits.noise_high_dbfs, max(limits.noise_low_dbfs, noise + limits.above_noise_db))
