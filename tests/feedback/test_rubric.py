import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.bank.model import KINDS
from trainer.feedback import rubric
from trainer.feedback.result import PART_NAMES
from trainer.feedback.rubric import Ramp, Threshold

RAMPS = {name: value for name, value in vars(rubric).items() if isinstance(value, Ramp)}
THRESHOLDS = {name: value for name, value in vars(rubric).items() if isinstance(value, Threshold)}


@pytest.mark.parametrize("weights", [rubric.STORY_WEIGHTS, rubric.OTHER_WEIGHTS])
def test_weights_cover_every_part_and_add_up(weights: rubric.Weights) -> None:
    assert set(weights) == set(PART_NAMES)
    assert math.isclose(sum(weights.values()), 1.0)


@pytest.mark.parametrize("name", sorted(RAMPS))
def test_ramps_rise_in_x_and_name_their_source(name: str) -> None:
    xs = [x for x, _ in RAMPS[name].points]
    assert xs == sorted(set(xs))
    assert len(RAMPS[name].source) > 10


@pytest.mark.parametrize("name", sorted(THRESHOLDS))
def test_thresholds_name_their_source(name: str) -> None:
    assert len(THRESHOLDS[name].source) > 10


@given(st.sampled_from(sorted(RAMPS)), st.floats(-100, 1000))
def test_ramps_stay_between_their_points(name: str, x: float) -> None:
    heights = [y for _, y in RAMPS[name].points]
    assert min(heights) <= RAMPS[name].at(x) <= max(heights)


def test_a_ramp_is_straight_between_points_and_flat_beyond() -> None:
    ramp = Ramp(((0, 0), (10, 100)), "made up here")
    assert [ramp.at(x) for x in (-5, 0, 2.5, 10, 99)] == [0, 0, 25, 100, 100]


def test_fillers_inside_the_dead_band_cost_little_and_harmful_ones_much() -> None:
    assert rubric.FILLERS_PER_MINUTE.at(rubric.FILLERS_QUIET.value) > 85
    assert rubric.FILLERS_PER_MINUTE.at(rubric.FILLERS_HARMFUL.value) < 50


def test_story_parts_add_up_to_the_whole() -> None:
    assert sum(rubric.STORY_PARTS.values()) == 100


def test_kinds_in_the_rubric_exist() -> None:
    assert set(KINDS) >= rubric.STORY_KINDS | rubric.OWN_RECORD_KINDS
