"""How loud each word was said: its level in the recording."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from trainer.recording.level import SILENCE_DBFS
from trainer.recording.microphone import SAMPLE_RATE, Samples
from trainer.transcript.model import Transcript

_BLOCK = SAMPLE_RATE // 100
"""Samples in one block, 10 ms: shorter than any sound of speech."""
_GATE = 0.1
"""Blocks below this share of the mean energy (10 dB under it) are left out: the relative gate of ITU-R BS.1770. The
times of a word often reach into the silence beside it, most of all where a sentence ends, and it would seem softer."""


Levels = dict[tuple[int, int], float | None]
"""The level of what lies between one sample of a recording and another."""


def with_loudness(transcript: Transcript, samples: Samples, known: Levels | None = None) -> Transcript:
    """`transcript` with the `loudness` of every timed word: RMS level in dBFS (full scale = 0), to a tenth.

    `samples` is the recording it was made from (mono, `SAMPLE_RATE`, full scale 1.0). Words without times, or outside
    the recording, have None. What was found out before is `known`, and what is found out is added to it.
    """
    known = {} if known is None else known
    words = []
    for word in transcript.words:
        if word.at is not None and word.until is not None:
            part = round(word.at * SAMPLE_RATE), round(word.until * SAMPLE_RATE)
            if part not in known:
                known[part] = _level(samples[slice(*part)])
            word = replace(word, loudness=known[part])
        words.append(word)
    return replace(transcript, words=tuple(words))


def _level(sound: Samples) -> float | None:
    """The level of what sounds in `sound`, None where there is nothing of it; digital silence is `SILENCE_DBFS`."""
    if not sound.size:
        return None
    energies = _energies(sound)
    energy = float(np.mean(energies[energies >= _GATE * energies.mean()]))
    return round(max(SILENCE_DBFS, 10 * float(np.log10(energy))), 1) if energy > 0 else SILENCE_DBFS


def _energies(sound: Samples) -> NDArray[np.float64]:
    """The mean square of each whole block, of all of it where there is not even one."""
    squares = np.square(sound, dtype=np.float64)
    whole = len(squares) // _BLOCK * _BLOCK
    blocks = squares[:whole].reshape(-1, _BLOCK) if whole else squares.reshape(1, -1)
    return np.asarray(blocks.mean(axis=1), dtype=np.float64)
