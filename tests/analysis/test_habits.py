"""Pet phrases found by counting, and where the fillers gather."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trainer.analysis.analyse import analyse
from trainer.analysis.model import Habit
from trainer.bank.model import Question
from trainer.transcript.model import Transcript


def habits_of(text: str, asked: str = "") -> tuple[Habit, ...]:
    question = Question("q", asked, "behavioural") if asked else None
    return analyse(Transcript(text), question).habits


def pets(text: str, asked: str = "") -> dict[str, int]:
    return {h.phrase: h.count for h in habits_of(text, asked) if h.kind == "pet_phrase"}


def placed(text: str, kind: str) -> list[tuple[str, str, int]]:
    return [(text[h.start : h.end], h.phrase, h.count) for h in habits_of(text) if h.kind == kind]


PHRASES = (
    "to be honest",
    "to be fair",
    "at the end of the day",
    "as I said",
    "if that makes sense",
    "needless to say",
    "at that point",
    "from my perspective",
    "of course",
    "going forward",
    "long story short",
    "the way I see it",
    "I'm not going to lie",
    "that being said",
)
WITHIN = "The ovens were old, {0}, and nobody cleaned them. {1} I bought brushes. My baker was, {0}, delighted. "


@pytest.mark.parametrize("phrase", PHRASES)
def test_a_phrase_said_four_times_is_found_with_its_count(phrase: str) -> None:
    text = (
        WITHIN.format(phrase, phrase[0].upper() + phrase[1:] + ",") + f"We sold more bread and, {phrase}, it was fun."
    )
    assert pets(text) == {phrase: 4}


@pytest.mark.parametrize("phrase", PHRASES)
def test_it_is_found_without_punctuation_too(phrase: str) -> None:
    text = (
        f"the ovens were old and {phrase} nobody cleaned them so {phrase} i bought brushes and my baker was delighted "
        f"{phrase} we sold more bread because {phrase} it was fun"
    )
    assert {p.lower(): n for p, n in pets(text).items()} == {phrase.lower(): 4}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("I ordered ink and stuff like that, I kept the rota and stuff like that. I swept and stuff like that.",
         {"and stuff like that": 3}),
        ("In terms of staff we had five. In terms of money it was little. It was hard in terms of risk.",
         {"in terms of": 3}),
        ("I check the locks, kind of thing, and the lights, kind of thing, and I leave, kind of thing.",
         {"kind of thing": 3}),
        ("I definitely grew there. It definitely helped. They definitely liked it, and I definitely learned.",
         {"definitely": 4}),
        ("Hand on heart, I loved it. We won and, hand on heart, I cried. Hand on heart, I would go back.",
         {"hand on heart": 3}),
    ],
)  # fmt: skip
def test_phrases_of_several_kinds(text: str, wanted: dict[str, int]) -> None:
    assert pets(text) == wanted


def test_it_points_at_the_first_time() -> None:
    text = "We won, to be fair. They lost, to be fair. To be fair, it rained."
    (found,) = habits_of(text)
    assert (found.kind, text[found.start : found.end]) == ("pet_phrase", "to be fair")
    assert found.start == text.index("to be fair")


@pytest.mark.parametrize(
    "text",
    [
        # said twice
        "To be honest, it was late. I called the driver and, to be honest, he was asleep in the lorry.",
        # the story's own things
        "On the night shift the pump failed. The night shift had four people. I called the engineer, and the engineer "
        "came to the night shift at two. In the store room there was a pump. The engineer and I went to the store room "
        "and in the store room we found the pump.",
        # plain grammar and deeds
        "I was on call. I had to drive out, and I had to find the gate. There was a dog. There was a dog in the yard "
        "and there was a fence. I had to climb it. I said to the owner that it was urgent and I said that I was sorry.",
        # names
        "I met Jo Short at Long Street. Jo Short ran the shop at Long Street. I asked Jo Short to move.",
        # where and when
        "At the weekend I bake. At the weekend we are two. On Monday I count. On Monday, I order. On Monday I rest. At "
        "the time I was new. At the time nobody baked rye, and at the time I had no oven.",
        # a plan told in the present
        "First I look at the meter. I make sure the gas is off. If there is a smell I open the window and make sure "
        "the gas is off. Then I look at the pipe, I make sure that nobody smokes, and I look at the meter again.",
    ],
)
def test_what_belongs_to_the_story_is_no_habit(text: str) -> None:
    assert pets(text) == {}


def test_the_words_of_the_question_are_no_habit() -> None:
    text = "From the general perspective I saw it. It was, from the general perspective, fine. From the general " \
           "perspective we won."  # fmt: skip
    assert pets(text)
    assert pets(text, "What does a general perspective mean to you?") == {}


def test_in_a_long_answer_three_times_is_not_beyond_normal() -> None:
    filler = " ".join(f"Crate {i} went to shelf {i * 7} before lunch." for i in range(70))
    text = f"To be honest, I like it. {filler} It was, to be honest, hard. I slept well, to be honest."
    assert pets(text) == {}
    assert pets(text + " To be honest, we won. It was easy, to be honest.") == {"to be honest": 5}


def test_the_longer_phrase_is_named_and_fillers_are_stepped_over() -> None:
    text = "At the end of, um, the day we won. At the end of the day, it counts. It is luck at the end of the day."
    assert pets(text) == {"at the end of the day": 3}


def test_four_in_one_sentence() -> None:
    text = "I ran the till. So it was, um, you know, like, kind of, uh, a mess. I fixed it."
    assert placed(text, "cluster") == [("um, you know, like, kind of, uh", "um", 5)]


@pytest.mark.parametrize(
    "text",
    [
        "It was, um, late. I called, uh, them. He came, um, at two. I was, you know, tired.",
        "It was, um, you know, kind of, sort of, a mess.",
        "Um, we had five vans and every one of them was late, uh, because the road to the north had been closed since "
        "the flood, um, and nobody in the office had been told, you know, by the council.",
    ],
)
def test_fillers_apart_and_hedges_are_no_cluster(text: str) -> None:
    assert placed(text, "cluster") == []


def test_fillers_before_figures() -> None:
    text = "I cut the waste by, um, 30%. I trained, uh, twelve people. I saved about, um, $4,000 a month."
    assert placed(text, "before_figure") == [("um, 30%", "um", 3)]
    assert placed("I cut the waste by, um, 30%. I trained twelve people and saved $4,000.", "before_figure") == []


def test_an_answer_that_opens_on_fillers() -> None:
    assert placed("Um, you know, I ran the till.", "at_start") == [("Um, you know", "um", 2)]
    assert placed("And, um, uh, I ran the till.", "at_start") == [("um, uh", "um", 2)]
    assert placed("Um, I ran the till, you know.", "at_start") == []


@pytest.mark.parametrize("text", ["", "um", "um, uh", "...", "to be honest"])
def test_next_to_nothing(text: str) -> None:
    assert pets(text) == {}


WORDS = st.lists(
    st.sampled_from("to be honest um uh you know the day end of i said 30% , . at as in terms like - kind".split()),
    max_size=60,
)


@settings(max_examples=60, deadline=None)
@given(WORDS)
def test_any_words_give_spans_that_hold_words(words: list[str]) -> None:
    text = " ".join(words)
    for habit in habits_of(text):
        assert 0 <= habit.start < habit.end <= len(text)
        assert habit.count >= 2
        assert habit.phrase
        if habit.kind == "pet_phrase":
            assert text.count(habit.phrase.lower().split()[-1]) >= habit.count


def test_time_grows_with_the_text_even_where_all_is_repeated() -> None:
    begun = time.process_time()
    habits_of("to be honest " * 3000)
    assert time.process_time() - begun < 60  # a guard against running away, no measure of speed
