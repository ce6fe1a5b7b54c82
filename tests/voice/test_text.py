"""Text from outside is nothing but text to an engine."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.voice.text import LONGEST, speakable


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("  Tell me\n\tabout  it. ", "Tell me about it."),
        ("So\x00 what\x1b[31m happened\x9b?", "So what[31m happened?"),
        ("left \u202eright\u2066", "left right"),
        ("It [[slnc 9000]] ended", "It [slnc 9000] ended"),
        ("It [ [[ [rate 1]] ] ] ended", "It [rate 1] ended"),
        ("-v what", "-v what"),
        ("Größe — 50 % 日本", "Größe — 50 % 日本"),
        ("\ud83d half a pair", "half a pair"),
        ("?!…", ""),
    ],
)
def test_what_is_said_of_a_text(text: str, said: str) -> None:
    assert speakable(text) == said


def test_a_text_without_end_has_one_at_a_word() -> None:
    said = speakable("word " * LONGEST)
    assert said.endswith(" word")
    assert LONGEST - 5 <= len(said) <= LONGEST
    assert len(speakable("x" * 3 * LONGEST)) == LONGEST


@given(st.text(st.characters() | st.sampled_from("[] \n\x1b")))
def test_it_is_one_line_that_can_be_encoded_and_steers_nothing(text: str) -> None:
    said = speakable(text)
    said.encode("utf-8")
    assert said == speakable(said)
    assert "[[" not in said
    assert "]]" not in said
    assert not any(unicodedata.category(c).startswith("C") for c in said)
    assert said == " ".join(said.split())
