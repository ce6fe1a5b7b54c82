from itertools import pairwise

import numpy as np
import pytest

from trainer.recording.files import read_audio
from trainer.recording.microphone import SAMPLE_RATE, Samples
from trainer.transcript.voice_activity import VoiceActivity, speech_spans

from .sounds import NOT_SPEECH, RECORDINGS


@pytest.mark.parametrize("name", NOT_SPEECH)
def test_what_is_not_speech_has_no_voice(name: str) -> None:
    assert speech_spans(NOT_SPEECH[name]) == ()


def test_nothing_at_all_has_no_voice() -> None:
    assert speech_spans(np.zeros(0, dtype=np.float32)) == ()


def test_spans_are_in_order_and_cover_the_speech() -> None:
    samples = read_audio(RECORDINGS / "handover.flac")
    seconds = len(samples) / SAMPLE_RATE
    spans = speech_spans(samples)
    assert len(spans) >= 4, "five sentences with half a second of silence between them"
    assert all(0 <= span.at < span.until <= seconds for span in spans)
    assert all(a.until <= b.at for a, b in pairwise(spans))
    assert 0.7 * seconds < sum(span.until - span.at for span in spans) < 0.95 * seconds


def test_a_pause_is_found_where_it_is() -> None:
    said: Samples = read_audio(RECORDINGS / "deadline.flac")[: 3 * SAMPLE_RATE]
    pause = np.zeros(2 * SAMPLE_RATE, dtype=np.float32)
    spans = speech_spans(np.concatenate([said, pause, said]))
    gaps = [(b.at - a.until, a.until) for a, b in pairwise(spans)]
    longest, begins = max(gaps)
    assert 1.5 < longest < 2.9
    assert 2.3 < begins < 3.5


@pytest.mark.parametrize(("level", "heard"), [(-26, True), (-48, True), (-66, False)])
def test_a_soft_voice_is_heard_and_one_far_off_is_not(level: float, heard: bool) -> None:
    samples = read_audio(RECORDINGS / "handover.flac")
    samples = samples * np.float32(10 ** (level / 20) / np.sqrt(np.square(samples).mean()))
    voiced = sum(span.until - span.at for span in speech_spans(samples))
    assert (voiced > 0.7 * len(samples) / SAMPLE_RATE) == heard
    assert heard or not voiced


def test_sound_that_comes_in_blocks_has_the_same_voice() -> None:
    samples = read_audio(RECORDINGS / "deadline.flac")
    activity, chance, at = VoiceActivity(), np.random.default_rng(3), 0
    while at < len(samples):
        count = int(chance.integers(1, 3000))
        activity.hear(samples[at : at + count])
        at += count
    activity.end()
    assert activity.spans() == speech_spans(samples)


def test_a_long_recording_is_heard_in_parts_as_if_it_were_one(monkeypatch: pytest.MonkeyPatch) -> None:
    samples = read_audio(RECORDINGS / "deadline.flac")
    whole = speech_spans(samples)
    monkeypatch.setattr("trainer.transcript.voice_activity._MOST_FRAMES", 7)
    assert speech_spans(samples) == whole


def test_a_stretch_that_goes_on_reaches_to_now() -> None:
    samples = read_audio(RECORDINGS / "deadline.flac")
    first = speech_spans(samples)[0]
    activity = VoiceActivity()
    activity.hear(samples[: round((first.until - 0.3) * SAMPLE_RATE)])
    assert activity.speaking
    (span,) = activity.spans()
    assert (span.at, span.until) == (first.at, pytest.approx(activity.seconds))
