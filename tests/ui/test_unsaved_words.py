"""What is being written when the program ends is there again at the next start; what was kept or not wanted is not."""

from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from tests.factories import make_question
from tests.ui.conftest import Stage
from tests.ui.steps import choose, flat, until, until_screen, until_seen
from trainer.bank.draft_check import draft_of
from trainer.interview.session import Interview
from trainer.ui.question_draft import QuestionDraft
from trainer.ui.screens.question_editor import QuestionEditorScreen

WORDS = "So, um, I looked after 24 beds"


async def begin_to_type(pilot: Pilot[None], text: str) -> None:
    await until_seen(pilot, "Start speaking")
    await pilot.press("t")
    await until_screen(pilot, "TypedAnswerScreen")
    pilot.app.screen.query_one(TextArea).text = text
    await pilot.pause()


def drafts(stage: Stage) -> list[Path]:
    return list((stage.paths.data / "drafts").glob("*"))


async def test_a_typed_answer_waits_with_its_interview(stage: Stage, practice: Interview) -> None:
    async with stage.running(practice) as pilot:
        await begin_to_type(pilot, WORDS)
        await pilot.press("ctrl+q")
    async with stage.running() as pilot:
        await choose(pilot, "Continue")
        await until_screen(pilot, "InterviewScreen")
        await until_seen(pilot, "Start speaking")
        await pilot.press("escape")  # looked at and left: still there
        await until_screen(pilot, "HomeScreen")
        await choose(pilot, "Continue")
        await until_screen(pilot, "InterviewScreen")
        await until_seen(pilot, "Start speaking")
        await pilot.press("t")
        await until_screen(pilot, "TypedAnswerScreen")
        assert pilot.app.screen.query_one(TextArea).text == WORDS
        await pilot.press("ctrl+s")
        await until_screen(pilot, "FeedbackScreen")
    assert [a.result.text for a in stage.answers()] == [WORDS]
    assert drafts(stage) == []


async def test_an_answer_put_off_and_then_emptied_leaves_nothing(stage: Stage, practice: Interview) -> None:
    async with stage.running(practice) as pilot:
        await begin_to_type(pilot, WORDS)
        await pilot.press("escape")
        await until_screen(pilot, "InterviewScreen")
        assert len(drafts(stage)) == 1
        await begin_to_type(pilot, "")
        await pilot.press("escape")
        await until_screen(pilot, "InterviewScreen")
        assert drafts(stage) == []
        await pilot.press("escape")
        await until_screen(pilot, "HomeScreen")
        await pilot.app.workers.wait_for_complete()
        assert "Continue" not in flat(pilot.app)


async def test_a_question_in_the_editor_waits(stage: Stage) -> None:
    question = make_question("mine", "Why us?")
    for told in ("", "You stopped in the middle"):
        async with stage.running() as pilot:
            pilot.app.push_screen(QuestionEditorScreen(question, path=Path("mine.yaml")))
            await until_screen(pilot, "QuestionEditorScreen")
            await until_seen(pilot, told or "Why us?")
            if told:
                assert pilot.app.screen.query_one("#ask", TextArea).text == "Why this ward?"
                assert pilot.app.screen.query_one("#target_seconds", Input).value == "a while"
                await pilot.press("escape")  # it is not what stands in the file: one is asked
                await until_screen(pilot, "ChoiceScreen")
                await choose(pilot, "Leave without it")
                await until_screen(pilot, "HomeScreen")
            else:
                pilot.app.screen.query_one("#ask", TextArea).text = "Why this ward?"
                pilot.app.screen.query_one("#target_seconds", Input).value = "a while"
                await pilot.pause()
                await pilot.press("ctrl+q")
    assert drafts(stage) == []


async def test_an_untouched_question_leaves_no_draft(stage: Stage) -> None:
    async with stage.running() as pilot:
        pilot.app.push_screen(QuestionEditorScreen(None))
        await until_screen(pilot, "QuestionEditorScreen")
        await pilot.press(*"Why", "backspace", "backspace", "backspace", "ctrl+q")
        await until(pilot, lambda: not pilot.app.is_running)
    assert drafts(stage) == []


def test_a_draft_of_a_question_that_cannot_be_read_is_none(tmp_path: Path) -> None:
    draft = QuestionDraft(tmp_path, Path("bank.yaml"), "one")
    assert draft.find() is None
    made = draft_of(make_question("one", "Why? 'so'", look_for=("a, b", "ü")))
    draft.keep(made)
    assert draft.find() == made
    assert QuestionDraft(tmp_path, Path("bank.yaml"), "other").find() is None
    (file,) = (tmp_path / "drafts").iterdir()
    for text in ("", "[]", '{"id": 1}', "{", file.read_text().replace('"ü"', "3").replace('"\\u00fc"', "3")):
        file.write_text(text)
        assert draft.find() is None
    draft.forget()
    assert list((tmp_path / "drafts").iterdir()) == []
