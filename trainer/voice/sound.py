"""Sound as engines give it."""

import struct
from dataclasses import dataclass

from trainer.voice.engine import EngineError

LOWEST_RATE, HIGHEST_RATE = 8_000, 192_000
"""Samples a second that an output may be asked for."""

_PCM = 1
_EXTENSIBLE = 0xFFFE  # what follows says what it really is: PCM, from all that write 16 bits


@dataclass(frozen=True, slots=True)
class Sound:
    """16-bit little-endian PCM, mono, `rate` samples a second."""

    pcm: bytes
    rate: int

    @property
    def seconds(self) -> float:
        """How long it is."""
        return len(self.pcm) / 2 / self.rate


def from_wav(data: bytes) -> Sound:
    """The sound of a WAV file with one channel of 16-bit PCM. Raises `EngineError`.

    The length in the header is not believed: who writes into a pipe does not know it beforehand.
    """
    if data[:4] != b"RIFF" or data[8:12] != b"WAVE":
        raise EngineError("it gave no WAV file")
    place, rate = 12, 0
    while place + 8 <= len(data):
        name, size = struct.unpack_from("<4sI", data, place)
        body = place + 8
        if name == b"fmt " and size >= 16 and body + 16 <= len(data):
            form, channels, rate, _, _, bits = struct.unpack_from("<HHIIHH", data, body)
            if form not in (_PCM, _EXTENSIBLE) or channels != 1 or bits != 16:
                raise EngineError(f"it gave sound of another form ({form}, {channels} channels, {bits} bits)")
            if not LOWEST_RATE <= rate <= HIGHEST_RATE:
                raise EngineError(f"it gave {rate} samples a second")
        elif name == b"data" and rate:
            pcm = data[body : body + size]
            return Sound(pcm[: len(pcm) // 2 * 2], rate)
        place = body + size + size % 2
    raise EngineError("it gave a WAV file without sound")
