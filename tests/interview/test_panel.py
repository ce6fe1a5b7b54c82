"""Who asks: invented people, and the questions that fit them."""

from hypothesis import given
from hypothesis import strategies as st

from tests.factories import make_question
from trainer.bank.model import KINDS, Kind
from trainer.interview.panel import MANAGER, PEOPLE, make_panel, who_asks

seeds = st.integers(0, 2**32 - 1)


@given(seed=seeds)
def test_three_different_people_with_three_parts(seed: int) -> None:
    panel = make_panel(seed)
    assert len({asker.name for asker in panel}) == len({asker.role for asker in panel}) == 3
    assert make_panel(seed) == panel


def test_another_seed_other_people() -> None:
    assert len({make_panel(seed) for seed in range(20)}) > 15


@given(kinds=st.lists(st.sampled_from(KINDS), min_size=1, max_size=12), seed=seeds)
def test_every_question_has_somebody_of_the_panel(kinds: list[Kind], seed: int) -> None:
    panel = make_panel(seed)
    asking = who_asks(panel, [make_question(f"q{n}", kind=kind) for n, kind in enumerate(kinds)])
    assert len(asking) == len(kinds)
    assert set(asking) <= set(panel)


def test_the_kind_says_who_asks_and_all_have_their_turn() -> None:
    panel = make_panel(1)
    stories = who_asks(panel, [make_question(f"q{n}") for n in range(6)])
    assert set(stories) == set(panel)
    asked = who_asks(panel, [make_question("gap", kind="career-gap"), make_question("who", kind="introduction")])
    assert [asker.role for asker in asked] == [PEOPLE, MANAGER]


def test_nobody_asks_where_there_is_no_panel() -> None:
    assert who_asks((), [make_question()]) == ()
