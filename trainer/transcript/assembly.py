"""From the words a recogniser heard, part by part, to one transcript with offsets."""

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from trainer.transcript.model import SpeechSpan, Transcript, Word

# Sounds a recogniser makes up where nobody speaks, once it has been asked to keep them.
FILLED_PAUSES = frozenset({"um", "umm", "uh", "uhh", "uhm", "erm", "er", "ah", "hm", "hmm", "mm", "mhm"})
# Word times are off by about this much; voice this near to a word counts as its own.
TIME_TOLERANCE_SECONDS = 0.3
# A filled pause lasts 0.15 s and more. Times are off, but one for which the alignment finds no time at all is made up:
# at 0.02 s one more was invented in nine conversations, at 0.1 s three of seventeen were lost.
LEAST_FILLED_PAUSE_SECONDS = 0.03
_SENTENCE_ENDS = (".", "?", "!")


@dataclass(frozen=True, slots=True)
class HeardWord:
    """A word as the recogniser gives it: `text` with its leading space and punctuation, times in seconds."""

    text: str
    at: float
    until: float
    probability: float


def assemble(heard: Sequence[HeardWord], *, seconds: float, speech: tuple[SpeechSpan, ...], model: str) -> Transcript:
    """The transcript of `heard`, which is in spoken order, without filled pauses that lie where nobody speaks."""
    text = ""
    words: list[Word] = []
    for one in heard:
        if is_filled_pause(one.text) and not _said(one, speech):
            continue
        piece = _clean(one.text)
        spoken = piece.strip()
        if not spoken:
            continue
        if not text or text.endswith(_SENTENCE_ENDS):
            spoken = _capitalised(spoken)
        if text and piece[0].isspace():
            text += " "
        start = len(text)
        text += spoken
        if any(c.isalnum() for c in spoken):
            at, until = _on_voice(one, speech)
            at = min(max(at, 0.0), seconds)
            words.append(Word(start, len(text), at, min(max(until, at), seconds), one.probability))
    return Transcript(text=text, words=tuple(words), seconds=seconds, speech=speech, model=model)


def is_filled_pause(text: str) -> bool:
    """Whether a word as the recogniser gives it is one of `FILLED_PAUSES`."""
    return _bare(text) in FILLED_PAUSES


def _capitalised(word: str) -> str:
    """The word as it stands at the beginning of a sentence; Whisper goes on in lower case after some hints."""
    return word[0].upper() + word[1:] if word[0].isascii() else word


def _bare(text: str) -> str:
    return "".join(c for c in text.lower() if c.isalpha())


def _clean(text: str) -> str:
    """Without what would control a terminal; a model file is data from outside."""
    if text.isprintable():
        return text
    return "".join(c for c in text if unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Co", "Cn"})


def _on_voice(word: HeardWord, speech: tuple[SpeechSpan, ...]) -> tuple[float, float]:
    """The word's times within the stretch of speech it shares most time with.

    Whisper stamps the first word after a silence up to seconds early, and the last before one late.
    """
    near = _touching(speech, word.at, word.until)
    shared = [(min(span.until, word.until) - max(span.at, word.at), span) for span in near]
    most, span = max(shared, key=lambda pair: pair[0], default=(0.0, SpeechSpan(0.0, 0.0)))
    if most <= 0:
        return word.at, word.until
    return max(word.at, span.at), min(word.until, span.until)


def _said(word: HeardWord, speech: tuple[SpeechSpan, ...]) -> bool:
    """Whether there is sound for a filled pause: time in which somebody speaks."""
    if word.until - word.at < LEAST_FILLED_PAUSE_SECONDS:
        return False
    early, late = word.at - TIME_TOLERANCE_SECONDS, word.until + TIME_TOLERANCE_SECONDS
    return any(span.at < late and early < span.until for span in _touching(speech, early, late))


def _touching(speech: tuple[SpeechSpan, ...], at: float, until: float) -> tuple[SpeechSpan, ...]:
    """Those of `speech` that reach into the time from `at` to `until`; a long answer has hundreds of both."""
    first = bisect_left(speech, at, key=lambda span: span.until)
    return speech[first : bisect_right(speech, until, key=lambda span: span.at)]
