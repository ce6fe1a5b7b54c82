"""Where the vocal tract resonates: the formants by which one vowel differs from another."""

import numpy as np

from trainer.recording.microphone import SAMPLE_RATE, Samples
from trainer.transcript.frames import mean_spectrum

# Five formants lie below 5 kHz, each one pair of poles (the usual settings: Burg in Praat, five formants to 5-5.5 kHz).
_HIGHEST_HZ = 5000.0
_POLES = 10
_PREEMPHASIS = 0.9
# A resonance wider than this only tilts the spectrum; none lies below.
_WIDEST_HZ = 900.0
_LOWEST_HZ = 200.0


def formants(samples: Samples) -> tuple[float, ...]:
    """The formants in Hz, lowest first, of a stretch of one steady voiced sound; fewer than three is possible.

    Linear prediction on the part of the mean power spectrum below 5 kHz (selective linear prediction, Makhoul 1975).
    """
    spectrum = mean_spectrum(samples)
    spectrum = spectrum[: round(_HIGHEST_HZ / (SAMPLE_RATE / 2) * (len(spectrum) - 1)) + 1].astype(np.float64)
    angles = np.linspace(0, np.pi, len(spectrum))
    spectrum *= 1 - 2 * _PREEMPHASIS * np.cos(angles) + _PREEMPHASIS**2
    correlation = np.fft.irfft(spectrum)[: _POLES + 1]
    if correlation[0] <= 0:
        return ()
    correlation[0] *= 1.0005  # A trace of white noise keeps the equations solvable.
    steps = np.arange(_POLES)
    matrix = correlation[np.abs(np.subtract.outer(steps, steps))]
    poles = np.roots(np.concatenate([[1.0], np.linalg.solve(matrix, -correlation[1:])]))
    poles = poles[poles.imag > 0]
    places = np.angle(poles) * _HIGHEST_HZ / np.pi
    widths = -np.log(np.abs(poles)) * 2 * _HIGHEST_HZ / np.pi
    return tuple(sorted(float(p) for p, w in zip(places, widths, strict=True) if p > _LOWEST_HZ and w < _WIDEST_HZ))
