import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.feedback import rubric
from trainer.feedback.percentile import share_below, standing


@pytest.mark.parametrize(("share", "rate"), rubric.UM_UH_PER_100_WORDS)
def test_published_quantiles_come_back(share: float, rate: float) -> None:
    assert share_below(rate) == pytest.approx(share, abs=0.001)


@given(st.floats(0, 60), st.floats(0, 60))
def test_more_fillers_never_stand_better(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert 0 <= share_below(low) <= share_below(high) < 1


def test_few_words_say_nothing() -> None:
    assert standing(3, 40) is None


def test_a_whole_interview_is_told_in_one_share() -> None:
    found = standing(70, 2000)
    assert found is not None
    assert found.per_100_words == 3.5
    assert found.sentence == "about half of 138 interviewees used fewer um and uh"
    assert "Naim" in found.source


def test_a_range_that_holds_most_people_is_not_told() -> None:
    found = standing(5, 143)
    assert found is not None
    assert found.fewer_high - found.fewer_low > 0.5
    assert found.sentence == ""


@pytest.mark.parametrize(
    ("count", "words", "sentence"),
    [
        (4, 260, "most of 138 interviewees used more um and uh"),
        (14, 250, "most of 138 interviewees used fewer um and uh"),
        (18, 500, "about half of 138 interviewees used fewer um and uh"),
    ],
)
def test_a_middling_range_is_told_in_one_short_line(count: int, words: int, sentence: str) -> None:
    found = standing(count, words)
    assert found is not None
    assert 0.25 < found.fewer_high - found.fewer_low <= 0.5
    assert found.sentence == sentence


@pytest.mark.parametrize(("count", "sentence"), [(0, "almost none of 138"), (60, "almost all of 138")])
def test_the_ends_are_told_in_words(count: int, sentence: str) -> None:
    found = standing(count, 300)
    assert found is not None
    assert found.sentence.startswith(sentence)


@given(st.integers(0, 400), st.integers(80, 4000))
def test_the_range_always_holds_the_share(count: int, words: int) -> None:
    found = standing(count, words)
    assert found is not None
    assert 0 <= found.fewer_low <= found.fewer <= found.fewer_high < 1
