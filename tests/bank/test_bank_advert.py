"""An advert brings the questions of its own job to the front, and says by which words."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.bank.advert import rank, rank_competencies
from trainer.bank.load import load_bank
from trainer.bank.model import Bank, Question

SHIPPED = tuple(load_bank(file) for file in sorted((Path(__file__).parents[2] / "question_banks").glob("*.yaml")))
TITLES = {bank.title for bank in SHIPPED}
NURSE = """\
Staff Nurse, stroke rehabilitation ward. We are looking for a registered nurse to join our 24-bed stroke unit.
You will assess patients, plan and give person-centred care, administer medication safely, take part in handovers and
meetings, and support relatives. You recognise a patient who is deteriorating, teach students, and speak up when
something is not safe. 35 days of holiday and a pension. Full time, rotating shifts."""
DEVELOPER = """\
Senior Backend Engineer (Python). We build scheduling software for bus companies. You design services, review
code, write tests, keep production reliable and take part in the on-call rota. You mentor junior developers, explain
technical decisions to people who are not engineers, and pay down technical debt. Experience with incidents, databases
and migrations is essential. Remote, 70-85k."""
SHOP = """\
Sales assistant, garden centre. Part-time, weekends. You serve customers at the till and on the shop floor, deal
calmly with complaints and returns, keep stock right, and help colleagues when it is busy. Students welcome."""
PROJECTS = """Project Manager, public transport. You plan and deliver station upgrades on time and on budget, manage
stakeholders, negotiate with suppliers, and resolve conflicts between teams. You make decisions under pressure.
Integrity and clear communication are essential."""
TEACHER = """\
Primary school teacher, year 4. You plan lively lessons, manage behaviour calmly, adapt work for pupils with
special needs, mark and give feedback, work with parents and teaching assistants, and put safeguarding first."""


@pytest.mark.parametrize(
    ("advert", "titles", "words"),
    [
        (NURSE, {"Nursing and rehabilitation"}, {"patients", "ward", "nurse"}),
        (DEVELOPER, {"Software engineering, behavioural", "System design, talk-through"}, {"software", "databases"}),
        (SHOP, {"Customer support and retail", "General behavioural"}, {"customers"}),
        (PROJECTS, {"General behavioural"}, {"decisions", "conflicts"}),
        (TEACHER, {"Teaching"}, {"lessons", "teacher"}),
    ],
)
def test_the_first_questions_are_of_that_job(advert: str, titles: set[str], words: set[str]) -> None:
    if not titles & TITLES:
        pytest.skip("no bank of this job is shipped")
    first = rank(advert, SHIPPED)[:6]

    assert sum(found.bank.title in titles for found in first) >= 3
    assert words & {word for found in first for word in found.matched}
    assert [found.score for found in first] == sorted((found.score for found in first), reverse=True)


def test_competencies_that_are_asked_for_come_first() -> None:
    names = [found.name for found in rank_competencies(PROJECTS, SHIPPED)]

    assert {"conflict", "integrity", "communication"} <= set(names)
    assert "patient-safety" not in names


def test_words_are_matched_by_their_stem_and_shown_as_the_advert_has_them() -> None:
    bank = Bank(
        "T", (Question("a", "Who sang?"), Question("b", "How do you plan a budget?"), Question("c", "Whose hat?"))
    )

    (found,) = rank("Planning is what you do. Planning budgets, too.", [bank])

    assert (found.question.id, found.bank) == ("b", bank)
    assert found.matched == ("planning", "budgets")


def test_a_competency_says_more_than_the_wording() -> None:
    bank = Bank("T", (Question("a", "Negotiation?"), Question("b", "Prices?", competencies=("negotiation",))))

    assert [found.question.id for found in rank("You negotiate.", [bank])] == ["b", "a"]


def test_what_every_advert_says_matches_nothing() -> None:
    asks = ("What salary do you want?", "Which hours can you work?", "Why this company?")
    bank = Bank("T", tuple(Question(f"a{n}", ask) for n, ask in enumerate(asks)))

    assert rank("Full-time job, good salary, flexible hours, great company. Apply now, the role is open.", [bank]) == ()


@pytest.mark.parametrize("advert", ["", "   ", "the and of", "\0\x1b[2J", "职位"])
def test_an_advert_without_words_ranks_nothing(advert: str) -> None:
    assert rank(advert, SHIPPED) == ()
    assert rank(NURSE, ()) == ()


@given(advert=st.text(max_size=200))
def test_any_text_ranks_something_or_nothing(advert: str) -> None:
    for found in rank(advert, SHIPPED[:1]):
        assert found.score > 0 and found.matched
        assert all(word in advert.lower().replace("’", "'") for word in found.matched)
