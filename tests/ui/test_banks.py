"""The banks' screen: find, look at, pick, mark, narrow, start; and it follows the disk."""

import os
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from tests.bank.test_bank_edit import OWN
from tests.factories import make_answer
from tests.ui.conftest import NOW, Stage, judged
from tests.ui.steps import choose, flat, until, until_screen, until_seen
from trainer.bank.catalogue import Shelf
from trainer.bank.favourites import FILE, load_favourites
from trainer.bank.watched import WatchedShelf
from trainer.interview.session import Interview
from trainer.store.records import AnswerFilter
from trainer.ui.screens import bank_reader
from trainer.ui.screens.banks import BanksScreen
from trainer.ui.screens.interview import InterviewScreen
from trainer.ui.widgets.bank_list import BankList
from trainer.ui.widgets.question_list import QuestionList

SHIPPED = {
    "general.yaml": """\
title: General behavioural
description: For everybody.
questions:
  - {id: change, ask: Tell me about a change you made., competencies: [initiative], difficulty: 1}
  - {id: mistake, ask: Tell me about a mistake., competencies: [honesty], look_for: [owns the error], difficulty: 3}
  - {id: first-day, ask: What would you do on your first day?, kind: situational}
  - {id: why, ask: Why this work?, kind: motivation, target_seconds: 60}
""",
    "nursing.yaml": """\
title: Nursing
questions:
  - id: handover
    ask: What do you do first at handover?
    kind: technical
    competencies: [patient-safety, honesty]
    look_for: [names the sickest patient first]
    avoid: [reading the list aloud]
    follow_ups:
      - {when: no_result, ask: And what came of it?}
    tags: [ward]
  - {id: why, ask: Why nursing?, kind: motivation}
""",
}


@pytest.fixture(autouse=True)
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two banks that came along, and looks at the folders that a test need not wait for."""
    folder = tmp_path / "shipped"
    folder.mkdir()
    for name, text in SHIPPED.items():
        (folder / name).write_text(text, encoding="utf-8")
    monkeypatch.setattr("trainer.rehearsal.shipped_banks", lambda: folder)
    monkeypatch.setattr(bank_reader, "shipped_banks", lambda: folder)
    monkeypatch.setattr(bank_reader, "LOOK_SECONDS", 0.3)
    return folder


async def open_banks(pilot: Pilot[None]) -> BanksScreen:
    pilot.app.push_screen(BanksScreen())
    await until_screen(pilot, "BanksScreen")
    screen = pilot.app.screen
    assert isinstance(screen, BanksScreen)
    await until(pilot, lambda: screen.view.is_read and screen.query_one(QuestionList).entries)
    await pilot.pause()
    return screen


def listed(pilot: Pilot[None]) -> list[str]:
    return [entry.question.id for entry in pilot.app.screen.query_one(QuestionList).entries]


def rows(pilot: Pilot[None]) -> list[str]:
    return [" ".join(str(option.prompt).split()) for option in pilot.app.screen.query_one(BankList).options]


async def search(pilot: Pilot[None], words: str) -> None:
    await pilot.press("slash", *("space" if c == " " else c for c in words))
    await until(pilot, lambda: pilot.app.screen.query_one("#search", Input).value == words)
    await pilot.pause()


def held(pilot: Pilot[None]) -> Interview:
    screen = pilot.app.screen
    assert isinstance(screen, InterviewScreen)
    return screen.interview


async def test_banks_at_the_left_and_questions_with_kind_and_length_at_the_right(stage: Stage) -> None:
    stage.own_bank("mine.yaml", OWN.replace("title: T ", "title: My ward "))
    async with stage.running() as pilot:
        await open_banks(pilot)
        assert rows(pilot) == [
            "All banks 9", "Favourites 0", "Yours", "My ward 3", "In the program", "General behavioural 4", "Nursing 2",
        ]  # fmt: skip
        assert listed(pilot) == ["a", "b", "c"]  # one's own stand open: who brought some came for them
        await pilot.press("down")
        await until_seen(pilot, "General behavioural: 4 questions", "[ ] Why this work? motivation, 1:00")
        await pilot.press("end")
        await until_seen(pilot, "Nursing: 2 questions", "What do you do first at handover?")


async def test_the_search_goes_through_all_banks_while_one_types(stage: Stage) -> None:
    async with stage.running() as pilot:
        await open_banks(pilot)
        await search(pilot, "handov")
        assert listed(pilot) == ["handover"]
        await until_seen(pilot, "In all banks: 1 question", "technical, 1:30, Nursing")
        await pilot.press("escape")
        assert pilot.app.screen.query_one("#search", Input).value == ""
        await search(pilot, "errors")
        assert listed(pilot) == ["mistake"]  # it is looked for, not asked
        await pilot.press("escape")
        await search(pilot, "mistkae honest")
        assert listed(pilot) == ["mistake"]
        await pilot.press("escape")
        await search(pilot, "zebra")
        await until_seen(pilot, "No question has all these words")
        await pilot.press("enter", "escape", "escape")
        await until_screen(pilot, "HomeScreen")


async def test_from_the_search_down_to_a_question_and_into_an_interview(stage: Stage) -> None:
    async with stage.running() as pilot:
        await open_banks(pilot)
        await search(pilot, "tell me ")
        await pilot.press("down")
        assert isinstance(pilot.app.focused, QuestionList) and pilot.app.focused.highlighted == 0
        await search(pilot, "mistake")
        await pilot.press("down")
        await pilot.press("enter")
        await until_screen(pilot, "InterviewScreen")
        assert [q.id for q in held(pilot).questions] == ["mistake"]
        assert held(pilot).bank_title == "General behavioural"


async def test_a_question_is_read_with_all_that_its_bank_says(stage: Stage) -> None:
    async with stage.running() as pilot:
        await open_banks(pilot)
        await search(pilot, "handover")
        await pilot.press("enter", "v")
        await until_screen(pilot, "QuestionViewScreen")
        await until_seen(pilot, "technical, about 1:30, as hard as most", "names the sickest patient first")
        await until_seen(pilot, "reading the list aloud", "And what came of it? (without a result)")
        await until_seen(pilot, "patient-safety, honesty", "Tags ward", "Nursing")
        await pilot.press("escape")
        await until_screen(pilot, "BanksScreen")


async def test_with_room_the_question_stands_below_the_list(stage: Stage) -> None:
    async with stage.running(size=(120, 40)) as pilot:
        await open_banks(pilot)
        await pilot.press("end", "right")
        await until_seen(pilot, "names the sickest patient first", "And what came of it?")
        await pilot.press("down")
        await until(pilot, lambda: "names the sickest" not in flat(pilot.app))


async def test_questions_picked_from_several_banks_are_asked_in_that_order(stage: Stage) -> None:
    async with stage.running() as pilot:
        await open_banks(pilot)
        await pilot.press("right", "end", "space")  # why, of the general bank
        await until_seen(pilot, "[x] Why this work?", "1 picked: enter starts", "Picked 1")
        await pilot.press("left", "end")
        await until_seen(pilot, "Nursing: 2 questions")
        await pilot.press("enter", "space", "down", "space")
        await until_seen(pilot, "3 picked: enter starts")
        await pilot.press("left", "home", "down", "down")
        await until_seen(pilot, "Picked: 3 questions")
        assert [e.question.ask for e in pilot.app.screen.query_one(QuestionList).entries] == [
            "Why this work?", "What do you do first at handover?", "Why nursing?",
        ]  # fmt: skip
        await pilot.press("right", "down", "space")  # the second is taken back
        await until_seen(pilot, "Picked: 2 questions")
        await pilot.press("enter")
        await until_screen(pilot, "InterviewScreen")
        assert held(pilot).bank_title == "Your pick"
        assert [q.ask for q in held(pilot).questions] == ["Why this work?", "Why nursing?"]
        assert held(pilot).probes == stage.settings.probes


async def test_an_answer_of_a_mixed_pick_leads_back_to_its_bank(stage: Stage) -> None:
    """Two questions of one id in one interview: each is found by its words."""
    from trainer.review.queue.origins import Origins, questions_on

    async with stage.running() as pilot:
        await open_banks(pilot)
        await search(pilot, "why ")
        await pilot.press("enter", "space", "down", "space", "enter")
        await until_screen(pilot, "InterviewScreen")
        interview = held(pilot)
        assert [q.id for q in interview.questions] == ["why", "why"]
    for place, question in enumerate(interview.questions):
        answer = make_answer(
            f"{place}" * 32, interview_id=interview.id, question=question, question_index=place,
            result=judged(f"{place}" * 32), answered_at=NOW,
        )  # fmt: skip
        stage.keep(interview, answer)
    rehearsal = stage.rehearsal()
    found = rehearsal.store.answer_rows(AnswerFilter(), limit=-1)
    origins = Origins(questions_on(rehearsal.shelf()), found)
    titles = {row.ask: origin.bank_title for row in found if (origin := origins.of(row)) is not None}
    assert titles == {"Why this work?": "General behavioural", "Why nursing?": "Nursing"}


async def test_space_on_a_bank_picks_it_all_and_takes_it_back(stage: Stage) -> None:
    async with stage.running() as pilot:
        await open_banks(pilot)
        await pilot.press("end", "space")
        await until_seen(pilot, "2 picked")
        await pilot.press("space")
        await until_seen(pilot, "space picks, enter starts")
        await pilot.press("space", "enter", "enter")
        await until_screen(pilot, "InterviewScreen")
        assert held(pilot).bank_title == "Nursing"


async def test_favourites_stand_alone_can_be_started_and_are_kept(stage: Stage) -> None:
    async with stage.running() as pilot:
        await open_banks(pilot)
        await pilot.press("home", "down")
        await until_seen(pilot, "None yet: f marks the question")
        await pilot.press("down")
        await until_seen(pilot, "General behavioural: 4")
        await pilot.press("right", "down", "f")
        await until_seen(pilot, "behavioural, 1:30, hard, favourite", "Favourites 1")
        await search(pilot, "handover")
        await pilot.press("enter", "f")
        await until_seen(pilot, "Favourites 2")
    assert [one.id for one in load_favourites(stage.paths.data / FILE)] == ["mistake", "handover"]
    async with stage.running() as pilot:
        screen = await open_banks(pilot)
        await until(pilot, lambda: screen.view.favourites)
        await pilot.press("home", "down")
        await until_seen(pilot, "Favourites: 2 questions")
        assert listed(pilot) == ["mistake", "handover"]
        await pilot.press("space", "enter", "enter")
        await until_screen(pilot, "InterviewScreen")
        assert [q.id for q in held(pilot).questions] == ["mistake", "handover"]


async def test_a_broken_file_of_favourites_is_said_and_left_alone(stage: Stage) -> None:
    stage.paths.data.mkdir(parents=True)
    file = stage.paths.data / FILE
    file.write_text("{", encoding="utf-8")
    async with stage.running() as pilot:
        await open_banks(pilot)
        await until_seen(pilot, "favourites can't be read")
        await pilot.press("right", "f")
        await pilot.pause()
    assert file.read_text(encoding="utf-8") == "{"


async def test_the_list_is_narrowed_by_kind_difficulty_and_competency(stage: Stage) -> None:
    async with stage.running() as pilot:
        await open_banks(pilot)
        await pilot.press("home")
        for part, value, left, said in (
            ("One kind", "behavioural  2", ["change", "mistake"], "All banks: 2 questions, only behavioural"),
            ("One difficulty", "hard  1", ["mistake"], "All banks: 1 question, only behavioural, hard"),
            ("One competency", "honesty  1", ["mistake"], "All banks: 1 question, only behavioural, honesty, hard"),
            ("One kind, now behavioural", "Any", ["mistake"], "All banks: 1 question, only honesty, hard"),
            ("One difficulty, now hard", "Any", ["mistake", "handover"], "All banks: 2 questions, only honesty"),
        ):
            await pilot.press("k")
            await until_screen(pilot, "ChoiceScreen")
            await choose(pilot, part)
            await until_seen(pilot, f"Which {part.split(',')[0].removeprefix('One ')}?")
            await choose(pilot, value)
            await until_screen(pilot, "BanksScreen")
            assert pilot.app.screen.view.about() == said
            assert listed(pilot) == left
        await search(pilot, "why")
        assert listed(pilot) == []
        await pilot.press("escape", "escape")
        await until_seen(pilot, "All banks: 6 questions")


async def test_a_file_changed_outside_is_followed_and_picks_stay(stage: Stage) -> None:
    stage.own_bank("mine.yaml", OWN)
    async with stage.running() as pilot:
        await open_banks(pilot)
        await pilot.press("right", "space", "down", "space")
        await until_seen(pilot, "2 picked")
        stage.own_bank("mine.yaml", OWN.replace("Why us?", "Why our ward of all?"))
        await until_seen(pilot, "[x] Why our ward of all?", "2 picked")
        assert pilot.app.screen.query_one(QuestionList).highlighted == 1
        stage.own_bank("mine.yaml", OWN.replace("kind: motivation", "kind: motivatoin"))
        await until_seen(pilot, "This file can't be used yet", "Line 7, column 5", "did you mean", "Write one of")
        stage.own_bank("more.yaml", SHIPPED["nursing.yaml"].replace("Nursing", "Mine too"))
        await until(pilot, lambda: any("Mine too" in row for row in rows(pilot)))
        (stage.paths.own_banks / "mine.yaml").unlink()
        await until(pilot, lambda: not any("mine.yaml" in row for row in rows(pilot)))


async def test_what_is_wished_to_be_seen_is_looked_for_after_it_was_written(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A look that began before a file was saved doesn't count."""
    monkeypatch.setattr(bank_reader, "LOOK_SECONDS", 3600)
    async with stage.running() as pilot:
        screen = await open_banks(pilot)
        await until(pilot, lambda: not screen._looking)
        goes_on, real = threading.Event(), WatchedShelf.look

        def slow(self: WatchedShelf) -> Shelf | None:
            shelf = real(self)
            goes_on.wait(10)
            return shelf

        monkeypatch.setattr(WatchedShelf, "look", slow)
        seen: list[int] = []
        screen.look()
        stage.own_bank("mine.yaml", OWN)
        screen.look(lambda: seen.append(len(screen.view.own_books)))
        goes_on.set()
        await until(pilot, lambda: seen)
        assert seen == [1]


async def test_a_pick_is_a_simulation_with_a_panel_where_that_was_chosen(stage: Stage) -> None:
    stage.settings = replace(stage.settings, mode="simulation", panel=True, probes=2)
    async with stage.running() as pilot:
        await open_banks(pilot)
        await pilot.press("space", "enter", "enter")
        await until_screen(pilot, "InterviewScreen")
        assert (held(pilot).mode, held(pilot).probes, len(held(pilot).askers)) == ("simulation", 2, 4)


async def test_an_own_bank_says_what_could_be_better(stage: Stage) -> None:
    stage.own_bank("mine.yaml", "title: Mine\nquestions:\n  - {id: a, ask: Tell me about a mistake you made.}\n")
    async with stage.running() as pilot:
        await open_banks(pilot)
        await until_seen(pilot, "could be better: w shows them")
        await pilot.press("w")
        await until_screen(pilot, "BankFindingsScreen")
        await until_seen(
            pilot, "It asks the same as mistake in General behavioural", "no target_seconds", "Add `look_for:`"
        )
        await pilot.press("escape")
        await until_screen(pilot, "BanksScreen")


async def test_what_a_stranger_wrote_steers_nothing(stage: Stage) -> None:
    long = "word " * 90
    stage.own_bank(
        "[bold]x.yaml",
        'title: "[@click=app.quit]T[/] \\e[2J\\u202eevil"\nquestions:\n'
        f'  - {{id: a, ask: "[/red] {long} \\e]0;x\\a", tags: ["[b]"], look_for: ["[/]"]}}\n',
    )
    stage.own_bank("\u202e[red]broken\x1b[2J.yaml", "title: [")
    async with stage.running(size=(120, 40)) as pilot:
        await open_banks(pilot)
        await until(pilot, lambda: any("[@click=app.quit]T[/]" in row for row in rows(pilot)))
        assert not any("\x1b" in row or "\u202e" in row for row in rows(pilot))
        await until_seen(pilot, "[/red] word word")
        await pilot.press("right", "v")
        await until_screen(pilot, "QuestionViewScreen")
        await until_seen(pilot, "[b]")


async def test_home_stands_below_and_no_bank_at_all_is_no_trouble(stage: Stage, shipped: Path) -> None:
    for file in shipped.iterdir():
        file.unlink()
    async with stage.running() as pilot:
        pilot.app.push_screen(BanksScreen())
        await until_seen(pilot, "All banks 0")
        await pilot.press("enter", "space", "f", "v", "e", "d", "x", "w", "right")
        await pilot.pause()
        (shipped / "new.yaml").write_text(SHIPPED["nursing.yaml"], encoding="utf-8")
        os.utime(shipped / "new.yaml", ns=(1, 1))
        await until(pilot, lambda: rows(pilot)[0] == "All banks 2")
        await pilot.press("escape")
        await until_screen(pilot, "HomeScreen")
