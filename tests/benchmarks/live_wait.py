"""How long a candidate waits from the stop key to the feedback, with an answer fed in real time to the whole program.

    python -m tests.benchmarks.live_wait [--seconds 30 60 120] [--rounds 3] [FILE...]

The answer is made of FILEs, by default this project's recordings, one after the other and again from the start. Half of
the rounds stop right after the last word, half after 0.8 s of silence. Beside the wait: what the same answer takes when
all of it is transcribed afterwards, processor time per second of sound, the largest memory, and the delay from a key
to the screen while the recogniser works. What ends a wait or a delay is the moment at which the program has drawn what
was waited for; no terminal is behind it. Nothing is asserted; the model has to be on this machine.
"""

import argparse
import asyncio
import resource
import statistics
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from textual import events

from tests.factories import make_interview, make_question
from tests.recording.fakes import BLOCK, FakeMicrophone
from tests.ui.steps import flat, start_speaking
from trainer import ui
from trainer.paths import Paths, user_paths
from trainer.recording.files import read_audio
from trainer.recording.microphone import SAMPLE_RATE, Samples
from trainer.rehearsal import Rehearsal, new_id
from trainer.settings import Settings
from trainer.transcript.voice_activity import speech_spans
from trainer.transcript.weights import find
from trainer.transcript.whisper import WhisperTranscriber
from trainer.ui.app import TrainerApp

RECORDINGS = Path(__file__).parent.parent / "recordings"
SILENCE_SECONDS = 0.8
KEY_EVERY_SECONDS = 2.43
"""No multiple of the tenth of a second in which blocks come and the level moves: else all keys meet the same moment."""
PATIENCE_SECONDS = 120.0


@dataclass
class Waits:
    """Seconds, from many rounds."""

    at_once: list[float] = field(default_factory=list)
    after_silence: list[float] = field(default_factory=list)
    afterwards: list[float] = field(default_factory=list)
    work: list[float] = field(default_factory=list)
    keys: list[float] = field(default_factory=list)


def main() -> None:
    """Run all rounds and print what came out."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--seconds", nargs="*", type=int, default=[30, 60, 120])
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    files = arguments.files or [RECORDINGS / "handover.flac", RECORDINGS / "deadline.flac"]
    voices = np.concatenate([read_audio(file) for file in files])
    transcriber = WhisperTranscriber(find("base", cache=user_paths().cache), "base")
    transcriber.load()
    every: list[float] = []
    for seconds in arguments.seconds:
        waits = Waits()
        for number in range(2 * arguments.rounds):
            sound = _answer(voices, seconds + 1.7 * number)
            asyncio.run(_round(transcriber, sound, waits, silent=number % 2 == 1))
        every += waits.at_once
        print(
            f"{seconds:4d} s: wait {_told(waits.at_once)}; after {SILENCE_SECONDS} s of silence "
            f"{_told(waits.after_silence)}; transcribed afterwards {_told(waits.afterwards)}; "
            f"processor {statistics.median(waits.work):.2f} s a second; key {_told(waits.keys, 1000)} ms",
            flush=True,
        )
    print(f"all: wait {_told(every)}; memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def _told(values: list[float], scale: float = 1.0) -> str:
    if not values:
        return "-"
    ordered = sorted(value * scale for value in values)
    high = ordered[min(len(ordered) - 1, round(0.95 * (len(ordered) - 1)))]
    return f"median {statistics.median(ordered):.2f}, 95th {high:.2f} ({len(ordered)})"


def _answer(voices: Samples, seconds: float) -> Samples:
    """About so much of the voices, up to the end of a word."""
    whole = np.tile(voices, -(-round(seconds * SAMPLE_RATE) // len(voices)))[: round(seconds * SAMPLE_RATE)]
    last = speech_spans(whole)[-2]
    return whole[: round(last.until * SAMPLE_RATE)]


class _PacedMicrophone(FakeMicrophone):
    """Delivers its sound as fast as somebody speaks."""

    def speak_slowly(self, sound: Samples) -> threading.Thread:
        """Begin; the thread ends when all is said."""
        thread = threading.Thread(target=self._pace, args=(sound,), daemon=True)
        thread.start()
        return thread

    def _pace(self, sound: Samples) -> None:
        begun = time.monotonic()
        for start in range(0, len(sound), BLOCK):
            time.sleep(max(0.0, begun + (start + BLOCK) / SAMPLE_RATE - time.monotonic()))
            self.feed(sound[start : start + BLOCK])


class _WatchedApp(TrainerApp):
    """Tells when it drew something. Looking all the time would take the time that is measured."""

    CSS_PATH = str(Path(ui.__file__).with_name("app.tcss"))

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self._awaited: Callable[[str], bool] | None = None
        self._seen_at: asyncio.Future[float] = asyncio.Future()

    def _display(self, *args: Any) -> None:
        super()._display(*args)
        at = time.monotonic()
        if self._awaited is not None and self._awaited(flat(self)):
            self._awaited = None
            self._seen_at.set_result(at)

    async def shows(self, condition: Callable[[str], bool]) -> float:
        """Wait for a moment at which `condition` holds of what is drawn from now on."""
        self._awaited, self._seen_at = condition, asyncio.Future()
        return await asyncio.wait_for(self._seen_at, PATIENCE_SECONDS)


async def _round(transcriber: WhisperTranscriber, sound: Samples, waits: Waits, *, silent: bool) -> None:
    if silent:
        rng = np.random.default_rng(1)
        hiss = rng.uniform(-3e-4, 3e-4, round(SILENCE_SECONDS * SAMPLE_RATE)).astype(np.float32)
        sound = np.concatenate([sound, hiss])
    seconds = len(sound) / SAMPLE_RATE
    microphone = _PacedMicrophone()
    with tempfile.TemporaryDirectory() as folder:
        paths = Paths(*(Path(folder) / name for name in Paths.__dataclass_fields__))
        rehearsal = Rehearsal(
            paths,
            Settings(microphone_checked_at=time.time()),
            microphone=microphone,
            transcriber=transcriber,
            clock=microphone.clock,
        )
        interview = make_interview("waits", make_question("one"), make_question("two"))
        app = _WatchedApp(rehearsal, interview=interview)
        async with app.run_test(size=(80, 24)) as pilot:
            await start_speaking(pilot)
            used = time.process_time()
            speaking = microphone.speak_slowly(sound)
            next_key = time.monotonic() + KEY_EVERY_SECONDS
            while speaking.is_alive():
                await asyncio.sleep(0.02)
                if time.monotonic() > next_key and speaking.is_alive():
                    next_key += KEY_EVERY_SECONDS
                    waits.keys.append(await _key_to_screen(app))
            begun = time.monotonic()
            _press(app, "space")
            ended = await app.shows(lambda seen: "Next time" in seen or "What came across" in seen)
            (waits.after_silence if silent else waits.at_once).append(ended - begun)
            waits.work.append((time.process_time() - used) / seconds)
        begun = time.monotonic()
        rehearsal.judge_sound(new_id(), sound, interview.questions[0])
        waits.afterwards.append(time.monotonic() - begun)
        rehearsal.close()


async def _key_to_screen(app: _WatchedApp) -> float:
    """Ask to throw the take away, and take it back: seconds from the key to its words on the screen."""
    begun = time.monotonic()
    _press(app, "x")
    took = await app.shows(lambda seen: "Press x again" in seen) - begun
    _press(app, "p")
    await app.shows(lambda seen: "Press x again" not in seen)
    return took


def _press(app: TrainerApp, key: str) -> None:
    """As the terminal does it. `Pilot.press` waits until the process is idle, and so for the recogniser."""
    app.post_message(events.Key(key, key if len(key) == 1 else " "))


if __name__ == "__main__":
    main()
