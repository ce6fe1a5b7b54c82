"""Where words stand in an answer, and from which second they are played."""

from hypothesis import given
from hypothesis import strategies as st

from tests.factories import make_result
from trainer.review.marks import cut_at, mark_spans, placed
from trainer.review.places import second_of, sentence_step, word_at, word_spans
from trainer.transcript.model import Transcript, Word
from trainer.transcript.typed import typed_transcript

TEXT = "So we had 24 beds. Falls were high, and I  asked why.\nThey went down."
SPOKEN = Transcript("One two three", (Word(0, 3, 1.0, 1.4), Word(4, 7), Word(8, 13, 2.5, 3.0)), 4.0)


def test_the_words_of_a_typed_text_have_places_and_no_times() -> None:
    typed = typed_transcript(TEXT)
    words = [TEXT[start:end] for start, end in word_spans(typed)]
    assert words == TEXT.split()
    assert second_of(typed, 5) is None


def test_a_word_is_found_by_any_of_its_characters_and_by_the_space_before_it() -> None:
    spans = word_spans(SPOKEN)
    assert [word_at(spans, at) for at in (0, 2, 3, 4, 6, 8, 12, 99)] == [0, 0, 1, 1, 1, 2, 2, 2]
    assert word_at((), 0) == -1


def test_a_word_that_nobody_timed_is_played_with_the_one_before() -> None:
    assert [second_of(SPOKEN, at) for at in (0, 5, 8, 12)] == [1.0, 1.0, 2.5, 2.5]
    assert second_of(Transcript("One", (Word(0, 3),)), 0) is None


def test_from_sentence_to_sentence_and_back() -> None:
    second, third = TEXT.index("Falls"), TEXT.index("They")
    assert [sentence_step(TEXT, at, 1) for at in (0, second, third)] == [second, third, third]
    assert [sentence_step(TEXT, at, -1) for at in (third + 2, third, second, 0)] == [third, second, 0, 0]


def test_pieces_know_where_they_stand() -> None:
    result = make_result()
    pieces = list(placed(result.text, mark_spans(result)))
    assert all(start is None or result.text.startswith(piece, start) for piece, _, start in pieces)
    assert [(piece, mark) for piece, mark, _ in pieces] == list(cut_at(result.text, mark_spans(result)))


@given(st.text(max_size=200), st.integers(0, 250), st.sampled_from((-1, 1)))
def test_no_text_leads_out_of_itself(text: str, offset: int, step: int) -> None:
    spans = word_spans(Transcript(text))
    assert -1 <= word_at(spans, offset) < max(1, len(spans))
    place = min(offset, len(text))
    assert 0 <= sentence_step(text, place, step) <= max(place, len(text))
