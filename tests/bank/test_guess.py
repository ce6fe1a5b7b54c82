"""Guessing what kind a question is, where it came without a bank."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.bank.guess import guess_kind
from trainer.bank.model import KINDS, Kind

ASKED: tuple[tuple[Kind, str], ...] = (
    ("introduction", "So, tell me about yourself."),
    ("introduction", "Could you introduce yourself in two minutes?"),
    ("introduction", "Walk me through your CV, please."),
    ("motivation", "Why do you want to teach?"),
    ("motivation", "Why are you interested in our clinic?"),
    ("motivation", "Why should we hire you rather than somebody with a degree?"),
    ("career-gap", "What did you do in the gap between 2019 and 2021?"),
    ("career-gap", "Why did you leave the bakery?"),
    ("closing", "Do you have any questions for us?"),
    ("behavioural", "Tell me about a time a customer shouted at you."),
    ("behavioural", "Give me an example of a plan that changed on the day."),
    ("behavioural", "Have you ever had to break bad news?"),
    ("behavioural", "What was your biggest mistake in the kitchen?"),
    ("situational", "What would you do if the delivery did not come?"),
    ("situational", "Imagine that two guests want the same table."),
    ("technical", "What is the difference between a lathe and a mill?"),
    ("technical", "Explain double-entry bookkeeping."),
)


@pytest.mark.parametrize(("kind", "ask"), ASKED)
def test_the_wording_speaks_for_a_kind(kind: Kind, ask: str) -> None:
    assert guess_kind(ask) == kind
    assert guess_kind(ask.upper()) == kind


@pytest.mark.parametrize(
    "ask",
    ["How does a Singapore sling differ from a gimlet?", "Which timetable applies?", "Describe imagined numbers."],
)
def test_a_sign_inside_another_word_is_none(ask: str) -> None:
    assert guess_kind(ask) == "technical"


def test_without_words_no_story_is_asked_for() -> None:
    assert guess_kind("") == guess_kind("?") == "technical"


@given(st.text())
def test_any_question_has_a_kind(ask: str) -> None:
    assert guess_kind(ask) in KINDS
