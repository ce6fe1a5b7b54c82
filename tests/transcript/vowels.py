"""Voices made of numbers: vowels with pitch and formants to order, and what is no vowel."""

from collections.abc import Sequence

import numpy as np

from trainer.recording.microphone import SAMPLE_RATE, Samples

UH = (620.0, 1250.0, 2500.0, 3500.0)
NASAL = (250.0, 1900.0, 2400.0, 3400.0)
EE = (300.0, 2300.0, 3000.0, 3600.0)
OR = (570.0, 840.0, 2410.0, 3400.0)
HAT = (700.0, 1780.0, 2450.0, 3500.0)
_FADE_SECONDS = 0.02


def voice(
    seconds: float,
    formants: Sequence[float],
    *,
    to: Sequence[float] | None = None,
    pitch: tuple[float, float] = (115.0, 108.0),
    level: float = 0.1,
    dull: float = 0.0,
) -> Samples:
    """A vowel of `seconds`: its pitch and formants move in a line, the latter to `to`; `level` is its RMS.

    `dull` takes so many dB from all above 800 Hz, as closed lips do.
    """
    count = round(seconds * SAMPLE_RATE)
    place = np.linspace(0, 1, count)
    hertz = pitch[0] + (pitch[1] - pitch[0]) * place
    phase = 2 * np.pi * np.cumsum(hertz) / SAMPLE_RATE
    sound = np.zeros(count)
    for harmonic in range(1, int(6000 / max(pitch)) + 1):
        at = harmonic * hertz
        gain = 1 / harmonic * np.where(at > 800, 10 ** (-dull / 20), 1.0)
        for begins, ends in zip(formants, to or formants, strict=True):
            gain = gain * _resonance(at, begins + (ends - begins) * place)
        sound += gain * np.sin(harmonic * phase)
    fade = np.minimum(1, np.minimum(np.arange(count), np.arange(count)[::-1]) / (_FADE_SECONDS * SAMPLE_RATE))
    return _at_level(sound * fade, level)


def um(seconds: float) -> Samples:
    """Half a vowel, half closed lips."""
    return np.concatenate([voice(seconds / 2, UH), voice(seconds / 2, NASAL, level=0.05, dull=25.0)])


def hiss(seconds: float, *, level: float = 0.05, above: float = 3500.0) -> Samples:
    """Something like "s", or white noise with `above` = 0."""
    noise = np.random.default_rng(5).normal(size=round(seconds * SAMPLE_RATE))
    spectrum = np.fft.rfft(noise)
    spectrum[: round(above * seconds)] = 0
    return _at_level(np.fft.irfft(spectrum, len(noise)), level)


def tone(seconds: float, hertz: float = 220.0) -> Samples:
    return _at_level(np.sin(2 * np.pi * hertz * np.arange(round(seconds * SAMPLE_RATE)) / SAMPLE_RATE), 0.1)


def nothing(seconds: float) -> Samples:
    return np.zeros(round(seconds * SAMPLE_RATE), dtype=np.float32)


def in_a_room(*pieces: Samples) -> Samples:
    """The pieces one after the other, with the faint noise that a microphone always has."""
    sound = np.concatenate(pieces)
    return (sound + np.random.default_rng(6).normal(0, 0.0005, len(sound))).astype(np.float32)


def _resonance(at: np.ndarray, centre: np.ndarray) -> np.ndarray:
    """The gain of one formant 90 Hz wide, 1 at zero frequency."""
    half = 45.0
    return (centre**2 + half**2) / np.sqrt(((at - centre) ** 2 + half**2) * ((at + centre) ** 2 + half**2))


def _at_level(sound: np.ndarray, level: float) -> Samples:
    rms = np.sqrt(np.mean(np.square(sound)))
    return (sound * level / max(rms, 1e-9)).astype(np.float32)
