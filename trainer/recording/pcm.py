"""Sound as bytes: 16-bit little-endian PCM, mono, `SAMPLE_RATE` a second; what the spool and the kept files hold."""

import numpy as np
import numpy.typing as npt

from trainer.recording.microphone import SAMPLE_RATE, Samples

BYTES_PER_SAMPLE = 2
BYTES_PER_SECOND = SAMPLE_RATE * BYTES_PER_SAMPLE

_FULL_SCALE = 32_768.0


def to_int16(samples: Samples) -> npt.NDArray[np.int16]:
    """`samples` as 16-bit integers; what lies beyond full scale is clipped, what is no number becomes silence."""
    scaled: Samples = np.rint(np.nan_to_num(samples, nan=0.0, posinf=1.0, neginf=-1.0) * _FULL_SCALE)
    return np.clip(scaled, -32_768, 32_767).astype(np.dtype("<i2"))


def to_pcm(samples: Samples) -> bytes:
    """`samples` as PCM bytes."""
    return to_int16(samples).tobytes()


def from_pcm(data: bytes) -> Samples:
    """PCM bytes as samples; half a sample at the end, as a crash leaves it, is dropped."""
    whole = len(data) - len(data) % BYTES_PER_SAMPLE
    samples = np.frombuffer(data[:whole], dtype="<i2").astype(np.float32)
    samples /= np.float32(_FULL_SCALE)
    return samples
