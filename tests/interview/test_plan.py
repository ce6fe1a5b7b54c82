"""Which questions are asked, and in which order."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.bank.model import Kind, Question
from trainer.errors import UsageError
from trainer.interview.plan import plan_questions

KINDS: tuple[Kind, ...] = get_args(Kind)
BANK = tuple(
    Question(id=f"{kind}-{number}", ask="?", kind=kind, difficulty=number % 3 + 1)
    for kind in ("behavioural", "closing", "technical", "introduction", "motivation")
    for number in range(4)
)

banks = st.lists(
    st.builds(
        Question, id=st.uuids().map(str), ask=st.just("?"), kind=st.sampled_from(KINDS), difficulty=st.integers(1, 3)
    ),
    max_size=12,
)


def ids(questions: tuple[Question, ...]) -> list[str]:
    return [question.id for question in questions]


def test_a_seed_gives_the_same_interview_again() -> None:
    for seed in range(20):
        assert plan_questions(BANK, count=5, seed=seed) == plan_questions(BANK, count=5, seed=seed)


def test_seeds_give_different_interviews_that_reach_every_question() -> None:
    plans = [ids(plan_questions(BANK, count=5, seed=seed)) for seed in range(60)]
    assert len({tuple(plan) for plan in plans}) > 50
    assert {id for plan in plans for id in plan} == set(ids(BANK))


def test_it_goes_as_interviews_go() -> None:
    plan = plan_questions(BANK, count=len(BANK), seed=3)
    kinds = [question.kind for question in plan]
    assert set(kinds[:8]) == {"introduction", "motivation"}
    assert set(kinds[8:16]) == {"behavioural", "technical"}
    assert set(kinds[16:]) == {"closing"}
    assert [question.difficulty for question in plan[8:16]] == sorted(q.difficulty for q in plan[8:16])


def test_more_than_there_are_is_all_of_them() -> None:
    assert sorted(ids(plan_questions(BANK, count=1000, seed=1))) == sorted(ids(BANK))
    assert len(plan_questions(BANK, count=50, seed=1, kinds=["closing"])) == 4


@pytest.mark.parametrize("count", [0, -3])
def test_there_is_at_least_one(count: int) -> None:
    assert len(plan_questions(BANK, count=count, seed=1)) == 1


def test_only_the_kinds_asked_for() -> None:
    plan = plan_questions(BANK, count=6, seed=1, kinds=("technical", "closing"))
    assert {question.kind for question in plan} <= {"technical", "closing"}
    assert len(plan) == 6


def test_none_of_the_kind_is_told_by_name() -> None:
    with pytest.raises(UsageError, match="career-gap, situational") as told:
        plan_questions(BANK, count=3, seed=1, kinds=("situational", "career-gap"))
    assert told.value.exit_status == 2
    assert told.value.hint


def test_an_empty_bank_is_told() -> None:
    with pytest.raises(UsageError, match="asked for"):
        plan_questions((), count=3, seed=1)


def test_what_was_asked_lately_comes_only_when_nothing_else_is_left() -> None:
    lately = set(ids(BANK)[:17])
    fresh = set(ids(BANK)[17:])
    for seed in range(20):
        assert set(ids(plan_questions(BANK, count=3, seed=seed, avoid=lately))) == fresh
        assert fresh < set(ids(plan_questions(BANK, count=5, seed=seed, avoid=lately)))
    assert len(plan_questions(BANK, count=5, seed=1, avoid=ids(BANK))) == 5
    assert len(plan_questions(BANK, count=5, seed=1, avoid=["of another bank"])) == 5


@given(
    bank=banks,
    count=st.integers(-2, 15),
    seed=st.integers(0, 2**32),
    kinds=st.sets(st.sampled_from(KINDS), max_size=3),
    shunned=st.integers(0, 12),
)
def test_any_plan_is_of_the_bank_without_repetition(
    bank: list[Question], count: int, seed: int, kinds: set[Kind], shunned: int
) -> None:
    wanted = [question for question in bank if not kinds or question.kind in kinds]
    avoid = {question.id for question in bank[:shunned]}
    if not wanted:
        with pytest.raises(UsageError):
            plan_questions(bank, count=count, seed=seed, kinds=kinds, avoid=avoid)
        return
    plan = plan_questions(bank, count=count, seed=seed, kinds=kinds, avoid=avoid)
    assert len(plan) == min(max(1, count), len(wanted))
    assert len({question.id for question in plan}) == len(plan)
    assert all(question in wanted for question in plan)
    skipped = [question for question in wanted if question not in plan]
    if any(question.id in avoid for question in plan):
        assert all(question.id in avoid for question in skipped)
