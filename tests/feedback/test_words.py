from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trainer.analysis.tokens import tokenize
from trainer.feedback.words import clip, clock, is_clean, quote, rounded, sentence_around, sentences, times, without

TEXTS = st.text(alphabet="abcI ,.!?'\n-9", max_size=200)


@given(TEXTS)
def test_sentences_hold_every_word_once_and_in_order(text: str) -> None:
    tokens = tokenize(text)
    spans = sentences(text, tokens)
    assert all(0 <= s < e <= len(text) for s, e in spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    for token in tokens:
        if token.spoken:
            found = sentence_around(spans, token.start)
            assert found is not None
            assert found[0] <= token.start < token.end <= found[1]


@given(TEXTS, st.integers(1, 12), st.data())
def test_clip_stays_inside_holds_its_word_and_its_limit(text: str, most: int, data: st.DataObject) -> None:
    tokens = tokenize(text)
    spoken = [t for t in tokens if t.spoken]
    if not spoken:
        return
    word = data.draw(st.sampled_from(spoken))
    span = sentence_around(sentences(text, tokens), word.start)
    assert span is not None
    start, end = clip(tokens, span, (word.start, word.end), most)
    assert span[0] <= start <= word.start < word.end <= end <= span[1]
    assert sum(t.spoken and start <= t.start and t.end <= end for t in tokens) <= most


@pytest.mark.parametrize(
    ("text", "cuts", "left"),
    [
        ("So, um, I called, you know, the doctor.", ["um", "you know"], "I called the doctor"),
        ("um i was like late", ["um", "like"], "I was late"),
        ("I, uh, uh, waited and, um.", ["uh", "uh", "um"], "I waited"),
        ("And it rang, like, twice", ["like"], "It rang twice"),
    ],
)
def test_without_leaves_a_clean_sentence(text: str, cuts: list[str], left: str) -> None:
    spans, at = [], 0
    for cut in cuts:
        at = text.index(cut, at)
        spans.append((at, at + len(cut)))
        at += len(cut)
    assert without(text, (0, len(text)), spans) == left


def test_quote_is_one_line_and_short() -> None:
    text = 'I said\n  "no" and ' + "word " * 30
    said = quote(text, (0, len(text)), most=5)
    assert said == "\"I said 'no' and word ...\""


def test_small_words() -> None:
    assert [times(n) for n in (1, 2, 3)] == ["once", "twice", "3 times"]
    assert [clock(s) for s in (0, 59.6, 72)] == ["0:00", "1:00", "1:12"]
    assert [rounded(r) for r in (4.0, 4.24, 12.4)] == ["4", "4.2", "12"]


@pytest.mark.parametrize(
    ("said", "clean"),
    [
        ("I counted the crates before the truck came", True),
        ("There was this there was this truck at the gate", False),
        ("It was loud but that's the yard?", False),
        ("Yeah, I count on a good crew", False),
        ("and then I counted the crates", False),
        ("A good crew in the yard", False),
        ("I counted", False),
    ],
)
def test_only_a_clean_sentence_is_an_example(said: str, clean: bool) -> None:
    assert is_clean(said) is clean


RUN_ON = (
    "so there was this order for the school and it had forty lines and nobody had told us that the gate of the yard is "
    "closed on a wednesday and i went round with the trolley to the back of the hall and one of the teachers let me in "
    "and then i carried the boxes up one by one until the bell rang"
)


@pytest.mark.parametrize("said", ["forty lines", "the trolley", "teachers", "one by one", "the bell", "wednesday"])
@pytest.mark.parametrize("most", [8, 12, 18])
def test_a_piece_of_an_endless_sentence_begins_with_a_clause(said: str, most: int) -> None:
    at = RUN_ON.index(said)
    start, end = clip(tokenize(RUN_ON), (0, len(RUN_ON)), (at, at + len(said)), most)
    piece = RUN_ON[start:end].split()
    assert said in " ".join(piece)
    assert len(piece) <= most
    assert piece[-1] not in {"the", "a", "of", "and", "to", "that", "i"}
    assert piece[0] not in {"had", "of", "was", "told", "rang", "is", "and"}


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from("i the and went of lift , . was so then a big carried him we to".split()), min_size=1),
    st.integers(0, 200),
    st.integers(1, 20),
)
def test_a_piece_is_cut_at_words_and_holds_its_place(words: list[str], place: int, most: int) -> None:
    text = " ".join(words)
    tokens = tokenize(text)
    spoken = [t for t in tokens if t.spoken]
    if not spoken:
        return
    around = spoken[place % len(spoken)]
    start, end = clip(tokens, (0, len(text)), (around.start, around.end), most)
    assert start <= around.start < around.end <= end
    assert start == 0 or start in {t.start for t in tokens}
    assert end == len(text) or end in {t.end for t in tokens}
    assert sum(start <= t.start < end for t in spoken) <= max(most, 1)


@pytest.mark.parametrize(
    "said",
    [
        "Carried the boxes up one by one",
        "I carried the boxes up to the",
        "Was the gate of the yard",
        "Moved the parcels over to the hall",
        "Of the house we had nothing left",
        "Then I did the books for and then I moved",
    ],
)
def test_a_mere_piece_is_no_example(said: str) -> None:
    assert not is_clean(said)


def test_a_whole_sentence_is() -> None:
    assert is_clean("I carried the boxes up one by one")
    assert is_clean("In the end the gate was open")
