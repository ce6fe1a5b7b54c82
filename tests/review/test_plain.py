"""Text from outside can't steer the terminal, reorder what is read, or hide."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.review.plain import clean

anything = st.text(st.characters(codec=None), max_size=60)


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("Plain words, «marks» and 24 °C.", "Plain words, «marks» and 24 °C."),
        ("\x1b[2J\x1b]0;title\x07red", "[2J]0;titlered"),
        ("\x9b31mred", "31mred"),  # C1: one character that begins a terminal sequence
        ("one\ntwo\tthree\r\nfour\u2028five", "one two three  four five"),
        ("user\u202egnp.exe\u202c", "usergnp.exe"),
        ("\u2066left\u2069 \u200bzero\ufeff\u00ad", "left zero"),
        ("half \ud83d a pair", "half  a pair"),
        ("naïve café, Ελλάδα, 日本, 🙂", "naïve café, Ελλάδα, 日本, 🙂"),
        ("", ""),
    ],
)
def test_what_is_kept_and_what_is_left_out(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@given(anything)
def test_nothing_that_steers_is_left_and_it_can_be_printed(text: str) -> None:
    cleaned = clean(text)
    assert not {unicodedata.category(c) for c in cleaned} & {"Cc", "Cf", "Cs", "Zl", "Zp"}
    cleaned.encode("utf-8")
    assert clean(cleaned) == cleaned
    assert len(cleaned) <= len(text)


@given(anything, anything)
def test_pieces_are_cleaned_as_the_whole_is(one: str, other: str) -> None:
    assert clean(one + other) == clean(one) + clean(other)
