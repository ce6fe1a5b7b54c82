"""Where answers to follow-up questions stand in a list."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from tests.factories import make_answer
from trainer.review.follow_ups import arranged
from trainer.store.records import Answer


def made(*pairs: tuple[str, str | None]) -> list[Answer]:
    return [make_answer(id, take=number, follows=follows) for number, (id, follows) in enumerate(pairs, 1)]


def ids(answers: Sequence[Answer]) -> list[str]:
    return [answer.id for answer in answers]


def test_each_answer_is_followed_by_those_to_its_follow_up_questions() -> None:
    answers = made(("a", None), ("b", None), ("a1", "a"), ("b1", "b"), ("a2", "a"), ("a11", "a1"))
    assert ids(arranged(answers)) == ["a", "a1", "a11", "a2", "b", "b1"]


def test_one_whose_answer_is_gone_keeps_its_place() -> None:
    assert ids(arranged(made(("x", "gone"), ("a", None), ("a1", "a")))) == ["x", "a", "a1"]


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from([None, *"abcdefz"])), unique_by=lambda p: p[0]))
def test_whatever_follows_whatever_none_is_lost_or_shown_twice(pairs: list[tuple[str, str | None]]) -> None:
    answers = made(*pairs)
    assert sorted(ids(arranged(answers))) == sorted(ids(answers))
