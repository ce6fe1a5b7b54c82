"""Two forms of a word meet; words of every subject are left out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.analysis.stems import content_stems, stem


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("deadline", "deadlines"),
        ("taught", "teaching"),
        ("carried", "carry"),
        ("planning", "planned"),
        ("invoice", "invoicing"),
        ("colleague's", "colleagues"),
    ],
)
def test_forms_of_one_word_meet(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(("one", "other"), [("invoice", "inventory"), ("nurse", "nursery"), ("ward", "warden")])
def test_other_words_stay_apart(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_only_words_that_name_a_subject_count() -> None:
    assert content_stems("tell me about a time you caught an error at the handover".split()) == {"error", "handov"} | {
        stem("caught")
    }
    assert content_stems(["9", "ten", "a", "because"]) == frozenset()


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz'", min_size=1, max_size=20))
def test_a_stem_is_no_longer_than_its_word_unless_it_is_irregular(word: str) -> None:
    assert stem(word)[:1] == word[:1] or len(stem(word)) <= len(word) + 2
