"""What was read against what was heard: every filler found in its place, nothing learned from half a reading."""

import difflib
import re
from typing import Any

import hypothesis
import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.analysis.fillers import find_fillers
from trainer.calibration.align import align
from trainer.calibration.reading import Reading, SoundScore, TooLittleReadError, score
from trainer.calibration.script import SCRIPT
from trainer.transcript.model import Transcript

GAP, SUBSTITUTION = 3, 4  # sclite's weights
WHOLE = " ".join(paragraph.text for paragraph in SCRIPT)


def scored(text: str, seconds: float | None = 110.0) -> Reading:
    return score(Transcript(text, seconds=seconds))


def sound(reading: Reading, name: str) -> SoundScore:
    return next(s for s in reading.sounds if s.sound == name)


def without(text: str, *words: str) -> str:
    """The text, these words taken out wherever they stand."""
    for word in words:
        text = re.sub(rf",? \b{word}\b,?|\b{word}\b, ", "", text, flags=re.IGNORECASE)
    return text


def test_what_is_planted_is_what_the_program_counts() -> None:
    for paragraph in SCRIPT:
        found = find_fillers(Transcript(paragraph.text))
        assert [(f.start, f.end) for f in found] == list(paragraph.planted)


def test_the_script_keeps_to_what_can_be_compared() -> None:
    assert 200 <= len(WHOLE.split()) <= 300
    assert any(not paragraph.planted for paragraph in SCRIPT)
    assert not re.search(r"[0-9\[\]]", WHOLE)
    assert len(re.findall(r"\blike\b", WHOLE)) == sum(
        p.text[start:end] == "like" for p in SCRIPT for start, end in p.planted
    )


def test_the_script_itself_is_heard_without_a_fault() -> None:
    reading = scored(WHOLE)
    assert (reading.hit_rate, reading.word_errors, reading.paragraphs) == (1.0, 0, len(SCRIPT))
    assert reading.um_uh == SoundScore("um and uh", 24, 24, 0)
    assert all(s.planted and s.heard == s.planted and not s.invented for s in reading.sounds)


def test_signs_and_capitals_are_no_mistakes() -> None:
    assert scored(re.sub(r"[.,:]", "", WHOLE).upper().replace("UM", "umm").replace("UH", "uhh")).word_errors == 0


def test_a_model_that_deletes_every_filled_pause_has_a_rate_of_nothing() -> None:
    reading = scored(without(WHOLE, "um", "uh"))
    assert (reading.um_uh.heard, reading.um_uh.missed, reading.um_uh.invented) == (0, 24, 0)
    assert reading.word_errors == 0
    assert sound(reading, "you know").heard == 3


def test_um_for_uh_is_heard() -> None:
    assert scored(re.sub(r"\buh\b", "um", WHOLE)).um_uh == SoundScore("um and uh", 24, 24, 0)


def test_a_filled_pause_moved_past_a_word_or_two_is_the_same_one() -> None:
    moved = WHOLE.replace("the um door was heavy", "the door was um heavy")
    assert moved != WHOLE
    assert scored(moved).um_uh == SoundScore("um and uh", 24, 24, 0)


def test_a_filled_pause_far_from_every_planted_one_was_invented() -> None:
    more = WHOLE.replace("My brother built", "My, um, brother built").replace("a basket every", "a basket, uh, every")
    assert scored(more).um_uh == SoundScore("um and uh", 24, 24, 2)


def test_each_planted_one_is_found_once() -> None:
    assert scored(WHOLE.replace("the um door", "the um um um door")).um_uh == SoundScore("um and uh", 24, 24, 2)


def test_phrases_have_a_score_of_their_own() -> None:
    text = WHOLE.replace("the sign, you know, had", "the sign, had").replace("bread. We did", "bread. You know, we did")
    assert sound(scored(text), "you know") == SoundScore("you know", 3, 2, 1)
    assert sound(scored(WHOLE.replace("was, like, the", "was the")), "like") == SoundScore("like", 2, 1, 0)


def test_words_misheard_left_out_and_added_are_counted() -> None:
    text = WHOLE.replace("small shop", "tall shop").replace("half of its", "half its").replace("very", "very")
    reading = scored(text.replace("wait for the answer", "wait for the right answer"))
    assert reading.word_errors == 3
    assert reading.word_error_rate == pytest.approx(3 / reading.words)


def test_a_filled_pause_heard_as_another_word_is_missed_and_a_word_too_many() -> None:
    reading = scored(WHOLE.replace("the um door", "the on door"))
    assert (reading.um_uh.missed, reading.word_errors) == (1, 1)


def test_paragraphs_that_were_not_read_are_left_out_of_the_account() -> None:
    most = " ".join(paragraph.text for paragraph in SCRIPT[:-1])
    reading = scored(most)
    assert reading.paragraphs == len(SCRIPT) - 1
    assert reading.um_uh.planted == reading.um_uh.heard == 24 - 5
    assert reading.word_errors == 0


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "No speech was heard"),
        (" ".join(p.text for p in SCRIPT[:2]), "Only 2 of 6"),
        ("So, um, I looked after 24 beds, and, uh, we cut falls by a third. " * 20, "Only 0 of 6"),
        (SCRIPT[3].text, "Only 1 of 6"),
    ],
)
def test_little_of_the_script_teaches_nothing(text: str, words: str) -> None:
    with pytest.raises(TooLittleReadError) as told:
        scored(text)
    assert words in told.value.message
    assert "stays as it was" in told.value.message
    assert told.value.hint
    assert told.value.exit_status == 2


def test_an_hour_of_sound_is_not_the_script() -> None:
    with pytest.raises(TooLittleReadError, match="60 minutes long"):
        scored(WHOLE, seconds=3600.0)


words = st.lists(st.sampled_from("the a shop lamp um and river".split()), max_size=12)


@given(words, words)
def test_every_word_has_its_place_and_the_distance_is_that_of_the_fewest_edits(a: list[str], b: list[str]) -> None:
    pairs = align(a, b)
    assert [i for i, _ in pairs if i is not None] == list(range(len(a)))
    assert [j for _, j in pairs if j is not None] == list(range(len(b)))
    matcher = difflib.SequenceMatcher(None, a, b, autojunk=False)
    matched = sum(block.size for block in matcher.get_matching_blocks())
    assert cost(pairs, a, b) <= GAP * (len(a) + len(b) - 2 * matched)
    assert cost(pairs, a, b) == cost(align(b, a), b, a)


def cost(pairs: tuple[Any, ...], a: list[str], b: list[str]) -> int:
    return sum(GAP if i is None or j is None else 0 if a[i] == b[j] else SUBSTITUTION for i, j in pairs)


def test_words_stay_beside_those_they_were_meant_to_be() -> None:
    pairs = align("the dark window was closed".split(), "the dog window was was closed".split())
    assert (1, 1) in pairs
    assert (2, 2) in pairs
    assert (4, 5) in pairs


@hypothesis.settings(max_examples=40)
@given(st.sets(st.integers(0, 23), max_size=24))
def test_as_many_are_missed_as_were_left_out(left_out: set[int]) -> None:
    count = iter(range(1000))
    text = re.sub(r"\b([Uu][mh])\b", lambda m: "" if next(count) in left_out else m.group(1), WHOLE)
    assert scored(text).um_uh.missed == len(left_out)
