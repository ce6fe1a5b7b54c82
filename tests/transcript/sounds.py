"""Sounds that tests listen to: recordings of this project, and some that nobody spoke."""

from pathlib import Path

import numpy as np

from trainer.recording.files import read_audio
from trainer.recording.microphone import SAMPLE_RATE, Samples

RECORDINGS = Path(__file__).parent.parent / "recordings"
_SECONDS = 6


def _as_samples(values: np.ndarray) -> Samples:
    return np.clip(values, -1, 1).astype(np.float32)


def _clicks(chance: np.random.Generator) -> Samples:
    """Keys going down at uneven times: short bursts of noise that die away."""
    sound = np.zeros(_SECONDS * SAMPLE_RATE)
    fade = np.exp(-np.arange(480) / 60)
    for start in np.cumsum(chance.uniform(0.08, 0.35, size=24) * SAMPLE_RATE).astype(int):
        burst = 0.5 * chance.normal(size=480) * fade
        sound[start : start + 480] += burst[: max(0, min(480, len(sound) - start))]
    return _as_samples(sound)


def _music(time: np.ndarray) -> Samples:
    """Three chords, each struck and dying away, with overtones."""
    sound = np.zeros(len(time))
    for begin, notes in ((0.0, (262, 330, 392)), (2.0, (349, 440, 523)), (4.0, (392, 494, 587))):
        since = np.clip(time - begin, 0, None)
        struck = np.exp(-1.2 * since) * (time >= begin)
        for note in notes:
            sound += struck * sum(np.sin(2 * np.pi * note * k * since) / k**2 for k in (1, 2, 3))
    return _as_samples(0.08 * sound)


def _breathing(white: np.ndarray, time: np.ndarray) -> Samples:
    """Air: noise without its highs that swells and falls every three seconds."""
    soft = np.convolve(white, np.ones(8) / 8, mode="same")
    return _as_samples(0.05 * soft * np.clip(np.sin(2 * np.pi * time / 3), 0, None) ** 2)


def far_off(voice: Samples, level: float, chance: np.random.Generator) -> Samples:
    """`voice` as it comes through a door: an echo, few highs, and `level` (dB re full scale, mean)."""
    since = np.arange(SAMPLE_RATE // 2) / SAMPLE_RATE
    echo = chance.normal(size=len(since)) * np.exp(-12 * since)
    spectrum = np.fft.rfft(np.convolve(voice, echo)[: len(voice)])
    spectrum /= 1 + (np.fft.rfftfreq(len(voice), 1 / SAMPLE_RATE) / 1500) ** 4
    muffled = np.fft.irfft(spectrum, len(voice))
    return _as_samples(muffled * 10 ** (level / 20) / np.sqrt(np.square(muffled).mean()))


def _not_speech() -> dict[str, Samples]:
    chance = np.random.default_rng(7)
    count = _SECONDS * SAMPLE_RATE
    time = np.arange(count) / SAMPLE_RATE
    white = chance.normal(size=count)
    brown = np.cumsum(white)
    brown = brown - np.convolve(brown, np.ones(800) / 800, mode="same")
    voice = read_audio(RECORDINGS / "handover.flac")[:count]
    hum = sum(np.sin(2 * np.pi * 50 * harmonic * time) / harmonic for harmonic in (1, 2, 3, 5))
    return {
        "silence": np.zeros(count, dtype=np.float32),
        "faint hiss": _as_samples(0.001 * white),
        "loud hiss": _as_samples(0.1 * white),
        "rumble": _as_samples(0.1 * brown / np.abs(brown).max()),
        "mains hum": _as_samples(0.1 * hum),
        "a tone": _as_samples(0.2 * np.sin(2 * np.pi * 440 * time)),
        "key clicks": _clicks(chance),
        "music": _music(time),
        "breathing": _breathing(white, time),
        "a voice far off": far_off(voice, -68, chance) + _as_samples(0.0002 * white),
        "one knock": _as_samples(np.where(np.abs(time - 3) < 0.02, 0.8 * white, 0)),
    }


NOT_SPEECH = _not_speech()
