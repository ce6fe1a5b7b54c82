from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.transcript.model import SpeechSpan
from trainer.transcript.windows import (
    END_MARGIN_SECONDS,
    LAST_OVERLAP_SECONDS,
    LAST_STRETCH_SECONDS,
    LEAST_AFTER_PAUSE_SECONDS,
    LEAST_LAST_OVERLAP_SECONDS,
    LEAST_LAST_SECONDS,
    LONGEST_PAUSE_SECONDS,
    LONGEST_SECONDS,
    LONGEST_STRETCH_SECONDS,
    MARGIN_SECONDS,
    OVERLAP_SECONDS,
    STEP_SECONDS,
    Window,
    lasting,
    windows,
)


@st.composite
def speech(draw: st.DrawFn) -> tuple[tuple[SpeechSpan, ...], float]:
    """Voiced stretches with pauses between them, and the length of the recording."""
    spans, at = [], draw(st.floats(0, 10))
    for length, pause in draw(st.lists(st.tuples(st.floats(0.1, 70), st.floats(0.1, 12)), max_size=15)):
        spans.append(SpeechSpan(at, at + length))
        at += length + pause
    return tuple(spans), at


@given(speech())
def test_all_speech_lies_in_windows_that_can_be_heard_at_once(said: tuple[tuple[SpeechSpan, ...], float]) -> None:
    spans, seconds = said
    found = lasting(windows(spans, seconds))
    for window in found:
        assert 0 <= window.at < window.until <= seconds
        assert window.until - window.at <= LONGEST_SECONDS + 1e-6
    assert all(a.at < b.at and a.until < b.until for a, b in pairwise(found))
    for span in spans:
        at = span.at
        for window in found:
            if window.at <= at:
                at = max(at, min(window.until, span.until))
        assert at == span.until, "no part of the stretch is left out"


@given(speech(), st.floats(0, 1))
def test_what_comes_later_changes_no_window_but_the_last(
    said: tuple[tuple[SpeechSpan, ...], float], share: float
) -> None:
    spans, seconds = said
    now = share * seconds
    so_far = tuple(SpeechSpan(span.at, min(span.until, now)) for span in spans if span.at < now)
    settled = windows(so_far, now, over=False)[:-1]
    assert windows(spans, seconds, over=False)[: len(settled)] == settled


@given(st.lists(st.tuples(st.floats(0.3, 4), st.floats(0.3, 1.5)), min_size=1, max_size=40))
def test_however_long_the_answer_the_last_window_is_short(said: list[tuple[float, float]]) -> None:
    spans, at = [], 0.0
    for length, pause in said:
        spans.append(SpeechSpan(at, at + length))
        at += length + pause
    last = windows(tuple(spans), at)[-1]
    pause, stretch = 1.5, 4.0
    assert last.until - last.at <= LAST_OVERLAP_SECONDS + STEP_SECONDS + 2 * pause + stretch + END_MARGIN_SECONDS


@given(speech(), st.floats(0.1, LONGEST_STRETCH_SECONDS), st.floats(0, 1))
def test_what_is_heard_of_the_last_stretch_while_it_goes_on_is_wanted_when_it_ends_there(
    said: tuple[tuple[SpeechSpan, ...], float], length: float, share: float
) -> None:
    before, at = said
    ends = at + length
    now = at + share * length
    early = [window for window in windows((*before, SpeechSpan(at, now)), now) if window.early and window.until > at]
    assert {*early} <= {*windows((*before, SpeechSpan(at, ends)), ends)}


def test_nobody_waits_for_the_whole_of_a_long_stretch() -> None:
    before = (SpeechSpan(1, 8), SpeechSpan(9, 16))
    *settled, early, last = windows((*before, SpeechSpan(17, 30)), 30)
    assert settled == [*windows((*before, SpeechSpan(17, 30)), 30, over=False)[:-1]]
    assert early.early
    assert early == Window(16 - LAST_OVERLAP_SECONDS, 17 + LAST_STRETCH_SECONDS, hurries=True)
    assert last == Window(early.until - LAST_OVERLAP_SECONDS, 30, hurries=True)
    assert not any(window.early for window in windows((*before, SpeechSpan(17, 30), SpeechSpan(31, 38)), 38))


def test_a_short_answer_is_one_window_with_the_sound_around_it() -> None:
    assert windows((SpeechSpan(1, 3), SpeechSpan(4, 6)), 6.1) == (Window(0, 6.1),)
    assert windows((SpeechSpan(10, 15),), 40) == (Window(10 - MARGIN_SECONDS, 15 + END_MARGIN_SECONDS),)


def test_no_speech_is_no_window() -> None:
    assert windows((), 30) == ()


def test_each_window_begins_and_ends_in_pauses_and_hears_the_end_of_the_one_before() -> None:
    spans = tuple(SpeechSpan(at, at + 2.6) for at in range(0, 30, 3))
    found = windows(spans, 30.0)
    assert found[0].at == 0
    for before, after in pairwise(found[:-1]):
        assert before.until - after.at >= OVERLAP_SECONDS or after.at == 0
    assert LEAST_LAST_OVERLAP_SECONDS <= found[-2].until - found[-1].at <= LAST_OVERLAP_SECONDS + END_MARGIN_SECONDS
    assert found[-1].hurries
    assert not any(window.hurries for window in found[:-1])
    pauses = [(a.until, b.at) for a, b in pairwise(spans)]
    for window in found[:-1]:
        assert any(begin <= window.until <= end for begin, end in pauses)
        assert window.at == 0 or any(begin <= window.at <= end for begin, end in pauses)


def test_the_last_window_begins_in_a_pause_near_what_is_new() -> None:
    spoken = tuple(SpeechSpan(at, at + 2.8) for at in range(0, 24, 3))
    *_, before, last = windows(spoken, 24.0)
    heard_until = before.until - (3 - 2.8) / 2
    assert last.at in {(a.until + b.at) / 2 for a, b in pairwise(spoken)}
    assert LEAST_LAST_OVERLAP_SECONDS <= heard_until - last.at <= LAST_OVERLAP_SECONDS


def test_a_few_new_words_are_heard_with_what_was_only_begun() -> None:
    spoken = tuple(SpeechSpan(at, at + 2.8) for at in range(0, 24, 3))
    *earlier, settled, last = windows((*spoken, SpeechSpan(24.0, 24.4)), 24.4, over=False)
    assert last.until - settled.until < LEAST_LAST_SECONDS
    over = windows((*spoken, SpeechSpan(24.0, 24.4)), 24.4)
    assert over[:-1] == tuple(earlier)
    assert over[-1].at < settled.until - STEP_SECONDS + END_MARGIN_SECONDS
    enough = (*spoken, SpeechSpan(24.0, 24.0 + LEAST_LAST_SECONDS + 0.2))
    assert settled in windows(enough, enough[-1].until)


@pytest.mark.parametrize("pause", [0.21, 0.3, 1.0, 3.0])
@pytest.mark.parametrize("stretch", [7, 13])
@pytest.mark.parametrize("said", [0.3, LEAST_AFTER_PAUSE_SECONDS - 0.1, LEAST_AFTER_PAUSE_SECONDS + 0.1])
def test_what_was_heard_in_a_pause_serves_where_little_follows(said: float, stretch: int, pause: float) -> None:
    until = 16 + stretch
    spoken = (SpeechSpan(1, 7), SpeechSpan(8, 15), SpeechSpan(16, until))
    *settled, in_the_pause = windows(spoken, until + END_MARGIN_SECONDS)
    on = until + pause
    *before, last = windows((*spoken, SpeechSpan(on, on + said)), on + said)
    little = said < LEAST_AFTER_PAUSE_SECONDS
    assert (before == [*settled, in_the_pause]) is before[-1].early is little
    assert last == Window(until - LAST_OVERLAP_SECONDS, on + said, hurries=True)


def test_a_window_that_begins_where_the_next_one_does_is_not_needed() -> None:
    assert lasting((Window(0, 7), Window(0, 13), Window(5, 19))) == (Window(0, 13), Window(5, 19))


def test_a_long_silence_is_left_out() -> None:
    silence = LONGEST_PAUSE_SECONDS + 2 * MARGIN_SECONDS
    assert windows((SpeechSpan(0, 5), SpeechSpan(5 + silence, 10 + silence)), 10 + silence) == (
        Window(0, 5 + END_MARGIN_SECONDS),
        Window(5 + silence - MARGIN_SECONDS, 10 + silence),
    )


def test_speech_without_a_pause_is_parted_and_overlaps() -> None:
    found = windows((SpeechSpan(0, 60),), 60)
    assert [window.until for window in found[:-1]] == [LONGEST_STRETCH_SECONDS * n for n in (1, 2, 3)]
    for before, after in pairwise(found):
        assert before.until - after.at >= LAST_OVERLAP_SECONDS
