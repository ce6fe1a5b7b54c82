import time
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.transcript.sounds import NOT_SPEECH
from tests.transcript.vowels import EE, HAT, OR, UH, hiss, in_a_room, nothing, tone, um, voice
from trainer.recording.microphone import SAMPLE_RATE, Samples
from trainer.transcript.formants import formants
from trainer.transcript.frames import measure
from trainer.transcript.model import SpeechSpan, Suspect, Word
from trainer.transcript.suspicion import suspects

# "Yes" as a machine might say it: what makes a recording have a voice in it besides the sound in question.
SPEECH = np.concatenate([voice(0.12, EE, to=HAT, pitch=(130, 120)), voice(0.1, HAT, pitch=(120, 110)), hiss(0.15)])
SPEECH_SECONDS = len(SPEECH) / SAMPLE_RATE
PAUSE = 0.3
AT = SPEECH_SECONDS + PAUSE
"""Where the sound in question begins in `recording`."""


def recording(sound: Samples, *, pause: float = PAUSE) -> Samples:
    return in_a_room(SPEECH, nothing(pause), sound, nothing(pause), SPEECH)


def words(*timed: tuple[str, float, float]) -> tuple[str, tuple[Word, ...]]:
    text, found = "", []
    for spelled, at, until in timed:
        text += " " if text else ""
        found.append(Word(len(text), len(text) + len(spelled), at, until))
        text += spelled
    return text, tuple(found)


def heard(samples: Samples, *timed: tuple[str, float, float]) -> tuple[Suspect, ...]:
    text, found = words(*timed)
    return suspects(samples, found, (SpeechSpan(0.0, len(samples) / SAMPLE_RATE),), text=text)


def beside(sound: Samples, *, pause: float = PAUSE) -> tuple[Suspect, ...]:
    """What is suspected where the recogniser heard the two words around the sound and nothing between."""
    samples = recording(sound, pause=pause)
    seconds = len(samples) / SAMPLE_RATE
    return heard(samples, ("Yes", 0.0, SPEECH_SECONDS), ("yes", seconds - SPEECH_SECONDS, seconds))


@pytest.mark.parametrize("seconds", [0.25, 0.4, 0.8])
def test_a_held_central_vowel_that_no_word_covers_is_suspected(seconds: float) -> None:
    (one,) = beside(voice(seconds, UH))
    assert one.phrase == "uh"
    assert one.verdict == "open"
    assert one.at == pytest.approx(AT, abs=0.1)
    assert one.until == pytest.approx(AT + seconds, abs=0.1)


@pytest.mark.parametrize("seconds", [0.4, 0.6])
def test_one_that_ends_with_closed_lips_is_an_um(seconds: float) -> None:
    (one,) = beside(um(seconds))
    assert one.phrase == "um"
    assert one.until == pytest.approx(AT + seconds, abs=0.1)


@pytest.mark.parametrize("pitch", [(75.0, 70.0), (115.0, 108.0), (210.0, 195.0), (260.0, 250.0)])
def test_low_and_high_voices_alike(pitch: tuple[float, float]) -> None:
    assert len(beside(voice(0.4, UH, pitch=pitch))) == 1


def test_a_longer_and_a_shorter_vocal_tract_alike() -> None:
    for scale in (0.92, 1.15):
        assert len(beside(voice(0.4, [scale * place for place in UH]))) == 1


def test_how_loud_the_recording_is_makes_no_difference() -> None:
    samples = recording(voice(0.4, UH))
    assert heard(samples) == heard(samples * np.float32(0.05)) != ()


@pytest.mark.parametrize(
    ("why", "sound"),
    [
        ("too short", voice(0.09, UH)),
        ("sung or held too long", voice(1.5, UH)),
        ("another vowel", voice(0.4, EE)),
        ("another vowel", voice(0.4, OR)),
        ("another vowel", voice(0.4, HAT)),
        ("a diphthong, as in I", voice(0.35, (700, 1200, 2500, 3500), to=(350, 2100, 2700, 3500))),
        ("a rising question", voice(0.4, UH, pitch=(110, 160))),
        ("a fall", voice(0.4, UH, pitch=(160, 100))),
        ("somebody far off", voice(0.4, UH, level=0.01)),
        ("a consonant leads in", np.concatenate([voice(0.12, (250, 1100, 2400, 3400), dull=25.0), voice(0.3, UH)])),
        ("a vowel leads on", np.concatenate([voice(0.3, UH), voice(0.3, HAT)])),
        ("s", hiss(0.4)),
        ("noise", hiss(0.4, above=0.0)),
        ("a tone", tone(0.4)),
        ("a low tone", tone(0.4, 110.0)),
    ],
)
def test_what_sounds_otherwise_is_not(why: str, sound: Samples) -> None:
    assert beside(sound) == (), why


@pytest.mark.parametrize("name", NOT_SPEECH)
def test_no_suspicion_without_a_voice_even_if_it_is_taken_for_speech(name: str) -> None:
    assert heard(NOT_SPEECH[name]) == ()


def test_only_what_voice_activity_detection_calls_speech() -> None:
    samples = recording(voice(0.4, UH))
    assert suspects(samples, (), (), text="") == ()
    assert suspects(samples, (), (SpeechSpan(0.0, SPEECH_SECONDS),), text="") == ()


@pytest.mark.parametrize("spelled", ["um,", "Uh", "Umm...", "uhh", "hmm", "er", "Erm", "oh", "ah,", "mm"])
def test_what_the_text_has_is_not_suspected_again(spelled: str) -> None:
    # Whisper gives filled pauses too little time.
    assert heard(recording(voice(0.5, UH)), (spelled, AT + 0.05, AT + 0.2)) == ()


def test_a_word_that_has_no_other_sound_is_the_sound() -> None:
    assert heard(recording(voice(0.5, UH)), ("the", AT, AT + 0.5)) == ()
    assert heard(recording(voice(0.5, UH)), ("a", AT - 0.1, AT + 0.4)) == ()


def test_a_word_stretched_over_it_does_without() -> None:
    # The recogniser gives the time of a "um" that it drops to the next word.
    samples = recording(voice(0.4, UH))
    (one,) = heard(samples, ("Yes", 0.0, SPEECH_SECONDS), ("yes", AT, len(samples) / SAMPLE_RATE))
    assert one.at == pytest.approx(AT, abs=0.1)


def test_many_words_in_the_same_time_need_it() -> None:
    samples = recording(voice(0.4, UH))
    assert heard(samples, ("Definitely", AT - 0.05, AT + 0.2), ("unsatisfactory", AT + 0.2, AT + 1.0)) == ()


def test_a_pause_in_two_pieces_is_one() -> None:
    pieces = np.concatenate([voice(0.3, UH), nothing(0.06), voice(0.3, UH)])
    (one,) = beside(pieces)
    assert one.until - one.at > 0.5


def test_two_with_a_breath_between_are_two() -> None:
    pieces = np.concatenate([voice(0.3, UH), nothing(0.5), voice(0.3, UH)])
    assert len(beside(pieces)) == 2


def test_words_without_times_claim_nothing() -> None:
    samples = recording(voice(0.4, UH))
    speech = (SpeechSpan(0.0, len(samples) / SAMPLE_RATE),)
    assert len(suspects(samples, (Word(0, 3),), speech, text="the")) == 1


def test_no_sound_at_all() -> None:
    assert suspects(nothing(0), (), (SpeechSpan(0.0, 1.0),), text="") == ()
    assert heard(nothing(2.0)) == ()


@settings(max_examples=25, deadline=None)
@given(
    seed=st.integers(0, 2**32 - 1),
    count=st.integers(1, 2 * SAMPLE_RATE),
    spans=st.lists(st.tuples(st.floats(0, 3), st.floats(0, 3)), max_size=3),
    claims=st.lists(st.tuples(st.floats(0, 3), st.floats(0, 3)), max_size=4),
)
def test_any_sound_and_any_times_give_stretches_in_order(
    seed: int, count: int, spans: list[tuple[float, float]], claims: list[tuple[float, float]]
) -> None:
    chance = np.random.default_rng(seed)
    samples = np.resize(recording(voice(0.4, UH)), count) * np.float32(chance.uniform(0, 2))
    text, timed = words(*(("word", *sorted(claim)) for claim in claims))
    speech = tuple(SpeechSpan(*sorted(span)) for span in spans)
    found = suspects(samples, timed, speech, text=text)
    assert all(0 <= one.at < one.until <= count / SAMPLE_RATE + 0.05 for one in found)
    assert all(before.until < after.at for before, after in pairwise(found))


def test_pitch_is_measured() -> None:
    frames = measure(voice(0.5, UH, pitch=(140, 140)))
    inside = slice(10, 40)
    assert np.median(frames.pitch[inside]) == pytest.approx(140, rel=0.02)
    assert frames.periodicity[inside].min() > 0.9
    assert measure(hiss(0.5)).periodicity[inside].max() < 0.5


def test_formants_are_measured() -> None:
    for vowel in (UH, HAT, EE):
        first, second, third = formants(voice(0.3, vowel, pitch=(100, 96)))[:3]
        assert first == pytest.approx(vowel[0], abs=80)
        assert second == pytest.approx(vowel[1], abs=120)
        assert third == pytest.approx(vowel[2], abs=200)


def test_it_takes_less_than_a_fiftieth_of_the_sound() -> None:
    samples = np.resize(recording(voice(0.4, UH)), 20 * SAMPLE_RATE)
    took = []
    for _ in range(3):
        begun = time.process_time()
        assert len(heard(samples)) > 5
        took.append(time.process_time() - begun)
    assert min(took) < 20 / 50
