"""Every threshold and weight of the feedback, as data, each with its source beside it.

"Convention" as a source means: no study settles it, the value is this project's own, chosen wide so that nobody is
scolded for what nobody minds. Inside a dead band there is no advice, and what a few points tell there is only which of
two good takes was the smoother: judges' ratings fall from the first um on, slowly (Naim 2015).

Naim 2015: Naim, Tanveer, Gildea, Hoque, "Automated prediction and analysis of job interview performance", 138 mock
interviews with transcripts and ratings; the figures here were computed from the published data. Those candidates were
students, and words alone explain about a tenth of an interviewer's impression (Muralidhar 2018): a score is a help to
see change from one take to the next, not a prediction of an offer.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from trainer.bank.model import Kind
from trainer.feedback.result import PartName


@dataclass(frozen=True, slots=True)
class Threshold:
    """One limit and where it comes from."""

    value: float
    source: str


@dataclass(frozen=True, slots=True)
class Ramp:
    """A curve of straight pieces through `points` (x rising), flat beyond both ends."""

    points: tuple[tuple[float, float], ...]
    source: str

    def at(self, x: float) -> float:
        """The curve's height at `x`."""
        if x <= self.points[0][0]:
            return self.points[0][1]
        for (x0, y0), (x1, y1) in zip(self.points, self.points[1:], strict=False):
            if x <= x1:
                return y0 + (y1 - y0) * (x - x0) / (x1 - x0)
        return self.points[-1][1]


@dataclass(frozen=True, slots=True)
class Bands:
    """The limits a user may set: the pace, in words a minute, that nobody remarks on."""

    slow_wpm: float = 100
    fast_wpm: float = 175


DEFAULT_BANDS = Bands()
"""Published ranges disagree (100-165, 120-150, 130-175 words a minute): the widest of them all."""


# ---- How much each part counts ----

Weights = Mapping[PartName, float]

STORY_WEIGHTS: Weights = MappingProxyType(
    {"fillers": 0.30, "length": 0.15, "evidence": 0.15, "structure": 0.20, "delivery": 0.20}
)
"""For behavioural questions. Naim 2015: um/uh -0.33, silence -0.28, "like" -0.23, words said twice -0.19 go with
ratings, figures (+0.04) don't in students, who have few to give; stories raised recommendations (Bangerter 2014)."""

OTHER_WEIGHTS: Weights = MappingProxyType(
    {"fillers": 0.30, "length": 0.20, "evidence": 0.10, "structure": 0.20, "delivery": 0.20}
)
"""For all other questions, where a figure helps and is not what was asked for."""

UNKNOWN_WEIGHTS: Weights = MappingProxyType(
    {"fillers": 0.50, "length": 0.05, "evidence": 0.10, "structure": 0.10, "delivery": 0.25}
)
"""Where the question is not known, and with it neither the time nor the shape it asks for: how it was said counts most.
It is also what ratings of whole interviews went with (Naim 2015, as above); how much they were about says nothing."""

PERFECT_FROM = Threshold(
    85, "Convention: above it the weakest part says how much of the rest counts, so that only all of it is near the top"
)
HIGHEST = Threshold(
    97, "Convention: words explain a tenth of an interviewer's impression (Muralidhar 2018), so nothing gets full marks"
)

STORY_KINDS: frozenset[Kind] = frozenset({"behavioural"})
"""The kinds that ask for something that happened, so that a story with a result is wanted."""

OWN_RECORD_KINDS: frozenset[Kind] = frozenset({"behavioural", "introduction", "motivation"})
"""The kinds that speak of what the candidate has done, so that a figure of their own fits."""

SIZED_KINDS: frozenset[Kind] = frozenset({"technical"})
"""The kinds in which a figure is asked after where the question has a follow-up for it: how big a design has to be."""

# ---- Too little said to judge ----

WORDS_TO_JUDGE = Threshold(60, "Convention: half a minute of speech; below it a part leans towards the middle")
UNDECIDED = Threshold(50, "Convention: the middle of the scale, for a part that the words are too few to judge")

# ---- Fillers ----

FILLERS_PER_MINUTE = Ramp(
    ((0, 100), (5, 89), (8, 72), (12, 46), (20, 22), (35, 0)),
    "Laske 2024: five a minute did not harm a speaker's standing, twelve did; that a few matter a little and ever more "
    "of them ever more is Naim 2015 (um/uh -0.33 over all 138); how many points: convention",
)
FILLERS_QUIET = Threshold(5, "Laske 2024: five fillers a minute did not harm a speaker's standing")
FILLERS_HARMFUL = Threshold(12, "Laske 2024: twelve fillers a minute did")
FILLERS_FEWEST = Threshold(3, "Convention: fewer than three are no habit, whatever the rate")
FILLERS_FEW = Threshold(2.5, "Half of what did no harm in Laske 2024; below it is worth saying as a strength")
OPENER_SHARE = Threshold(
    0.25,
    "Convention: 'so', 'well' and the like open a turn in everybody's speech (Switchboard); four count as one filler",
)

# ---- Length ----

LENGTH_RATIO = Ramp(
    ((0.05, 0), (0.25, 40), (0.5, 95), (1.5, 95), (2, 65), (3, 15), (4.5, 0)),
    "Convention, for answers that trainer.analysis.timing calls short or long; all others lose nothing: words per "
    "answer had no relation to ratings (+0.08, Naim 2015)",
)
LENGTH_CLOSE = (
    Threshold(0.75, "Convention: from here it is close to what the question aims at"),
    Threshold(1.2, "Convention: up to here"),
)
LENGTH_FEWEST_WORDS = Threshold(25, "Convention: one or two sentences, short for any question")

# ---- Evidence: points earned and lost ----

EVIDENCE_BASE_RECORD = Threshold(40, "Convention: said in words alone, where a figure of one's own would fit")
EVIDENCE_BASE_OTHER = Threshold(75, "Convention: a plan or a reason stands without figures")
EVIDENCE_CHANGE = Threshold(30, "Convention: a figure of change tells more than one of scope")
EVIDENCE_CHANGE_MORE = Threshold(8, "Convention: a second figure of change adds a little")
EVIDENCE_SCOPE = Threshold(12, "Convention: size of the work; the first one helps most")
EVIDENCE_SCOPE_MORE = Threshold(4, "Convention: each further one, up to three")
EVIDENCE_TENURE = Threshold(6, "Convention: years of experience say where somebody stands, not what they did")
EVIDENCE_VAGUE = Ramp(
    ((0, 0), (1, 4), (3, 16), (6, 34), (10, 45)),
    "Convention: points lost by how often words stand where a figure was wanted; one is nothing",
)

# ---- Structure ----

STORY_PARTS: Mapping[str, float] = MappingProxyType({"situation": 10, "task": 5, "action": 45, "result": 40})
"""Points by part of a story. Convention; 23% of real answers were stories, heavy on situation (Bangerter 2014), so what
was done and how it ended, which most leave out, count most. The result counts a little less than the deeds because its
words are found less surely."""

ACTION_DEEDS = Threshold(3, "Convention: three deeds of one's own earn all of the action's points, fewer a share")
WE_COUNTS = Threshold(0.2, "Convention: what 'we' did says a fifth of what 'I' did about a candidate")
WE_MOST = Threshold(1, "Convention: however often 'we' did, it counts as one deed of one's own at most")
LATE_RESULT = Ramp(
    ((0.9, 0), (1.0, 6)),
    "Convention: points lost when the first sign of a result comes in the last tenth",
)
RESULT_LATE = Threshold(0.9, "Convention: the first sign of a result comes in the last tenth of the answer")
RESULT_LATE_SECONDS = Threshold(75, "Convention: in a shorter answer the end comes soon enough")
REPEATED_SHARE = Ramp(
    ((0.05, 0), (0.1, 25), (0.25, 60)),
    "Points lost by the share of three-word phrases that were said before. In Switchboard nine of ten long turns stay "
    "under 0.05 (95%: 0.06); beyond: convention",
)
REPEATED_QUIET = Threshold(0.07, "Switchboard, as above: more than 95% of long turns")
OFF_QUESTION_POINTS = Threshold(
    40, "Convention: points lost where nothing in the answer points at what was asked; said of few and surely"
)
STRUCTURE_BASE_OTHER = Threshold(40, "Convention: what an answer without a story starts from; its shape earns the rest")
STRUCTURE_BASE_UNKNOWN = Threshold(
    70, "Convention: when the question is not known, no shape can be asked of the answer"
)
OWN_SHARE = Threshold(
    0.25, "Convention: under a quarter 'I' among 'I did' and 'we did'; 'we' as such is harmless (+0.06, Naim 2015)"
)
WE_FEWEST = Threshold(3, "Convention: 'we did' once or twice is how people talk")

# ---- Delivery: points lost ----

PACE_OUTSIDE = Ramp(
    ((0, 0), (0.1, 8), (0.3, 30), (0.6, 45)),
    "Convention: points lost by how far the pace lies outside the band, as a share of the limit",
)
PACE_NOTED = Threshold(0.05, "Convention: within a twentieth of the band's limit nobody hears it")
LONG_PAUSE_SECONDS = Threshold(3, "Convention: a breath and a thought take two seconds; silence as such: -0.28, Naim")
LONG_PAUSES = Ramp(((0, 0), (1, 0), (3, 12), (6, 30)), "Convention: one long pause to think is welcome")
PAUSE_NOTED_SECONDS = Threshold(5, "Convention: a single silence this long is noticed")
HEDGES_PER_100 = Ramp(
    ((2.5, 0), (5, 35), (8, 70), (12, 90)),
    "Switchboard: 95% of 85 long turns (100-300 words) stay under 2.5 per 100 words; ordinary hedging did no harm "
    "(+0.11, Naim 2015); beyond: convention",
)
HEDGES_QUIET = Threshold(2.5, "Switchboard, as above: what nineteen of twenty long turns stay under")
HEDGES_FEWEST = Threshold(3, "Convention: one or two are politeness")
STUMBLES_PER_100 = Ramp(
    ((0, 0), (3.25, 6), (8, 20), (16, 40)),
    "Words said twice in a row go with lower ratings (-0.19, Naim 2015); with sentences begun anew three in four of 85 "
    "long turns of Switchboard (100-300 words) stay under 3.25 per 100 words; beyond: convention",
)
STUMBLES_USUAL = Threshold(3.25, "Switchboard, as above: what three of four long turns stay under")
STUMBLES_QUIET = Threshold(5, "Switchboard, as above: what nineteen of twenty long turns stay under")
STUMBLES_FEWEST = Threshold(5, "Convention: a handful of false starts is how everybody talks")
FADING_DB = Ramp(
    ((8, 0), (12, 6), (18, 10)),
    "Points lost by how far sentence ends fall. Of 21 recordings of people talking or reading aloud, as this program "
    "hears them, the median fell by 3 dB and none by more than 7; 10 dB less sounds half as loud (Stevens 1955). A "
    "louder voice went with higher ratings (+0.42, Naim 2015); how many points is convention",
)
FADING_NOTED = Threshold(8, "Beyond all of the recordings above")
SPEEDING_UP = Ramp(
    ((1.25, 0), (1.5, 6), (2, 12)),
    "Points lost by the rate of the last third against that of the first, and only where the end is faster than the "
    "band for pace. A change of 5% can just be heard (Quene 2007), of 25% nobody misses; how many points is convention",
)
SPEEDING_NOTED = Threshold(1.25, "As above: five times what can just be heard")
SLOW_START_SECONDS = Ramp(
    ((5, 0), (10, 5)),
    "Points lost by the silence before the first word. Convention; share of silence -0.28 (Naim 2015)",
)
SLOW_START_NOTED = Threshold(5, "Convention: like a silence inside the answer, see PAUSE_NOTED_SECONDS")
BLAME_POINTS = Ramp(((0, 0), (1, 15), (3, 45), (6, 60)), "Convention: interviewers' guides agree that it costs trust")
TRAILING_POINTS = Threshold(5, "Convention: the last words are remembered; a small matter all the same")

# ---- Percentiles ----

UM_UH_PER_100_WORDS: tuple[tuple[float, float], ...] = (
    (0.10, 1.0),
    (0.25, 2.1),
    (0.50, 3.5),
    (0.75, 5.0),
    (0.90, 6.7),
)
"""Share of the interviewees, and the um/uh per 100 words they stayed under. Source: Naim 2015, 138 interviews."""

UM_UH_INTERVIEWEES = 138
UM_UH_SOURCE = "138 mock interviews with university students (Naim et al. 2015), um and uh per 100 words"
UM_UH_FEWEST_WORDS = Threshold(80, "Convention: with fewer words the range covers nearly everybody")

# ---- Advice ----

MOST_ADVICE = 3
"""Convention: three things are as many as anybody can carry into the next answer."""
MOST_STRENGTHS = 3
