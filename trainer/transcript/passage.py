"""One window of a recording taken down: its words, what was skipped at first among them, and its suspicions."""

from dataclasses import replace

from trainer.recording.microphone import SAMPLE_RATE, Samples
from trainer.transcript.assembly import HeardWord, assemble
from trainer.transcript.decoder import Decoder
from trainer.transcript.holes import holes
from trainer.transcript.model import SpeechSpan, Suspect
from trainer.transcript.stitching import Passage
from trainer.transcript.suspicion import suspects
from trainer.transcript.voice_activity import voiced_seconds
from trainer.transcript.windows import Window

# What is left of a part is heard once more when it holds at least this much speech: less gives made-up words.
LEAST_SPEECH_SECONDS = 0.3
# Every further window of a part goes at least so far, whatever the recogniser says it has heard.
LEAST_ADVANCE_SECONDS = 1.0


def take_down(decoder: Decoder, samples: Samples, window: Window, speech: tuple[SpeechSpan, ...]) -> Passage:
    """What is said in `window` of the recording `samples`.

    `speech` are the voiced stretches of the recording. Times count from the beginning of the recording. Raises
    RuntimeError and ValueError from the library.
    """
    heard = _hear(decoder, samples, window, speech)
    for hole in holes(heard, speech, window):
        heard = sorted(heard + _hear(decoder, samples, hole, speech), key=lambda word: word.at)
    return Passage(tuple(heard), _suspects(samples, window, speech, heard))


def _sound_of(samples: Samples, at: float, until: float) -> Samples:
    return samples[round(at * SAMPLE_RATE) : round(until * SAMPLE_RATE)]


def _hear(decoder: Decoder, samples: Samples, window: Window, speech: tuple[SpeechSpan, ...]) -> list[HeardWord]:
    """The words of a window; what the recogniser left out at its end is heard again, as long as there is speech."""
    heard: list[HeardWord] = []
    at = window.at
    while voiced_seconds(speech, at, window.until) >= LEAST_SPEECH_SECONDS:
        hearing = decoder.hear(_sound_of(samples, at, window.until))
        heard += [replace(word, at=at + word.at, until=at + word.until) for word in hearing.words]
        at += max(hearing.until, LEAST_ADVANCE_SECONDS)
    return heard


def _suspects(
    samples: Samples, window: Window, speech: tuple[SpeechSpan, ...], heard: list[HeardWord]
) -> tuple[Suspect, ...]:
    """The suspicions of this window alone: the whole recording at once would keep a candidate waiting."""
    seconds = window.until - window.at
    inside = tuple(
        SpeechSpan(max(0.0, span.at - window.at), min(seconds, span.until - window.at))
        for span in speech
        if span.at < window.until and span.until > window.at
    )
    words = [replace(word, at=word.at - window.at, until=word.until - window.at) for word in heard]
    said = assemble(words, seconds=seconds, speech=inside, model="")
    found = suspects(_sound_of(samples, window.at, window.until), said.words, inside, text=said.text)
    return tuple(replace(one, at=one.at + window.at, until=one.until + window.at) for one in found)
