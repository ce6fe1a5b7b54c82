"""Text from outside stays text: it is neither markup nor a link nor terminal control, wherever it is shown."""

import unicodedata
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.factories import make_answer, make_interview, make_question
from tests.ui.conftest import NOW, Stage, judged
from tests.ui.steps import flat, seen, type_answer, until, until_screen, until_seen
from trainer.bank.model import Question
from trainer.feedback.result import Advice, Strength
from trainer.interview.session import Interview
from trainer.recording.microphone import Device

MARKUP = ("[/foo]", "[@click=app.quit]x[/]", "items[0]", "[bold red]", "[/]", "$primary", "\\[b]")
STEERING = "\x1b[2J\x1b]0;owned\x07\u202eedoc\u202c\u2066\u200b\x00\r\x9b31m\ud800"
"""Clears the screen, names the window, turns the direction of text, hides: none of it may reach the terminal."""


def nasty(about: str) -> str:
    """Words with everything in them that could do harm."""
    return f"{about} {' '.join(MARKUP)} {STEERING}end of {about}"


def nasty_question(id: str) -> Question:
    return make_question(
        id, nasty(f"ask {id}"), look_for=(nasty("look"),), avoid=(nasty("avoid"),), competencies=(nasty("skill"),)
    )


@pytest.fixture
def hostile() -> Interview:
    return make_interview("interview-1", nasty_question("one"), nasty_question("two"), bank_title=nasty("bank"))


def assert_literal(pilot: Pilot[None], about: str) -> None:
    """All of it stands there as it was written, and nothing of what would steer the terminal."""
    page = flat(pilot.app)
    for words in (about, *MARKUP):
        assert words in page, words
    styles = [segment.style for strip in pilot.app.screen._compositor.render_strips() for segment in strip]
    assert not [style for style in styles if style is not None and "app.quit" in str(style.meta)]
    assert_still(pilot)


def assert_still(pilot: Pilot[None]) -> None:
    """Nothing on the terminal would steer it, turn the text round or hide in it."""
    assert not [c for c in seen(pilot.app) if unicodedata.category(c) in ("Cc", "Cf", "Cs") and c != "\n"]


async def test_a_question_its_hint_and_its_bank(stage: Stage, hostile: Interview) -> None:
    async with stage.running(hostile, size=(120, 40)) as pilot:
        await until_seen(pilot, "ask one")
        await pilot.press("h")
        await until_seen(pilot, "look [/foo]", "avoid [/foo]", "bank [/foo]")
        assert_literal(pilot, "end of ask one")
        await pilot.press("t")
        await until_screen(pilot, "TypedAnswerScreen")
        assert_literal(pilot, "end of ask one")


async def test_what_was_said_the_feedback_and_the_debrief(stage: Stage, hostile: Interview) -> None:
    stage.transcriber.texts = []
    async with stage.running(hostile, size=(120, 60)) as pilot:
        await type_answer(pilot, nasty("So, um, I said 24 beds and"))
        await until_screen(pilot, "FeedbackScreen")
        assert_literal(pilot, "24 beds")
        for _ in range(6):
            await pilot.press("j")
        await pilot.press("d")
        assert_literal(pilot, "24 beds")
        await pilot.press("enter")
        await until_seen(pilot, "question 2 of 2")
        await pilot.press("s")
        await until_screen(pilot, "DebriefScreen")
        await until_seen(pilot, "Debrief: bank [/foo]", "1. ask one [/foo]")
        await pilot.press("escape")
        await until_screen(pilot, "HomeScreen")
        await until_seen(pilot, "bank [/foo]")
        await pilot.press("h")
        await until_screen(pilot, "HistoryScreen")
        await until_seen(pilot, "bank [/foo]")
        assert_literal(pilot, "end of bank")
        await pilot.press("d")
        await until_screen(pilot, "ChoiceScreen")
        await until_seen(pilot, "Delete this session?", "[@click=app.quit]x[/]")


async def test_advice_and_strengths_that_quote_what_was_said(stage: Stage) -> None:
    words = nasty("words")
    result = judged(
        text=words.replace("\ud800", ""),
        fillers=(),
        figures=(("items[0]", "scope"),),
        strengths=(Strength("change", nasty("strength")),),
        advice=(Advice("x", nasty("advice"), nasty("why"), nasty("instead"), ((0, 200),)), Advice("y", nasty("then"))),
    )
    question = make_question("one", nasty("ask").replace("\ud800", ""))
    interview = make_interview("interview-1", question, bank_title="Ward").finish(NOW)
    stage.keep(interview, make_answer("a" * 32, question=question, result=result))
    async with stage.running(size=(120, 60)) as pilot:
        await pilot.press("h")
        await until_seen(pilot, "Ward")
        await pilot.press("enter")
        await until_seen(pilot, "take 1")
        await pilot.press("enter")
        await until_screen(pilot, "FeedbackScreen")
        await pilot.press("d", "j")
        await until_seen(pilot, "strength [/foo]", "advice [/foo]", "why [/foo]", "instead [/foo]", "then [/foo]")
        assert_literal(pilot, "end of words")


async def test_an_interview_resumed_on_the_home_screen(stage: Stage) -> None:
    title = nasty("bank").replace("\ud800", "")
    stage.keep(make_interview("interview-1", make_question(), bank_title=title))
    async with stage.running(size=(200, 24)) as pilot:
        await until_seen(pilot, "Continue bank [/foo]")
        assert_literal(pilot, "end of bank")


async def test_a_bank_with_markup_is_read_listed_and_asked(stage: Stage) -> None:
    words = " ".join(MARKUP).replace("\\", "\\\\")
    stage.own_bank(
        "markup.yaml",
        f'schema: 1\ntitle: "Bank {words}"\nlanguage: en\ndescription: "About {words}"\n'
        f'questions:\n  - {{id: a, ask: "Ask {words}?", kind: technical, look_for: ["Look {words}"]}}\n',
    )
    async with stage.running(size=(120, 40)) as pilot:
        await pilot.press("n")
        await until_seen(pilot, "Bank [/foo]")
        banks = pilot.app.screen.query_one("#banks")
        banks.highlighted = 0
        await until_seen(pilot, "About [/foo]")
        assert_literal(pilot, "About")
        await pilot.press("enter")
        await until_seen(pilot, "Ask [/foo]")
        assert_literal(pilot, "Ask")


async def test_banks_whose_file_names_and_faults_are_hostile(stage: Stage) -> None:
    names = ["[@click=app.quit]x.yaml", "[bold.yaml", "a\x1b[2Jb\u202e.yaml"]
    for name in names:
        stage.own_bank(name, 'schema: 1\ntitle: "[/foo]"\nlanguage: "[@click=app.quit]x[/]"\nquestions: "[bold]"\n')
    async with stage.running(size=(120, 40)) as pilot:
        await pilot.press("n")
        await until_seen(pilot, "can't be read", "[@click=app.quit]x.yaml", "[bold.yaml")
        banks = pilot.app.screen.query_one("#banks")
        for number in range(len(names)):
            banks.highlighted = number
            await until(pilot, lambda: not pilot.app.screen.query("#kinds Tick"))
            await pilot.press("enter")
            await pilot.pause()
            assert type(pilot.app.screen).__name__ == "SetupScreen"
            assert_still(pilot)


async def test_a_file_whose_name_is_hostile(stage: Stage, practice: Interview, tmp_path: Path) -> None:
    path = tmp_path / "[@click=app.quit]x[-].flac"
    path.write_bytes(b"no sound at all")
    async with stage.running(practice, size=(120, 40)) as pilot:
        await pilot.press("o")
        await until_screen(pilot, "RecordingFileScreen")
        pilot.app.screen.query_one("Input").value = str(path)
        await pilot.press("enter")
        await until_screen(pilot, "InterviewScreen")
        await until_seen(pilot, "[@click=app.quit]x[-].flac")


async def test_a_microphone_whose_name_is_hostile(stage: Stage, practice: Interview) -> None:
    stage.microphone.available = [
        Device(key="a", name=nasty("mic"), rate=48_000, channels=1, is_default=True),
        Device(key="b", name=nasty("other"), rate=48_000, channels=1),
    ]
    async with stage.running(practice, size=(120, 40)) as pilot:
        await pilot.press("m")
        await until_seen(pilot, "Microphone: mic [/foo]")
        await pilot.press("d")
        await until_seen(pilot, "other [/foo]")
        assert_literal(pilot, "end of other")
        stage.microphone.vanish()
        await until_seen(pilot, "unplugged or switched off")
        assert_literal(pilot, "end of mic")


async def test_a_device_that_fails_with_a_hostile_name_in_the_middle_of_an_answer(
    stage: Stage, practice: Interview
) -> None:
    stage.microphone.available = [Device(key="a", name=nasty("mic"), rate=48_000, channels=1, is_default=True)]
    async with stage.running(practice, size=(160, 40)) as pilot:
        await pilot.press("space")
        await until_seen(pilot, "aim 1:30")
        stage.microphone.speak(3.0)
        stage.microphone.vanish()
        await until_screen(pilot, "FeedbackScreen")
        await until_seen(pilot, "[@click=app.quit]x[/]")


async def test_very_long_words_and_wide_letters_fit_somehow(stage: Stage) -> None:
    question = make_question("one", "w" * 300 + " 面接で" * 40 + " 👩🏽‍⚕️" * 20, look_for=("l" * 300,))
    interview = make_interview("interview-1", question, bank_title="b" * 300)
    async with stage.running(interview) as pilot:
        await pilot.press("h")
        await until_seen(pilot, "wwww")
        await type_answer(pilot, "x" * 2000 + " um " + "面接" * 200)
        await until_screen(pilot, "FeedbackScreen")
        await pilot.press("j", "d", "end", "home")
        assert all(len(line) <= 80 for line in seen(pilot.app).splitlines())
