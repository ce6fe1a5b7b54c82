"""The story bank on the screen: suggested, named, looked at, changed, deleted."""

from pathlib import Path

import pytest

from tests.ui.conftest import NOW, Stage
from tests.ui.practised import keep_practice
from tests.ui.steps import choose, seen, until, until_screen, until_seen
from trainer.review.choices import Choices
from trainer.store.records import Story
from trainer.ui.screens.stories import StoriesScreen

DOSE = ("10".rjust(32, "0"), "20".rjust(32, "0"))
FALLS = ("11".rjust(32, "0"), "21".rjust(32, "0"))


@pytest.fixture(autouse=True)
def no_shipped_banks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("trainer.rehearsal.shipped_banks", lambda: tmp_path / "none")


def keep_stories(stage: Stage, *stories: Story) -> None:
    rehearsal = stage.rehearsal()
    for story in stories:
        rehearsal.store.save_story(story)
    rehearsal.close()


def stories(stage: Stage) -> tuple[Story, ...]:
    rehearsal = stage.rehearsal()
    try:
        return rehearsal.store.stories()
    finally:
        rehearsal.close()


def story(name: str = "The dose", *answers: str) -> Story:
    return Story(id=name, name=name, made_at=NOW, answers=answers or DOSE)


async def test_answers_that_belong_together_are_made_a_story_with_one_key(stage: Stage) -> None:
    keep_practice(stage)
    async with stage.running() as pilot:
        await pilot.app.push_screen(StoriesScreen())
        await until_seen(pilot, "No story has a name yet.", "2 answers seem to tell one story:", "y makes it a story")
        await pilot.press("y")
        await until_screen(pilot, "StoryNameScreen")
        pilot.app.screen.query_one("Input").value = "My story"
        await pilot.press("enter")
        await until_screen(pilot, "StoriesScreen")
        await until_seen(pilot, "My story", "told twice, last 34 days ago; getting old")
    (made,) = stories(stage)
    assert set(made.answers) in (set(DOSE), set(FALLS))


async def test_a_suggestion_refused_makes_room_for_the_next_and_stays_away(stage: Stage) -> None:
    keep_practice(stage)
    async with stage.running() as pilot:
        await pilot.app.push_screen(StoriesScreen())
        await until_seen(pilot, "2 answers seem to tell one story:")
        first = pilot.app.screen._suggestions[0]
        await pilot.press("x")
        await until(pilot, lambda: first not in pilot.app.screen._suggestions)
        await until_seen(pilot, "2 answers seem to tell one story:")
        await pilot.press("x")
        await until(pilot, lambda: not pilot.app.screen._suggestions)
        assert "seem to tell" not in seen(pilot.app)
    assert len(Choices(stage.paths.data).refused()) == 4


async def test_an_answer_like_a_story_is_added_to_it(stage: Stage) -> None:
    keep_practice(stage)
    keep_stories(stage, story("The dose", DOSE[0]), story("The lights", *FALLS))
    async with stage.running() as pilot:
        await pilot.app.push_screen(StoriesScreen())
        await until_seen(pilot, 'An answer seems to tell "The dose" too:', "Tell me about an error you caught.")
        await pilot.press("y")
        await until(pilot, lambda: not pilot.app.screen._suggestions)
    assert next(s for s in stories(stage) if s.name == "The dose").answers == DOSE


async def test_a_story_is_made_by_hand(stage: Stage) -> None:
    keep_practice(stage)
    async with stage.running() as pilot:
        await pilot.app.push_screen(StoriesScreen())
        await until_seen(pilot, "New story")
        await pilot.press("n")
        await until_screen(pilot, "StoryNameScreen")
        await pilot.press("enter")  # no name is none
        pilot.app.screen.query_one("Input").value = "  Shouting\tman "
        await pilot.press("enter")
        await until_screen(pilot, "StoryAnswersScreen")
        await choose(pilot, "somebody who was angry")
        await until_seen(pilot, "[x] Tell me about somebody who was angry.")
        await pilot.press("ctrl+s")
        await until_screen(pilot, "StoriesScreen")
        await until_seen(pilot, "Shouting man", "told once, last yesterday; serves conflict")
    assert stories(stage)[0].answers == ("30".rjust(32, "0"),)


async def test_a_story_tells_what_else_it_could_answer_and_practises_it(stage: Stage) -> None:
    keep_practice(stage)
    keep_stories(stage, story())
    async with stage.running() as pilot:
        await pilot.app.push_screen(StoriesScreen())
        await choose(pilot, "The dose")
        await until_screen(pilot, "StoryScreen")
        await until_seen(pilot, "Told to these questions", "It could answer these too", "What have you made safer?")
        await choose(pilot, "What have you made safer?")
        await until_screen(pilot, "InterviewScreen")
        interview = pilot.app.screen.interview
        assert (interview.bank_title, interview.question.id) == ("Ward", "better")


async def test_an_answer_of_a_story_is_opened(stage: Stage) -> None:
    keep_practice(stage)
    keep_stories(stage, story())
    async with stage.running() as pilot:
        await pilot.app.push_screen(StoriesScreen())
        await choose(pilot, "The dose")
        await until_screen(pilot, "StoryScreen")
        await choose(pilot, "Tell me about an error you caught.")
        await until_screen(pilot, "FeedbackScreen")


async def test_renamed_then_other_answers_then_deleted(stage: Stage) -> None:
    keep_practice(stage)
    keep_stories(stage, story())
    async with stage.running() as pilot:
        await pilot.app.push_screen(StoriesScreen())
        await choose(pilot, "The dose")
        await until_screen(pilot, "StoryScreen")
        await until_seen(pilot, "Rename")
        await pilot.press("r")
        await until_screen(pilot, "StoryNameScreen")
        pilot.app.screen.query_one("Input").value = "Potassium"
        await pilot.press("enter")
        await until_screen(pilot, "StoryScreen")
        await until_seen(pilot, "Potassium")
        await pilot.press("a")
        await until_screen(pilot, "StoryAnswersScreen")
        await choose(pilot, "[x]")
        await pilot.press("ctrl+s")
        await until_screen(pilot, "StoryScreen")
        await until_seen(pilot, "Told once")
        assert len(stories(stage)[0].answers) == 1
        await pilot.press("d")
        await choose(pilot, "Delete it")
        await until_screen(pilot, "StoriesScreen")
        await until_seen(pilot, "No story has a name yet.")
    assert stories(stage) == ()
    assert len(stage.answers("session-1")) == 2, "answers stay"


async def test_the_table_shows_what_serves_what(stage: Stage) -> None:
    keep_practice(stage)
    keep_stories(stage, story(), story("The lights", *FALLS))
    async with stage.running() as pilot:
        await pilot.app.push_screen(StoriesScreen())
        await until_seen(pilot, "Table")
        await pilot.press("m")
        await until_screen(pilot, "StoryMatrixScreen")
        await until_seen(pilot, "conflict . . no story yet", "safety", "The lights")


async def test_without_a_history_it_says_what_a_story_is(stage: Stage) -> None:
    async with stage.running() as pilot:
        await pilot.app.push_screen(StoriesScreen())
        await until_seen(pilot, "five or six of them")
        assert "New story" not in seen(pilot.app)
    assert not stage.paths.history.exists()


async def test_a_story_s_name_is_never_markup(stage: Stage) -> None:
    keep_practice(stage)
    keep_stories(stage, story("[/foo] [red]x\x1b[2J"))
    async with stage.running() as pilot:
        await pilot.app.push_screen(StoriesScreen())
        await until_seen(pilot, "[/foo] [red]x[2J")
        await choose(pilot, "[/foo]")
        await until_screen(pilot, "StoryScreen")
        await until_seen(pilot, "[/foo] [red]x[2J", "Told to these questions")
        await pilot.press("a")
        await until_screen(pilot, "StoryAnswersScreen")
        await until_seen(pilot, 'Which answers tell "[/foo] [red]x[2J"?')
