"""One finds a question by what one remembers of it."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.bank.catalogue import ShelvedBank, open_shelf
from trainer.bank.model import Bank, Question
from trainer.bank.search import SearchIndex, Wanted, questions_on

SHELF = open_shelf(Path(__file__).parents[2] / "question_banks", Path("nowhere"))
SHIPPED = SearchIndex(questions_on(SHELF))
QUESTIONS = (
    Question("deadline", "Tell me about a deadline you missed.", competencies=("planning",), difficulty=3),
    Question("handover", "Tell me about an error you caught.", look_for=("names the handover",), tags=("ward",)),
    Question("team", "How do you calm an argument in a team?", kind="situational", competencies=("conflict",)),
    Question("why", "Why do you want to work here?", kind="motivation"),
)
INDEX = SearchIndex(questions_on([ShelvedBank(Path("mine.yaml"), Bank("My night shift", QUESTIONS), None, "yours")]))


def ids(typed: str) -> list[str]:
    return [entry.question.id for entry in INDEX.find(typed)]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("deadlines", ["deadline"]),
        ("deadline missed", ["deadline"]),
        ("missed deadline ", ["deadline"]),
        ("DEADLINE!", ["deadline"]),
        ("planned", ["deadline"]),  # its competency is planning
        ("dead", ["deadline"]),
        ("dead ", []),
        ("deadlnie", ["deadline"]),
        ("handovers", ["handover"]),
        ("wards", ["handover"]),
        ("calming", ["team"]),
        ("conflict", ["team"]),
        ("tell me about a deadline", ["deadline"]),
        ("deadline handover", []),
        ("why do you", ["why"]),
        ("zebra", []),
        ("night", ["deadline", "handover", "team", "why"]),
        ("", ["deadline", "handover", "team", "why"]),
        ("?!", ["deadline", "handover", "team", "why"]),
    ],
)
def test_words_are_found_in_any_form(typed: str, found: list[str]) -> None:
    assert ids(typed) == found


def test_what_is_asked_goes_before_what_is_looked_for() -> None:
    questions = (
        Question("late", "Tell me about a delay.", look_for=("a deadline",)),
        Question("soon", "Tell me about a deadline."),
    )
    index = SearchIndex(questions_on([ShelvedBank(Path("m"), Bank("M", questions), None, "yours")]))

    assert [entry.question.id for entry in index.find("deadline")] == ["soon", "late"]


def test_every_shipped_question_is_found_first_by_its_own_words() -> None:
    entries = SHIPPED.entries[::7]
    for entry in entries:
        assert entry in SHIPPED.find(entry.question.ask)[:3], entry.question.ask


def test_a_choice_of_kind_difficulty_and_competency() -> None:
    def fitting(wanted: Wanted) -> list[str]:
        return [q.id for q in QUESTIONS if wanted.fits(q)]

    assert fitting(Wanted()) == [q.id for q in QUESTIONS]
    assert fitting(Wanted(kind="situational")) == ["team"]
    assert fitting(Wanted(difficulty=3)) == ["deadline"]
    assert fitting(Wanted(competency="conflict")) == ["team"]
    assert fitting(Wanted(kind="behavioural", difficulty=2)) == ["handover"]


@given(st.text(max_size=60))
def test_nothing_typed_is_an_error(typed: str) -> None:
    assert set(SHIPPED.find(typed)) <= set(SHIPPED.entries)


def test_typing_is_not_slowed_down() -> None:
    start = time.process_time()
    for end in range(1, 40):
        SHIPPED.find("a time you disagreed with your manager"[:end])

    assert time.process_time() - start < 4  # some 5 ms a letter where nobody else works
