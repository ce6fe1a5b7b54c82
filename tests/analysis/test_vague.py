"""Vague claims about the candidate's work, and what only sounds like one."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trainer.analysis.model import Vague
from trainer.analysis.rules.rule import spans_wanted
from trainer.analysis.rules.vague import RULE
from trainer.analysis.tokens import tokenize


def vague(text: str) -> tuple[Vague, ...]:
    return RULE.find(text, tokenize(text))


def said(text: str) -> list[str]:
    return [text[v.start : v.end] for v in vague(text)]


@pytest.mark.parametrize("example", [e for e in RULE.must_flag if "," not in e])
def test_the_same_is_found_without_punctuation_and_capitals(example: str) -> None:
    text, spans = spans_wanted(example.lower().replace(".", ""))
    assert [(v.start, v.end) for v in vague(text)] == list(spans)


@pytest.mark.parametrize("example", [e for e in RULE.must_pass if "," not in e])
def test_traps_stay_traps_without_punctuation_and_capitals(example: str) -> None:
    assert said(example.lower().replace(".", "")) == []


@pytest.mark.parametrize(
    "text",
    [
        "I dealt with a lot of angry customers at that counter.",
        "I've worked with many different vendors over the years.",
        "my changes drastically cut the paperwork",
        "Waiting times went down a lot after that.",
        "We saw a big increase in sign-ups.",
        "I streamlined the process and everyone loved it.",
        "Customer satisfaction improved once we had the callbacks.",
        "sales went through the roof that spring",
        "I have extensive experience with databases.",
        "We finished way ahead of schedule.",
        "It cut our costs by a lot.",
        "I oversaw multiple locations.",
        "there were a lot less mistakes on the tickets",
        "We served an enormous number of people that year.",
        "a good chunk of my clients followed me",
        "we moved everything with minimal disruption to the ward",
        "I was one of the top sellers on the floor.",
        "I've been doing this for a long time.",
    ],
)
def test_vague(text: str) -> None:
    assert len(said(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "There was a lot of pressure that week.",
        "Many companies don't train their staff.",
        "they had a lot of questions about the new schedule",
        "I'd bring a lot of energy to the team.",
        "I learned a lot of lessons there.",
        "several times I had to stop",
        "many of us were new",
        "There's a lot more to it than that.",
        "I like it a lot better than my old job.",
        "the customer was much happier when I apologised",
        "It was a huge relief.",
        "That was many years ago.",
        "You want to improve safety, so I read up on it.",
        "Companies that reduce costs too fast lose people.",
        "we were trying to reduce complaints",
        "thanks a lot for having me",
    ],
)
def test_not_vague(text: str) -> None:
    assert said(text) == []


def test_a_figure_in_the_same_breath_measures_a_change() -> None:
    assert said("We significantly reduced waiting times.") != []
    assert said("We significantly reduced waiting times, by 40 percent.") == []
    assert said("We cut waiting times by 40 percent and significantly improved morale.") != []


def test_a_quantity_stays_vague_beside_a_figure() -> None:
    assert said("I trained 12 people and helped a lot of customers.") == ["a lot of customers"]


def test_what_a_figure_covers_is_not_vague() -> None:
    assert said("I managed a couple of million in stock.") == []


WORDS = (
    "I we you they my if would a lot of many several customers sales improved dropped significantly much faster way "
    "fewer complaints the and but by 40 percent . , um it was got better saved time years experience huge difference"
).split()


@given(st.lists(st.sampled_from(WORDS), max_size=30))
@settings(max_examples=400, deadline=None)
def test_any_words_give_claims_in_order_without_overlaps(words: list[str]) -> None:
    text = " ".join(words)
    found = vague(text)
    assert all(0 <= v.start < v.end <= len(text) for v in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


@given(st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_any_text_is_borne(text: str) -> None:
    assert all(text[v.start : v.end].strip() for v in vague(text))
