"""What a calibration says, and what it advises."""

from dataclasses import replace

import numpy as np
import pytest

from tests.calibration.test_kept import ONE
from tests.factories import make_result
from tests.recording.fakes import hiss, voice, zeros
from trainer.calibration.loudness import level_of
from trainer.calibration.model import Calibration
from trainer.calibration.reading import Reading, SoundScore
from trainer.calibration.words import (
    LargerModel,
    advice,
    answer_range,
    larger_model,
    range_words,
    result_words,
    sound_rows,
)
from trainer.transcript.model import Suspect

SMALL = LargerModel("small", 486, here=False)


def with_hits(heard: int, invented: int = 0, word_errors: int = 9) -> Calibration:
    scores = (SoundScore("um and uh", 24, heard, invented), *ONE.reading.sounds[1:])
    return replace(ONE, reading=Reading(scores, 261, word_errors, 6))


def test_without_a_calibration_nothing_is_said() -> None:
    assert range_words(5, None) == ""


@pytest.mark.parametrize(
    ("heard", "hits", "words"),
    [
        (5, 21, "um and uh: 5 heard; by your calibration about 5 to 7 were said"),
        (5, 24, "um and uh: 5 heard; by your calibration that is about right"),
        (0, 24, "um and uh: none heard; by your calibration that is about right"),
        (0, 17, "um and uh: none heard; by your calibration about 0 to 1 were said"),
        (5, 4, "um and uh: 5 heard; your calibration says that many go unheard here"),
    ],
)
def test_a_count_carries_its_range(heard: int, hits: int, words: str) -> None:
    assert range_words(heard, with_hits(hits)) == words


def test_the_result_is_told_in_words() -> None:
    told = result_words(with_hits(21, invented=1).reading)
    assert told == (
        "Of 24 um and uh that you read, 21 were heard: likely 69 to 96 in 100.",
        "1 was heard where none stands in the script.",
        "Of 100 words about 3 came out wrong, missing or added.",
        "From now on counts have a range: 5 heard means about 4 to 7 said.",
    )
    assert "None was heard where none stands." in result_words(with_hits(21).reading)
    assert "the least that was said" in result_words(with_hits(5).reading)[-1]
    assert sound_rows(ONE.reading)[1] == ("you know", 3, 3, 0, 0)


def test_nothing_is_advised_where_all_is_well() -> None:
    assert advice(with_hits(21), SMALL) == ()


def test_a_poor_rate_leads_to_a_larger_model_and_another_microphone() -> None:
    told = advice(with_hits(12), SMALL)
    assert "interview-trainer model fetch small" in told[0]
    assert "486 MB" in told[0]
    assert "headset" in told[1]
    assert "on this machine" in advice(with_hits(12), replace(SMALL, here=True))[0]
    assert len(advice(with_hits(12), None)) == 1


def test_many_wrong_words_lead_there_too() -> None:
    assert advice(with_hits(24, word_errors=90), SMALL)


def test_a_level_that_is_wrong_comes_first() -> None:
    assert "come closer" in advice(replace(with_hits(12), level="too quiet"), SMALL)[0]
    assert "too loud" in advice(replace(with_hits(24), level="clipping"), SMALL)[0]


@pytest.mark.parametrize(
    ("name", "here", "larger"),
    [
        ("base", (), LargerModel("small", 486, False)),
        ("base", ("base", "medium"), LargerModel("medium", 1530, True)),
        ("base", ("small", "medium"), LargerModel("small", 486, True)),
        ("base.en", ("small",), LargerModel("small.en", 486, False)),
        ("large-v3", (), None),
        ("my-own", (), None),
    ],
)
def test_the_next_larger_model(name: str, here: tuple[str, ...], larger: LargerModel | None) -> None:
    assert larger_model(name, lambda other: other in here) == larger


def test_above_the_largest_english_model_another_will_do() -> None:
    found = larger_model("medium.en", lambda _: False)
    assert found is not None
    assert found.name == "large-v3"


def test_the_level_of_a_whole_reading() -> None:
    knock = np.concatenate((hiss(20.0), np.ones(1600, dtype=np.float32)))
    assert level_of(voice(20.0)) == "good"
    assert level_of(hiss(20.0)) == "too quiet"
    assert level_of(knock) == "too quiet"
    assert level_of(zeros(5.0)) == level_of(zeros(0.0)) == "no signal"
    assert level_of(np.concatenate((voice(10.0), np.ones(16_000, dtype=np.float32)))) == "clipping"


def test_an_answer_carries_the_range_of_its_um_and_uh() -> None:
    result = make_result(text="So, um, I ran it, uh, and, you know, um, it went well.", fillers=("um", "uh", "um"))
    assert answer_range(result, with_hits(17)) == range_words(3, with_hits(17)) != ""
    assert answer_range(result, None) == ""


def test_the_calibration_of_another_model_says_nothing() -> None:
    assert answer_range(make_result(), replace(with_hits(17), model="small")) == ""


def test_where_somebody_listened_and_decided_no_range_is_claimed() -> None:
    result = make_result()
    for verdict, told in (("open", True), ("accepted", False), ("struck", False)):
        suspects = (Suspect(1.0, 1.4, "um", verdict),)  # type: ignore[arg-type]
        looked = replace(result, transcript=replace(result.transcript, suspects=suspects))
        assert bool(answer_range(looked, with_hits(17))) is told
    assert answer_range(replace(result, original_text="Sum, I looked."), with_hits(17)) == ""
