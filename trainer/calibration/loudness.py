"""How loud the whole reading came in, in the words of the level meter."""

import numpy as np

from trainer.recording.level import FRAME, LIMITS, LevelLimits, Word, measure
from trainer.recording.microphone import Samples

VOICE_PERCENTILE = 90.0
"""The loudness of the voice: speech fills far more than a tenth of a reading, and a knock on the table far less."""

CLIPPED_SHARE = 0.01
"""So much of a reading may be too loud before it matters: one laugh or one cough."""


def level_of(samples: Samples, limits: LevelLimits = LIMITS) -> Word:
    """One word for a whole recording, where the meter has one for the last seconds."""
    frames = [measure(samples[start : start + FRAME]) for start in range(0, len(samples), FRAME)]
    if not frames or all(frame.exact_zeros for frame in frames):
        return "no signal"
    if sum(frame.peak_dbfs >= limits.clipping_dbfs for frame in frames) > CLIPPED_SHARE * len(frames):
        return "clipping"
    voice = float(np.percentile([frame.rms_dbfs for frame in frames], VOICE_PERCENTILE))
    return "too quiet" if voice < limits.quiet_dbfs else "good"
