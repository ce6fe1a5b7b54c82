from itertools import pairwise

import pytest
from hypothesis import given
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
