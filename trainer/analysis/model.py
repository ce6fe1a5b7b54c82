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


@dataclass(frozen=True, slots=True)
class Finding:
    """Characters `start` to `end` of the transcript's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Filler(Finding):
    """A word that fills rather than says; `phrase` is its normal form ("um" for "Umm,"), `at` in seconds."""

    phrase: str
    kind: FillerKind
    at: float | None = None
    certainty: Certainty = "heard"


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

    `first_result_at` is how far into the answer the first result comes, as a share of its words (0 to 1).
    The spans point at the words that showed each part, None where it was not found.
    """

    situation: Finding | None = None
    task: Finding | None = None
    action: Finding | None = None
    result: Finding | None = None
    first_result_at: float | None = None


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
