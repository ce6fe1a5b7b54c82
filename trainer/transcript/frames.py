"""What the ear goes by, every ten milliseconds of a recording: level, voice pitch, and the shape of the spectrum."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from trainer.recording.microphone import SAMPLE_RATE, Samples

Floats = NDArray[np.float32]

FRAMES_PER_SECOND = 100
_HOP = SAMPLE_RATE // FRAMES_PER_SECOND
# Autocorrelation needs three periods of the voice (Boersma 1993, "Accurate short-term analysis of the fundamental
# frequency"): a creaking voice of 60 Hz fits.
_WINDOW = SAMPLE_RATE // 20
_FFT = 1024
# Pitch of speaking voices, creak to a raised child's voice.
_LOWEST_PITCH, _HIGHEST_PITCH = 55.0, 400.0
# Of two lags that fit alike the shorter is the period, the longer two of them (the octave cost of Boersma 1993).
_OCTAVE_COST = 0.03
_BANDS, _LOWEST_BAND, _HIGHEST_BAND = 26, 100.0, 6000.0
_CEPSTRA = 12
# Enough frames for numpy to be quick, few enough to need little memory however long the recording is.
_BLOCK = 1000
_TINY = 1e-10

FRICATION_HZ = 3000.0
"""Vowels and nasals have little energy above this, s, f and sh most of theirs."""
MIDDLE_HZ = (1000.0, 3000.0)
"""A vowel has its second and third formant here, m and n little of anything."""


@dataclass(frozen=True, slots=True)
class Frames:
    """One row for every hundredth of a second, row n centred on n / `FRAMES_PER_SECOND` seconds.

    `level` is in dB re full scale; `periodicity` 0 (noise) to 1 (a steady voice); `pitch` in Hz, without meaning where
    nothing is periodic; `frication` the share of energy above `FRICATION_HZ`; `middle` the energy in `MIDDLE_HZ`
    against the whole in dB, which drops when the mouth closes for m or n; `cepstra` twelve mel-cepstral coefficients a
    row, the shape of the spectrum without its level.
    """

    level: Floats
    periodicity: Floats
    pitch: Floats
    frication: Floats
    middle: Floats
    cepstra: Floats

    def __len__(self) -> int:
        return len(self.level)


def measure(samples: Samples) -> Frames:
    """The frames of `samples` (mono, `SAMPLE_RATE`, full scale 1.0)."""
    rows = _windows(np.pad(samples, _WINDOW // 2))
    blocks = [_measure(rows[at : at + _BLOCK]) for at in range(0, len(rows), _BLOCK)]
    return Frames(*(np.concatenate(column) for column in zip(*blocks, strict=True)))


def mean_spectrum(samples: Samples) -> Floats:
    """The mean power spectrum of `samples`, in even bins from 0 to half of `SAMPLE_RATE`; each frame counts alike."""
    power = _power(_windows(samples if len(samples) >= _WINDOW else np.pad(samples, (0, _WINDOW - len(samples)))))
    return np.asarray((power / (power.sum(axis=1, keepdims=True) + _TINY)).mean(axis=0), dtype=np.float32)


def spectral_change(cepstra: Floats, reach: int) -> Floats:
    """How far the spectrum moves about each frame: the distance between the means of `reach` frames after and before.

    Infinite at the ends, where there is nothing to compare.
    """
    sums = np.vstack([np.zeros((1, cepstra.shape[1])), np.cumsum(cepstra, axis=0, dtype=np.float64)])
    change = np.full(len(cepstra), np.inf, dtype=np.float32)
    if len(cepstra) > 2 * reach:
        before = sums[reach:-reach] - sums[: -2 * reach]
        after = sums[2 * reach :] - sums[reach:-reach]
        distance = np.linalg.norm(after - before, axis=1) / reach
        change[reach : reach + len(distance)] = distance
    return change


def _windows(samples: Samples) -> Floats:
    return np.lib.stride_tricks.sliding_window_view(samples, _WINDOW)[::_HOP]


def _power(rows: Floats) -> Floats:
    centred = rows - rows.mean(axis=1, keepdims=True)
    return np.asarray(np.abs(np.fft.rfft(centred * _HANN, _FFT, axis=1)) ** 2, dtype=np.float32)


def _measure(rows: Floats) -> tuple[Floats, ...]:
    power = _power(rows)
    total = power.sum(axis=1) + _TINY
    periodicity, pitch = _pitch(power)
    level = 10 * np.log10(total / _FULL_SCALE + _TINY)
    frication = power[:, _FRICATION].sum(axis=1) / total
    middle = 10 * np.log10(power[:, _MIDDLE].sum(axis=1) / total + _TINY)
    cepstra = np.log(power @ _MEL.T + 1e-7) @ _COSINES.T
    return tuple(column.astype(np.float32) for column in (level, periodicity, pitch, frication, middle, cepstra))


def _pitch(power: Floats) -> tuple[Floats, Floats]:
    """Periodicity and pitch: the peak of the autocorrelation, the window's own divided out."""
    correlation = np.fft.irfft(power, axis=1)
    lags = np.arange(int(SAMPLE_RATE / _HIGHEST_PITCH), int(SAMPLE_RATE / _LOWEST_PITCH) + 1)
    normal = correlation[:, lags[0] : lags[-1] + 1] / (correlation[:, :1] + _TINY) / _WINDOW_CORRELATION[lags]
    normal = np.minimum(normal, 1.0)
    best = (normal - _OCTAVE_COST * np.log2(lags / lags[0])).argmax(axis=1)
    return normal[np.arange(len(normal)), best], SAMPLE_RATE / lags[best]


def _mel_filters() -> Floats:
    """Triangles evenly spaced in mel (O'Shaughnessy 1987), one a row."""
    mel = np.linspace(2595 * np.log10(1 + _LOWEST_BAND / 700), 2595 * np.log10(1 + _HIGHEST_BAND / 700), _BANDS + 2)
    edges = 700 * (10 ** (mel / 2595) - 1)
    low, centre, high = edges[:-2, None], edges[1:-1, None], edges[2:, None]
    rising, falling = (_FREQUENCIES - low) / (centre - low), (high - _FREQUENCIES) / (high - centre)
    return np.asarray(np.clip(np.minimum(rising, falling), 0, None), dtype=np.float32)


_FREQUENCIES = np.fft.rfftfreq(_FFT, 1 / SAMPLE_RATE)
_FRICATION = slice(int(np.searchsorted(_FREQUENCIES, FRICATION_HZ)), None)
_MIDDLE = slice(*np.searchsorted(_FREQUENCIES, MIDDLE_HZ).tolist())
_HANN = np.hanning(_WINDOW).astype(np.float32)
# The power of a window that is full of ones: half the bins of the transform, the other half mirrors them.
_FULL_SCALE = _FFT / 2 * float(np.square(_HANN).sum())
_correlated = np.fft.irfft(np.abs(np.fft.rfft(_HANN, _FFT)) ** 2)
_WINDOW_CORRELATION = _correlated / _correlated[0]
_MEL = _mel_filters()
_COSINES = (
    np.sqrt(2 / _BANDS) * np.cos(np.pi / _BANDS * np.outer(np.arange(1, _CEPSTRA + 1), np.arange(_BANDS) + 0.5))
).astype(np.float32)
