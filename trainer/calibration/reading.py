"""What came of one reading of the script: how many of the planted fillers were heard, and how many words were wrong."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from trainer.analysis.fillers import find_fillers
from trainer.analysis.tokens import tokenize
from trainer.calibration.align import Pair, align
from trainer.calibration.script import SCRIPT, Paragraph
from trainer.errors import TrainerError
from trainer.transcript.model import Transcript

Sound = Literal["um and uh", "you know", "like"]
"""What is planted. Um, uh and their kin are one: they are told apart by ear no better than by a model."""

SOUNDS: tuple[Sound, ...] = get_args(Sound)

TOLERANCE = 2
"""A filler is the planted one when it stands within so many words of its place: models often move one past a word."""

READ_SHARE = 0.5
"""A paragraph counts as read when so much of it is heard right. Whisper's smallest models still get well over half of
clear read speech, and of a paragraph that nobody read only stray small words match."""

LEAST_PLANTED = 15
"""With fewer um and uh than this, the 95% interval of a rate of 0.8 is wider than 0.2 to either side: too wide."""

LONGEST_SECONDS = 600.0
"""The script takes two minutes; in a recording longer than this something else is said as well."""

_SPLIT = re.compile(r"-+")


class TooLittleReadError(TrainerError):
    """What was heard is not the script, or too little of it; nothing is learned from it."""

    exit_status = 2


@dataclass(frozen=True, slots=True)
class SoundScore:
    """Of `planted` fillers of this sound `heard` were heard; `invented` more were where none stands."""

    sound: Sound
    planted: int
    heard: int
    invented: int

    @property
    def missed(self) -> int:
        """Those that were read and not heard."""
        return self.planted - self.heard


@dataclass(frozen=True, slots=True)
class Reading:
    """The score of one reading, of the `paragraphs` that were read. `words` leaves um and uh out, `word_errors` too."""

    sounds: tuple[SoundScore, ...]
    words: int
    word_errors: int
    paragraphs: int

    @property
    def um_uh(self) -> SoundScore:
        """The score of um and uh: of the others there are too few to rest a rate on."""
        return next(s for s in self.sounds if s.sound == "um and uh")

    @property
    def hit_rate(self) -> float:
        """The share of the planted um and uh that was heard, 0 to 1."""
        return self.um_uh.heard / self.um_uh.planted if self.um_uh.planted else 0.0

    @property
    def word_error_rate(self) -> float:
        """Wrong, missing and added words for each word of the script."""
        return self.word_errors / self.words if self.words else 0.0


@dataclass(frozen=True, slots=True)
class _Heard:
    """A text as ordinary words, and its fillers, each with the number of ordinary words before it."""

    words: tuple[str, ...]
    fillers: tuple[tuple[Sound, int], ...]


def score(transcript: Transcript, script: Sequence[Paragraph] = SCRIPT) -> Reading:
    """Compare what was heard with the script. Raises `TooLittleReadError` where little of it was read."""
    if transcript.seconds is not None and transcript.seconds > LONGEST_SECONDS:
        raise TooLittleReadError(
            f"This recording is {transcript.seconds / 60:.0f} minutes long; reading the script takes two.",
            "Record the script alone, from its first word to its last.",
        )
    heard = _heard(transcript)
    parts = [_planted(paragraph) for paragraph in script]
    starts = [sum(len(part.words) for part in parts[:number]) for number in range(len(parts) + 1)]
    words = [word for part in parts for word in part.words]
    pairs = align(words, heard.words)
    right = {i for i, j in pairs if i is not None and j is not None and words[i] == heard.words[j]}
    read = [number for number in range(len(parts)) if _share(right, starts[number], starts[number + 1]) >= READ_SHARE]
    planted = [(sound, starts[n] + at) for n in read for sound, at in parts[n].fillers]
    if sum(sound == "um and uh" for sound, _ in planted) < LEAST_PLANTED:
        raise _too_little(len(read), len(parts), bool(heard.words))
    places = {place for n in read for place in range(starts[n], starts[n + 1])}
    return Reading(
        sounds=_sounds(planted, heard.fillers, _reach(pairs, len(heard.words))),
        words=len(places),
        word_errors=sum(i is None or (i in places and i not in right) for i, _ in pairs),
        paragraphs=len(read),
    )


def _heard(transcript: Transcript) -> _Heard:
    """The transcript as the program counts in it: its own rules say what is a filler."""
    tokens = tokenize(transcript.text)
    found = {f.start: f for f in find_fillers(transcript, tokens) if f.certainty == "heard"}
    words: list[str] = []
    fillers: list[tuple[Sound, int]] = []
    for token in tokens:
        filler = found.get(token.start)
        sound = None if filler is None else _sound(filler.phrase, filler.kind)
        if sound is not None:
            fillers.append((sound, len(words)))
        if token.spoken and sound != "um and uh":
            words += _plain(token.norm)
    return _Heard(tuple(words), tuple(fillers))


def _planted(paragraph: Paragraph) -> _Heard:
    begun = dict(paragraph.planted)
    words: list[str] = []
    fillers: list[tuple[Sound, int]] = []
    until = 0
    for token in tokenize(paragraph.text):
        end = begun.get(token.start)
        if end is not None:
            phrase = paragraph.text[token.start : end].lower()
            sound = _sound(phrase, "filled_pause" if phrase in ("um", "uh") else "")
            assert sound is not None, f"the script plants {phrase!r}, which nothing counts"
            fillers.append((sound, len(words)))
            until = end if sound == "um and uh" else 0
        if token.spoken and token.start >= until:
            words += _plain(token.norm)
    return _Heard(tuple(words), tuple(fillers))


def _sound(phrase: str, kind: str) -> Sound | None:
    if kind == "filled_pause":
        return "um and uh"
    return next((sound for sound in SOUNDS if sound == phrase), None)


def _plain(word: str) -> list[str]:
    """A token as the words it is made of: whether "next door" has a hyphen is nobody's mistake."""
    return [piece for piece in _SPLIT.split(word) if piece]


def _share(right: set[int], start: int, end: int) -> float:
    return sum(place in right for place in range(start, end)) / max(1, end - start)


def _reach(pairs: Sequence[Pair], heard: int) -> list[tuple[int, int]]:
    """For each number of words heard, the least and the most words of the script that may have been read by then."""
    reach = [(0, 0)] * (heard + 1)
    i = j = low = 0
    for script, other in pairs:
        if other is not None:
            reach[j] = (low, i)
            j += 1
        if script is not None:
            i += 1
        if other is not None:
            low = i
    reach[j] = (low, i)
    return reach


def _sounds(
    planted: Iterable[tuple[Sound, int]], found: Iterable[tuple[Sound, int]], reach: Sequence[tuple[int, int]]
) -> tuple[SoundScore, ...]:
    places = tuple(planted)
    free = {sound: [at for s, at in places if s == sound] for sound in SOUNDS}
    count = {sound: len(free[sound]) for sound in SOUNDS}
    invented = dict.fromkeys(SOUNDS, 0)
    for sound, at in found:
        low, high = reach[at]
        away = {place: max(low - place, place - high, 0) for place in free[sound]}
        nearest = min(away, key=lambda place: (away[place], place), default=None)
        if nearest is None or away[nearest] > TOLERANCE:
            invented[sound] += 1
        else:
            free[sound].remove(nearest)
    return tuple(SoundScore(s, count[s], count[s] - len(free[s]), invented[s]) for s in SOUNDS)


def _too_little(read: int, of: int, spoke: bool) -> TooLittleReadError:
    if not spoke:
        return TooLittleReadError(
            "No speech was heard, so nothing was learned. An earlier calibration stays as it was.",
            "Look whether the microphone hears you, then read the script once more.",
        )
    return TooLittleReadError(
        f"Only {read} of {of} paragraphs of the script were recognised, too few to learn from. "
        "An earlier calibration stays as it was.",
        "Read all of them, the um and uh too. If you did, come closer to the microphone or try another one.",
    )
