"""Which windows of a recording the recogniser hears, one after the other, while somebody speaks.

Whisper writes what it hears in one window badly at the edges, where words lack their neighbours. So each window begins
well before the end of the one before it, and `stitching` takes every word from where it had most around it. Windows
end in pauses and, where one is near, begin in them. Each depends on what came before it and on the next stretch of
speech only, so all but the last are settled while somebody still speaks, and that one is short however long the answer.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from trainer.transcript.model import SpeechSpan

# What the recogniser can hear at once: Whisper was taught on windows of this length.
LONGEST_SECONDS = 30.0
# So much at least is new in each window. What a candidate waits for grows with it, the work with its inverse. Steps of
# 4 to 8 s came to much the same: in nine conversations 25 to 29 words in 100 wrong, by chance of the cuts, in twenty
# read clips 10 to 11; parts of 30 s without an overlap gave 28 and 10.
STEP_SECONDS = 6.0
# So much at least was heard in the window before. With 5 or 6 s another word or two in 100 were wrong, with 10 s none
# fewer.
OVERLAP_SECONDS = 8.0
# The last window is the one that somebody waits for: it begins just so long before what is new, in a pause or not. That
# cost four words in a thousand.
LAST_OVERLAP_SECONDS = 4.0
# What is so short in all is heard from its beginning: that takes little longer than a later window, and on twenty read
# clips of 2 to 16 s one word in 100 fewer was wrong.
SHORT_SECONDS = 15.0
# Sound kept before the first word, where there is that much: voice activity overlooks a quiet "um" at the edge.
MARGIN_SECONDS = 3.0
# After the last word there is less: a candidate who has finished doesn't wait for it. So little was no worse.
END_MARGIN_SECONDS = 0.2
# In a silence longer than this the recogniser would only make up words, so it isn't given any.
LONGEST_PAUSE_SECONDS = 4.0
# Nobody knows when speech without any pause will have one. It is parted blindly; the overlap holds the words together.
LONGEST_STRETCH_SECONDS = 18.0
# A window begins in a pause if there is one so shortly before, else where it has to. That costs no words, for those at
# its edge are the other window's, and saves a third of the work where somebody speaks without a pause.
PAUSE_WITHIN_SECONDS = 2.0
# In a pause it begins in the middle, but not more than this before the speech.
_LEAD_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class Window:
    """A part of a recording, in seconds from its beginning.

    One that `hurries` goes on from another to where a long silence or the end is: somebody may wait for it.
    """

    at: float
    until: float
    hurries: bool = False


def windows(spans: tuple[SpeechSpan, ...], seconds: float) -> tuple[Window, ...]:
    """Windows that hold all of the speech, in order; each begins before the end of the one before or after a silence.

    `spans` are the voiced stretches and `seconds` the length of the whole recording. While the recording goes on the
    last window may still grow or be parted, the others stay as they are.
    """
    found: list[Window] = []
    for group in _groups([piece for span in spans for piece in _pieces(span)]):
        start = max(found[-1].until if found else 0.0, group[0].at - MARGIN_SECONDS)
        heard_until: float | None = None
        for number, piece in enumerate(group):
            last = number + 1 == len(group)
            if not last and piece.until - (group[0].at if heard_until is None else heard_until) < STEP_SECONDS:
                continue
            following = seconds if last else group[number + 1].at
            # Half of a short pause: the other half belongs to the words after it.
            until = piece.until + min(END_MARGIN_SECONDS, (following - piece.until) / (1 if last else 2))
            if heard_until is None:
                at = start
            elif last:
                at = heard_until - LAST_OVERLAP_SECONDS
            else:
                at = _beginning(group[: number + 1], heard_until - OVERLAP_SECONDS)
            hurries = last and heard_until is not None
            if at <= group[0].at or until - start <= SHORT_SECONDS:
                at, hurries = start, False
            found.append(Window(max(at, until - LONGEST_SECONDS), until, hurries))
            heard_until = piece.until
    return tuple(found)


def lasting(found: Sequence[Window]) -> tuple[Window, ...]:
    """Those of `windows` that no later one holds whole: it begins where they do, and has heard more."""
    return (*(window for window, following in pairwise(found) if following.at > window.at), *found[-1:])


def _pieces(span: SpeechSpan) -> list[SpeechSpan]:
    """The span itself, or parts of it when it goes on for too long."""
    pieces = []
    at = span.at
    while span.until - at > LONGEST_STRETCH_SECONDS:
        pieces.append(SpeechSpan(at, at + LONGEST_STRETCH_SECONDS))
        at += LONGEST_STRETCH_SECONDS
    return [*pieces, SpeechSpan(at, span.until)]


def _groups(pieces: Sequence[SpeechSpan]) -> list[list[SpeechSpan]]:
    """The pieces between one long silence and the next."""
    groups: list[list[SpeechSpan]] = []
    for piece in pieces:
        if groups and piece.at - groups[-1][-1].until <= LONGEST_PAUSE_SECONDS:
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return groups


def _beginning(group: Sequence[SpeechSpan], at_latest: float) -> float:
    """Where a window begins: in the last pause of `group` before the second `at_latest`, or there."""
    for number in range(len(group) - 1, 0, -1):
        before, after = group[number - 1], group[number]
        at = max((before.until + after.at) / 2, after.at - _LEAD_SECONDS)
        if at <= at_latest:
            return at if at >= at_latest - PAUSE_WITHIN_SECONDS else at_latest
    return at_latest
