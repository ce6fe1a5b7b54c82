import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.transcript.loops import loop_start, words_of


@pytest.mark.parametrize(
    "said",
    [
        "",
        "yeah, yeah, yeah, yeah, yeah, look at this",
        "I think, I think, I think that it was, it was fine",
        "you know, you know, we we we went",
        "more words, words, words, words, um, and that",
        "and I said no and I said no and I said no, full stop",
    ],
)
def test_people_repeat_themselves(said: str) -> None:
    assert loop_start(words_of(said)) is None


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Well, um, um, um, um, um, um, um", 6),
        ("you know, you know, you know, you know, you know", 8),
        ("so a lot of fun with you and a lot of fun with you and a lot of fun with you and a lot of fun", 22),
    ],
)
def test_a_decoder_that_loops_is_noticed(written: str, kept: int) -> None:
    assert loop_start(words_of(written)) == kept


@given(st.lists(st.sampled_from("abc"), max_size=40))
def test_what_is_kept_does_not_loop(words: list[str]) -> None:
    start = loop_start(words)
    assert start is None or 0 < start < len(words)


@given(st.lists(st.sampled_from("abcdef"), min_size=1, max_size=8), st.integers(8, 12))
def test_every_phrase_said_eight_times_is_a_loop(phrase: list[str], times: int) -> None:
    assert loop_start(phrase * times) is not None
