"""One part of a recording taken down: its words, what was skipped at first among them, and its suspicions."""

from dataclasses import dataclass, replace

from trainer.recording.microphone import SAMPLE_RATE, Samples
from trainer.transcript.assembly import HeardWord, assemble
from trainer.transcript.chunks import Chunk
from trainer.transcript.decoder import Decoder, Draft
from trainer.transcript.holes import holes
from trainer.transcript.model import SpeechSpan, Suspect
from trainer.transcript.suspicion import suspects
from trainer.transcript.voice_activity import voiced_seconds

# What is left of a part is heard once more when it holds at least this much speech: less gives made-up words.
LEAST_SPEECH_SECONDS = 0.3
# Every further window of a part goes at least so far, whatever the recogniser says it has heard.
LEAST_ADVANCE_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class Passage:
    """What was heard in one part: its words, and sounds like filled pauses that are in none of them."""

    words: tuple[HeardWord, ...]
    suspects: tuple[Suspect, ...]


def take_down(
    decoder: Decoder, samples: Samples, chunk: Chunk, speech: tuple[SpeechSpan, ...], draft: Draft | None
) -> Passage:
    """What is said in `chunk` of the recording `samples`; `draft` holds the words of its beginning, if there is one.

    `speech` are the voiced stretches of the recording. Times count from the beginning of the recording. Raises
    RuntimeError and ValueError from the library.
    """
    heard = _windows(decoder, samples, chunk, speech, draft)
    for hole in holes(heard, speech, chunk):
        again = _windows(decoder, samples, hole, speech, None)
        heard = sorted(heard + again, key=lambda word: word.at)
    return Passage(tuple(heard), _suspects(samples, chunk, speech, heard))


def sound_of(samples: Samples, chunk: Chunk) -> Samples:
    """The samples of one part."""
    return samples[round(chunk.at * SAMPLE_RATE) : round(chunk.until * SAMPLE_RATE)]


def _windows(
    decoder: Decoder, samples: Samples, chunk: Chunk, speech: tuple[SpeechSpan, ...], draft: Draft | None
) -> list[HeardWord]:
    """The words from window to window, for as long as there is speech left."""
    heard: list[HeardWord] = []
    at = chunk.at
    while voiced_seconds(speech, at, chunk.until) >= LEAST_SPEECH_SECONDS:
        window = decoder.hear(sound_of(samples, Chunk(at, chunk.until)), draft)
        heard += [replace(word, at=at + word.at, until=at + word.until) for word in window.words]
        at += max(window.until, LEAST_ADVANCE_SECONDS)
        draft = None
    return heard


def _suspects(
    samples: Samples, chunk: Chunk, speech: tuple[SpeechSpan, ...], heard: list[HeardWord]
) -> tuple[Suspect, ...]:
    """The suspicions of this part alone: the whole recording at once would keep a candidate waiting."""
    seconds = chunk.until - chunk.at
    inside = tuple(
        SpeechSpan(max(0.0, span.at - chunk.at), min(seconds, span.until - chunk.at))
        for span in speech
        if span.at < chunk.until and span.until > chunk.at
    )
    words = [replace(word, at=word.at - chunk.at, until=word.until - chunk.at) for word in heard]
    said = assemble(words, seconds=seconds, speech=inside, model="")
    found = suspects(sound_of(samples, chunk), said.words, inside, text=said.text)
    return tuple(replace(one, at=one.at + chunk.at, until=one.until + chunk.at) for one in found)
