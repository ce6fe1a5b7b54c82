"""What was noticed in an answer, as values. Every finding points at the characters that caused it."""

from dataclasses import dataclass
from typing import Literal

FillerKind = Literal["filled_pause", "discourse", "hedge", "crutch"]
Certainty = Literal["heard", "suspected"]
FigureKind = Literal[
    "percent", "money", "count", "multiple", "before_after", "duration", "rate", "rank", "scale", "tenure"
]
FigureRole = Literal["change", "scope", "tenure"]
LengthVerdict = Literal["short", "good", "long", "unknown"]
HabitKind = Literal["pet_phrase", "cluster", "before_figure", "at_start"]
"""A phrase of the candidate's own said beyond normal; fillers heaped in one sentence; fillers just before figures; an
answer that opens on fillers."""
SignalKind = Literal["absolute", "jargon", "hedged_achievement", "helped_with", "no_baseline", "no_time"]
"""An absolute ("always", "never"); jargon heaped up; an achievement taken back by a hedge; help whose share is open; a
figure of change that lacks what it was before, or the time it took."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Characters `start` to `end` of the transcript's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Filler(Finding):
    """A word that fills rather than says; `phrase` is its normal form ("um" for "Umm,"), `at` in seconds.

    One that was found in the sound and has no word of its own stands at a place between two words: `start` is `end`,
    and `at` is that of its `Suspect`. It is "suspected" until the candidate says that it is one.
    """

    phrase: str
    kind: FillerKind
    at: float | None = None
    certainty: Certainty = "heard"

    @property
    def unwritten(self) -> bool:
        """True where no word of the text stands for it."""
        return self.start == self.end


@dataclass(frozen=True, slots=True)
class Figure(Finding):
    """A figure that quantifies the candidate's own experience."""

    kind: FigureKind
    role: FigureRole


@dataclass(frozen=True, slots=True)
class Vague(Finding):
    """Words that stand where a figure was wanted ("a lot of customers", "improved it significantly")."""


@dataclass(frozen=True, slots=True)
class Length:
    """How long the answer took against what it aimed at, in seconds; `seconds` is None where nobody timed it."""

    seconds: float | None
    target_seconds: int
    verdict: LengthVerdict


@dataclass(frozen=True, slots=True)
class Pace:
    """Words a minute over the whole answer, and over the time spent speaking (pauses left out)."""

    wpm: float
    articulation_wpm: float | None


@dataclass(frozen=True, slots=True)
class Pause:
    """A silence inside the answer, in seconds."""

    at: float
    seconds: float


@dataclass(frozen=True, slots=True)
class Structure:
    """Which parts of a STAR story the words show.

    `first_action_at` and `first_result_at` are how far into the answer the first deed and the first result come, as
    shares of its words (0 to 1).
    The spans point at the words that showed each part, None where it was not found.
    """

    situation: Finding | None = None
    task: Finding | None = None
    action: Finding | None = None
    result: Finding | None = None
    first_result_at: float | None = None
    first_action_at: float | None = None


@dataclass(frozen=True, slots=True)
class Habit(Finding):
    """Something done with words again and again; see `HabitKind`. `count` is how often in this answer.

    `start` and `end` point at the clearest place: the densest cluster, the first of several.
    """

    kind: HabitKind
    phrase: str
    count: int


@dataclass(frozen=True, slots=True)
class Signal(Finding):
    """Words from which an interviewer concludes something; see `SignalKind`."""

    kind: SignalKind


@dataclass(frozen=True, slots=True)
class Delivery:
    """How the answer was spoken; a figure is None where the sound, or its length, does not tell.

    `start_delay` is the silence before the first word, in seconds. `opening_wpm` and `closing_wpm` are the articulation
    rates of the first and the last third of the speaking time. `fading_db` is by how many dB the last words of the
    sentences are softer than the rest of them, over `sentences_heard` sentences. `repeated` are words said twice in a
    row, `restarts` the places where a sentence is begun anew.
    """

    start_delay: float | None = None
    opening_wpm: float | None = None
    closing_wpm: float | None = None
    fading_db: float | None = None
    sentences_heard: int = 0
    repeated: tuple[Finding, ...] = ()
    restarts: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Analysis:
    """All that was noticed in one answer; `words` counts spoken words, fillers included."""

    words: int
    fillers: tuple[Filler, ...]
    quantified: tuple[Figure, ...]
    vague: tuple[Vague, ...]
    length: Length
    pace: Pace | None
    pauses: tuple[Pause, ...]
    structure: Structure
    delivery: Delivery = Delivery()
    habits: tuple[Habit, ...] = ()
    signals: tuple[Signal, ...] = ()
