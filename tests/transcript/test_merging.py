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


spoken = st.lists(st.sampled_from(["um", "uh", "the", "so", "I", "left", "it"]), max_size=12).map(" ".join)


@given(spoken, spoken)
def test_all_words_and_all_filled_pauses_stay_in_order(words: str, pauses: str) -> None:
    found = with_filled_pauses(said(words), said(pauses))
    assert [w for w in found if is_filled_pause(w.text)] == [w for w in said(pauses) if is_filled_pause(w.text)]
    assert [w for w in found if not is_filled_pause(w.text)] == [w for w in said(words) if not is_filled_pause(w.text)]
