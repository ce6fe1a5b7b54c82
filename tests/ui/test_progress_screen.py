"""Progress: through the plots, the questions and the bests, with the keys a user has."""

import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList

from tests.factories import make_answer, make_interview, make_question, make_result
from tests.ui.conftest import NOW, Stage
from tests.ui.progress_history import QUESTIONS, practise
from tests.ui.steps import choose, flat, seen, until, until_screen, until_seen
from trainer.errors import StoreError
from trainer.ui.screens.progress import ProgressScreen
from trainer.ui.widgets.trend_plot import TrendPlot


async def open_progress(pilot: Pilot[None], *words: str) -> None:
    pilot.app.push_screen(ProgressScreen())
    await until_screen(pilot, "ProgressScreen")
    await until_seen(pilot, *words)


async def test_through_the_measures(stage: Stage) -> None:
    practise(stage)
    async with stage.running() as pilot:
        await open_progress(pilot, "Progress: Fillers a minute, all fillers", "1 of 6, per session")
        await until_seen(pilot, "Fewer fillers: from about", "over 12 sessions", "Dots: the band where nobody minds")
        await until_seen(pilot, "Your focus, set on Sat 14 Nov", "focus")
        for key, words in (
            ("right", "Progress: Pace"),
            ("3", "Progress: Length against the time asked for"),
            ("4", "Progress: Answers with a figure"),
            ("5", "More answers with a figure of what changed: from about 0 to about 100%"),
            ("6", "Progress: Hedges in 100 words"),
            ("right", "Progress: Fillers a minute"),
            ("left", "Progress: Hedges"),
        ):
            await pilot.press(key)
            await until_seen(pilot, words)


async def test_weeks_and_phrases(stage: Stage) -> None:
    practise(stage)
    async with stage.running() as pilot:
        await open_progress(pilot, "all fillers")
        await pilot.press("w")
        await until_seen(pilot, "per week", "over 12 sessions in six weeks")
        await pilot.press("p")
        await until_seen(pilot, 'Progress: Fillers a minute, "um"', 'Less "um": from about')
        assert "Dots" not in flat(pilot.app)
        await pilot.press("p")
        await until_seen(pilot, 'Progress: Fillers a minute, "like"')
        await pilot.press("p", "w")
        await until_seen(pilot, "all fillers", "per session")
        await pilot.press("2")
        await until_seen(pilot, "Pace")
        assert "Phrase" not in flat(pilot.app)


def second(pilot: Pilot[None]) -> str:
    """The second line of the table of questions."""
    return str(pilot.app.screen.query_one("#question-list", OptionList).get_option_at_index(1).prompt)


async def test_a_question_opens_its_takes(stage: Stage) -> None:
    practise(stage)
    async with stage.running() as pilot:
        await open_progress(pilot, "all fillers")
        await pilot.press("t")
        await until_seen(pilot, "3 questions", "best last takes practised", "71 71 12 yesterday")
        await until(pilot, lambda: "caught" in second(pilot))
        await pilot.press("s")
        await until(pilot, lambda: "Why do you" in second(pilot))
        await choose(pilot, "caught an")
        await until_screen(pilot, "TakesScreen")
        await until_seen(pilot, "take 11 and take 12 of 12")
        await pilot.press("escape")
        await until_seen(pilot, "the questions you practised")
        await pilot.press("escape")
        await until_seen(pilot, "Fillers a minute")
        await pilot.press("escape")
        await until_screen(pilot, "HomeScreen")


async def test_a_best_opens_its_answer(stage: Stage) -> None:
    practise(stage)
    async with stage.running() as pilot:
        await open_progress(pilot, "all fillers")
        await pilot.press("b")
        await until_seen(
            pilot, "Fewest fillers in one answer: 1:36 with 2.5 a minute", "Practised on three of the last"
        )
        await pilot.press("enter")
        await until_screen(pilot, "FeedbackScreen")
        await until_seen(pilot, "Why do you want to work here?", "1:36 of 1:30")


async def test_three_sessions_are_too_early(stage: Stage) -> None:
    practise(stage, 3)
    async with stage.running() as pilot:
        await open_progress(pilot, "Three sessions: too early for a trend")
        await pilot.press("b")
        await until_seen(pilot, "Two sessions since then: too early to say what else changed")


async def test_an_empty_history(stage: Stage) -> None:
    async with stage.running() as pilot:
        await open_progress(pilot, "Nothing to show yet. After your first interview its figures stand here.")
        await pilot.press("t", "b", "p", "w", "3")
        await until_seen(pilot, "Nothing to show yet.", "Back")
        await pilot.press("escape")
        await until_screen(pilot, "HomeScreen")


async def test_few_answers_have_no_bests(stage: Stage) -> None:
    practise(stage, 1)
    async with stage.running() as pilot:
        await open_progress(pilot, "One session: too early for a trend")
        await pilot.press("b")
        await until_seen(pilot, "After five answers of half a minute or more")


async def test_only_typed_answers_have_no_rate(stage: Stage) -> None:
    typed = make_answer("a" * 32, source="typed", result=make_result("a" * 32, seconds=None))
    stage.keep(make_interview("interview-1", QUESTIONS[0]).finish(NOW), typed)
    async with stage.running() as pilot:
        await open_progress(pilot, "Nothing to show yet: no session has 60 timed words.")


HOSTILE = "[bold]\x1b[31mum\x1b]0;x\x07[/nope]\u202e"


async def test_what_was_said_steers_nothing(stage: Stage) -> None:
    question = make_question("a", f"Tell {HOSTILE}")
    result = make_result("a" * 32, "um " * 80, seconds=60.0, fillers=("um",) * 9, figures=(), vague=())
    fillers = tuple(replace(f, phrase=HOSTILE) for f in result.analysis.fillers)
    result = replace(result, analysis=replace(result.analysis, fillers=fillers))
    stage.keep(
        make_interview("interview-1", question, started_at=NOW - timedelta(1)).finish(NOW),
        make_answer("a" * 32, question=question, result=result),
    )
    async with stage.running() as pilot:
        await open_progress(pilot, "all fillers", "9 a minute")
        await pilot.press("p")
        await until_seen(pilot, '"[bold][31mum]0;x[/nope]"')
        await pilot.press("t")
        await until_seen(pilot, "Tell [bold][31mum]0;x[/nope]")
        await pilot.press("enter")
        await until_seen(pilot, "One take so far", "Tell [bold][31mum]0;x[/nope]")
        assert "\x1b" not in seen(pilot.app)


@pytest.mark.parametrize("theme", ["textual-light", "ansi-dark", "ansi-light"])
async def test_the_plot_takes_the_colours_of_the_theme(stage: Stage, theme: str) -> None:
    practise(stage)
    async with stage.running() as pilot:
        await open_progress(pilot, "Fewer fillers")
        before = plot_colours(pilot)
        pilot.app.theme = theme
        await until(pilot, lambda: plot_colours(pilot) != before)
        assert len(plot_colours(pilot)) >= 2  # the line and the focus; dots may be the terminal's own


def plot_colours(pilot: Pilot[None]) -> set[Any]:
    plot = pilot.app.screen.query_one("#plot", TrendPlot)
    return {(span.style.color if not isinstance(span.style, str) else span.style) for span in plot.render().spans}


async def test_it_reads_without_colours(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    practise(stage)
    async with stage.running() as pilot:
        await open_progress(pilot, "Fewer fillers", "focus", "Dots:")
        drawn = seen(pilot.app)
        assert all(sign in drawn for sign in "·●│")


async def test_any_size(stage: Stage) -> None:
    practise(stage)
    async with stage.running() as pilot:
        await open_progress(pilot, "Fewer fillers")
        for width, height in ((20, 5), (160, 50), (80, 24)):
            await pilot.resize_terminal(width, height)
            await pilot.press("3", "t", "escape", "1")
        await until_seen(pilot, "Fewer fillers", "focus")


async def test_a_history_that_cannot_be_read_is_told(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    practise(stage, 1)

    def broken(*_: Any) -> Any:
        raise StoreError("The history is damaged.", "Restore a backup.")

    async with stage.running() as pilot:
        monkeypatch.setattr("trainer.ui.screens.progress.read_overview", broken)
        await open_progress(pilot, "The history is damaged.", "Restore a backup.")


def test_plots_are_loaded_on_demand() -> None:
    code = (
        "import sys, trainer.ui.app, trainer.ui.screens.home, trainer.review.progress.text, "
        "trainer.review.comparison.text; print(sorted({'plotext', 'textual_plotext'} & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
