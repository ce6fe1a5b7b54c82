"""Settings: kept at once, and only what has a meaning."""

from dataclasses import replace

from textual.pilot import Pilot
from textual.widgets import Input, Select

from tests.ui.conftest import Stage
from tests.ui.steps import until, until_screen, until_seen
from trainer.settings import load_settings
from trainer.ui.widgets.toggles import Tick


async def open_settings(pilot: Pilot[None]) -> None:
    await pilot.press("c")
    await until_screen(pilot, "SettingsScreen")


async def write(pilot: Pilot[None], name: str, value: str) -> None:
    field = pilot.app.screen.query_one(f"#{name}", Input)
    field.focus()
    field.value = value
    await pilot.press("enter")


async def test_what_is_changed_is_in_the_file_at_once(stage: Stage) -> None:
    async with stage.running() as pilot:
        await open_settings(pilot)
        await write(pilot, "questions", "6")
        await write(pilot, "slow_wpm", "90")
        await write(pilot, "fast_wpm", "190")
        await write(pilot, "model_folder", " ~/models/base ")
        pilot.app.screen.query_one("#countdown", Tick).toggle()
        pilot.app.screen.query_one("#model", Select).value = "small"
        await until(pilot, lambda: load_settings(stage.paths.settings_file).model == "small")
        kept = load_settings(stage.paths.settings_file)
        assert (kept.questions, kept.slow_wpm, kept.fast_wpm, kept.countdown) == (6, 90, 190, True)
        assert kept.model_folder == "~/models/base"
        assert pilot.app.rehearsal.settings == kept


async def test_leaving_a_field_keeps_it_too(stage: Stage) -> None:
    async with stage.running() as pilot:
        await open_settings(pilot)
        field = pilot.app.screen.query_one("#questions", Input)
        field.focus()
        field.value = "9"
        await pilot.press("tab")
        await until(pilot, lambda: stage.paths.settings_file.exists())
        assert load_settings(stage.paths.settings_file).questions == 9


async def test_a_value_without_a_meaning_is_refused_in_words(stage: Stage) -> None:
    async with stage.running() as pilot:
        await open_settings(pilot)
        for name, bad, words, before in (
            ("questions", "0", "from 1 to 50", "4"),
            ("questions", "", "from 1 to 50", "4"),
            ("slow_wpm", "10", "from 40 to 400", "100"),
            ("slow_wpm", "200", "below fast_wpm", "100"),
            ("fast_wpm", "80", "below fast_wpm", "175"),
        ):
            await write(pilot, name, bad)
            await until_seen(pilot, words)
            assert pilot.app.screen.query_one(f"#{name}", Input).value == before
            pilot.app.clear_notifications()
    load_settings(stage.paths.settings_file)  # whatever is there can be read at the next start


async def test_settings_that_cannot_be_written_hold_until_one_leaves(stage: Stage) -> None:
    stage.paths.config.write_text("a file where a folder should be", encoding="utf-8")
    async with stage.running() as pilot:
        await open_settings(pilot)
        await write(pilot, "questions", "6")
        await until_seen(pilot, "can't be saved", "what you chose holds until you leave")
        assert pilot.app.rehearsal.settings.questions == 6


async def test_a_model_of_ones_own_making_is_no_trouble(stage: Stage) -> None:
    stage.settings = replace(stage.settings, model="my-own")
    async with stage.running() as pilot:
        await open_settings(pilot)
        await until_seen(pilot, "Speech model", "Your data:")
        await pilot.press("m")
        await until_screen(pilot, "MicrophoneScreen")
        await pilot.press("escape")
        await until_screen(pilot, "SettingsScreen")
        assert not stage.paths.settings_file.exists()


async def test_names_and_terms_are_cut_at_their_commas(stage: Stage) -> None:
    async with stage.running() as pilot:
        await open_settings(pilot)
        await write(pilot, "terms", " Kestrel Health,, PagerDuty ,kestrel health")
        await until(pilot, lambda: stage.paths.settings_file.exists())
        assert load_settings(stage.paths.settings_file).terms == ("Kestrel Health", "PagerDuty")
        assert pilot.app.screen.query_one("#terms", Input).value == "Kestrel Health, PagerDuty"
        await write(pilot, "terms", "x" * 61)
        await until_seen(pilot, "at most 60 characters")
        assert pilot.app.screen.query_one("#terms", Input).value == "Kestrel Health, PagerDuty"
        await write(pilot, "terms", "")
        assert load_settings(stage.paths.settings_file).terms == ()
