"""The FLAC file of a recording, made as the recording goes on: of a long one nothing is left to do at its end."""

import io

import av
import numpy as np

from trainer.recording.microphone import SAMPLE_RATE, Samples
from trainer.recording.pcm import to_int16


class Packing:
    """Packs 16-bit FLAC. It takes less than a thousandth of the sound's length. Not for two threads at once."""

    def __init__(self) -> None:
        self._memory = io.BytesIO()
        self._container = av.open(self._memory, "w", format="flac")
        self._stream = self._container.add_stream("flac", rate=SAMPLE_RATE, layout="mono", format="s16")
        self._count = 0

    def __len__(self) -> int:
        """How many samples were packed."""
        return self._count

    def hear(self, samples: Samples) -> None:
        """The next samples (mono, `SAMPLE_RATE`); the file is the same however they are parted."""
        if not len(samples):
            return
        frame = av.AudioFrame.from_ndarray(to_int16(samples)[np.newaxis, :], format="s16", layout="mono")
        frame.sample_rate = SAMPLE_RATE
        self._container.mux(self._stream.encode(frame))
        self._count += len(samples)

    def file(self) -> bytes:
        """The whole file; nothing can be heard after it."""
        self._container.mux(self._stream.encode(None))
        self._container.close()
        return self._memory.getvalue()


def packed(samples: Samples) -> bytes:
    """`samples` as a FLAC file."""
    packing = Packing()
    packing.hear(samples)
    return packing.file()
