"""What the meter says about sound of known loudness."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.recording.fakes import hiss, voice, zeros
from trainer.recording.level import SILENCE_DBFS, Level, Meter, judge, measure
from trainer.recording.microphone import Samples


def tone(seconds: float, dbfs_peak: float, hertz: float = 440) -> Samples:
    time = np.arange(round(seconds * 16_000)) / 16_000
    return (10 ** (dbfs_peak / 20) * np.sin(2 * np.pi * hertz * time)).astype(np.float32)


def level_of(*pieces: Samples) -> Level:
    meter = Meter()
    for piece in pieces:
        meter.feed(piece)
    return meter.level()


def test_a_full_scale_sine_has_its_textbook_level() -> None:
    frame = measure(tone(1, 0))
    assert frame.rms_dbfs == pytest.approx(-3.01, abs=0.01)
    assert frame.peak_dbfs == pytest.approx(0, abs=0.01)


@pytest.mark.parametrize(
    ("samples", "word"),
    [
        (zeros(5), "no signal"),
        (np.zeros(0, dtype=np.float32), "no signal"),
        (hiss(5), "too quiet"),
        (tone(5, -44), "too quiet"),
        (tone(5, -42), "good"),
        (voice(5), "good"),
        (tone(5, -1.2), "good"),
        (tone(5, -0.8), "clipping"),
    ],
)
def test_the_word_for_it(samples: Samples, word: str) -> None:
    assert level_of(samples).word == word


def test_the_word_holds_still_while_somebody_breathes_the_bar_does_not() -> None:
    level = level_of(voice(2), hiss(2))
    assert level.word == "good"
    assert level.bar == 0
    assert level_of(voice(2), hiss(6)).word == "too quiet"
    assert level_of(voice(2), zeros(6)).word == "no signal"


def test_one_click_among_zeros_is_a_signal() -> None:
    sound = zeros(4)
    sound[100] = 0.001
    assert level_of(sound).word == "too quiet"


@given(st.lists(st.floats(-1, 1, width=32), max_size=400), st.integers(1, 97))
def test_levels_stay_on_their_scales_and_blocks_of_any_size_say_the_same(values: list[float], size: int) -> None:
    sound = np.repeat(np.array(values, dtype=np.float32), 20)
    level = level_of(*(sound[start : start + size * 10] for start in range(0, len(sound), size * 10)))
    assert level == level_of(sound)
    assert SILENCE_DBFS <= level.rms_dbfs <= level.peak_dbfs + 1e-6
    assert level.peak_dbfs <= 0
    assert 0 <= level.bar <= 1


def test_before_any_sound_there_is_none() -> None:
    assert judge(()) == Level(SILENCE_DBFS, SILENCE_DBFS, "no signal", 0.0)


@pytest.mark.parametrize(
    ("before", "now", "heard"),
    [
        (hiss(3), hiss(0.2, seed=1), False),
        (hiss(3), voice(0.2, 0.01), True),
        (zeros(3), zeros(0.2), False),
        (hiss(3, 0.01), hiss(0.2, 0.01, seed=1), False),  # a fan
        (hiss(3, 0.01), voice(0.2, 0.2), True),  # somebody speaks over it
        (tone(8, -20), tone(0.2, -20), True),  # loud, if steady: not nothing
    ],
)
def test_what_stands_out_of_the_noise(before: Samples, now: Samples, heard: bool) -> None:
    meter = Meter()
    meter.feed(before)
    assert meter.feed(now) is heard
