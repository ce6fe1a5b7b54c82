"""What was said, word by word, as values."""

from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal

Verdict = Literal["open", "accepted", "struck"]
"""What the candidate made of a suspicion: not listened to yet, right, wrong."""


@dataclass(frozen=True, slots=True)
class Word:
    """One spoken word.

    `start` and `end` are character offsets into the transcript's text (punctuation that the recogniser attached to
    the word may lie inside); `at` and `until` are seconds from the beginning of the recording, None without sound.
    `loudness` is the word's RMS level in dBFS, None where nobody measured it.
    """

    start: int
    end: int
    at: float | None = None
    until: float | None = None
    probability: float | None = None
    loudness: float | None = None


@dataclass(frozen=True, slots=True)
class SpeechSpan:
    """A stretch in which somebody speaks, in seconds, as voice activity detection found it."""

    at: float
    until: float


@dataclass(frozen=True, slots=True)
class Suspect:
    """A stretch of sound, in seconds, that sounds like a filled pause and for which the recogniser wrote no word.

    `phrase` is what it most resembles, "uh" or "um".
    """

    at: float
    until: float
    phrase: str = "uh"
    verdict: Verdict = "open"


@dataclass(frozen=True, slots=True)
class Transcript:
    """The text of one answer.

    `words` are in the order of `text`; it is empty for a text that nobody timed. `seconds` is the length of the
    recording, None for typed text of unknown length. `speech` lists the voiced stretches, empty without sound.
    `model` names the recogniser, "" for text that a person wrote. `suspects` are in order of time.
    """

    text: str
    words: tuple[Word, ...] = ()
    seconds: float | None = None
    speech: tuple[SpeechSpan, ...] = ()
    model: str = ""
    suspects: tuple[Suspect, ...] = ()

    @property
    def speaking_seconds(self) -> float | None:
        """Seconds spent speaking, pauses left out; None without voice activity."""
        return sum(s.until - s.at for s in self.speech) if self.speech else None

    def time_of(self, offset: int) -> float | None:
        """When the word at character `offset` begins, in seconds; None where nothing is timed there."""
        at = bisect_right(self.words, offset, key=lambda word: word.start) - 1
        return self.words[at].at if at >= 0 and offset < self.words[at].end else None
