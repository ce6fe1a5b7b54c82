"""Stories of the user's own: kept, changed, and never more than the history can show."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from tests.factories import STARTED, make_answer, make_interview
from trainer.store.failures import NotFoundError
from trainer.store.records import Story
from trainer.store.store import Store


@pytest.fixture
def filled(store: Store) -> Store:
    store.save_interview(make_interview())
    for take, id_ in enumerate("abc", start=1):
        store.save_answer(make_answer(id_, take=take))
    return store


def test_stories_come_back_the_oldest_first(filled: Store) -> None:
    late = Story("late", "The fire \ud83d", STARTED + timedelta(days=1), answers=("c",))
    early = Story("early", "The falls", STARTED, note="For teamwork.", answers=("b", "a"))
    filled.save_story(late)
    filled.save_story(early)
    assert filled.stories() == (early, replace(late, name="The fire ?"))


def test_a_story_is_changed_in_place(filled: Store) -> None:
    story = Story("one", "The falls", STARTED, answers=("a", "b"))
    filled.save_story(story)
    changed = replace(story, name="Fewer falls", answers=("c", "a"))
    filled.save_story(changed)
    assert filled.stories() == (changed,)


def test_answers_that_are_not_there_are_left_out(filled: Store) -> None:
    filled.save_story(Story("one", "The falls", STARTED, answers=("gone", "a", "a", "b")))
    assert filled.stories()[0].answers == ("a", "b")
    filled.delete_answer("a")
    assert filled.stories()[0].answers == ("b",)
    filled.delete_session("interview-1")
    assert filled.stories() == (Story("one", "The falls", STARTED),)


def test_deleting_a_story_keeps_its_answers(filled: Store) -> None:
    filled.save_story(Story("one", "The falls", STARTED, answers=("a",)))
    filled.delete_story("one")
    assert filled.stories() == ()
    assert filled.counts().answers == 3
    with pytest.raises(NotFoundError, match="no story 'one'"):
        filled.delete_story("one")


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        Story("one", "The falls", datetime(2026, 11, 21))
