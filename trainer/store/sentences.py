"""The sentence in which something stands, short enough to be read at a glance."""

import re
from collections.abc import Sequence
from itertools import pairwise

Span = tuple[int, int]

LONGEST = 240
"""Characters of a sentence that are shown, three lines of a narrow terminal; typed and heard texts may have no end."""
_BEFORE = 80
_END = re.compile(r"[.!?\u2026\u3002\uff01\uff1f]+[\"')\]\u201d\u2019]*\s+")


def marked_sentence(text: str, spans: Sequence[Span]) -> tuple[str, int, tuple[Span, ...]]:
    """The sentence of `text` with the most of `spans` (in order), where it begins, and the spans inside it.

    Without spans the first sentence. One that is too long is cut between two words.
    """
    edges = [0, *(end.end() for end in _END.finditer(text)), len(text)]
    bounds = [(start, end) for start, end in pairwise(edges) if start < end] or [(0, 0)]
    start, end = max(bounds, key=lambda one: sum(_within(span, one) for span in spans))
    inside = [span for span in spans if _within(span, (start, end))]
    end = max([end, *(until for _, until in inside)])  # a phrase may go on in the next sentence
    start, end = _clipped(text, start, end, inside[0] if inside else (start, start))
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    shown = piece.strip()
    return shown, start, tuple((s - start, e - start) for s, e in inside if start <= s and e <= start + len(shown))


def _within(span: Span, around: Span) -> bool:
    return around[0] <= span[0] < around[1]


def _clipped(text: str, start: int, end: int, span: Span) -> Span:
    """At most `LONGEST` characters of `start` to `end` with `span` among them, cut between two words."""
    if end - start <= LONGEST:
        return start, end
    if span[1] - start > LONGEST:
        begin = max(start, span[0] - _BEFORE)
        space = text.find(" ", begin, span[0])
        start = begin if space < 0 else space + 1
    most = max(start + LONGEST, span[1])
    if most < end:
        space = text.rfind(" ", span[1], most)
        end = most if space < 0 else space
    return start, end
