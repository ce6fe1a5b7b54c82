"""Searching: what a person types finds the answers that have it, and shows where."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.factories import STARTED, make_answer, make_interview, make_question, make_result
from trainer.store.query import query_of
from trainer.store.records import Hit
from trainer.store.sentences import LONGEST, marked_sentence
from trainer.store.store import Store

FALLS = "We counted the falls. Then we cut the falls by a third, and the café was quiet. Nobody fell."


def say(store: Store, id_: str, text: str, **fields: object) -> None:
    store.save_answer(make_answer(id_, result=make_result(id_, text, fillers=(), figures=(), vague=()), **fields))


@pytest.fixture
def filled(store: Store) -> Store:
    store.save_interview(make_interview())
    say(store, "falls", FALLS)
    say(store, "till", "The till didn't open, so I counted the money by hand.", take=2)
    say(store, "fire", "There was a fire.", take=3, question=make_question(ask="Tell me about a crisis in the café."))
    return store


def found(store: Store, words: str) -> set[str]:
    return {hit.row.id for hit in store.search(words)}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("falls ", {"falls"}),
        ("COUNTED ", {"falls", "till"}),
        ("counted falls ", {"falls"}),
        ("falls counted ", {"falls"}),
        ("counted the fire ", set()),
        ("cafe ", {"falls", "fire"}),
        ("CAFÉ ", {"falls", "fire"}),
        ('"counted the" ', {"falls", "till"}),
        ('"the counted" ', set()),
        ('"cut the falls"', {"falls"}),
        ("didn't ", {"till"}),
        ("didn\u2019t ", {"till"}),
        # While somebody is typing.
        ("fal", {"falls"}),
        ("fal ", set()),
        ("coun", {"falls", "till"}),
        ('"counted the m', {"till"}),
        ('"counted the m"', set()),
        ("counted fall", {"falls"}),
        ("coun fall", set()),
        # Words like any other, and nothing to search.
        ("falls OR till ", set()),
        ("fire AND ", set()),
        ("NOT fire ", set()),
        ("answer:falls ", set()),
        ("fal* ", set()),
        ("-falls ", {"falls"}),
        ("(falls ", {"falls"}),
        ("falls - ", {"falls"}),
        ("", set()),
        ("  \t", set()),
        ('"', set()),
        ('""', set()),
        ("*", set()),
        ("^ ()", set()),
        ("falls\x00 ", {"falls"}),
    ],
)
def test_what_is_typed_finds(filled: Store, words: str, expected: set[str]) -> None:
    assert found(filled, words) == expected


def marked(hit: Hit) -> list[str]:
    return [hit.sentence[start:end] for start, end in hit.spans]


def test_a_hit_shows_the_sentence_with_the_most_of_it(filled: Store) -> None:
    (hit,) = filled.search("cut falls ")
    assert hit.sentence == "Then we cut the falls by a third, and the café was quiet."
    assert marked(hit) == ["cut", "falls"]
    assert FALLS[hit.start :].startswith(hit.sentence)
    assert (hit.place, hit.row.id, hit.row.ask) == ("answer", "falls", "Tell me about a change you made.")


def test_an_unfinished_word_and_a_phrase_are_marked_whole(filled: Store) -> None:
    (hit,) = filled.search('"by a third" caf')
    assert marked(hit) == ["by a third", "café"]


def test_a_phrase_may_go_on_in_the_next_sentence(filled: Store) -> None:
    (hit,) = filled.search('"was quiet nobody"')
    assert marked(hit) == ["was quiet. Nobody"]


def test_hits_come_the_latest_first(filled: Store) -> None:
    assert [hit.row.id for hit in filled.search("counted")] == ["till", "falls"]


def test_the_question_and_the_note_are_searched_too(filled: Store) -> None:
    (hit,) = filled.search("crisis")
    assert (hit.row.id, hit.place, hit.sentence) == ("fire", "question", "Tell me about a crisis in the café.")
    assert marked(hit) == ["crisis"]
    filled.annotate("fire", note="Too short. Mention the alarm.")
    (hit,) = filled.search("alarm")
    assert (hit.place, hit.sentence, hit.start) == ("note", "Mention the alarm.", 11)
    assert found(filled, "fire alarm crisis") == {"fire"}
    filled.annotate("fire", note="Better now.")
    assert found(filled, "alarm") == set()


def test_a_follow_up_question_is_searched_with_its_answer(filled: Store) -> None:
    say(filled, "probe", "By a half.", take=4, follows="fire", probe="How much was insured?")
    assert found(filled, "insured") == {"probe"}


def test_corrected_and_deleted_words_are_found_no_more(filled: Store) -> None:
    say(filled, "till", "The drawer did not open.", take=2)
    assert found(filled, "till ") == set()
    assert found(filled, "drawer") == {"till"}
    filled.delete_answer("till")
    assert found(filled, "drawer") == set()
    filled.delete_session("interview-1")
    assert found(filled, "falls") == set()
    assert filled.check() == ()


def test_an_endless_sentence_is_cut_between_words() -> None:
    text = "first " + "and so on " * 200 + "needle " + "and so on " * 200
    at = text.index("needle")
    sentence, start, ((begin, end),) = marked_sentence(text, [(at, at + 6)])
    assert len(sentence) <= LONGEST
    assert sentence[begin:end] == "needle"
    assert text[start : start + len(sentence)] == sentence
    assert text[start - 1] == text[start + len(sentence)] == " "


def test_a_word_longer_than_what_is_shown_is_shown_whole() -> None:
    text = "x" * 1000
    assert marked_sentence(text, [(0, 1000)]) == (text, 0, ((0, 1000),))


def test_as_many_words_as_anybody_pastes(filled: Store) -> None:
    assert found(filled, "falls " * 5_000) == {"falls"}
    assert found(filled, "(" * 5_000) == set()


@pytest.fixture(scope="module")
def shared() -> Iterator[Store]:
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "history.db") as store:
        store.save_interview(make_interview())
        yield store


anything = st.text(st.characters(codec=None), max_size=40)
typed = st.lists(anything | st.sampled_from(['"', "*", "NEAR(", "AND", "OR", "NOT", ":", "^", "a", "\x00"]), max_size=6)


@given(text=anything, note=anything, words=anything | typed.map("".join) | typed.map(" ".join))
@settings(max_examples=150, deadline=None)
@example(text="\x02falls\x03 \ud83d\x00 caf\u00e9", note="\x00", words='falls "caf')
def test_no_text_and_no_words_are_an_error(shared: Store, text: str, note: str, words: str) -> None:
    say(shared, "any", text)
    shared.annotate("any", note=note)
    for hit in shared.search(words):
        assert all(0 <= start < end <= len(hit.sentence) for start, end in hit.spans)
        assert len(hit.sentence) <= LONGEST


@st.composite
def sentences_with_a_hit(draw: st.DrawFn) -> tuple[str, str]:
    words = draw(st.lists(st.text("abcdeéü'ßж", min_size=1, max_size=6), min_size=1, max_size=30))
    separators = st.sampled_from([" ", ", ", ". ", "\n", "? ", " \U0001f642 ", "\t", '" '])
    text = "".join(word + draw(separators) for word in words)
    return text, draw(st.sampled_from(words))


@given(case=sentences_with_a_hit())
@settings(max_examples=150, deadline=None)
def test_the_spans_of_a_hit_lie_on_the_words(shared: Store, case: tuple[str, str]) -> None:
    text, word = case
    say(shared, "any", text)
    shared.annotate("any", note="")
    hits = shared.search(f"{word} ")
    if not query_of(word):
        assert hits == ()
        return
    (hit,) = hits
    assert hit.row.answered_at > STARTED
    assert hit.place == "answer"
    assert hit.spans
    assert " ".join(text[hit.start :].split()).startswith(" ".join(hit.sentence.split()))
    for start, end in hit.spans:
        assert plain(hit.sentence[start:end]) == plain(word)


def plain(text: str) -> str:
    folded = text.translate(str.maketrans("éüEU", "eueu"))
    return " ".join("".join(c if c.isalnum() else " " for c in folded).split())
