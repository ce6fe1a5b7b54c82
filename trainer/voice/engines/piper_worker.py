"""A process of its own in which piper speaks; run by its path, it knows nothing of the rest of the program.

A library that hangs can be ended there, and none of its threads is in the way when the program ends.

Called with the voice's `.onnx` file. Each line of standard input is JSON, `{"text": str, "rate": int}`; each answer is
a line of JSON, `{"rate": int, "bytes": int}` and then as many bytes of 16-bit PCM, or `{"error": str}`.
"""

import json
import os
import sys
from typing import Any, BinaryIO

VOLUME = 0.6
"""Of full scale, to which piper raises its loudest sample: loud enough beside other programs, and nobody jumps."""

OFFLINE = ("espeak", "text")
"""What may turn letters into sounds: these lie in the package; for other languages piper may fetch something."""


def main(model: str, requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer until the input ends, as it does with the program that asks."""
    voice: Any = None
    for line in requests:
        try:
            if voice is None:
                voice = _loaded(model)
            asked = json.loads(line)
            pcm = _spoken(voice, asked["text"], asked["rate"])
            head: dict[str, object] = {"rate": voice.config.sample_rate, "bytes": len(pcm)}
        except Exception as error:  # whatever the libraries raise over a stranger's voice file
            head, pcm = {"error": f"{type(error).__name__}: {error}"}, b""
        answers.write(json.dumps(head).encode() + b"\n" + pcm)
        answers.flush()


def _loaded(model: str) -> Any:
    from piper import PiperVoice

    voice = PiperVoice.load(model)
    if voice.config.phoneme_type.value not in OFFLINE:
        raise ValueError("this voice may want the network")
    return voice


def _spoken(voice: Any, text: str, rate: int) -> bytes:
    from piper import SynthesisConfig

    usual = voice.config.length_scale or 1.0
    config = SynthesisConfig(length_scale=usual * 100 / rate, volume=VOLUME)
    return b"".join(chunk.audio_int16_bytes for chunk in voice.synthesize(text, config))


if __name__ == "__main__":
    # What libraries print must not get among the answers.
    own = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    main(sys.argv[1], sys.stdin.buffer, own)
