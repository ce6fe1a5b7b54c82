"""Intervals and ranges: known values, and that they hold what they promise."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trainer.calibration.ranges import COVERAGE, count_range, is_usable, wilson
from trainer.calibration.reading import Reading, SoundScore


def reading(heard: int, planted: int = 24, invented: int = 0) -> Reading:
    return Reading((SoundScore("um and uh", planted, heard, invented),), 260, 9, 6)


@pytest.mark.parametrize(
    ("hits", "tries", "low", "high"),
    [(0, 0, 0.0, 1.0), (0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (5, 10, 0.2366, 0.7634), (81, 263, 0.2553, 0.3662)],
)
def test_wilson_as_published(hits: int, tries: int, low: float, high: float) -> None:
    # The last is Newcombe's example (Statistics in Medicine 17, 1998); the others follow from Wilson's formula.
    assert wilson(hits, tries) == (pytest.approx(low, abs=1e-4), pytest.approx(high, abs=1e-4))


def test_a_microphone_that_hears_all_leaves_little_doubt() -> None:
    assert count_range(0, reading(24)) == (0, 0)
    assert count_range(5, reading(24)) == (5, 5)


def test_what_goes_unheard_moves_the_range_upwards() -> None:
    assert count_range(5, reading(21)) == (5, 7)
    low, high = count_range(5, reading(17))
    assert low >= 5
    assert high > 7


def test_what_is_invented_moves_it_downwards() -> None:
    assert count_range(10, reading(24, invented=8))[0] < 10
    assert count_range(10, reading(24, invented=8))[1] <= 10


def test_so_few_heard_that_a_range_would_say_nothing() -> None:
    assert is_usable(reading(17))
    assert not is_usable(reading(8))
    assert not is_usable(reading(0, planted=0))


@settings(max_examples=40)
@given(st.integers(0, 250), st.integers(4, 24), st.integers(0, 10))
def test_a_range_is_a_range(heard: int, hits: int, invented: int) -> None:
    low, high = count_range(heard, reading(hits, invented=invented))
    assert 0 <= low <= high


@settings(max_examples=40)
@given(st.integers(0, 60), st.integers(13, 24))
def test_more_heard_is_never_fewer_said(heard: int, hits: int) -> None:
    (low, high), (more_low, more_high) = (count_range(n, reading(hits)) for n in (heard, heard + 1))
    assert more_low >= low
    assert more_high >= high


def test_the_true_count_lies_inside_as_often_as_promised() -> None:
    """Microphones of many rates, each calibrated once, then listening to answers with many or few."""
    luck, inside, tries = random.Random(1), 0, 3000
    kept: dict[tuple[int, int], tuple[int, int]] = {}
    for _ in range(tries):
        rate = luck.uniform(0.6, 0.98)
        hits = sum(luck.random() < rate for _ in range(24))
        said = luck.randrange(25)
        heard = sum(luck.random() < rate for _ in range(said))
        if (heard, hits) not in kept:
            kept[heard, hits] = count_range(heard, reading(hits))
        low, high = kept[heard, hits]
        inside += low <= said <= high
    assert inside / tries >= COVERAGE - 0.02
