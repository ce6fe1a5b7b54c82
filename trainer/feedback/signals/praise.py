"""What may be held up as a strength: nothing that went wrong, got worse, or was read off a person in care."""

import re

from trainer.analysis.cues import speech_of
from trainer.analysis.figures.scene import Scene
from trainer.analysis.lexicon import CLAUSE_OPENERS, word_set
from trainer.analysis.rules import misfortune
from trainer.analysis.tokens import Token, tokenize, within
from trainer.feedback.words import Span

MOST_QUOTED = 18
FEWEST_QUOTED = 4
SMALLEST_SIZE = 20
"""Convention: fewer things than these are a detail ("two keys"), not a size."""
SMALLEST_SUM = 1000
"""Convention: less money than that, in any of the usual currencies, sizes nobody's work."""

_BETTER_LESS = re.compile(
    r"\b(?:incidents?|errors?|mistakes?|complaints?|falls|faults?|accidents?|absen\w+|churn|waste|scrap|overtime|"
    r"infections?|injur\w+|delays?|returns|refunds?|costs?|wait\w*|queues?|backlogs?|downtime|outages?|bugs?|defects?|"
    r"cancellations?|no-shows?|deaths?|debts?|losses|theft|shrinkage|vacanc\w+|readmissions?|sick|late|turnaround|"
    r"crashes|rework|expenses|spending|attrition|(?:staff|employee) turnover|response times?|failures?|dropouts?|"
    r"drop-outs|arrears|breakages?|tickets|unemployment)\b",
    re.IGNORECASE,
)
_BETTER_MORE = re.compile(
    r"\b(?:sales|revenue|income|profits?|margins?|satisfaction|attendance|scores?|ratings?|members\w*|customers?|"
    r"clients?|donations?|bookings?|orders?|output|productivity|retention|enrol\w+|conversions?|occupancy|morale|"
    r"visitors|subscribers|pass rates?)\b",
    re.IGNORECASE,
)
_ROSE = re.compile(r"\b(?:rose|rise|went up|increased|grew|climbed|jumped|doubled|tripled|soared|worse)\b", re.I)
_FELL = re.compile(r"\b(?:fell|dropped|went down|declined|decreased|shrank|halved|sank|slumped|collapsed)\b", re.I)
_LOST_SOME = re.compile(
    r"\b(?:lost|losing|cost (?:us|me|them|the \w+)|short by|down by|late by|behind by|over budget by|overspent by)"
    r" (?:about |around |nearly |almost |over |more than |roughly |some )?"
    r"(?:[$£€]?\d|a (?:third|quarter|hundred|thousand|million|dozen)|half|two|three|four|five|six|seven|eight|nine|ten|"
    r"eleven|twelve|fif\w+|twent\w+|thirt\w+|fort\w+|sixt\w+)(?! (?:pounds?|kilos?|stone|kg) of weight)",
    re.IGNORECASE,
)
_READING = re.compile(
    r"\b(?:blood|sugar|glucose|pulse|heart rate|fever|oxygen|saturation|sats|systolic|haemoglobin|hemoglobin|"
    r"(?:his|her|their) (?:temperature|weight|pressure|breathing|score)|grades?|gpa|grade point)\b",
    re.IGNORECASE,
)
_JOINING = word_set("and but so because when while then which who since although though until where that if")


def went_wrong(said: str) -> bool:
    """Whether `said` tells of a mistake, a loss, an illness, a delay or time away."""
    return bool(misfortune.RULE.find(said, tokenize(said)))


def got_worse(said: str) -> bool:
    """Whether `said` tells that something rose that should fall, or fell that should rise."""
    less, more = _BETTER_LESS.search(said), _BETTER_MORE.search(said)
    if not less and not more:
        return False
    rose, fell = bool(_ROSE.search(said)), bool(_FELL.search(said))
    if re.search(r"\bfrom\b.*\bto\b", said, re.IGNORECASE):
        numbers = [n.low for n in Scene(said, tokenize(said)).numbers]
        if len(numbers) > 1:
            rose, fell = rose or numbers[0] < numbers[1], fell or numbers[0] > numbers[1]
    return bool((rose and not fell and less) or (fell and not rose and more))


def worsened(said: str) -> bool:
    """Whether `said` tells a change for the worse: `got_worse`, or that so many were lost."""
    return got_worse(said) or bool(_LOST_SOME.search(said))


def got_rid_of(said: str) -> bool:
    """Whether `said` tells that something unwanted became less ("the wrong entries went from five a month to one")."""
    change = re.search(r"\bfrom\b.*\bto\b.*", said, re.IGNORECASE)
    if change is None or _BETTER_MORE.search(said):
        return False
    numbers = [n.low for n in Scene(change.group(), tokenize(change.group())).numbers]
    return len(numbers) > 1 and numbers[0] > numbers[1]


def is_reading(said: str) -> bool:
    """Whether `said` speaks of what was measured on somebody's body, or of school grades."""
    return bool(_READING.search(said))


def big_enough(said: str, least: float = SMALLEST_SIZE) -> bool:
    """Whether the figure `said` counts so many that it shows a size."""
    return max((n.high for n in Scene(said, tokenize(said)).numbers), default=0) >= least


def whole_clause(tokens: tuple[Token, ...], sentence: Span, around: Span) -> Span | None:
    """The words of `sentence` from where a clause begins to where one ends that hold `around`.

    None where that would be more than `MOST_QUOTED` words: half a clause says something else than was said.
    """
    inside = [i for i in within(tokens, *sentence) if tokens[i].spoken]
    if not inside:
        return None
    starts, ends = [0], []
    for place in range(1, len(inside)):
        at, word = inside[place], tokens[inside[place]].norm
        marked = inside[place - 1] != at - 1
        then = tokens[inside[place + 1]].norm if place + 1 < len(inside) else ""
        if word in _JOINING and (marked or then in CLAUSE_OPENERS):
            ends.append(place)
            if word not in ("which", "who", "that"):
                starts.append(place + 1)
        elif marked and word in CLAUSE_OPENERS:
            ends.append(place)
            starts.append(place)
    ends.append(len(inside))
    first = next((p for p, at in enumerate(inside) if tokens[at].end > around[0]), 0)
    last = max((p for p, at in enumerate(inside) if tokens[at].start < around[1]), default=first)
    begins = [p for p in starts if p <= first]
    for begin in reversed(begins):
        end = next(p for p in ends if p > last)
        if end - begin >= FEWEST_QUOTED or begin == begins[0]:
            break
    if end - begin > MOST_QUOTED:
        return None
    return tokens[inside[begin]].start, tokens[inside[end - 1]].end


def speaks_of_other(text: str, at: int) -> bool:
    """Whether what begins at character `at` of `text` is the teller's own state ("I was a new nurse")."""
    tokens = tuple(t for t in tokenize(text) if t.end <= at)
    left = speech_of(tokens).line if tokens else " "
    return not re.search(r" (?:i was|i'm|i am|as|i've been|i have been|been|became|become|like|being|not) $", left)
