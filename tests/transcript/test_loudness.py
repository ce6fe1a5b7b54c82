"""The level of each word, on sounds whose level is known."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.recording.level import SILENCE_DBFS
from trainer.recording.microphone import SAMPLE_RATE, Samples
from trainer.transcript.loudness import Levels, with_loudness
from trainer.transcript.model import Transcript, Word


def noise(seconds: float, dbfs: float) -> Samples:
    values = np.random.default_rng(3).normal(size=round(seconds * SAMPLE_RATE))
    return (values / np.sqrt(np.mean(values**2)) * 10 ** (dbfs / 20)).astype(np.float32)


def silence(seconds: float) -> Samples:
    return np.zeros(round(seconds * SAMPLE_RATE), dtype=np.float32)


def loudness(samples: Samples, at: float | None, until: float | None) -> float | None:
    (word,) = with_loudness(Transcript("word", (Word(0, 4, at, until),)), samples).words
    return word.loudness


@given(st.floats(-80, -12), st.floats(0.05, 1.0))
def test_the_level_of_a_steady_sound_is_its_rms(dbfs: float, seconds: float) -> None:
    assert loudness(noise(seconds, dbfs), 0.0, seconds) == pytest.approx(dbfs, abs=0.15)


def test_a_full_scale_sine_is_three_under_full_scale() -> None:
    sine = np.sin(2 * np.pi * 440 * np.arange(SAMPLE_RATE) / SAMPLE_RATE).astype(np.float32)
    assert loudness(sine, 0.0, 1.0) == pytest.approx(-3.0, abs=0.1)


@pytest.mark.parametrize("beside", [0.1, 0.3, 0.9])
def test_silence_inside_a_words_times_does_not_make_it_softer(beside: float) -> None:
    sound = np.concatenate([noise(0.3, -25), noise(beside, -60)])
    assert loudness(sound, 0.0, 0.3 + beside) == pytest.approx(-25, abs=0.3)


def test_a_level_that_is_known_is_not_found_out_again() -> None:
    known: Levels = {}
    before = Transcript("one two", (Word(0, 3, 0.0, 0.4), Word(4, 7, 0.4, 0.8)), 0.8)
    first = with_loudness(before, noise(0.8, -20), known)
    assert set(known) == {(0, 6_400), (6_400, 12_800)}
    assert with_loudness(before, silence(0.8), known) == first


def test_each_word_has_its_own_level_and_keeps_all_else() -> None:
    sound = np.concatenate([noise(0.4, -20), silence(0.2), noise(0.4, -32)])
    before = Transcript("one two", (Word(0, 3, 0.0, 0.4, 0.9), Word(4, 7, 0.6, 1.0, 0.8)), 1.0, (), "base")
    after = with_loudness(before, sound)
    assert [w.loudness for w in after.words] == [pytest.approx(-20, abs=0.1), pytest.approx(-32, abs=0.1)]
    assert [(w.start, w.end, w.at, w.until, w.probability) for w in after.words] == [
        (w.start, w.end, w.at, w.until, w.probability) for w in before.words
    ]
    assert (after.text, after.seconds, after.model) == (before.text, before.seconds, before.model)


def test_digital_silence_is_the_floor_and_not_minus_infinity() -> None:
    assert loudness(silence(1.0), 0.2, 0.6) == SILENCE_DBFS


@pytest.mark.parametrize(("at", "until"), [(None, None), (0.5, 0.5), (3.0, 4.0), (0.5, None)])
def test_what_lies_in_no_sound_has_no_level(at: float | None, until: float | None) -> None:
    assert loudness(noise(1.0, -20), at, until) is None


@given(st.floats(0, 2), st.floats(0, 2), st.integers(0, SAMPLE_RATE))
def test_whatever_the_times_a_level_is_between_the_floor_and_full_scale(at: float, length: float, size: int) -> None:
    found = loudness(noise(1.0, -30)[:size], at, at + length)
    assert found is None or SILENCE_DBFS <= found <= 0
