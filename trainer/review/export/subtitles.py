"""Subtitles of one answer, cut from the times of its words: SubRip (.srt) and WebVTT (.vtt).

Lengths follow what subtitlers agree on (BBC Subtitle Guidelines 1.2, Netflix Timed Text Style Guide): at most two lines
of 42 characters, a second at least where there is room, seven at most, a new one at a sentence's end or a pause.
"""

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape

from trainer.analysis.tokens import tokenize
from trainer.feedback.words import sentences
from trainer.review.plain import clean
from trainer.store.records import Answer
from trainer.transcript.model import Transcript, Word

LINE = 42
"""Characters in a line at most (Netflix, English)."""
LINES = 2
MOST_SECONDS = 7.0
"""How long a cue stands at most (Netflix)."""
LEAST_SECONDS = 1.0
"""How long a cue stands at least, where the next one leaves room (BBC: a third of a second a word)."""
CHARACTERS_A_SECOND = 17.0
"""What can be read without hurry (Netflix, 17 to 20 for adults); a cue stays longer for it where there is room."""
PAUSE_SECONDS = 0.8
"""A silence after which a new cue begins. Convention: shorter ones belong to the sentence."""
_SHORTEST_SECONDS = 0.1
"""Below, a cue would be no more than a flicker."""
_CLAUSE_SECONDS = 3.0
"""From here a comma or a short pause may end a cue, so that the next one does not break off in the middle."""

# SubRip has no way to escape: what players take for tags becomes a sign that looks alike.
_NO_TAGS = str.maketrans({"<": "‹", ">": "›", "{": "(", "}": ")"})


@dataclass(frozen=True, slots=True)
class Cue:
    """What stands on the screen from second `at` to second `until`: `text`, on one line."""

    at: float
    until: float
    text: str


@dataclass(frozen=True, slots=True)
class _Timed:
    """A word with the marks behind it; `ends` tells whether it closes a sentence."""

    at: float
    until: float
    text: str
    ends: bool


def cues(transcript: Transcript) -> tuple[Cue, ...]:
    """The cues of an answer, in order and without overlaps; none where nobody knows when its words were said."""
    groups = list(_grouped(list(_timed(transcript))))
    found: list[Cue] = []
    for number, group in enumerate(groups):
        text = " ".join(word.text for word in group)
        nearest = groups[number + 1][0].at if number + 1 < len(groups) else _end(transcript, group)
        wanted = max(group[-1].until, group[0].at + max(LEAST_SECONDS, len(text) / CHARACTERS_A_SECOND))
        until = min(wanted, group[0].at + MOST_SECONDS, max(nearest, group[-1].until))
        found.append(Cue(group[0].at, until, text))
    return tuple(_apart(found))


def srt(answer: Answer) -> str:
    """The answer as SubRip; "" where nobody knows when its words were said."""
    blocks = [
        f"{number}\n{_clock(cue.at, ',')} --> {_clock(cue.until, ',')}\n{_lines(cue.text.translate(_NO_TAGS))}\n"
        for number, cue in enumerate(cues(answer.result.transcript), 1)
    ]
    return "\n".join(blocks)


def vtt(answer: Answer) -> str:
    """The answer as WebVTT, its question in a note; "" where nobody knows when its words were said."""
    blocks = [
        f"{_clock(cue.at, '.')} --> {_clock(cue.until, '.')}\n{escape(_lines(cue.text), quote=False)}\n"
        for cue in cues(answer.result.transcript)
    ]
    asked = escape(clean(answer.probe or answer.question.ask), quote=False)
    return "\n".join(("WEBVTT\n", f"NOTE {asked}\n", *blocks)) if blocks else ""


def _timed(transcript: Transcript) -> Iterator[_Timed]:
    """The words with what follows them up to the next, in the order of time."""
    text, words = transcript.text, [w for w in transcript.words if w.at is not None and w.until is not None]
    closing = {end for _, end in sentences(text, tokenize(text))}
    last = 0.0
    for number, word in enumerate(words):
        begin = 0 if number == 0 else word.start
        end = words[number + 1].start if number + 1 < len(words) else len(text)
        said = " ".join(clean(text[begin:end]).split())
        at, until = _times(word, last)
        if said:
            last = at
            yield _Timed(at, until, said, any(word.start < close <= end for close in closing))


def _times(word: Word, earliest: float) -> tuple[float, float]:
    """When a word was said; a recogniser's times may run backwards by a little, a cue's may not."""
    at = max(word.at or 0.0, earliest)
    return at, max(word.until or 0.0, at)


def _grouped(words: Sequence[_Timed]) -> Iterator[list[_Timed]]:
    group: list[_Timed] = []
    for word in words:
        if group and _begins_anew(group, word):
            yield group
            group = []
        group.append(word)
    if group:
        yield group


def _begins_anew(group: Sequence[_Timed], word: _Timed) -> bool:
    if word.at - group[0].at < _SHORTEST_SECONDS:
        return False  # nothing could be read in that time
    said, last = " ".join(w.text for w in group), group[-1]
    if word.at - last.until >= PAUSE_SECONDS or last.ends or word.until - group[0].at > MOST_SECONDS:
        return True
    if len(textwrap.wrap(f"{said} {word.text}", LINE)) > LINES:
        return True
    return last.text.endswith((",", ";", ":")) and last.until - group[0].at >= _CLAUSE_SECONDS


def _end(transcript: Transcript, group: Sequence[_Timed]) -> float:
    """How long the last cue may stand."""
    return max(group[-1].until, transcript.seconds or 0.0, group[0].at + LEAST_SECONDS)


def _apart(found: Sequence[Cue]) -> Iterator[Cue]:
    """Each cue over when the next begins."""
    for number, cue in enumerate(found):
        if number + 1 < len(found):
            cue = replace(cue, until=min(cue.until, found[number + 1].at))
        yield cue


def _lines(text: str) -> str:
    """`text` in lines of about the same length, as few as it takes."""
    few = textwrap.wrap(text, LINE, break_on_hyphens=False)
    if len(few) < LINES:
        return "\n".join(few)
    even = textwrap.wrap(text, max(len(text) // len(few) + 4, 1), break_on_hyphens=False)
    return "\n".join(even if len(even) == len(few) else few)


def _milliseconds(seconds: float) -> int:
    return round(1000 * max(0.0, seconds))


def _clock(seconds: float, point: str) -> str:
    whole = _milliseconds(seconds)
    return f"{whole // 3_600_000:02d}:{whole // 60_000 % 60:02d}:{whole // 1000 % 60:02d}{point}{whole % 1000:03d}"
