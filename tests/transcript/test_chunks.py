from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from trainer.transcript.chunks import (
    DRAFT_SECONDS,
    END_MARGIN_SECONDS,
    LONGEST_PAUSE_SECONDS,
    MARGIN_SECONDS,
    SHORTEST_SECONDS,
    WINDOW_SECONDS,
    Chunk,
    cut,
    drafts,
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
        assert chunk.until - chunk.at <= WINDOW_SECONDS + 1e-6
    assert all(a.until <= b.at for a, b in pairwise(chunks))
    for span in spans:
        inside = sum(max(0.0, min(c.until, span.until) - max(c.at, span.at)) for c in chunks)
        assert abs(inside - (span.until - span.at)) < 1e-6


def test_a_short_answer_is_one_part_with_the_sound_around_it() -> None:
    assert cut((SpeechSpan(1, 5), SpeechSpan(6, 9)), 9.1) == (Chunk(0, 9.1),)
    assert cut((SpeechSpan(10, 15),), 40) == (Chunk(10 - MARGIN_SECONDS, 15 + END_MARGIN_SECONDS),)


def test_no_speech_is_no_part() -> None:
    assert cut((), 30) == ()


def test_the_cut_is_in_the_middle_of_the_longest_pause() -> None:
    spans = (SpeechSpan(0, 8), SpeechSpan(9, 15), SpeechSpan(15.3, 22), SpeechSpan(22.4, 31))
    assert cut(spans, 31) == (Chunk(0, 8.5), Chunk(8.5, 31))


def test_a_pause_right_after_the_start_is_no_place_to_cut() -> None:
    spans = (SpeechSpan(0, 1), SpeechSpan(3, 15), SpeechSpan(15.5, 31))
    assert SHORTEST_SECONDS > 1
    assert cut(spans, 31)[0].until == 15.25


def test_a_long_silence_is_left_out() -> None:
    silence = LONGEST_PAUSE_SECONDS + 2 * MARGIN_SECONDS
    assert cut((SpeechSpan(0, 5), SpeechSpan(5 + silence, 10 + silence)), 10 + silence) == (
        Chunk(0, 5 + MARGIN_SECONDS),
        Chunk(5 + silence - MARGIN_SECONDS, 10 + silence),
    )


@given(speech(), st.floats(0, 1))
def test_what_comes_later_changes_no_part_but_the_last(
    said: tuple[tuple[SpeechSpan, ...], float], share: float
) -> None:
    spans, seconds = said
    now = share * seconds
    so_far = tuple(SpeechSpan(span.at, min(span.until, now)) for span in spans if span.at < now)
    settled = cut(so_far, now)[:-1]
    assert cut(spans, seconds)[: len(settled)] == settled


def test_drafts_lie_in_pauses_and_leave_room_between_them() -> None:
    spans = tuple(SpeechSpan(2.5 * i, 2.5 * i + 2) for i in range(10))
    (chunk,) = cut(spans, 24.5)
    assert drafts(spans, chunk) == (9.75, 19.75)
    assert drafts(spans[:3], chunk) == (), "too little was said"
    assert DRAFT_SECONDS == 8.0


def test_no_draft_is_made_where_the_part_ends() -> None:
    spans = (SpeechSpan(0, 9), SpeechSpan(10, 12))
    assert drafts(spans, Chunk(0, 9.5)) == ()
    assert drafts(spans, Chunk(0, 12.3)) == (9.3,)
