"""Length, pace and pauses of an answer."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.analysis.model import Pace, Pause
from trainer.analysis.timing import ESTIMATED_WPM, PAUSE_SECONDS, length, pace, pauses
from trainer.transcript.model import SpeechSpan, Transcript


def said(*spans: tuple[float, float], seconds: float | None = None) -> Transcript:
    return Transcript("words", seconds=seconds, speech=tuple(SpeechSpan(at, until) for at, until in spans))


@pytest.mark.parametrize(
    ("seconds", "verdict"), [(44.9, "short"), (45, "good"), (90, "good"), (135, "good"), (135.1, "long")]
)
def test_a_timed_answer_is_held_against_half_and_half_as_much_again(seconds: float, verdict: str) -> None:
    found = length(Transcript("words", seconds=seconds), 150, 90)
    assert (found.seconds, found.target_seconds, found.verdict) == (seconds, 90, verdict)


@pytest.mark.parametrize(
    ("words", "verdict"), [(1, "short"), (83, "short"), (84, "good"), (315, "good"), (316, "long")]
)
def test_typed_words_stand_for_the_time_they_would_take(words: int, verdict: str) -> None:
    found = length(Transcript("words"), words, 90)
    assert (found.seconds, found.verdict) == (None, verdict)


@pytest.mark.parametrize("seconds", [None, 0.0, 12.0, 500.0])
def test_without_words_nothing_is_known_of_the_length(seconds: float | None) -> None:
    assert length(Transcript("", seconds=seconds), 0, 90).verdict == "unknown"


def test_a_recording_of_no_length_is_judged_by_its_words() -> None:
    assert length(Transcript("words", seconds=0.0), 200, 90).verdict == "good"


def test_a_guess_never_calls_short_what_a_clock_would_not_even_at_the_edge_of_published_paces() -> None:
    slowest = 120 / 60
    for words in range(1, 400):
        if length(Transcript("words"), words, 90).verdict == "short":
            assert length(Transcript("words", seconds=words / slowest), words, 90).verdict == "short"


def test_the_pace_counts_from_the_first_word_to_the_last() -> None:
    found = pace(said((10, 30), (32, 50), seconds=70), 100)
    assert found == Pace(wpm=150, articulation_wpm=100 / 38 * 60)


def test_without_voice_activity_the_pace_is_over_the_whole_answer() -> None:
    assert pace(Transcript("words", seconds=60), 140) == Pace(140, None)


@pytest.mark.parametrize(
    ("transcript", "words"),
    [
        (Transcript("words"), 40),
        (Transcript("", seconds=60), 0),
        (Transcript("words", seconds=0.0), 40),
        (Transcript("words", seconds=1e-300), 40),
        (said((5, 5.2), seconds=60), 1),
    ],
)
def test_no_pace_where_time_or_words_are_too_few(transcript: Transcript, words: int) -> None:
    assert pace(transcript, words) is None


def test_a_pause_lies_between_two_stretches_of_speech() -> None:
    found = pauses(said((9, 12), (12.4, 15), (17.5, 20), (21, 30), seconds=60))
    assert found == (Pause(15, 2.5), Pause(20, 1.0))


def test_the_silence_before_the_first_word_and_after_the_last_is_no_pause() -> None:
    assert pauses(said((20, 25), seconds=90)) == ()
    assert pauses(Transcript("words", seconds=90)) == ()


@given(st.lists(st.floats(0, 5), max_size=40), st.integers(0, 3000), st.none() | st.floats(0, 4000))
def test_whatever_was_heard(steps: list[float], words: int, seconds: float | None) -> None:
    edges = [sum(steps[: i + 1]) for i in range(len(steps))]
    spans = list(zip(edges[::2], edges[1::2], strict=False))
    transcript = said(*spans, seconds=seconds)
    found = pauses(transcript)
    assert [p.at for p in found] == sorted(p.at for p in found)
    assert all(p.seconds >= PAUSE_SECONDS for p in found)
    speed = pace(transcript, words)
    if speed is not None:
        assert math.isfinite(speed.wpm)
        assert speed.wpm > 0
        assert speed.articulation_wpm is None or speed.articulation_wpm >= speed.wpm * 0.999
    assert length(transcript, words, 90).seconds == seconds


def test_the_estimate_lies_within_published_ranges() -> None:
    assert 130 <= ESTIMATED_WPM <= 150
