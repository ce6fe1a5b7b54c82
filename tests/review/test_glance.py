"""Answers and the store at a glance; a hit in its sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.review.glance import hit_pieces, size_words, store_line
from trainer.store.records import Counts, Hit


def hit(sentence: str, *spans: tuple[int, int]) -> Hit:
    return Hit(row=None, sentence=sentence, spans=spans, start=0)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (1, "under 1 kB"),
        (1000, "1 kB"),
        (340_000, "340 kB"),
        (999_600, "1 MB"),
        (31_000_000, "31 MB"),
        (1_240_000_000, "1.2 GB"),
    ],
)
def test_sizes_as_one_says_them(size: int, words: str) -> None:
    assert size_words(size) == words


def test_how_much_is_kept_and_for_how_long() -> None:
    counts = Counts(sessions=14, answers=52)
    assert store_line(counts, 31_000_000, 0) == "14 sessions, 52 answers, 31 MB of recordings, kept for ever"
    assert store_line(counts, 31_000_000, 90).endswith("31 MB of recordings, kept for 90 days")
    assert store_line(Counts(1, 1), 0, 1) == "1 session, 1 answer, no recordings; recordings are kept for 1 day"


def test_found_words_stand_apart() -> None:
    pieces = hit_pieces(hit("We cut falls by a third.", (7, 12), (18, 23)), 100)
    assert [(p.text, p.found) for p in pieces] == [
        ("We cut ", False),
        ("falls", True),
        (" by a ", False),
        ("third", True),
        (".", False),
    ]


def test_an_endless_sentence_is_shown_around_what_was_found() -> None:
    sentence = f"{'and so on ' * 60}falls {'and on ' * 60}"
    at = sentence.index("falls")
    pieces = hit_pieces(hit(sentence, (at, at + 5)), 80)
    shown = "".join(p.text for p in pieces)
    assert len(shown) < 100
    assert shown.startswith("... ")
    assert shown.endswith(" ...")
    assert [p.text for p in pieces if p.found] == ["falls"]


@given(
    st.text(max_size=300),
    st.lists(st.tuples(st.integers(0, 320), st.integers(0, 320)), max_size=6),
    st.integers(10, 200),
)
def test_whatever_is_found_wherever_it_can_be_shown(sentence: str, spans: list[tuple[int, int]], most: int) -> None:
    pieces = hit_pieces(hit(sentence, *spans), most)
    longest = max((end - start for start, end in spans if start < end), default=0)
    assert sum(len(piece.text) for piece in pieces) <= most + longest + 8
