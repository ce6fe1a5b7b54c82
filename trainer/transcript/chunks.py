"""Where to cut a recording so that the recogniser hears whole phrases."""

from dataclasses import dataclass

from trainer.transcript.model import SpeechSpan

# The recogniser's window is 30 s, but it was taught on segments that end well before; 20 s lost fewer words than 14.
LONGEST_SECONDS = 20.0
# A shorter part gives the recogniser too little to go by, so a long pause near the start is no place to cut.
SHORTEST_SECONDS = 6.0
# Sound kept on either side of the speech, where there is that much.
MARGIN_SECONDS = 0.4


@dataclass(frozen=True, slots=True)
class Chunk:
    """A part of a recording, in seconds from its beginning."""

    at: float
    until: float


def cut(spans: tuple[SpeechSpan, ...], seconds: float) -> tuple[Chunk, ...]:
    """Parts of at most `LONGEST_SECONDS` that hold all of the speech, in order, never overlapping.

    `spans` are the voiced stretches and `seconds` the length of the whole recording. Cuts lie in the middle of pauses;
    only speech without any pause is cut blindly.
    """
    chunks: list[Chunk] = []
    rest = [piece for span in spans for piece in _pieces(span)]
    before = 0.0
    while rest:
        count = _how_many(rest)
        first, last = rest[0], rest[count - 1]
        following = rest[count].at if count < len(rest) else seconds
        pause = max(0.0, following - last.until)
        until = min(seconds, last.until + min(MARGIN_SECONDS, pause / 2 if count < len(rest) else pause))
        chunks.append(Chunk(max(before, first.at - MARGIN_SECONDS), until))
        before = until
        rest = rest[count:]
    return tuple(chunks)


def _pieces(span: SpeechSpan) -> list[SpeechSpan]:
    """The span itself, or equal parts of it when nobody could hear it in one."""
    room = LONGEST_SECONDS - 2 * MARGIN_SECONDS
    count = max(1, -int(-(span.until - span.at) // room))
    length = (span.until - span.at) / count
    return [SpeechSpan(span.at + i * length, span.at + (i + 1) * length) for i in range(count)]


def _how_many(rest: list[SpeechSpan]) -> int:
    """How many of the leading pieces go together: up to the longest pause that leaves enough on its left."""
    room = LONGEST_SECONDS - 2 * MARGIN_SECONDS
    fitting = sum(1 for piece in rest if piece.until - rest[0].at <= room)
    if fitting == len(rest):
        return fitting
    candidates = [n for n in range(1, fitting + 1) if rest[n - 1].until - rest[0].at >= SHORTEST_SECONDS]
    return max(candidates or [fitting], key=lambda n: (rest[n].at - rest[n - 1].until, n))
