"""How long it takes from `say` to the first sound, with and without the sound made ahead, by each engine that renders.

    python -m tests.benchmarks.voice_wait [--rounds 5] [ENGINE...]

Needs the virtual microphone (PulseAudio), which hears the loudspeaker: the wait is that until it hears something, its
own delay of some 0.05 s included. "First" is the very first text, for which an engine loads its voice; "unprepared" are
texts of 8 to 40 words that it has not seen; "prepared" are texts whose sound was there. Nothing is asserted.
"""

import argparse
import statistics
import threading
import time
from collections.abc import Sequence

import numpy as np

from tests.recording.waiting import until
from tests.virtual_microphone import virtual_microphone
from trainer.recording.loudspeaker import Loudspeaker
from trainer.recording.microphone import Samples
from trainer.recording.sounddevice_microphone import SoundDeviceMicrophone
from trainer.settings import Settings
from trainer.voice.choice import FINDERS, candidates
from trainer.voice.engine import Renderer
from trainer.voice.engine_speaker import EngineSpeaker

LOUD = 0.003
TEXTS = (
    "How did it end, and what changed because of it?",
    "Tell me about a time when you found a mistake that nobody else had seen, and what you did about it.",
    "You said that the queue got much shorter. By how much was it shorter in the end, how did you measure that, and "
    "which part of it was your own work, and which part was the work of the others in the team?",
)


class Ear:
    """When the microphone heard something, since it was last asked."""

    def __init__(self) -> None:
        self.first: float | None = None
        SoundDeviceMicrophone().open(None, self._hear)

    def _hear(self, samples: Samples) -> None:
        if self.first is None and np.max(np.abs(samples)) > LOUD:
            self.first = time.monotonic()


def waited(voice: EngineSpeaker, ear: Ear, text: str) -> float:
    """Seconds from `say` to the first sound; what is heard of it then is cut short."""
    done = threading.Event()
    ear.first, begun = None, time.monotonic()
    voice.say(text, done.set)
    until(lambda: ear.first is not None, 120)
    voice.stop()
    done.wait()
    time.sleep(0.3)  # what the sound server still has
    assert ear.first is not None
    return ear.first - begun


def prepared(voice: EngineSpeaker, text: str) -> None:
    """Make the sound of `text` and wait for it."""
    candidate = voice._first()
    assert candidate is not None
    assert isinstance(candidate.engine, Renderer)
    voice.prepare(text)
    voice._renders.order(candidate.engine, voice._request(text.strip(), candidate)).result()


def measure(engine: str, rounds: int, ear: Ear) -> str:
    """One line of the table."""
    able = [c for c in candidates(Settings(voice=engine)) if c.engine.name == engine]
    if not able or not isinstance(able[0].engine, Renderer):
        return f"{engine:<18}not here, or it gives no sound away"
    voice = EngineSpeaker(able, Loudspeaker())
    first = waited(voice, ear, "Good morning.")
    unprepared, ahead = [], []
    for number in range(rounds):
        for text in TEXTS:
            unprepared.append(waited(voice, ear, f"{text} {number}"))
            prepared(voice, f"{text} And {number}")
            ahead.append(waited(voice, ear, f"{text} And {number}"))
    if voice.name != engine:
        return f"{engine:<18}fails"
    return f"{engine:<18}{first:>8.2f}{spread(unprepared)}{spread(ahead)}"


def spread(values: Sequence[float]) -> str:
    """Median and largest."""
    return f"{statistics.median(values):>11.2f} ({max(values):.2f})"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("engines", nargs="*", default=list(FINDERS))
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    with virtual_microphone():
        SoundDeviceMicrophone().devices()
        ear = Ear()
        print(f"{'seconds':<18}{'first':>8}{'unprepared':>18}{'prepared':>18}   median (largest)")
        for engine in arguments.engines:
            print(measure(engine, arguments.rounds, ear))


if __name__ == "__main__":
    main()
