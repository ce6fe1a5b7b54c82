"""What can be followed over time: six measures, each with the band that nobody minds and the step worth telling."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Literal, TypeGuard, get_args

from trainer.analysis.timing import LEAST_SECONDS, LONG_RATIO, SHORT_RATIO
from trainer.feedback import rubric
from trainer.feedback.rubric import Threshold
from trainer.review.plain import clean

if TYPE_CHECKING:
    from trainer.store.records import AnswerRow

MeasureKey = Literal["fillers", "pace", "length", "figures", "changes", "hedges"]
MEASURE_KEYS: tuple[MeasureKey, ...] = get_args(MeasureKey)

FEWEST_WORDS = rubric.WORDS_TO_JUDGE
"""Words, of all answers together, that a session needs before a rate of it says something."""
LONGEST_SECONDS = Threshold(86_400, "Convention: no answer takes a day; such a time is a clock that jumped")
FASTEST_WPM = Threshold(1_000, "Convention: nobody speaks so fast")


@dataclass(frozen=True, slots=True)
class Band:
    """From `low` to `high` there is nothing to say: "the band where " followed by `words`."""

    low: float
    high: float
    words: str
    source: str


@dataclass(frozen=True, slots=True)
class Measure:
    """One thing to follow.

    `unit` follows a value ("4.2 a minute"). `less` and `more` name a change downwards and upwards. `step` is the
    smallest change, in the measure's own unit, that is worth telling.
    """

    key: MeasureKey
    title: str
    unit: str
    less: str
    more: str
    step: Threshold
    band: Band | None = None

    @property
    def is_share(self) -> bool:
        """Whether its values are shares of answers, 0 to 100."""
        return self.key in ("figures", "changes")


@dataclass(frozen=True, slots=True)
class Value:
    """A measure over some answers: `value`, and the least and the most of one answer where that is shown."""

    value: float
    low: float
    high: float
    answers: int


def measures(bands: rubric.Bands = rubric.DEFAULT_BANDS) -> tuple[Measure, ...]:
    """All measures in the order of `MEASURE_KEYS`; `bands` are the user's own."""
    quiet, hedged = rubric.FILLERS_QUIET, rubric.HEDGES_QUIET
    return (
        Measure(
            "fillers",
            "Fillers a minute",
            " a minute",
            "Fewer fillers",
            "More fillers",
            Threshold(1, "Convention: the rates of one speaker's answers differ by that much anyway"),
            Band(0, quiet.value, "nobody minds", quiet.source),
        ),
        Measure(
            "pace",
            "Pace",
            " words a minute",
            "Slower",
            "Faster",
            Threshold(7, "A change of 5% can just be heard (Quene 2007); 5% of the middle of published ranges, 140"),
            Band(bands.slow_wpm, bands.fast_wpm, "nobody remarks on it", "The user's own, see rubric.DEFAULT_BANDS"),
        ),
        Measure(
            "length",
            "Length against the time asked for",
            "% of the time asked for",
            "Shorter answers",
            "Longer answers",
            Threshold(15, "Convention: a quarter of a minute in an answer of 1:40"),
            Band(100 * SHORT_RATIO, 100 * LONG_RATIO, "it is neither short nor long", "trainer.analysis.timing"),
        ),
        Measure(
            "figures",
            "Answers with a figure",
            "% of the answers",
            "Fewer answers with a figure",
            "More answers with a figure",
            Threshold(15, "Convention: about one answer more in a session of six"),
        ),
        Measure(
            "changes",
            "Answers with a figure of what changed",
            "% of the answers",
            "Fewer answers with a figure of what changed",
            "More answers with a figure of what changed",
            Threshold(15, "Convention: as above"),
        ),
        Measure(
            "hedges",
            "Hedges in 100 words",
            " in 100 words",
            "Fewer hedges",
            "More hedges",
            Threshold(0.5, "Convention: a fifth of what nineteen of twenty long turns stay under"),
            Band(0, hedged.value, "nobody minds", hedged.source),
        ),
    )


def measure_of(key: MeasureKey, bands: rubric.Bands = rubric.DEFAULT_BANDS) -> Measure:
    """The measure of this key."""
    return next(m for m in measures(bands) if m.key == key)


def value_of(key: MeasureKey, answers: "Sequence[AnswerRow]", phrases: tuple[str, ...] = ()) -> Value | None:
    """The measure over `answers` together; None where they are too few words, or none that it looks at.

    Rates a minute look at timed answers only, shares at answers of the kinds in which a figure of one's own fits. For
    fillers `phrases` says which are counted, () for all.
    """
    spoken = [a for a in answers if a.words > 0]
    if key == "fillers":
        return _fillers([(a, t) for a in spoken if (t := seconds_of(a)) is not None], phrases)
    if key == "pace":
        return _pace([(a.words, a.wpm) for a in spoken if _sane(a.wpm, 1, FASTEST_WPM.value)])
    if key == "length":
        return _length(spoken)
    if key == "hedges":
        words = sum(a.words for a in spoken)
        return _one(100 * sum(a.hedges for a in spoken) / words, len(spoken)) if words >= FEWEST_WORDS.value else None
    own = [a for a in spoken if a.kind in rubric.OWN_RECORD_KINDS]
    met = sum((a.figures if key == "figures" else a.changes) > 0 for a in own)
    return _one(100 * met / len(own), len(own)) if own else None


def counted(answer: "AnswerRow", phrases: tuple[str, ...]) -> int:
    """How many fillers of these phrases an answer has, () for all."""
    return sum(number for phrase, number in answer.phrases if phrase in phrases) if phrases else answer.fillers


def phrase_words(phrases: tuple[str, ...]) -> str:
    """'"um" and "uh"', safe to print; "all fillers" for ()."""
    return " and ".join(f'"{clean(p)}"' for p in phrases[:2]) if phrases else "all fillers"


def _fillers(timed: "Sequence[tuple[AnswerRow, float]]", phrases: tuple[str, ...]) -> Value | None:
    if sum(answer.words for answer, _ in timed) < FEWEST_WORDS.value:
        return None
    said = sum(counted(answer, phrases) for answer, _ in timed)
    return _one(60 * said / sum(seconds for _, seconds in timed), len(timed))


def _pace(timed: Sequence[tuple[int, float]]) -> Value | None:
    words = sum(said for said, _ in timed)
    if words < FEWEST_WORDS.value:
        return None
    return _one(words / sum(said / wpm for said, wpm in timed), len(timed))


def _length(spoken: "Sequence[AnswerRow]") -> Value | None:
    shares = [
        100 * seconds / a.target_seconds
        for a in spoken
        if (seconds := seconds_of(a)) is not None and a.target_seconds > 0
    ]
    return Value(median(shares), min(shares), max(shares), len(shares)) if shares else None


def _one(value: float, answers: int) -> Value:
    return Value(value, value, value, answers)


def seconds_of(answer: "AnswerRow") -> float | None:
    """How long an answer took, None where nobody timed it or the time tells nothing."""
    return answer.seconds if _sane(answer.seconds, LEAST_SECONDS, LONGEST_SECONDS.value) else None


def _sane(number: float | None, least: float, most: float) -> TypeGuard[float]:
    return number is not None and least <= number <= most
