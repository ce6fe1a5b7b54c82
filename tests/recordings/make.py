"""Makes the recordings that tests listen to: `python tests/recordings/make.py`. The voice is synthetic.

`manifest.json` lists what is said in each, the fillers and figures planted there, and which of those fillers the base
model hears. With `--check` nothing is made: the real recogniser says what it hears, for that list.
"""

import json
import sys
from pathlib import Path

from trainer.recording.files import read_audio, write_flac
from trainer.sample.make_sample import room, silence, speak

HERE = Path(__file__).parent


def make() -> None:
    for entry in json.loads((HERE / "manifest.json").read_text(encoding="utf-8")):
        samples = speak(entry["spoken"]) if entry["spoken"] else room(silence(entry["seconds"]))
        write_flac(HERE / entry["file"], samples)


def check() -> None:
    import tempfile

    from trainer.transcript.weights import find
    from trainer.transcript.whisper import WhisperTranscriber

    with tempfile.TemporaryDirectory() as cache:
        transcriber = WhisperTranscriber(find(cache=Path(cache)), "base")
        for file in sorted(HERE.glob("*.flac")):
            transcript = transcriber.transcribe(read_audio(file))
            sys.stdout.write(f"{file.name}: {transcript.seconds:.1f} s\n  {transcript.text}\n")


if __name__ == "__main__":
    check() if "--check" in sys.argv else make()
