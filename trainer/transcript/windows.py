"""Which windows of a recording the recogniser hears, one after the other, while somebody speaks.

Whisper writes what it hears in one window badly at the edges, where words lack their neighbours. So each window begins
well before the end of the one before it, and `stitching` takes every word from where it had most around it. Windows
end in pauses and, where one is near, begin in them. Each depends on what came before it and on the next stretch of
speech only, so all but the last one or two are settled while somebody still speaks, and what is left for the end is
short however long the answer.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from trainer.transcript.model import SpeechSpan

# What the recogniser can hear at once: Whisper was taught on windows of this length.
LONGEST_SECONDS = 30.0
# So much at least is new in each window. What a candidate waits for grows with it, the work with its inverse. Steps of
# 4 to 6 s came to much the same: in nine conversations 26 to 27 words in 100 wrong, by chance of the cuts, in twenty
# read clips 10; with 3 s 28, parts of 30 s without an overlap 28 and 10.
STEP_SECONDS = 5.0
# So much at least was heard in the window before. With 6 s another word in 100 was wrong, with 8 s none fewer.
OVERLAP_SECONDS = 7.5
# The last window is the one that somebody waits for: it begins in the last pause that lies between these before what is
# new. Where there is none it begins the longer time before, in mid-speech; then 2 or 3 s cost a word in 200.
LAST_OVERLAP_SECONDS = 4.0
LEAST_LAST_OVERLAP_SECONDS = 1.0
# Where less is said in it than this, and there is no pause before it, it takes in what the window before it would have
# heard: that one was only begun when somebody stops so soon, and takes longer.
LEAST_LAST_SECONDS = 1.0
# Where less than this is said after a pause in which somebody might have finished, what was begun then serves as the
# window before. It is there by now; another would only be begun. With 2 and 3 s the words and filled pauses of nine
# conversations were as good as without.
LEAST_AFTER_PAUSE_SECONDS = 2.0
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
# An answer may end in such speech. Nobody waits for all of it then: a window of its own hears the first so much of the
# last stretch, while it goes on. It is a part of the above, so that both are parted at the same places.
LAST_STRETCH_SECONDS = LONGEST_STRETCH_SECONDS / 2
# A window begins in a pause if there is one so shortly before, else where it has to. That costs no words, for those at
# its edge are the other window's, and saves a third of the work where somebody speaks without a pause.
PAUSE_WITHIN_SECONDS = 2.0
# In a pause it begins in the middle, but not more than this before the speech.
_LEAD_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class Window:
    """A part of a recording, in seconds from its beginning.

    One that `hurries` goes on from another and somebody may wait for it: after it comes a long silence or the end, or
    it is `early`. Such a one is not the last, but wanted only if little is said after it.
    """

    at: float
    until: float
    hurries: bool = False
    early: bool = field(default=False, compare=False)


def windows(spans: tuple[SpeechSpan, ...], seconds: float, *, over: bool = True) -> tuple[Window, ...]:
    """Windows that hold all of the speech, in order; each begins before the end of the one before or after a silence.

    `spans` are the voiced stretches and `seconds` the length of the whole recording, so far if it isn't `over`: the
    last window may then still grow or be parted, the others stay as they are.
    """
    found: list[Window] = []
    groups = _groups(pieces(spans))
    for group in groups:
        start = max(found[-1].until if found else 0.0, group[0].at - MARGIN_SECONDS)
        ends = _ends(group)
        first_early = ends[-1]
        if over and group is groups[-1]:
            ends, first_early = _in_a_hurry(group, ends)
            settled = ends[: ends.index(first_early)]
            parts = pieces([group[first_early]], LAST_STRETCH_SECONDS)
            group[first_early : first_early + 1] = parts
            ends = sorted({*settled, *range(first_early, first_early + len(parts)), len(group) - 1})
        for before, number in zip([None, *ends[:-1]], ends, strict=True):
            last = number == ends[-1]
            early = not last and number >= first_early
            end = group[number].until
            following = seconds if last else group[number + 1].at
            # Half of a short pause: the other half belongs to the words after it.
            until = end + min(END_MARGIN_SECONDS, (following - end) / (1 if last or early else 2))
            hurries = (last or early) and before is not None
            at = start if before is None else _beginning(group[: number + 1], group[before].until, hurries=hurries)
            if at <= group[0].at or until - start <= SHORT_SECONDS:
                at, hurries = start, False
            found.append(Window(max(at, until - LONGEST_SECONDS), until, hurries, early))
    return tuple(found)


def lasting(found: Sequence[Window]) -> tuple[Window, ...]:
    """Those of `windows` that no later one holds whole: it begins where they do, and has heard more."""
    return (*(window for window, following in pairwise(found) if following.at > window.at), *found[-1:])


def pieces(spans: Sequence[SpeechSpan], longest: float = LONGEST_STRETCH_SECONDS) -> list[SpeechSpan]:
    """The stretches of speech, such as go on for more than `longest` seconds in parts."""
    found = []
    for span in spans:
        at = span.at
        while span.until - at > longest:
            found.append(SpeechSpan(at, at + longest))
            at += longest
        found.append(SpeechSpan(at, span.until))
    return found


def _groups(spoken: Sequence[SpeechSpan]) -> list[list[SpeechSpan]]:
    """The pieces between one long silence and the next."""
    groups: list[list[SpeechSpan]] = []
    for piece in spoken:
        if groups and piece.at - groups[-1][-1].until <= LONGEST_PAUSE_SECONDS:
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return groups


def _ends(group: Sequence[SpeechSpan]) -> list[int]:
    """The numbers of the pieces with which windows end."""
    ends: list[int] = []
    heard_until = group[0].at
    for number, piece in enumerate(group[:-1]):
        if piece.until - heard_until >= STEP_SECONDS:
            ends.append(number)
            heard_until = piece.until
    return [*ends, len(group) - 1]


def _in_a_hurry(group: Sequence[SpeechSpan], ends: Sequence[int]) -> tuple[list[int], int]:
    """The `ends` of the windows of the last group, and the first of those with which an early one may end."""
    *settled, last = ends
    if settled:
        before, after = group[settled[-1]], group[settled[-1] + 1]
        said = group[-1].until - after.at
        if after.at - before.until >= END_MARGIN_SECONDS and said < LEAST_AFTER_PAUSE_SECONDS:
            return [*settled, last], settled[-1]
        if len(settled) > 1 and said < LEAST_LAST_SECONDS:
            settled.pop()
    return [*settled, last], last


def _beginning(group: Sequence[SpeechSpan], heard_until: float, *, hurries: bool) -> float:
    """Where the window begins that ends with `group`, of which the one before it heard a part."""
    if hurries:
        earliest = otherwise = heard_until - LAST_OVERLAP_SECONDS
        latest = heard_until - LEAST_LAST_OVERLAP_SECONDS
    else:
        latest = otherwise = heard_until - OVERLAP_SECONDS
        earliest = latest - PAUSE_WITHIN_SECONDS
    for number in range(len(group) - 1, 0, -1):
        before, after = group[number - 1], group[number]
        at = max((before.until + after.at) / 2, after.at - _LEAD_SECONDS)
        if at <= latest and before.until < after.at:
            return at if at >= earliest else otherwise
    return otherwise
