"""Numbers as people say them and recognisers write them."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trainer.analysis.numbers import Number, read_numbers
from trainer.analysis.pieces import pieces_of
from trainer.analysis.tokens import tokenize

ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen".split()
ONES += "seventeen eighteen nineteen".split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def numbers(text: str) -> tuple[Number, ...]:
    return read_numbers(pieces_of(text, tokenize(text)))


def only(text: str) -> Number:
    (number,) = numbers(text)
    return number


def spell(value: int, *, link: str = " and ") -> str:
    """`value` below a billion in words, the way people say it."""
    if value < 20:
        return ONES[value]
    if value < 100:
        rest = value % 10
        return TENS[value // 10 - 2] + (f" {ONES[rest]}" if rest else "")
    for size, name in ((1_000_000, "million"), (1000, "thousand"), (100, "hundred")):
        if value >= size:
            high, rest = divmod(value, size)
            joint = link if rest and rest < 100 else " "
            return f"{spell(high, link=link)} {name}" + (f"{joint}{spell(rest, link=link)}" if rest else "")
    raise AssertionError(value)


@given(st.integers(1, 999_999_999), st.sampled_from([" and ", " "]))
@settings(max_examples=400, deadline=None)
def test_a_number_in_words_has_its_value(value: int, link: str) -> None:
    number = only(f"we had {spell(value, link=link)} of them")
    assert (number.low, number.high) == (value, value)


@given(st.integers(0, 10**12), st.booleans())
@settings(max_examples=200, deadline=None)
def test_a_number_in_digits_has_its_value(value: int, commas: bool) -> None:
    written = f"{value:,}" if commas else str(value)
    text = f"we had {written}, of them"
    number = only(text)
    assert number.low == value
    assert text[number.start : number.end] == written


@given(st.text(max_size=200))
@settings(max_examples=300, deadline=None)
def test_any_text_is_read_in_order_and_without_overlaps(text: str) -> None:
    found = numbers(text)
    assert all(0 <= n.start < n.end <= len(text) and n.low <= n.high and n.first <= n.last for n in found)
    assert all(a.end <= b.start and a.last < b.first for a, b in itertools.pairwise(found))


@given(
    st.lists(
        st.sampled_from(
            "a and half of point zero two twenty hundred thousand million k grand dozen couple few to or - $40 3rd "
            "1.8x percent % , . um third quarters in out 10 99999999999999999999 oh between from ½ ² ٣".split()
        ),
        max_size=25,
    )
)
@settings(max_examples=400, deadline=None)
def test_number_words_in_any_order_are_read(words: list[str]) -> None:
    found = numbers(" ".join(words))
    assert all(a.last < b.first for a, b in itertools.pairwise(found))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("sixty two calls", 62),
        ("twenty-five-person crew", 25),
        ("three and a half thousand boxes", 3500),
        ("half a million people", 500_000),
        ("three quarters of a million people", 750_000),
        ("a million and a half users", 1_500_000),
        ("two and a half years", 2.5),
        ("twelve hundred seats", 1200),
        ("two hundred and ten thousand a year", 210_000),
        ("half a dozen", 6),
        ("two dozen", 24),
        ("a dozen of them", 12),
        ("a couple of million in stock", 2_000_000),
        ("a few hundred letters", 300),
        ("three point five million rows", 3_500_000),
        ("hundred and twenty pallets", 120),
        ("1,300 tickets", 1300),
        ("100 thousand users", 100_000),
        ("2.5 million", 2_500_000),
        ("60k followers", 60_000),
        (".5 of it", 0.5),
        ("two thousand, um, four hundred tickets", 2400),
    ],
)
def test_values(text: str, value: float) -> None:
    assert only(text).low == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "sign", "value"),
    [
        ("40%", "percent", 40),
        ("forty percent", "percent", 40),
        ("forty, uh, percent", "percent", 40),
        ("forty per cent", "percent", 40),
        ("half a percent", "percent", 0.5),
        ("zero point four percent", "percent", 0.4),
        ("a hundred and ten percent", "percent", 110),
        ("$40k", "money", 40_000),
        ("£1.2m", "money", 1_200_000),
        ("200 grand", "money", 200_000),
        ("twelve dollars", "money", 12),
        ("1.8x", "multiple", 1.8),
        ("fivefold", "multiple", 5),
        ("ten-fold", "multiple", 10),
    ],
)
def test_what_is_said_with_a_number(text: str, sign: str, value: float) -> None:
    number = only(text)
    assert (number.sign, number.low) == (sign, pytest.approx(value))


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("two or three people", 2, 3),
        ("10-12 people", 10, 12),
        ("10 to 12 people", 10, 12),
        ("20–30%", 20, 30),
        ("between ten and twelve", 10, 12),
        ("twenty, thirty people", 20, 30),
        ("five, six hundred", 500, 600),
        ("2 to 3 million", 2_000_000, 3_000_000),
        ("$40k-$60k", 40_000, 60_000),
    ],
)
def test_ranges(text: str, low: float, high: float) -> None:
    number = only(text)
    assert (number.low, number.high) == (low, high)


def test_from_one_to_another_is_no_range() -> None:
    assert [n.low for n in numbers("from three to five")] == [3, 5]


def test_a_falling_pair_is_no_range() -> None:
    assert [n.low for n in numbers("forty to twelve")] == [40, 12]


@pytest.mark.parametrize(
    ("text", "value"),
    [("one in three callers", 1 / 3), ("nine out of ten", 0.9), ("forty of the fifty", 0.8), ("4.5 out of 5", 0.9)],
)
def test_ratios(text: str, value: float) -> None:
    number = only(text)
    assert number.form == "ratio"
    assert number.low == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("by a third", 1 / 3),
        ("two thirds", 2 / 3),
        ("2/3 of it", 2 / 3),
        ("a quarter of them", 0.25),
        ("half of it", 0.5),
    ],
)
def test_fractions(text: str, value: float) -> None:
    number = only(text)
    assert number.form == "fraction"
    assert number.low == pytest.approx(value)


@pytest.mark.parametrize(("text", "value"), [("the third shift", 3), ("the twenty-first", 21), ("3rd place", 3)])
def test_ordinals(text: str, value: float) -> None:
    number = only(text)
    assert (number.form, number.low) == ("ordinal", value)


@pytest.mark.parametrize(("text", "value"), [("twenty nineteen", 2019), ("nine thirty", 930), ("two fifty", 250)])
def test_two_small_numbers_said_as_one(text: str, value: float) -> None:
    number = only(text)
    assert number.paired
    assert number.low == value


def test_a_row_of_digits_is_no_value() -> None:
    assert only("call nine one one now").form == "digits"


def test_a_sentence_ends_a_number() -> None:
    assert [n.low for n in numbers("There were twenty. Five left.")] == [20, 5]


@pytest.mark.parametrize("text", ["", "no numbers here", "a good few of us", "the wonder of it", "often at weekends"])
def test_no_number(text: str) -> None:
    assert numbers(text) == ()
