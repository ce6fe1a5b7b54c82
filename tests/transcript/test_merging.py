from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.transcript.assembly import HeardWord, is_filled_pause
from trainer.transcript.merging import with_filled_pauses


def said(text: str, *, at: float = 0.0, each: float = 0.5) -> list[HeardWord]:
    """The words of `text`, one after the other from second `at` on; "-" is half a second of nothing."""
    return [
        HeardWord(f" {word}", at + n * each, at + (n + 0.9) * each, 0.9)
        for n, word in enumerate(text.split())
        if word != "-"
    ]


def merged(words: str, pauses: str) -> str:
    return "".join(word.text for word in with_filled_pauses(said(words), said(pauses))).strip()


def test_filled_pauses_come_from_the_one_and_words_from_the_other() -> None:
    assert merged("I cut - the returns - by half", "I cut um the return uh by have") == (
        "I cut um the returns uh by half"
    )


def test_a_filled_pause_of_the_words_own_does_not_stay() -> None:
    assert merged("So um I left", "So - I left") == "So I left"


def test_a_filled_pause_stands_before_the_word_it_preceded_where_only_that_is_the_same() -> None:
    assert merged("we fought - the budget", "he thought um the budget") == "we fought um the budget"


def test_without_a_word_in_common_its_time_counts() -> None:
    assert merged("one two - three four", "eins zwei um drei vier") == "one two um three four"


def test_filled_pauses_at_either_end_stay_there() -> None:
    assert merged("- yes I did -", "um yes I did uh") == "um yes I did uh"


def test_where_one_heard_nothing_the_other_stands_alone() -> None:
    assert merged("", "um well uh") == "um uh"
    assert merged("just words", "") == "just words"


@pytest.mark.parametrize(("surer", "stays"), [("uh", "handover uh the nurse"), ("up", "handover up the nurse")])
def test_one_sound_that_each_heard_otherwise_is_what_the_surer_says(surer: str, stays: str) -> None:
    words, pauses = (
        [replace(word, probability=0.8 if word.text.strip() == surer else 0.5) for word in said(text)]
        for text in ("handover up the nurse", "handover uh the nurse")
    )
    assert "".join(word.text for word in with_filled_pauses(words, pauses)).strip() == stays


def test_a_word_that_both_heard_stays_beside_a_filled_pause() -> None:
    words = [HeardWord(" handover", 0.0, 0.6, 0.9), HeardWord(" the", 0.7, 1.2, 0.1)]
    pauses = [words[0], HeardWord(" uh,", 0.7, 1.0, 0.9), HeardWord(" the", 1.0, 1.2, 0.9)]
    assert "".join(word.text for word in with_filled_pauses(words, pauses)) == " handover uh, the"


spoken = st.lists(st.sampled_from(["um", "uh", "the", "so", "I", "left", "it"]), max_size=12).map(" ".join)


@given(spoken, spoken)
def test_all_words_and_all_filled_pauses_stay_in_order(words: str, pauses: str) -> None:
    between = said(pauses, at=0.47, each=0.5)  # at other times, so that none stands for the same sound as a word
    between = [replace(word, until=word.at + 0.02) for word in between]
    found = with_filled_pauses(said(words), between)
    assert [w for w in found if is_filled_pause(w.text)] == [w for w in between if is_filled_pause(w.text)]
    assert [w for w in found if not is_filled_pause(w.text)] == [w for w in said(words) if not is_filled_pause(w.text)]
