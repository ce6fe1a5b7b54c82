"""An interview from what was chosen."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import make_question
from trainer.bank.model import Bank
from trainer.errors import UsageError
from trainer.interview.begin import Choice, begin_interview, most_common_kind
from trainer.interview.plan import QUICK_SECONDS, plan_quick
from trainer.interview.session import Interview

NOW = datetime(2026, 11, 24, tzinfo=UTC)
BANK = Bank(
    "Ward",
    (
        *(make_question(f"story-{n}", target_seconds=90) for n in range(6)),
        *(make_question(f"plan-{n}", kind="situational", target_seconds=60) for n in range(3)),
        make_question("gap", kind="career-gap", target_seconds=45),
    ),
    source="ward.yaml",
)


def begin(choice: Choice, seed: int = 1, bank: Bank = BANK) -> Interview:
    return begin_interview(bank, choice, id="i", seed=seed, now=NOW)


def test_the_same_seed_makes_the_same_interview_again() -> None:
    choice = Choice("simulation", count=5, probes=2, panel=True)
    assert begin(choice, 7) == begin(choice, 7)
    assert begin(choice, 7).seed == 7
    assert begin(choice, 7).questions != begin(choice, 8).questions


def test_a_drill_is_a_few_questions_of_one_kind() -> None:
    drill = begin(Choice("drill", count=9, kinds=("situational", "behavioural")))
    assert [q.kind for q in drill.questions] == ["situational"] * 3
    assert {q.kind for q in begin(Choice("drill")).questions} == {"behavioural"}
    assert most_common_kind(BANK) == "behavioural"


def test_a_quick_interview_fits_into_five_minutes() -> None:
    quick = begin(Choice("quick", count=1))
    assert len(quick.questions) > 1
    assert sum(q.target_seconds for q in quick.questions) <= QUICK_SECONDS


@given(st.lists(st.integers(1, 900), min_size=1, max_size=12), st.integers(1, 900), st.integers(0, 99))
def test_as_many_as_fit_and_one_at_least(targets: list[int], seconds: int, seed: int) -> None:
    asked = [make_question(f"q{n}", target_seconds=target) for n, target in enumerate(targets)]
    planned = plan_quick(asked, seed=seed, seconds=seconds)
    total = sum(q.target_seconds for q in planned)
    assert len({q.id for q in planned}) == len(planned) >= 1
    assert total <= seconds or [q.target_seconds for q in planned] == [min(targets)]
    left = [q for q in asked if q not in planned]
    assert total > seconds or all(q.target_seconds > seconds - total for q in left)


def test_several_people_ask_in_a_simulation_only() -> None:
    asked = begin(Choice("simulation", panel=True))
    assert len(asked.askers) == len(asked.questions)
    assert asked.asker == asked.askers[0]
    assert begin(Choice("practice", panel=True)).askers == ()
    assert begin(Choice("simulation")).asker is None


def test_a_kind_that_the_bank_has_not() -> None:
    with pytest.raises(UsageError, match="closing"):
        begin(Choice("drill", kinds=("closing",)))


def test_what_was_chosen_is_kept_with_the_interview() -> None:
    made = begin(Choice("practice", count=3, probes=2))
    assert (made.bank_title, made.bank_source, made.mode, len(made.questions), made.probes) == (
        "Ward",
        "ward.yaml",
        "practice",
        3,
        2,
    )
