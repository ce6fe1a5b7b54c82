import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.transcript.typed import typed_transcript


@given(st.text())
def test_nothing_that_controls_a_terminal_comes_through(text: str) -> None:
    cleaned = typed_transcript(text).text
    assert all(c in "\n\t" or not unicodedata.category(c).startswith("C") for c in cleaned)
    assert cleaned == cleaned.strip()
    assert typed_transcript(cleaned).text == cleaned


@given(st.text(alphabet=st.characters(codec="utf-8", categories=["L", "N", "P", "S"])))
def test_words_stay_as_they_were_typed(text: str) -> None:
    assert typed_transcript(text).text == text


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\u2029"])
def test_every_line_end_is_one(end: str) -> None:
    assert typed_transcript(f"one{end}two{end}").text == "one\ntwo"


def test_it_is_known_only_as_long_as_somebody_timed_it() -> None:
    assert typed_transcript("Um, yes.").seconds is None
    timed = typed_transcript("Um, yes.", seconds=4.5)
    assert (timed.seconds, timed.words, timed.speech, timed.model) == (4.5, (), (), "")


def test_a_redirected_reading_order_is_set_right() -> None:
    assert typed_transcript("safe\u202egnp.exe \x1b[31mred\x1b[0m").text == "safegnp.exe [31mred[0m"
