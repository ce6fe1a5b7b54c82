"""The statistics, against figures worked out by hand or by counting every order there is."""

import math
from itertools import combinations, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.review.progress.trend import (
    mann_kendall,
    rank_sum,
    sen_slope,
    too_few,
    too_few_to_compare,
    trend,
)

VALUES = st.lists(st.floats(0, 1000, allow_nan=False), max_size=70)


def test_sen_slope_does_not_mind_one_odd_value() -> None:
    assert sen_slope([1, 2, 3, 4, 5]) == 1
    assert sen_slope([1, 2, 300, 4, 5]) == 1


@pytest.mark.parametrize("values", [[3.0, 1, 2, 5, 4], [1.0, 2, 3, 4, 5], [2.0, 4, 6, 1, 3, 5]])
def test_mann_kendall_is_exact_for_few(values: list[float]) -> None:
    def score(order: tuple[float, ...]) -> int:
        return abs(sum((b > a) - (b < a) for a, b in combinations(order, 2)))

    orders = list(permutations(values))
    as_clear = sum(score(order) >= score(tuple(values)) for order in orders)
    assert mann_kendall(values) == pytest.approx(as_clear / len(orders))


def test_mann_kendall_for_many_agrees_with_the_exact_one_where_they_meet() -> None:
    values = [5.0, 4, 6, 3, 7, 2, 5.5, 1, 2.5, 0.5, 1.5]  # one more than are counted exactly
    score = abs(sum((b > a) - (b < a) for a, b in combinations(values, 2)))
    sd = math.sqrt(11 * 10 * 27 / 18)
    assert mann_kendall(values) == pytest.approx(math.erfc((score - 1) / sd / math.sqrt(2)))
    assert 0.01 < mann_kendall(values) < 0.05


def test_rank_sum_is_exact_for_few() -> None:
    assert rank_sum([1, 2, 3], [4, 5, 6]) == pytest.approx(2 / 20)
    assert rank_sum([1, 2, 3, 4], [5, 6, 7, 8, 9]) == pytest.approx(2 / 126)
    assert rank_sum([1, 5], [2, 4]) == 1


def test_rank_sum_for_many() -> None:
    before, after = [8 + i / 10 for i in range(12)], [4 + i / 10 for i in range(12)]
    assert rank_sum(before, after) < 0.001
    assert rank_sum(before, [b + 0.05 for b in before]) > 0.5
    assert rank_sum([3.0] * 12, [3.0] * 12) == 1


def test_how_few_are_too_few() -> None:
    assert [too_few(n) for n in (0, 1, 4, 5, 60)] == [True, True, True, False, False]
    assert too_few_to_compare(3, 3)
    assert not too_few_to_compare(5, 5)


def test_a_trend_is_told_only_where_it_is_sure_and_big_enough() -> None:
    falling = [9.0, 8, 8.5, 7, 6, 6.2, 5, 4.5]
    assert trend(falling, 1).kind == "down"
    assert trend(falling[::-1], 1).kind == "up"
    assert trend([v / 100 for v in falling], 1).kind == "none"
    assert trend([6, 4, 5, 6, 4, 5], 1).kind == "none"
    assert trend(falling[:4], 1).kind == "early"
    assert trend([5.0] * 20).kind == "none"


@given(VALUES, st.floats(0, 10))
def test_any_values(values: list[float], step: float) -> None:
    found = trend(values, step)
    assert 0 <= found.p <= 1
    assert found.kind == "early" or len(values) >= 5
    if values:
        assert min(values) <= found.first <= max(values)
        assert min(values) <= found.last <= max(values)


@given(VALUES, VALUES)
def test_any_two_groups(before: list[float], after: list[float]) -> None:
    p = rank_sum(before, after)
    assert 0 <= p <= 1
    assert p == pytest.approx(rank_sum(after, before))
