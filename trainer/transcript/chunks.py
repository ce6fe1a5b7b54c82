"""Where to cut a recording so that the recogniser hears whole phrases."""

from dataclasses import dataclass

from trainer.transcript.model import SpeechSpan

# From the first to the last word of a part. The recogniser hears 30 s at once, the margins included; each cut costs it
# words on both sides, and a whole window of time.
LONGEST_SECONDS = 24.0
# A shorter part gives the recogniser too little to go by, so a long pause near the start is no place to cut.
SHORTEST_SECONDS = 6.0
# Sound kept on either side of the speech, where there is that much: voice activity overlooks a quiet "um" at the edge,
# and with 0.4 s and 1 s instead of all the sound there was the recogniser lost words.
MARGIN_SECONDS = 3.0
# In a silence longer than this the recogniser would only make up words, so it isn't given any.
LONGEST_PAUSE_SECONDS = 4.0


@dataclass(frozen=True, slots=True)
class Chunk:
    """A part of a recording, in seconds from its beginning."""

    at: float
    until: float


def cut(spans: tuple[SpeechSpan, ...], seconds: float) -> tuple[Chunk, ...]:
    """Parts of at most `LONGEST_SECONDS` of speech and pauses that hold all of the speech, in order, never overlapping.

    `spans` are the voiced stretches and `seconds` the length of the whole recording. Cuts lie in pauses; only speech
    without any pause is cut blindly.
    """
    chunks: list[Chunk] = []
    rest = [piece for span in spans for piece in _pieces(span)]
    before = 0.0
    while rest:
        count = _how_many(rest)
        first, last = rest[0], rest[count - 1]
        after = (last.until + rest[count].at) / 2 if count < len(rest) else seconds
        chunk = Chunk(max(before, first.at - MARGIN_SECONDS), min(after, last.until + MARGIN_SECONDS))
        chunks.append(chunk)
        before = chunk.until
        rest = rest[count:]
    return tuple(chunks)


def _pieces(span: SpeechSpan) -> list[SpeechSpan]:
    """The span itself, or equal parts of it when nobody could hear it in one."""
    length = span.until - span.at
    count = max(1, -int(-length // LONGEST_SECONDS))
    return [SpeechSpan(span.at + i * length / count, span.at + (i + 1) * length / count) for i in range(count)]


def _how_many(rest: list[SpeechSpan]) -> int:
    """How many of the leading pieces go together: up to a long silence, else to the longest late pause."""
    fitting = 1
    while fitting < len(rest) and rest[fitting].until - rest[0].at <= LONGEST_SECONDS:
        if rest[fitting].at - rest[fitting - 1].until > LONGEST_PAUSE_SECONDS:
            return fitting
        fitting += 1
    if fitting == len(rest):
        return fitting
    late_enough = [n for n in range(1, fitting + 1) if rest[n - 1].until - rest[0].at >= SHORTEST_SECONDS]
    return max(late_enough or [fitting], key=lambda n: (rest[n].at - rest[n - 1].until, n))
