"""A new interview: which bank, in which mode, how many questions, which kinds, how far the interviewer goes."""

from collections import Counter
from dataclasses import replace

from textual.pilot import Pilot
from textual.widgets import Input, OptionList, RadioButton

from tests.factories import make_answer, make_interview
from tests.ui.conftest import NOW, Stage, judged
from tests.ui.steps import choose, flat, until, until_screen, until_seen
from trainer.bank.load import load_bank
from trainer.interview.session import Interview
from trainer.paths import shipped_banks
from trainer.settings import load_settings
from trainer.ui.widgets.toggles import Tick

OWN = """\
schema: 1
title: Night shift
language: en
description: For those who work at night.
questions:
  - {id: dark, ask: What do you do in the dark?, kind: situational}
  - {id: quiet, ask: What do you do when it is quiet?, kind: situational}
  - {id: why, ask: Why at night?, kind: motivation}
"""


async def open_setup(pilot: Pilot[None]) -> None:
    await pilot.press("n")
    await until_screen(pilot, "SetupScreen")
    await until(pilot, lambda: pilot.app.screen.query("#kinds Tick"))


def held(pilot: Pilot[None]) -> Interview:
    """The interview that was begun."""
    return pilot.app.screen.interview


def highlight(pilot: Pilot[None], words: str) -> None:
    banks = pilot.app.screen.query_one("#banks", OptionList)
    banks.highlighted = next(i for i, o in enumerate(banks.options) if words in str(o.prompt))


def own_kinds(pilot: Pilot[None]) -> dict[str, Tick]:
    return {str(tick.name): tick for tick in pilot.app.screen.query("#kinds Tick").results(Tick)}


async def test_the_shipped_banks_stand_there_and_one_key_starts(stage: Stage) -> None:
    async with stage.running() as pilot:
        await open_setup(pilot)
        for path in shipped_banks().glob("*.yaml"):
            bank = load_bank(path)
            highlight(pilot, bank.title)
            await until_seen(pilot, bank.title, f"{len(bank.questions)} questions")
        highlight(pilot, "General behavioural")
        await until(pilot, lambda: own_kinds(pilot))
        await pilot.press("enter")
        await until_screen(pilot, "InterviewScreen")
        assert len(held(pilot).questions) == 4
        assert held(pilot).mode == "practice"
        await pilot.press("escape")
        await until_screen(pilot, "HomeScreen")


async def test_what_was_chosen_is_what_is_asked_and_is_remembered(stage: Stage) -> None:
    async with stage.running() as pilot:
        await open_setup(pilot)
        screen = pilot.app.screen
        screen.query_one("#count", Input).value = "7"
        screen.query_one("#countdown", Tick).toggle()
        for name, number in (("probes", "2"), ("think", "30"), ("limit", "120")):
            screen.query_one(f"#{name}", Input).value = number
        list(screen.query(RadioButton))[1].toggle()
        await until_seen(pilot, "Several people ask")  # the mode is taken up, and the kinds with it
        await pilot.pause()
        for kind, tick in own_kinds(pilot).items():
            tick.value = kind in ("behavioural", "motivation")
        await pilot.press("ctrl+s")
        await until_screen(pilot, "InterviewScreen")
        kinds = Counter(q.kind for q in held(pilot).questions)
        assert kinds.total() == 7
        assert set(kinds) <= {"behavioural", "motivation"}
        assert held(pilot).mode == "simulation"
        assert held(pilot).probes == 2
        assert len(held(pilot).askers) == 7
    kept = load_settings(stage.paths.settings_file)
    assert (kept.questions, kept.mode, kept.countdown) == (7, "simulation", True)
    assert (kept.probes, kept.preparation_seconds, kept.answer_limit_seconds, kept.panel) == (2, 30, 120, True)


async def test_what_was_chosen_stands_there_the_next_time(stage: Stage) -> None:
    stage.settings = replace(stage.settings, mode="simulation", probes=2, preparation_seconds=30, panel=False)
    async with stage.running() as pilot:
        await open_setup(pilot)
        screen = pilot.app.screen
        assert [screen.query_one(f"#{name}", Input).value for name in ("probes", "think", "limit")] == ["2", "30", "0"]
        assert [button.value for button in screen.query(RadioButton)] == [False, True, False, False]
        assert not screen.query_one("#panel", Tick).value
        await pilot.press("ctrl+s")
        await until_screen(pilot, "InterviewScreen")
        assert held(pilot).asker is None


async def test_a_drill_asks_three_questions_of_one_kind(stage: Stage) -> None:
    async with stage.running() as pilot:
        await open_setup(pilot)
        screen = pilot.app.screen
        list(screen.query(RadioButton))[2].toggle()
        await until(pilot, lambda: [k for k, t in own_kinds(pilot).items() if t.value] == ["behavioural"])
        assert screen.query_one("#count", Input).disabled
        own_kinds(pilot)["situational"].toggle()
        await until(pilot, lambda: [k for k, t in own_kinds(pilot).items() if t.value] == ["situational"])
        await pilot.press("ctrl+s")
        await until_screen(pilot, "InterviewScreen")
        assert (held(pilot).mode, [q.kind for q in held(pilot).questions]) == ("drill", ["situational"] * 3)
    kept = load_settings(stage.paths.settings_file)
    assert (kept.mode, kept.drill_kind) == ("drill", "situational")


async def test_the_kind_drilled_last_is_offered_again(stage: Stage) -> None:
    stage.settings = replace(stage.settings, mode="drill", drill_kind="situational")
    async with stage.running() as pilot:
        await open_setup(pilot)
        await until(pilot, lambda: [k for k, t in own_kinds(pilot).items() if t.value] == ["situational"])


async def test_a_quick_interview_fits_into_five_minutes(stage: Stage) -> None:
    async with stage.running() as pilot:
        await open_setup(pilot)
        list(pilot.app.screen.query(RadioButton))[3].toggle()
        await pilot.pause()
        await pilot.press("ctrl+s")
        await until_screen(pilot, "InterviewScreen")
        assert held(pilot).mode == "quick"
        assert sum(q.target_seconds for q in held(pilot).questions) <= 300


async def test_several_people_can_be_chosen_for_a_simulation_only(stage: Stage) -> None:
    async with stage.running() as pilot:
        await open_setup(pilot)
        assert "Several people ask" not in flat(pilot.app)
        list(pilot.app.screen.query(RadioButton))[1].toggle()
        await until_seen(pilot, "Several people ask")


async def test_a_bank_of_ones_own_is_used_like_any_other(stage: Stage) -> None:
    stage.own_bank("night.yaml", OWN)
    async with stage.running() as pilot:
        await open_setup(pilot)
        await until_seen(pilot, "Night shift", "3 questions, yours")
        highlight(pilot, "Night shift")
        await until_seen(pilot, "For those who work at night.", "situational 2", "motivation 1")
        await pilot.press("enter")
        await until_screen(pilot, "InterviewScreen")
        assert {q.id for q in held(pilot).questions} == {"dark", "quiet", "why"}  # there are no more than three


async def test_a_broken_bank_stands_there_with_its_place_and_the_others_work(stage: Stage) -> None:
    stage.own_bank("broken.yaml", OWN.replace("kind: motivation", "kind: motivatoin"))
    stage.own_bank("torn.yaml", "schema: 1\ntitle: [unclosed\n")
    async with stage.running(size=(120, 40)) as pilot:
        await open_setup(pilot)
        await until_seen(pilot, "broken.yaml", "torn.yaml", "can't be read")
        highlight(pilot, "broken.yaml")
        await until_seen(pilot, "broken.yaml:8:35", "motivatoin")
        assert not own_kinds(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert type(pilot.app.screen).__name__ == "SetupScreen"
        highlight(pilot, "General behavioural")
        await until(pilot, lambda: own_kinds(pilot))
        await pilot.press("enter")
        await until_screen(pilot, "InterviewScreen")


async def test_a_number_of_questions_that_means_nothing_is_asked_again(stage: Stage) -> None:
    async with stage.running() as pilot:
        await open_setup(pilot)
        field = pilot.app.screen.query_one("#count", Input)
        for count in ("", "0", "99", "-1"):
            field.value = count
            pilot.app.screen.query_one("#banks").focus()
            await pilot.press("ctrl+s")
            await until_seen(pilot, "from 1 to 50")
            assert pilot.app.focused is field
            pilot.app.clear_notifications()
        field.value = "2"
        for name, number, words in (
            ("probes", "3", "follow-ups"),
            ("think", "601", "600"),
            ("limit", "", "1800"),
        ):
            other = pilot.app.screen.query_one(f"#{name}", Input)
            other.value = number
            await pilot.press("ctrl+s")
            await until_seen(pilot, words)
            assert pilot.app.focused is other
            other.value = "0"
            pilot.app.clear_notifications()
        field.focus()
        await pilot.press("enter")
        await until_screen(pilot, "InterviewScreen")


async def test_without_any_kind_it_asks_for_one(stage: Stage) -> None:
    async with stage.running() as pilot:
        await open_setup(pilot)
        for tick in own_kinds(pilot).values():
            tick.value = False
        await pilot.press("ctrl+s")
        await until_seen(pilot, "Choose at least one kind")


async def test_questions_answered_lately_come_last(stage: Stage) -> None:
    stage.own_bank("night.yaml", OWN)
    bank = load_bank(stage.paths.own_banks / "night.yaml")
    dark = bank.questions[0]
    answer = make_answer("a" * 32, question=dark, result=judged())
    stage.keep(make_interview("interview-1", dark, bank_title="Night shift").finish(NOW), answer)
    async with stage.running() as pilot:
        await open_setup(pilot)
        await choose_bank(pilot, "Night shift", count=2)
        assert {q.id for q in held(pilot).questions} == {"quiet", "why"}


async def choose_bank(pilot: Pilot[None], words: str, count: int) -> None:
    highlight(pilot, words)
    pilot.app.screen.query_one("#count", Input).value = str(count)
    await pilot.pause()
    await pilot.press("ctrl+s")
    await until_screen(pilot, "InterviewScreen")


async def test_the_whole_way_from_home_by_keyboard(stage: Stage) -> None:
    """Nothing but keys, as somebody without a mouse has them."""
    stage.own_bank("night.yaml", OWN)
    async with stage.running() as pilot:
        await open_setup(pilot)
        await pilot.press("end")
        await until_seen(pilot, "For teachers and trainee teachers")
        await pilot.press("home")
        await until_seen(pilot, "For those who work at night.")
        await pilot.press("tab")  # the modes
        await pilot.press("tab")
        assert pilot.app.focused is pilot.app.screen.query_one("#count")
        await pilot.press("backspace", "1", "tab", "tab", "tab", "tab", "space", "tab", "space")
        await pilot.press("ctrl+s")
        await until_screen(pilot, "InterviewScreen")
        (asked,) = held(pilot).questions
        assert asked.kind == "motivation"  # the first box, the more numerous kind, was unticked
        assert pilot.app.rehearsal.settings.countdown


async def test_a_shelf_without_a_bank_of_ones_own_is_no_trouble(stage: Stage) -> None:
    stage.paths.data.mkdir()
    stage.paths.own_banks.write_text("a file where a folder should be", encoding="utf-8")
    async with stage.running() as pilot:
        await open_setup(pilot)
        assert "can't be read" not in flat(pilot.app)
        await choose(pilot, "General behavioural")
        await until_screen(pilot, "InterviewScreen")
