from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from trainer.transcript.chunks import (
    LONGEST_PAUSE_SECONDS,
    LONGEST_SECONDS,
    MARGIN_SECONDS,
    SHORTEST_SECONDS,
    Chunk,
    cut,
)
from trainer.transcript.model import SpeechSpan


@st.composite
def speech(draw: st.DrawFn) -> tuple[tuple[SpeechSpan, ...], float]:
    """Voiced stretches with pauses between them, and the length of the recording."""
    spans, at = [], draw(st.floats(0, 10))
    for length, pause in draw(st.lists(st.tuples(st.floats(0.1, 70), st.floats(0.1, 12)), max_size=15)):
        spans.append(SpeechSpan(at, at + length))
        at += length + pause
    return tuple(spans), at


@given(speech())
def test_all_speech_lies_in_parts_that_can_be_heard_at_once(said: tuple[tuple[SpeechSpan, ...], float]) -> None:
    spans, seconds = said
    chunks = cut(spans, seconds)
    for chunk in chunks:
        assert 0 <= chunk.at < chunk.until <= seconds
        assert chunk.until - chunk.at <= LONGEST_SECONDS + 2 * MARGIN_SECONDS + 1e-6
    assert all(a.until <= b.at for a, b in pairwise(chunks))
    for span in spans:
        inside = sum(max(0.0, min(c.until, span.until) - max(c.at, span.at)) for c in chunks)
        assert abs(inside - (span.until - span.at)) < 1e-6


def test_a_short_answer_is_one_part_with_the_sound_around_it() -> None:
    assert cut((SpeechSpan(1, 5), SpeechSpan(6, 9)), 10) == (Chunk(0, 10),)
    assert cut((SpeechSpan(10, 15),), 40) == (Chunk(10 - MARGIN_SECONDS, 15 + MARGIN_SECONDS),)


def test_no_speech_is_no_part() -> None:
    assert cut((), 30) == ()


def test_the_cut_is_in_the_middle_of_the_longest_pause() -> None:
    spans = (SpeechSpan(0, 8), SpeechSpan(9, 15), SpeechSpan(15.3, 22), SpeechSpan(22.4, 30))
    assert cut(spans, 30) == (Chunk(0, 8.5), Chunk(8.5, 30))


def test_a_pause_right_after_the_start_is_no_place_to_cut() -> None:
    spans = (SpeechSpan(0, 1), SpeechSpan(3, 15), SpeechSpan(15.5, 28))
    assert SHORTEST_SECONDS > 1
    assert cut(spans, 28)[0].until == 15.25


def test_a_long_silence_is_left_out() -> None:
    silence = LONGEST_PAUSE_SECONDS + 2 * MARGIN_SECONDS
    assert cut((SpeechSpan(0, 5), SpeechSpan(5 + silence, 10 + silence)), 10 + silence) == (
        Chunk(0, 5 + MARGIN_SECONDS),
        Chunk(5 + silence - MARGIN_SECONDS, 10 + silence),
    )
