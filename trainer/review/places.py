"""Places in the words of an answer: where each word stands, and from which second to play it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from trainer.analysis.tokens import tokenize
from trainer.feedback.words import sentences
from trainer.transcript.model import Transcript

Span = tuple[int, int]
_CHUNK = re.compile(r"\S+")


def word_spans(transcript: Transcript) -> tuple[Span, ...]:
    """The words of a transcript as character offsets (start, end), in order; those of a typed text too."""
    if transcript.words:
        return tuple((word.start, word.end) for word in transcript.words if word.start < word.end)
    return tuple(match.span() for match in _CHUNK.finditer(transcript.text))


def word_at(spans: Sequence[Span], offset: int) -> int:
    """Which of `spans` holds character `offset`: the first that ends behind it, else the last; -1 without any."""
    return min(bisect_right(spans, offset, key=lambda span: span[1]), len(spans) - 1)


def second_of(transcript: Transcript, offset: int) -> float | None:
    """From which second of the recording the word at character `offset` is heard; None where nothing is timed.

    A word that nobody timed is sought with the last timed one before it.
    """
    last = bisect_right(transcript.words, offset, key=lambda word: word.start)
    return next((word.at for word in reversed(transcript.words[:last]) if word.at is not None), None)


def sentence_step(text: str, offset: int, step: int) -> int:
    """The offset at which the next sentence begins, or with -1 the one before; `offset` where there is none.

    From within a sentence -1 leads to its own beginning.
    """
    starts = [start for start, _ in sentences(text, tokenize(text))]
    at = bisect_right(starts, offset) if step > 0 else bisect_left(starts, offset) - 1
    return starts[at] if 0 <= at < len(starts) else offset
