"""Filled pauses that the recogniser left out, found again by their sound.

A speaker who hesitates holds still: pitch and spectrum of a "uh" barely move (Goto, Itou and Hayamizu 1999), nor do
its formants (Audhkhasi et al. 2009), the tongue lies in the middle of the mouth, and no consonant leads into it.
A suspicion is a stretch of speech that sounds so and that no word needs. A wrong one costs the candidate's trust, a
missed one little, so where signs disagree there is none.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from trainer.recording.microphone import SAMPLE_RATE, Samples
from trainer.transcript.formants import formants
from trainer.transcript.frames import FRAMES_PER_SECOND, Frames, measure, spectral_change
from trainer.transcript.model import SpeechSpan, Suspect, Word
from trainer.transcript.signs import SIGNS, Signs

Mask = NDArray[np.bool_]


_SOUND_WORD = re.compile(r"(u+h*m+|u+h+|e+r+m*|e+h+|a+h+|o+h+|h+m+|m+|mhm)$")
_VOWELS = re.compile(r"[aeiouy]+")
_CHANGE_REACH = 4
"""Frames on either side between which the spectrum is compared: 40 ms, the length of the shortest sounds of speech."""
_SMALL_GAP = 2
"""Frames of doubt inside a voiced stretch that are bridged: a creaking period is as long."""
_LEAD_DB = 15.0
"""What sounds before a vowel belongs to it unless it is softer by more than this; m and l are some 10 dB softer."""
_RANGE_DB = 25.0
"""Speech below its loudest parts by more than this is too soft to tell from a room."""


@dataclass(frozen=True, slots=True)
class _Claim:
    """A word with times: the seconds it says it takes, and the syllables it can't do without."""

    at: float
    until: float
    syllables: int
    is_sound: bool


@dataclass(frozen=True, slots=True)
class _Sound:
    """The recording as this module sees it: frames, and which of them are vowels and the like."""

    frames: Frames
    change: NDArray[np.float32]
    sonorous: Mask
    voiced: Mask
    loudness: float


def suspects(
    samples: Samples, words: Sequence[Word], speech: tuple[SpeechSpan, ...], *, text: str, signs: Signs = SIGNS
) -> tuple[Suspect, ...]:
    """The stretches of `samples` (mono, `SAMPLE_RATE`) that sound like a filled pause and are in no word, in order.

    `words` (those of `text`, in order) and `speech` are what the recogniser and voice activity detection found. Filled
    pauses that the text has are not suspected again. Takes about half a hundredth of the recording's length; a long one
    can come in parts that are cut where nobody speaks.
    """
    if not speech or not len(samples):
        return ()
    sound = _listen(samples, speech, signs)
    claims = _claims(words, text)
    steady = _runs(_closed(sound.voiced & (sound.change < signs.steady_change), 1))
    found = [
        one
        for begin, end in steady
        if (one := _pause(sound, samples, begin, end, signs)) is not None
        and _spoken(one, speech)
        and _superfluous(one, (end - begin) / FRAMES_PER_SECOND, sound, claims, signs)
    ]
    return tuple(_merged(found, signs.merge_gap))


def _listen(samples: Samples, speech: tuple[SpeechSpan, ...], signs: Signs) -> _Sound:
    frames = measure(samples)
    spoken = np.zeros(len(frames), dtype=bool)
    for span in speech:
        spoken[_frame(span.at) : _frame(span.until) + 1] = True
    loudness = float(np.percentile(frames.level[spoken], 90)) if spoken.any() else 0.0
    room = float(np.percentile(frames.level, 5))
    # Where the room is loud, the threshold lies between it and the voice.
    threshold = max(loudness - _RANGE_DB, min(loudness - 8.0, room + 0.4 * (loudness - room)))
    periodicity = np.median(
        np.lib.stride_tricks.sliding_window_view(np.pad(frames.periodicity, 2, mode="edge"), 5), axis=1
    )
    sonorous = (frames.level > threshold) & (frames.frication < signs.frication)
    voiced = sonorous & spoken & (periodicity > signs.periodicity)
    change = spectral_change(frames.cepstra, _CHANGE_REACH)
    return _Sound(frames, change, sonorous, _closed(voiced, _SMALL_GAP), loudness)


def _pause(sound: _Sound, samples: Samples, begin: int, end: int, signs: Signs) -> Suspect | None:
    """The filled pause whose vowel is the steady run from frame `begin` to `end`, None if that is something else."""
    frames = sound.frames
    vowel = (end - begin) / FRAMES_PER_SECOND
    if vowel < signs.shortest_free_vowel:
        return None
    opening, closing = _around(sound.voiced, begin, end)
    level = float(frames.level[begin:end].mean())
    # A window that only reaches into the vowel is soft; m, l and the rest that may lead into one are not.
    opening += int((frames.level[opening : begin + 1] > level - _LEAD_DB).argmax())
    middle = float(frames.middle[begin:end].mean())
    rest = (closing - end) / FRAMES_PER_SECOND
    nasal = 0 < rest <= signs.longest_nasal and frames.middle[end:closing].mean() < middle - signs.nasal_drop
    until = closing if nasal else end
    if (
        not signs.shortest <= (until - begin) / FRAMES_PER_SECOND <= signs.longest
        or (begin - opening) / FRAMES_PER_SECOND > signs.latest_vowel
        or (rest > signs.ragged_end and not nasal)
        or level - sound.loudness < signs.softest
        or sound.change[begin:end].mean() > signs.mean_change
        or not signs.deepest_fall <= _pitch_move(frames.pitch[begin:end]) <= signs.highest_rise
        or not _central(samples[_sample(begin) : _sample(end)], signs)
    ):
        return None
    return Suspect(begin / FRAMES_PER_SECOND, until / FRAMES_PER_SECOND, "um" if nasal else "uh")


def _central(vowel: Samples, signs: Signs) -> bool:
    """Whether the vowel is that of "uh"."""
    places = formants(vowel)
    if len(places) < 3:
        return False
    first, second, third = places[:3]
    ratio_low, ratio_high = signs.second_to_third
    return (
        signs.first_formant[0] <= first <= signs.first_formant[1]
        and signs.second_formant[0] <= second <= signs.second_formant[1]
        and ratio_low <= second / third <= ratio_high
    )


def _pitch_move(pitch: NDArray[np.float32]) -> float:
    """By how many semitones the pitch moves from beginning to end along its line; octave errors are folded away."""
    semitones = 12 * np.log2(pitch / np.median(pitch))
    semitones = semitones - 12 * np.round(semitones / 12)
    return float(np.polyfit(np.arange(len(semitones)), semitones, 1)[0]) * len(semitones)


def _superfluous(one: Suspect, vowel: float, sound: _Sound, claims: Sequence[_Claim], signs: Signs) -> bool:
    """Whether the words around can do without the stretch, and none of them is itself a sound like it.

    `vowel` is how long its vowel is held, in seconds.
    """
    near = [c for c in claims if c.at < one.until + signs.time_tolerance and c.until > one.at - signs.time_tolerance]
    if any(claim.is_sound for claim in near):
        return False
    claimed = sum(max(0.0, min(c.until, one.until) - max(c.at, one.at)) for c in near)
    if claimed <= signs.unclaimed * (one.until - one.at):
        return True
    begin = min(one.at, min(c.at for c in near)) - signs.late_end
    end = max(one.until, max(c.until for c in near)) + signs.late_end
    left = _sonorous_seconds(sound, begin, end) - _sonorous_seconds(sound, one.at, one.until)
    return vowel >= signs.shortest_vowel and left >= signs.syllable * sum(c.syllables for c in near)


def _sonorous_seconds(sound: _Sound, at: float, until: float) -> float:
    return float(sound.sonorous[_frame(at) : _frame(until)].sum()) / FRAMES_PER_SECOND


def _claims(words: Sequence[Word], text: str) -> list[_Claim]:
    claims = []
    for word in words:
        if word.at is not None and word.until is not None:
            spelled = "".join(c for c in text[word.start : word.end].lower() if c.isalnum())
            claims.append(_Claim(word.at, word.until, _syllables(spelled), bool(_SOUND_WORD.match(spelled))))
    return claims


def _syllables(spelled: str) -> int:
    """About how many; a digit counts as one."""
    digits = sum(c.isdigit() for c in spelled)
    groups = len(_VOWELS.findall(spelled))
    if spelled.endswith("e") and not spelled.endswith("le") and groups > 1:
        groups -= 1
    return max(1, groups + digits)


def _spoken(one: Suspect, speech: tuple[SpeechSpan, ...]) -> bool:
    return sum(max(0.0, min(s.until, one.until) - max(s.at, one.at)) for s in speech) > (one.until - one.at) / 2


def _merged(found: Sequence[Suspect], gap: float) -> Iterator[Suspect]:
    """Pieces of one filled pause as one; it is an "um" if one of its pieces is."""
    whole: Suspect | None = None
    for one in found:
        if whole is not None and one.at - whole.until <= gap:
            whole = replace(whole, until=one.until, phrase="um" if "um" in (whole.phrase, one.phrase) else "uh")
            continue
        if whole is not None:
            yield whole
        whole = one
    if whole is not None:
        yield whole


def _around(mask: Mask, begin: int, end: int) -> tuple[int, int]:
    """The whole run of true frames that holds the frames from `begin` to `end`."""
    off_before = np.flatnonzero(~mask[:begin])
    off_after = np.flatnonzero(~mask[end:])
    return int(off_before[-1]) + 1 if len(off_before) else 0, end + int(off_after[0]) if len(off_after) else len(mask)


def _runs(mask: Mask) -> list[tuple[int, int]]:
    edges = np.flatnonzero(np.diff(np.concatenate([[False], mask, [False]]).astype(np.int8)))
    return list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))


def _closed(mask: Mask, gap: int) -> Mask:
    """`mask` with the false runs of at most `gap` frames inside it filled."""
    filled = mask.copy()
    for begin, end in _runs(~mask):
        if end - begin <= gap and begin > 0 and end < len(mask):
            filled[begin:end] = True
    return filled


def _frame(seconds: float) -> int:
    return max(0, round(seconds * FRAMES_PER_SECOND))


def _sample(frame: int) -> int:
    return frame * SAMPLE_RATE // FRAMES_PER_SECOND
