"""From what was heard to what was said: how sure a rate is, and the range in which a count of fillers lies.

Of fillers that were said, each is heard with the rate that the calibration found, and of those heard each is real with
the share it found; both are known only from some two dozen cases, so each is taken as a Beta distribution (Jeffreys'
prior; Brown, Cai and DasGupta, Interval estimation for a binomial proportion, Statistical Science 16, 2001). The number
said then follows a beta-binomial and a beta-negative-binomial distribution; nothing is assumed about it beforehand.
"""

from collections.abc import Iterator
from math import exp, lgamma, sqrt

from trainer.calibration.reading import Reading

Z = 1.959964
"""The normal quantile that goes with 95%."""

COVERAGE = 0.8
"""The range holds the true count four times in five: narrow enough to read, and "about" says that it is no bound."""

LEAST_RATE = 0.35
"""Below this lower bound of the hit rate a range would be so wide that it says less than a plain sentence does."""

_MOST_COUNTED = 100
"""Above this a count's range grows in proportion: what is uncertain there is the rate, no longer the single case."""

_PRIOR = 0.5
_NEGLIGIBLE = 1e-4


def wilson(hits: int, tries: int) -> tuple[float, float]:
    """The 95% interval of a share of which `hits` in `tries` were seen (Wilson 1927); (0, 1) without a try."""
    if tries == 0:
        return 0.0, 1.0
    share, spread = hits / tries, Z * Z / tries
    middle = (share + spread / 2) / (1 + spread)
    reach = Z * sqrt(share * (1 - share) / tries + spread / (4 * tries)) / (1 + spread)
    return max(0.0, middle - reach), min(1.0, middle + reach)


def is_usable(reading: Reading) -> bool:
    """Whether counts can be given a range at all."""
    return wilson(reading.um_uh.heard, reading.um_uh.planted)[0] >= LEAST_RATE


def count_range(heard: int, reading: Reading) -> tuple[int, int]:
    """The shortest range that holds the number of um and uh said with `COVERAGE`, where `heard` of them were heard."""
    if heard > _MOST_COUNTED:
        low, high = count_range(_MOST_COUNTED, reading)
        return round(low * heard / _MOST_COUNTED), round(high * heard / _MOST_COUNTED)
    chances: dict[int, float] = {}
    score = reading.um_uh
    for real, weight in enumerate(_real(heard, score.heard, score.invented)):
        if weight < _NEGLIGIBLE:
            continue
        for missed, chance in enumerate(_missed(real, score.heard, score.missed)):
            chances[real + missed] = chances.get(real + missed, 0.0) + weight * chance
    low = high = max(chances, key=lambda count: (chances[count], -count))
    covered = chances[low]
    while covered < COVERAGE * sum(chances.values()):
        below, above = chances.get(low - 1, 0.0), chances.get(high + 1, 0.0)
        if below == above == 0.0:
            break
        if above >= below:
            high += 1
        else:
            low -= 1
        covered += max(below, above)
    return low, high


def _real(heard: int, hits: int, invented: int) -> Iterator[float]:
    """How likely 0, 1, ... `heard` of those heard were really said: beta-binomial."""
    a, b = hits + _PRIOR, invented + _PRIOR
    for real in range(heard + 1):
        ways = lgamma(heard + 1) - lgamma(real + 1) - lgamma(heard - real + 1)
        yield exp(ways + _log_beta(a + real, b + heard - real) - _log_beta(a, b))


def _missed(real: int, hits: int, missed: int) -> Iterator[float]:
    """How likely 0, 1, 2, ... more were said where `real` were heard: beta-negative-binomial, its far end left out."""
    a, b, r = hits + _PRIOR, missed + _PRIOR, real + 1
    left, count = 1.0, 0
    while left > 1 - COVERAGE / 2 or (left > _NEGLIGIBLE and count <= 20 * (real + 1)):
        chance = exp(lgamma(r + count) - lgamma(count + 1) - lgamma(r) + _log_beta(a + r, b + count) - _log_beta(a, b))
        yield chance
        left -= chance
        count += 1


def _log_beta(a: float, b: float) -> float:
    return lgamma(a) + lgamma(b) - lgamma(a + b)
