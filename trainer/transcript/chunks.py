"""Where to cut a recording so that the recogniser hears whole phrases.

Every cut depends on what came before it and on the next stretch of speech only, so all parts but the last are settled
while somebody is still speaking.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from trainer.transcript.model import SpeechSpan

# What the recogniser hears at once: Whisper was taught on windows of this length. Each cut costs it words on both
# sides: with parts of at most 15 s it got 30 words in 100 wrong in conversations, with these 27.
WINDOW_SECONDS = 30.0
# A shorter part gives the recogniser too little to go by, so a long pause near the start is no place to cut.
SHORTEST_SECONDS = 6.0
# Sound kept on either side of the speech, where there is that much: voice activity overlooks a quiet "um" at the edge,
# and with 0.4 s and 1 s instead of all the sound there was the recogniser lost words.
MARGIN_SECONDS = 3.0
# After the last word there is less: a candidate who has finished doesn't wait for it. So little was no worse.
END_MARGIN_SECONDS = 0.3
# In a silence longer than this the recogniser would only make up words, so it isn't given any.
LONGEST_PAUSE_SECONDS = 4.0
# So much is said between two drafts (see `drafts`). At 5 s the recogniser has too little to go by for the first; the
# longer the wait for the next, the more is left to hear when the candidate stops.
DRAFT_SECONDS = 8.0

_LONGEST_PIECE_SECONDS = WINDOW_SECONDS - MARGIN_SECONDS


@dataclass(frozen=True, slots=True)
class Chunk:
    """A part of a recording, in seconds from its beginning."""

    at: float
    until: float


def cut(spans: tuple[SpeechSpan, ...], seconds: float) -> tuple[Chunk, ...]:
    """Parts of at most `WINDOW_SECONDS` that hold all of the speech, in order, never overlapping.

    `spans` are the voiced stretches and `seconds` the length of the whole recording. Cuts lie in pauses; only speech
    without any pause is cut blindly. While the recording goes on the last part may still grow or be cut again, the
    others stay as they are.
    """
    chunks: list[Chunk] = []
    rest = [piece for span in spans for piece in _pieces(span)]
    before = 0.0
    while rest:
        at = max(before, rest[0].at - MARGIN_SECONDS)
        count = _how_many(rest, at)
        last = rest[count - 1]
        if count < len(rest):
            until = min((last.until + rest[count].at) / 2, last.until + MARGIN_SECONDS, at + WINDOW_SECONDS)
        else:
            until = min(seconds, last.until + END_MARGIN_SECONDS, at + WINDOW_SECONDS)
        chunks.append(Chunk(at, until))
        before = until
        rest = rest[count:]
    return tuple(chunks)


def drafts(spans: tuple[SpeechSpan, ...], chunk: Chunk) -> tuple[float, ...]:
    """Where in `chunk` a draft of its words is made, in seconds: pauses, each `DRAFT_SECONDS` of sound after the last.

    A draft holds what was said so far; the next, and at last the whole part, go on from it. So little is left to hear
    when somebody stops. A pause that the chunk ends on needs none.
    """
    found: list[float] = []
    inside = [span for span in spans if chunk.at <= span.at and span.until < chunk.until]
    for span, following in pairwise(inside):
        if span.until - (found[-1] if found else inside[0].at) >= DRAFT_SECONDS:
            found.append(span.until + min(END_MARGIN_SECONDS, (following.at - span.until) / 2))
    return tuple(found)


def _pieces(span: SpeechSpan) -> list[SpeechSpan]:
    """The span itself, or parts of it when nobody could hear it in one."""
    pieces = []
    at = span.at
    while span.until - at > _LONGEST_PIECE_SECONDS:
        pieces.append(SpeechSpan(at, at + _LONGEST_PIECE_SECONDS))
        at += _LONGEST_PIECE_SECONDS
    return [*pieces, SpeechSpan(at, span.until)]


def _how_many(rest: Sequence[SpeechSpan], at: float) -> int:
    """How many of the leading pieces go into a part from `at` on.

    As many as there are up to a long silence; where not all fit, as many as come before the longest late pause.
    """
    fitting = 1
    while fitting < len(rest) and rest[fitting].until - at <= WINDOW_SECONDS:
        if rest[fitting].at - rest[fitting - 1].until > LONGEST_PAUSE_SECONDS:
            return fitting
        fitting += 1
    if fitting == len(rest):
        return fitting
    late_enough = [n for n in range(1, fitting + 1) if rest[n - 1].until - rest[0].at >= SHORTEST_SECONDS]
    return max(late_enough or [fitting], key=lambda n: (rest[n].at - rest[n - 1].until, n))
