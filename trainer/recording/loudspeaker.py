"""The default output, for sound whose end somebody waits for."""

from trainer.recording.pcm import from_pcm
from trainer.recording.playback import Playback


class Loudspeaker:
    """Implements `trainer.voice.output.Output`. Making one costs nothing."""

    def play(self, pcm: bytes, rate: int) -> Playback:
        """Begin to play 16-bit little-endian mono PCM of `rate` samples a second; returns at once."""
        return Playback(from_pcm(pcm), rate=rate)
