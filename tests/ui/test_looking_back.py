"""The screens for looking back, whatever stands in them, however large the terminal, and without colour."""

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import replace

import pytest
from textual.pilot import Pilot
from textual.widgets import Footer, OptionList

from tests.factories import make_answer, make_interview, make_result
from tests.recording.fakes import voice
from tests.ui.conftest import NOW, Stage, judged
from tests.ui.steps import choose, flat, seen, until, until_screen, until_seen
from tests.ui.test_hostile_text import assert_literal, assert_still, nasty, nasty_question
from tests.ui.test_pictures import at_rest
from trainer.feedback.result import Advice
from trainer.recording.files import write_flac
from trainer.ui.screens.export import ExportScreen
from trainer.ui.screens.history import HistoryScreen

TAKE, PROBE = "a" * 32, "b" * 32
LARGE = (120, 60)
Open = Callable[[Pilot[None]], Awaitable[None]]


def keep(stage: Stage, *, words: str = "", title: str = "Nursing ward") -> None:
    """A session with an answer that has everything an answer can have."""
    question = replace(nasty_question("one"), ask=(words or "Tell me about a time you caught an error at handover."))
    text = f"So, um, I looked after 24 beds and {words or 'a lot of patients'}. We cut falls by a third."
    advice = (Advice("no_result", f"Say how it ended. {words}", "why", "instead", ((0, 20),)),)
    result = replace(judged(TAKE, text=text, vague=()), advice=advice)
    note = f"Say the dose first. {words}"
    answer = make_answer(TAKE, question=question, audio=f"{TAKE}.flac", note=note, starred=True, result=result)
    probe = make_answer(
        PROBE,
        question=question,
        take=2,
        follows=TAKE,
        probe=f"And then? {words}",
        result=make_result(PROBE, "She was glad.", fillers=(), figures=(), vague=()),
    )
    stage.paths.audio.mkdir(parents=True)
    write_flac(stage.paths.audio / f"{TAKE}.flac", voice(30.0))
    stage.keep(make_interview("interview-1", question, bank_title=title, started_at=NOW).finish(NOW), answer, probe)


async def history(pilot: Pilot[None]) -> None:
    pilot.app.push_screen(HistoryScreen())
    await until_screen(pilot, "HistoryScreen")
    await until_seen(pilot, "One question answered", "kept for ever")


async def answers(pilot: Pilot[None]) -> None:
    await history(pilot)
    await pilot.press("v")
    await until_seen(pilot, "take 1 0:30", "All answers")


async def found(pilot: Pilot[None]) -> None:
    await history(pilot)
    await pilot.press("slash", *"beds")
    await until_seen(pilot, "*beds*")
    await pilot.press("enter")


async def debrief(pilot: Pilot[None]) -> None:
    await history(pilot)
    await pilot.press("enter")
    await until_screen(pilot, "DebriefScreen")
    await until_seen(pilot, "Your answers", "then: And then?")


async def feedback(pilot: Pilot[None]) -> None:
    await debrief(pilot)
    await pilot.press("enter")
    await until_screen(pilot, "FeedbackScreen")
    await until_seen(pilot, "Asked after it", "Your note")


async def note(pilot: Pilot[None]) -> None:
    await feedback(pilot)
    await pilot.press("w")
    await until_screen(pilot, "NoteScreen")


async def correction(pilot: Pilot[None]) -> None:
    await feedback(pilot)
    await pilot.press("e")
    await until_screen(pilot, "CorrectionScreen")


async def export(pilot: Pilot[None]) -> None:
    await debrief(pilot)
    await pilot.press("x")
    await until_screen(pilot, "ExportScreen")


SCREENS = {
    "history": history,
    "answers": answers,
    "found": found,
    "debrief": debrief,
    "feedback": feedback,
    "note": note,
    "correction": correction,
    "export": export,
}
KEYS = {
    "history": ("All answers", "Search", "Filter", "Export", "Delete", "Back", "Home"),
    "answers": ("Sessions", "Star", "Delete"),
    "debrief": ("Read on", "All again", "Export", "Open"),
    "feedback": (
        "Listen", "Marks", "Mark before", "Next word", "Word before", "Next sentence", "Sentence before",
        "Play from the word", "first advice", "Correct", "Note", "Star", "follow-up questions", "Details", "Leave",
    ),
    "note": ("Keep", "Leave"),
    "correction": ("Keep", "Leave", "Listen from here"),
    "export": ("Write it", "Back"),
}  # fmt: skip
"""What the keys of each screen are said to do; the panel breaks its lines, so each is sought in one."""


def some(names: Iterable[str], *always: str) -> pytest.MarkDecorator:
    """Each of these screens; all but `always` only where there is time."""
    return pytest.mark.parametrize(
        "name", [name if name in always else pytest.param(name, marks=pytest.mark.long) for name in names]
    )


async def test_hostile_words_stay_words_on_every_screen(stage: Stage) -> None:
    words = nasty("words").replace("\ud800", "")
    keep(stage, words=words, title=nasty("bank").replace("\ud800", ""))
    async with stage.running(size=LARGE) as pilot:
        await history(pilot)
        assert_literal(pilot, "end of bank")
        await pilot.press("v")
        await until_seen(pilot, "All answers", "end of words")
        assert_literal(pilot, "* starred")
        await pilot.press("f")
        await until_seen(pilot, "Which answers?")
        await choose(pilot, "Bank")
        await until_seen(pilot, "Which bank?")
        assert_literal(pilot, "end of bank")
        await choose(pilot, "end of bank")
        await until_seen(pilot, "Only bank", "c clears this")
        assert_literal(pilot, "end of bank")
        await pilot.press("f")
        await choose(pilot, "Question")
        await until_seen(pilot, "Which question?", "end of words")
        await choose(pilot, "end of words")
        await until_screen(pilot, "HistoryScreen")
        await pilot.press("slash", *"beds")
        await until_seen(pilot, "24 *beds* and words [/foo]")
        assert_literal(pilot, "*beds*")
        await pilot.press("enter", "x")
        await until_seen(pilot, "Export which sessions?")
        await choose(pilot, "This session")
        await until_screen(pilot, "ExportScreen")
        assert_literal(pilot, "Export this session")
        await pilot.press("escape", "d")
        await until_seen(pilot, "Delete this answer?")
        assert_literal(pilot, "end of words")
        await pilot.press("escape", "enter")
        await until_screen(pilot, "FeedbackScreen")
        await until_seen(pilot, "Your note Say the dose first. words [/foo]", "And then? words [/foo]")
        assert_literal(pilot, "Say how it ended. words")
        await pilot.press("1")
        for _ in range(12):
            await pilot.press("right")
        await pilot.press("w")
        await until_screen(pilot, "NoteScreen")
        assert_literal(pilot, "Say the dose first.")
        await pilot.press("escape", "e")
        await until_screen(pilot, "CorrectionScreen")
        assert_literal(pilot, "We cut falls by a third.")
        await pilot.press("escape", "f", "enter")
        await until_seen(pilot, "asked after your answer to: words [/foo]")
        assert_still(pilot)


@some(("answers", "found", "debrief", "feedback"), "feedback")
async def test_endless_words_and_wide_letters_fit_somehow(stage: Stage, name: str) -> None:
    keep(stage, words="w" * 300 + " 面接で" * 40 + " 👩🏽‍⚕️" * 20, title="b" * 300)
    async with stage.running() as pilot:
        await SCREENS[name](pilot)
        await pilot.press("down", "j", "right", "1", "end", "home")
        await pilot.pause()
        assert all(len(line) <= 80 for line in seen(pilot.app).splitlines())
        assert pilot.app.screen.query_one(Footer).region.bottom == 24


@some(SCREENS, "answers", "feedback")
async def test_larger_and_small_again_it_looks_as_before(stage: Stage, name: str) -> None:
    keep(stage)
    async with stage.running(size=(80, 24)) as pilot:
        await SCREENS[name](pilot)
        await at_rest(pilot)
        small = seen(pilot.app)
        for size in ((200, 50), (80, 24)):
            await pilot.resize_terminal(*size)
            await until(pilot, lambda size=size: pilot.app.screen.size == size)
            await at_rest(pilot)
            assert pilot.app.screen.query_one(Footer).region.bottom == size[1]
            for listing in pilot.app.screen.query(OptionList):
                if listing.highlighted is not None and listing.has_focus:
                    assert listing.region.height > 0
        assert seen(pilot.app) == small


@some(KEYS, "feedback")
async def test_the_keys_of_each_screen_are_explained(stage: Stage, name: str) -> None:
    keep(stage)
    async with stage.running(size=(160, 60)) as pilot:
        await SCREENS[name](pilot)
        await pilot.press("f1")
        await until(pilot, lambda: pilot.app.screen.query("HelpPanel"))
        panel = pilot.app.screen.query_one("HelpPanel")
        await until(pilot, lambda: "Quit" in flat(pilot.app))
        lines = [line[panel.region.x :] for line in seen(pilot.app).splitlines()]
        told = " ".join(" ".join(lines).replace("▏", " ").split())
        assert not [words for words in KEYS[name] if words not in told]


@some(SCREENS, "found")
async def test_without_colour_all_can_be_told_apart(stage: Stage, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    keep(stage)
    async with stage.running(size=(80, 40)) as pilot:
        await SCREENS[name](pilot)
        await pilot.press("j", "right")
        await at_rest(pilot)
        page = seen(pilot.app)
        if name == "feedback":
            assert all(sign in page for sign in ("[um]", "«24 beds»", "* starred"))
        if name == "found":
            assert "*beds*" in page
        screen = pilot.app.screen
        for listing in screen.query(OptionList):
            if listing.has_focus and listing.option_count > 1:
                area = listing.content_region
                strips = pilot.app.screen._compositor.render_strips()[area.y : area.bottom]
                grounds = {
                    str(segment.style.bgcolor)
                    for strip in strips
                    for segment in strip.crop(area.x, area.right).apply_filter(
                        next(iter(pilot.app._filters)), listing.background_colors[1]
                    )
                    if segment.style is not None
                }
                assert len(grounds) > 1  # the line one is on stands out from the others


async def test_the_dialogue_is_a_screen_of_its_own(stage: Stage) -> None:
    keep(stage)
    async with stage.running() as pilot:
        pilot.app.push_screen(ExportScreen("Export 2 sessions", ("interview-1", "[/red]gone")))
        await until_screen(pilot, "ExportScreen")
        await pilot.press("enter")
        await until_seen(pilot, "There is no session")
