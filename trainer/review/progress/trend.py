"""Whether something changed, or only seems to: two rank tests and a robust slope.

A trend over sessions is tested with Mann and Kendall's test (Mann 1945, Kendall 1948), its size is the slope of Theil
and Sen (Sen 1968): neither minds one odd session. Before against after is tested with the rank sum test (Mann and
Whitney 1947). Exact where few values are given; values that tie then count as if they spoke for no change, so a claim
is made too seldom rather than too often.
"""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from statistics import median
from typing import Literal

from trainer.feedback.rubric import Threshold

Kind = Literal["early", "none", "up", "down"]

SURE = Threshold(
    0.02,
    "Convention: two-sided. Of simulated speakers who do not change, looked at after each of 30 sessions, at 0.05 "
    "three in ten would be told of a trend at some time, at 0.02 one in seven, at 0.01 one in fifteen; of those who "
    "halve their fillers over 15 sessions 7, 6 and 4 in ten would be told (tests/benchmarks/trend_claims.py)",
)
EXACT_UP_TO = Threshold(10, "Kendall 1948: from there on the normal approximation is close")


@dataclass(frozen=True, slots=True)
class Trend:
    """What may be claimed about values in order of time.

    "early" where so few values could never show a trend, "none" where they show none. `first` and `last` are the
    height of the fitted line at both ends, never outside the values, 0 without any; `p` is how likely such an order is
    by chance.
    """

    kind: Kind
    count: int
    first: float
    last: float
    p: float


def trend(values: Sequence[float], step: float = 0.0) -> Trend:
    """The trend of `values`; one whose line rises or falls by less than `step` in all is not worth telling."""
    count = len(values)
    slope = sen_slope(values)
    middle = median(v - slope * i for i, v in enumerate(values)) if values else 0.0
    least, most = min(values, default=0.0), max(values, default=0.0)
    first, last = (min(max(end, least), most) for end in (middle, middle + slope * max(0, count - 1)))
    p = mann_kendall(values)
    if too_few(count):
        return Trend("early", count, first, last, p)
    if p > SURE.value or abs(last - first) < step or first == last:
        return Trend("none", count, first, last, p)
    return Trend("up" if last > first else "down", count, first, last, p)


def too_few(count: int) -> bool:
    """Whether even a perfect order of so many values could come about by chance too easily."""
    return 2 / math.factorial(min(count, 20)) > SURE.value


def sen_slope(values: Sequence[float]) -> float:
    """The median of the slopes between all pairs, per step from one value to the next; 0 for fewer than two."""
    slopes = [(b - a) / (j - i) for (i, a), (j, b) in combinations(enumerate(values), 2)]
    return median(slopes) if slopes else 0.0


def mann_kendall(values: Sequence[float]) -> float:
    """The two-sided probability of an order at least as clear as that of `values` where there is no trend."""
    count = len(values)
    score = abs(sum((b > a) - (b < a) for a, b in combinations(values, 2)))
    if not score:
        return 1.0
    if count <= EXACT_UP_TO.value:
        ways, pairs = _inversions(count), count * (count - 1) // 2
        # score = pairs - 2 * inversions in one tail; the other is its mirror image
        tail = sum(ways[k] for k in range((pairs - score) // 2 + 1))
        return min(1.0, 2 * tail / math.factorial(count))
    ties = sum(t * (t - 1) * (2 * t + 5) for t in Counter(values).values())
    variance = (count * (count - 1) * (2 * count + 5) - ties) / 18
    return math.erfc((score - 1) / math.sqrt(2 * variance))


def rank_sum(before: Sequence[float], after: Sequence[float]) -> float:
    """The two-sided probability that two groups differ at least so clearly by chance."""
    n, m = len(before), len(after)
    if not n or not m:
        return 1.0
    above = sum((b > a) + 0.5 * (b == a) for a in before for b in after)
    far = abs(above - n * m / 2)
    if n + m <= 2 * EXACT_UP_TO.value:
        ways = _splits(n, m)
        total = sum(ways)
        return min(1.0, sum(w for u, w in enumerate(ways) if abs(u - n * m / 2) >= far - 1e-9) / total)
    ties = sum(t**3 - t for t in Counter([*before, *after]).values())
    size = n + m
    variance = n * m / 12 * (size + 1 - ties / (size * (size - 1)))
    return math.erfc(max(0.0, far - 0.5) / math.sqrt(2 * variance)) if variance > 0 else 1.0


def too_few_to_compare(before: int, after: int) -> bool:
    """Whether two groups of these sizes could never be told apart surely."""
    return 2 / math.comb(before + after, before) > SURE.value


@cache
def _inversions(count: int) -> tuple[int, ...]:
    """How many orders of `count` things have 0, 1, 2 ... inversions."""
    ways = [1]
    for size in range(2, count + 1):
        longer = [0] * (len(ways) + size - 1)
        for k, number in enumerate(ways):
            for more in range(size):
                longer[k + more] += number
        ways = longer
    return tuple(ways)


@cache
def _splits(n: int, m: int) -> tuple[int, ...]:
    """How many ways of mixing `n` and `m` values have 0, 1 ... n*m pairs in the one order (the U distribution)."""
    if not n or not m:
        return (1,)
    ways = [0] * (n * m + 1)
    for u, number in enumerate(_splits(n - 1, m)):
        ways[u + m] += number
    for u, number in enumerate(_splits(n, m - 1)):
        ways[u] += number
    return tuple(ways)
