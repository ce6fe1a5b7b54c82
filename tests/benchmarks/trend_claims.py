"""How often progress would claim a trend wrongly, and how often it would see a real one.

    python -m tests.benchmarks.trend_claims [SPEAKERS]      (300 where no number is given)

Simulated speakers: fillers over sessions of five minutes (Poisson, the rate itself varying by a fifth), the share of
five answers with a figure, the pace. Those who do not change are looked at after each of 30 sessions, as a user would.
"""

import sys

import numpy as np
from numpy.random import Generator

from trainer.feedback.rubric import Threshold
from trainer.review.progress import trend as trends
from trainer.review.progress.measure import measure_of

SESSIONS = 30
LEVELS = (0.05, 0.02, 0.01)
HALVED_OVER = (6, 10, 15)


def fillers(rng: Generator, rates: "np.ndarray[tuple[int], np.dtype[np.float64]]") -> list[float]:
    heard = rng.poisson(rates * rng.lognormal(0, 0.2, len(rates)) * 5)
    return [float(count) / 5 for count in heard]


def shares(rng: Generator, count: int) -> list[float]:
    return [20.0 * float(met) for met in rng.binomial(5, 0.5, count)]


def paces(rng: Generator, count: int) -> list[float]:
    return [float(wpm) for wpm in rng.normal(140, 10, count)]


def ever_claimed(values: list[float], step: float) -> bool:
    return any(trends.trend(values[:n], step).kind in ("up", "down") for n in range(1, len(values) + 1))


def main() -> None:
    speakers = int(sys.argv[1]) if sys.argv[1:] else 300
    steps = {key: measure_of(key).step.value for key in ("fillers", "figures", "pace")}
    for level in LEVELS:
        trends.SURE = Threshold(level, "tried out")
        rng = np.random.default_rng(1)
        wrong = {
            "fillers": sum(
                ever_claimed(fillers(rng, np.full(SESSIONS, 6.0)), steps["fillers"]) for _ in range(speakers)
            ),
            "figures": sum(ever_claimed(shares(rng, SESSIONS), steps["figures"]) for _ in range(speakers)),
            "pace": sum(ever_claimed(paces(rng, SESSIONS), steps["pace"]) for _ in range(speakers)),
        }
        seen = {
            count: sum(
                trends.trend(fillers(rng, np.linspace(8, 4, count)), steps["fillers"]).kind == "down"
                for _ in range(speakers)
            )
            for count in HALVED_OVER
        }
        print(f"at {level}:")
        for key, number in wrong.items():
            print(f"  no change, {key}: a trend claimed at some time in {SESSIONS} sessions: {number / speakers:.2f}")
        for count, number in seen.items():
            print(f"  fillers halved over {count} sessions: seen in {number / speakers:.2f}")


if __name__ == "__main__":
    main()
