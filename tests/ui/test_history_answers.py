"""All answers in one place: listed page by page, filtered, searched, opened at what was found, deleted."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, OptionList

from tests.factories import make_answer, make_interview, make_result
from tests.recording.fakes import voice
from tests.ui.conftest import NOW, Stage, questions
from tests.ui.steps import choose, flat, seen, until, until_screen, until_seen
from tests.ui.test_answer_words import standing_out
from trainer.feedback.result import Advice
from trainer.recording.files import write_flac
from trainer.store.records import Answer
from trainer.ui.screens.history import HistoryScreen
from trainer.ui.widgets.paged_list import PagedList

FIRST = "So, um, I looked after 24 beds on the ward. We cut falls by a third."
SECOND = "I read about your [/red] garden, and Ines said that it heals people."


def keep(stage: Stage, id: str, index: int, text: str, when: datetime, title: str, **changes: object) -> Answer:
    """A session of one answer."""
    asked = questions()[index]
    advice = (Advice("no_result", "Say how it ended."),) if index == 0 else ()
    result = make_result(id * 32, text, vague=(), figures=(("24 beds", "scope"),), advice=advice)
    held = make_interview(id * 32, *questions(), bank_title=title, started_at=when).finish(when)
    answer = make_answer(
        id * 32, interview_id=held.id, question_index=index, question=asked, answered_at=when, result=result, **changes
    )
    stage.keep(held, answer)
    return answer


@pytest.fixture
def three(stage: Stage) -> None:
    """Three answers: today, nine days ago, and last year."""
    stage.paths.audio.mkdir(parents=True)
    write_flac(stage.paths.audio / f"{'a' * 32}.flac", voice(30.0))
    keep(stage, "a", 0, FIRST, NOW, "Nursing ward", audio=f"{'a' * 32}.flac")
    keep(stage, "b", 1, SECOND, NOW - timedelta(days=9), "Garden [/red]")
    keep(stage, "c", 0, "It was long ago, on another ward.", NOW - timedelta(days=400), "Nursing ward", starred=True)


async def answers(pilot: Pilot[None]) -> None:
    pilot.app.push_screen(HistoryScreen())
    await until_screen(pilot, "HistoryScreen")
    await until_seen(pilot, "Nursing ward")
    await pilot.press("v")
    await until_seen(pilot, "All answers")


async def only(pilot: Pilot[None], field: str, value: str) -> None:
    """Choose a field of the filter, and a value of it."""
    await pilot.press("f")
    await until_seen(pilot, "Which answers?")
    await choose(pilot, field)
    if value:
        await choose(pilot, value)
    await until_screen(pilot, "HistoryScreen")


def listed(pilot: Pilot[None]) -> int:
    return pilot.app.screen.query_one(PagedList).option_count


async def test_all_answers_stand_in_one_place_and_open(stage: Stage, three: None) -> None:
    async with stage.running() as pilot:
        await answers(pilot)
        await until_seen(
            pilot,
            "today, 18:00 Tell me about a time you caught an error at handover. Nursing ward take 1 0:30 1 filler",
            "3 answers",
            "Sun 15 Nov, 18:00 Why do you want to work here? Garden [/red]",
            "* starred Nursing ward",
            "3 sessions, 3 answers, ",
            "kept for ever",
        )
        await pilot.press("down", "enter")
        await until_screen(pilot, "FeedbackScreen")
        await until_seen(pilot, "Why do you want to work here?")
        await pilot.press("escape")
        await until_screen(pilot, "HistoryScreen")
        await until_seen(pilot, "All answers")
        await until(pilot, lambda: pilot.app.screen.query_one(PagedList).highlighted == 1)
        await pilot.press("v")
        await until_seen(pilot, "1 of 2 questions answered")


@pytest.mark.parametrize(
    ("field", "value", "left", "words"),
    [
        ("Bank", "Garden [/red], 1 answer", 1, "Only Garden [/red]"),
        ("Question", "Why do you want", 1, 'Only Garden [/red], "Why do you want to work here?"'),
        pytest.param("Kind", "behavioural, 2 answers", 2, "Only behavioural", marks=pytest.mark.long),
        pytest.param("When", "This week", 1, "Only since Mon 23 Nov 2026", marks=pytest.mark.long),
        ("When", "This month", 2, "Only since Sun 1 Nov 2026"),
        ("Found", "no result, 2 answers", 2, "Only no result"),
        pytest.param("Only starred", "", 1, "Only starred", marks=pytest.mark.long),
    ],
)
async def test_each_filter_lets_its_answers_through(
    stage: Stage, three: None, field: str, value: str, left: int, words: str
) -> None:
    async with stage.running() as pilot:
        await answers(pilot)
        await only(pilot, field, value)
        await until_seen(pilot, words, "c clears this")
        await until(pilot, lambda: listed(pilot) == left)
        await pilot.press("c")
        await until(pilot, lambda: listed(pilot) == 3)
        assert "c clears this" not in flat(pilot.app)


async def test_filters_go_together_and_may_leave_nothing(stage: Stage, three: None) -> None:
    async with stage.running() as pilot:
        pilot.app.push_screen(HistoryScreen())
        await until_seen(pilot, "Nursing ward")
        await only(pilot, "Bank", "Nursing ward, 2 answers")  # from the sessions: a filter finds answers
        await until_seen(pilot, "Only Nursing ward")
        await only(pilot, "Only starred", "")
        await until(pilot, lambda: listed(pilot) == 1)
        await only(pilot, "When", "This week")
        await until_seen(pilot, "No answer is like that.", "Only Nursing ward, since Mon 23 Nov 2026, starred")
        await only(pilot, "All of them again", "")
        await until(pilot, lambda: listed(pilot) == 3)


async def test_since_a_day_of_ones_own(stage: Stage, three: None) -> None:
    async with stage.running() as pilot:
        await answers(pilot)
        await pilot.press("f")
        await until_seen(pilot, "Which answers?")
        await choose(pilot, "When")
        await until_seen(pilot, "From when on?")
        await choose(pilot, "Since a day")
        await until_screen(pilot, "DayScreen")
        pilot.app.screen.query_one(Input).value = "[/red] soon"
        await pilot.press("enter")
        await until_seen(pilot, "'[/red] soon' is no day.", "1 Nov")
        pilot.app.screen.query_one(Input).value = "20 Nov"
        await pilot.press("enter")
        await until_seen(pilot, "Only since Fri 20 Nov 2026")
        await until(pilot, lambda: listed(pilot) == 1)


async def test_what_was_said_is_found_as_one_types_and_opens_at_the_words(stage: Stage, three: None) -> None:
    async with stage.running() as pilot:
        pilot.app.push_screen(HistoryScreen())
        await until_seen(pilot, "1 of 2 questions answered")
        await pilot.press("slash", *"wa")
        await until_seen(pilot, "> So, um, I looked after 24 beds on the *ward*.", "on another *ward*.", "Found")
        await pilot.press(*"rd thi")
        await until(pilot, lambda: listed(pilot) == 1)
        await pilot.press("enter", "enter")
        await until_screen(pilot, "FeedbackScreen")
        await until_seen(pilot, '"ward.", at 0:')
        await pilot.press("escape")
        await until_screen(pilot, "HistoryScreen")
        await until_seen(pilot, "*ward*")
        await pilot.press("escape")  # out of the search
        await until_seen(pilot, "1 of 2 questions answered")
        await pilot.press("escape")
        await until_screen(pilot, "HomeScreen")


@pytest.mark.parametrize(
    "typed",
    [
        "NEAR(",
        "[/red] '; DROP TABLE answers",
        *(pytest.param(typed, marks=pytest.mark.long) for typed in ('"', "*", "a OR", "-", "col:x", "\\")),
    ],
)
async def test_whatever_is_typed_it_is_only_words(stage: Stage, three: None, typed: str) -> None:
    async with stage.running() as pilot:
        pilot.app.push_screen(HistoryScreen())
        await until_seen(pilot, "1 of 2 questions answered")
        await pilot.press("ctrl+f")
        pilot.app.screen.query_one(Input).value = typed
        await until(pilot, lambda: "Found" in flat(pilot.app) or "Nothing like" in flat(pilot.app))
        await pilot.pause()
        assert type(pilot.app.screen).__name__ == "HistoryScreen"
        assert not pilot.app._notifications


async def test_the_search_keeps_to_the_filter_and_says_when_nothing_was_found(stage: Stage, three: None) -> None:
    async with stage.running() as pilot:
        await answers(pilot)
        await only(pilot, "Only starred", "")
        await pilot.press("slash", *"ward")
        await until_seen(pilot, "another *ward*", "Only starred")
        await until(pilot, lambda: listed(pilot) == 1)
        pilot.app.screen.query_one(Input).value = "garden"
        await until_seen(pilot, 'Nothing like "garden" was said there.')
        await pilot.press("escape", "escape", "c")
        await until(pilot, lambda: listed(pilot) == 3)


async def test_what_was_found_stands_out_beside_a_follow_up_question_too(stage: Stage, three: None) -> None:
    rehearsal = stage.rehearsal()
    first = rehearsal.store.answer("a" * 32)
    result = make_result("d" * 32, "She was glad.", fillers=(), figures=(), vague=())
    rehearsal.store.save_answer(replace(first, id="d" * 32, take=2, follows=first.id, probe="And then?", result=result))
    async with stage.running(size=(80, 40)) as pilot:
        await answers(pilot)
        await pilot.press("slash", *"falls")
        await until_seen(pilot, "cut *falls* by")
        await pilot.press("enter", "enter")
        await until_screen(pilot, "FeedbackScreen")
        await until_seen(pilot, "Asked after it", "Asked further", '"falls", at 0:')
        await until(pilot, lambda: standing_out(pilot) == "falls")


async def test_notes_and_questions_are_found_too(stage: Stage, three: None) -> None:
    rehearsal = stage.rehearsal()
    rehearsal.store.annotate("b" * 32, note="Mention the [bold] willow.")
    async with stage.running() as pilot:
        await answers(pilot)
        await pilot.press("slash", *"willow")
        await until_seen(pilot, "> your note: Mention the [bold] *willow*.")
        pilot.app.screen.query_one(Input).value = "handover"
        await until_seen(
            pilot, "> the question: Tell me about a time you caught an error at *handover*.", "To the list"
        )
        await pilot.press("down", "enter")
        await until_screen(pilot, "FeedbackScreen")


async def test_an_answer_is_starred_and_deleted_where_it_stands(stage: Stage, three: None) -> None:
    async with stage.running() as pilot:
        await answers(pilot)
        await pilot.press("asterisk")
        await until_seen(pilot, "* starred Nursing ward take 1 0:30")
        await pilot.press("d")
        await until_seen(pilot, "Delete this answer? today, 18:00: Tell me about a time")
        await pilot.press("enter")  # the first option keeps it
        await until_screen(pilot, "HistoryScreen")
        assert listed(pilot) == 3
        await pilot.press("d")
        await choose(pilot, "for good")
        await until(pilot, lambda: type(pilot.app.screen) is HistoryScreen and listed(pilot) == 2)
        await until_seen(pilot, "2 answers, no recordings")
    assert stage.answers("a" * 32) == ()
    assert not list(stage.paths.audio.iterdir())


async def test_many_answers_are_read_page_by_page(stage: Stage) -> None:
    held = make_interview("interview-1", questions()[0], started_at=NOW).finish(NOW)
    made = make_answer("a" * 32, question=questions()[0])
    stage.keep(held)
    store = stage.rehearsal().store
    for number in range(130):
        id = f"{number:032x}"
        result = replace(made.result, id=id)
        store.save_answer(
            replace(made, id=id, take=number + 1, answered_at=NOW + timedelta(minutes=number), result=result)
        )
    async with stage.running() as pilot:
        await answers(pilot)
        await until(pilot, lambda: listed(pilot) == 50)
        await until_seen(pilot, "the first 50")
        await pilot.press("end")
        await until(pilot, lambda: listed(pilot) == 100)
        listing = pilot.app.screen.query_one(PagedList)
        await until(pilot, lambda: listing.max_scroll_y > 180)
        listing.scroll_end(animate=False)  # by wheel or bar
        await until(pilot, lambda: listed(pilot) == 130)
        await until(pilot, lambda: "the first" not in flat(pilot.app))
        takes = [str(option.prompt) for option in listing.options]
        assert all(f"take {130 - i} " in take for i, take in enumerate(takes))  # each once, in order
        await pilot.press("end", "enter")
        await until_screen(pilot, "FeedbackScreen")
        await until_seen(pilot, "take 1 ")
        await pilot.press("escape")
        await until_screen(pilot, "HistoryScreen")
        await until(pilot, lambda: listing.highlighted == 129)  # one comes back to where one was


async def test_the_mouse_alone_leads_through_it(stage: Stage, three: None) -> None:
    async with stage.running() as pilot:
        pilot.app.push_screen(HistoryScreen())
        await until_seen(pilot, "1 of 2 questions answered")
        await click(pilot, lambda line: "All answers" in line, "All answers")
        await until_seen(pilot, "take 1 0:30")
        await click(pilot, lambda line: "Why do you want" in line, "Why do you want")
        await until_screen(pilot, "FeedbackScreen")
        await click(pilot, lambda line: "Leave" in line, "Leave")
        await until_screen(pilot, "HistoryScreen")
        await until_seen(pilot, "take 1 0:30")
        await pilot.click(offset=(20, 2))
        await until(pilot, lambda: pilot.app.screen.query_one(Input).has_focus)


async def click(pilot: Pilot[None], which: Callable[[str], bool], words: str) -> None:
    """Click on these words."""
    await until(pilot, lambda: any(which(line) for line in seen(pilot.app).splitlines()))
    lines = seen(pilot.app).splitlines()
    y = next(number for number, line in enumerate(lines) if which(line))
    await pilot.click(offset=(lines[y].index(words) + 1, y))


async def test_sessions_of_a_stretch_go_out_together(stage: Stage, three: None) -> None:
    async with stage.running() as pilot:
        pilot.app.push_screen(HistoryScreen())
        await until_seen(pilot, "1 of 2 questions answered")
        await pilot.press("x")
        await choose(pilot, "of this month")
        await until_seen(pilot, "Export 2 sessions")
        await choose(pilot, "CSV")
        await until_seen(pilot, "Written:", "sessions-2026-11-24.csv")
        await pilot.press("escape")
        await until_screen(pilot, "HistoryScreen")
        await pilot.press("x")
        await choose(pilot, "This session: today, Nursing ward")
        await until_seen(pilot, "Export this session: today, Nursing ward")
    text = (stage.paths.exports / "sessions-2026-11-24.csv").read_text(encoding="utf-8-sig")
    assert "24 beds" in text
    assert "heals people" in text
    assert "long ago" not in text


async def test_an_answer_deleted_elsewhere_says_so(stage: Stage, three: None) -> None:
    async with stage.running() as pilot:
        await answers(pilot)
        await until(pilot, lambda: listed(pilot) == 3)
        elsewhere = stage.rehearsal()
        elsewhere.delete_answer("a" * 32)
        elsewhere.close()
        pilot.app.screen.query_one(OptionList).highlighted = 0
        await pilot.press("enter")
        await until_seen(pilot, "There is no answer")
        await until(pilot, lambda: listed(pilot) == 2)
