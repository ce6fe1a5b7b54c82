"""Where somebody's um and uh stand among interviewees, said no more exactly than one answer allows."""

import math
from dataclasses import dataclass

from trainer.feedback import rubric

_Z = 1.2816  # eight answers in ten by the same speaker would fall inside
_NEARLY_ALL = 0.99
_WIDEST = 0.5  # convention: a range of more than half of everybody tells nobody anything
_NARROW = 0.25  # convention: narrow enough to name a share
_FRACTIONS = (
    (0.0, "almost none"),
    (0.10, "a tenth"),
    (0.20, "a fifth"),
    (0.25, "a quarter"),
    (0.33, "a third"),
    (0.50, "half"),
    (0.67, "two thirds"),
    (0.75, "three quarters"),
    (0.80, "four fifths"),
    (0.90, "nine tenths"),
    (1.0, "almost all"),
)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a rate stands.

    `per_100_words` is the rate heard; `fewer` the share (0 to 1) of the interviewees who used fewer, `fewer_low` and
    `fewer_high` its range given how little one answer is; `sentence` says it in words, "" where the range is so wide
    that it says nothing; `source` whom it compares with.
    """

    per_100_words: float
    fewer: float
    fewer_low: float
    fewer_high: float
    sentence: str
    source: str = rubric.UM_UH_SOURCE


def share_below(per_100_words: float) -> float:
    """The share of the interviewees (0 to 1) who used fewer um and uh than this, between published quantiles."""
    points = [(0.0, 0.0)] + [(rate, share) for share, rate in rubric.UM_UH_PER_100_WORDS]
    last_rate, last_share = points[-1]
    if per_100_words >= last_rate:  # beyond the ninth tenth nothing is published: towards all, never quite
        return min(_NEARLY_ALL, 1 - (1 - last_share) * math.exp(-(per_100_words - last_rate) / last_rate * 3))
    return rubric.Ramp(tuple(points), rubric.UM_UH_SOURCE).at(max(0.0, per_100_words))


def standing(um_uh: int, words: int) -> Standing | None:
    """How `um_uh` filled pauses in `words` words compare; None where the words are too few to say anything."""
    if words < rubric.UM_UH_FEWEST_WORDS.value:
        return None
    rate = 100 * um_uh / words
    low, high = (100 * n / words for n in _range(um_uh))
    shares = share_below(rate), share_below(low), share_below(high)
    return Standing(rate, *shares, _say(*shares))


def _range(count: int) -> tuple[float, float]:
    """The range of a Poisson mean around a count, by the Wilson-Hilferty approximation (80%)."""
    low = count * (1 - 1 / (9 * count) - _Z / (3 * math.sqrt(count))) ** 3 if count else 0.0
    more = count + 1
    high = more * (1 - 1 / (9 * more) + _Z / (3 * math.sqrt(more))) ** 3
    return max(0.0, low), high


def _fraction(share: float) -> str:
    return min(_FRACTIONS, key=lambda f: abs(f[0] - share))[1]


def _say(share: float, low: float, high: float) -> str:
    of = f"of {rubric.UM_UH_INTERVIEWEES} interviewees"
    if high - low > _WIDEST:
        return ""
    if high - low <= _NARROW:
        about = _fraction(share)
        return f"{about if about.startswith('almost') else f'about {about}'} {of} used fewer um and uh"
    if high <= 0.5:
        return f"most {of} used more um and uh"
    return f"{'most' if low >= 0.5 else 'about half'} {of} used fewer um and uh"
