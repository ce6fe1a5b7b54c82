"""Settings: kept at once, and only what has a meaning."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Select

from tests.factories import make_answer, make_interview
from tests.ui.conftest import NOW, Stage
from tests.ui.steps import choose, flat, until, until_screen, until_seen
from trainer.doctor import Check
from trainer.review.backup.restore import check_backup
from trainer.settings import Settings, as_mapping, load_settings
from trainer.ui.setting_rows import GROUPS, Row
from trainer.ui.widgets.toggles import Tick


async def open_settings(pilot: Pilot[None]) -> None:
    await pilot.press("c")
    await until_screen(pilot, "SettingsScreen")


async def write(pilot: Pilot[None], name: str, value: str) -> None:
    field = pilot.app.screen.query_one(f"#{name}", Input)
    field.focus()
    field.value = value
    await pilot.press("enter")


async def until_told(pilot: Pilot[None], words: str) -> None:
    """Until it is said beside what one was doing; on the screen it may stand over other words."""
    await until(pilot, lambda: any(words in f"{note.title} {note.message}" for note in pilot.app._notifications))


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
            ("slow_wpm", "200", 'below "Fastest pace"', "100"),
            ("fast_wpm", "80", '"Slowest pace" has to stay below', "175"),
        ):
            await write(pilot, name, bad)
            await until_told(pilot, words)
            assert pilot.app.screen.query_one(f"#{name}", Input).value == before
            pilot.app.clear_notifications()
    load_settings(stage.paths.settings_file)  # whatever is there can be read at the next start


async def test_settings_that_cannot_be_written_hold_until_one_leaves(stage: Stage) -> None:
    stage.paths.config.write_text("a file where a folder should be", encoding="utf-8")
    async with stage.running() as pilot:
        await open_settings(pilot)
        await write(pilot, "questions", "6")
        await until_told(pilot, "what you chose holds until you leave")
        assert pilot.app.rehearsal.settings.questions == 6


async def test_a_model_of_ones_own_making_is_no_trouble(stage: Stage) -> None:
    stage.settings = replace(stage.settings, model="my-own")
    async with stage.running() as pilot:
        await open_settings(pilot)
        assert pilot.app.screen.query_one("#model", Select).value == "my-own"
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
        await until_told(pilot, "at most 60 characters")
        assert pilot.app.screen.query_one("#terms", Input).value == "Kestrel Health, PagerDuty"
        await write(pilot, "terms", "")
        assert load_settings(stage.paths.settings_file).terms == ()


def test_every_setting_has_its_row() -> None:
    shown = {row.id for group in GROUPS for row in group.rows if isinstance(row, Row)}
    own = {"device", "microphone_checked_at"}  # chosen and noted on the microphone's screen, which has a button
    assert shown | own == set(as_mapping(Settings()))


def test_every_help_is_one_line_at_80_columns() -> None:
    for group in GROUPS:
        for row in group.rows:
            room = 80 - 4 - 2 - 23  # the page's edges, its scroll bar, the names
            beside = isinstance(row, Row) and row.kind in ("number", "tick")
            taken = 8 + len(row.unit) + 1 if beside and isinstance(row, Row) else 0
            assert len(row.help) <= room - taken, row.help


async def test_numbers_and_choices_are_kept(stage: Stage) -> None:
    async with stage.running() as pilot:
        await open_settings(pilot)
        numbers = {
            "probes": 2, "preparation_seconds": 30, "answer_limit_seconds": 180, "daily_answers": 8,
            "voice_rate": 90, "keep_audio_days": 60,
        }  # fmt: skip
        for name, number in numbers.items():
            await write(pilot, name, str(number))
        pilot.app.screen.query_one("#mode", Select).value = "quick"
        pilot.app.screen.query_one("#drill_kind", Select).value = "motivation"
        pilot.app.screen.query_one("#panel", Tick).toggle()
        await until(pilot, lambda: not pilot.app.rehearsal.settings.panel)
        kept = as_mapping(load_settings(stage.paths.settings_file))
        assert numbers.items() <= kept.items()
        assert (kept["mode"], kept["drill_kind"], kept["panel"]) == ("quick", "motivation", False)


async def test_the_engines_of_the_machine_are_offered_and_their_voices_completed(stage: Stage) -> None:
    async with stage.running() as pilot:
        await open_settings(pilot)
        field = pilot.app.screen.query_one("#voice_name", Input)
        await until(pilot, lambda: field.placeholder == "such as en-gb, en-us")
        select = pilot.app.screen.query_one("#voice", Select)
        assert select.value == "auto"
        select.value = "espeak-ng"
        await until(pilot, lambda: pilot.app.rehearsal.settings.voice == "espeak-ng")
        field.focus()
        await pilot.press(*"en-u", "right", "enter")
        await until(pilot, lambda: pilot.app.rehearsal.settings.voice_name == "en-us")


async def test_an_engine_that_is_gone_stays_chosen_and_is_said(stage: Stage) -> None:
    stage.settings = replace(stage.settings, voice="[/sold-out]")
    async with stage.running() as pilot:
        await open_settings(pilot)
        await until_seen(pilot, "[/sold-out], not on this machine")
        assert not stage.paths.settings_file.exists()


class Heard:
    """A voice that says nothing, until it is told to stop."""

    name = "fake"

    def __init__(self) -> None:
        self.said: list[str] = []
        self.stops = 0

    def prepare(self, text: str) -> None: ...

    def say(self, text: str, done: Callable[[], None]) -> None:
        self.said.append(text)
        self._done = done

    def stop(self) -> None:
        self.stops += 1
        self._done()


async def test_the_voice_can_be_heard_and_stopped(stage: Stage) -> None:
    stage.voice = voice = Heard()
    async with stage.running() as pilot:
        await open_settings(pilot)
        await pilot.press("v")
        assert len(voice.said) == 1
        await pilot.press("v")
        assert (len(voice.said), voice.stops) == (1, 1)
        pilot.app.screen.query_one("#do-hear").scroll_visible(animate=False)
        await pilot.click("#do-hear")
        await until(pilot, lambda: len(voice.said) == 2)
        await pilot.press("escape")
        await until_screen(pilot, "HomeScreen")
        assert voice.stops == 2


async def test_without_a_voice_it_says_so(stage: Stage) -> None:
    async with stage.running() as pilot:
        await open_settings(pilot)
        await pilot.press("v")
        await until_told(pilot, "This machine has no voice.")


async def test_a_theme_is_chosen_and_kept(stage: Stage) -> None:
    async with stage.running() as pilot:
        await open_settings(pilot)
        select = pilot.app.screen.query_one("#theme", Select)
        assert select.value == "textual-dark"
        for theme in ("textual-light", "ansi-dark", "ansi-light"):
            select.value = theme
            await until(pilot, lambda theme=theme: load_settings(stage.paths.settings_file).theme == theme)
            assert pilot.app.theme == theme


async def test_what_stands_in_a_field_is_kept_when_one_leaves_in_the_middle(stage: Stage) -> None:
    async with stage.running() as pilot:
        await open_settings(pilot)
        field = pilot.app.screen.query_one("#terms", Input)
        field.focus()
        await pilot.press(*"Acme", "escape")
        await until_screen(pilot, "HomeScreen")
        assert load_settings(stage.paths.settings_file).terms == ("Acme",)
        await open_settings(pilot)
        pilot.app.screen.query_one("#terms", Input).focus()
        await pilot.press("end", *", Kestrel", "ctrl+q")
    assert load_settings(stage.paths.settings_file).terms == ("Acme", "Kestrel")


async def test_how_much_is_kept_and_where(stage: Stage) -> None:
    async with stage.running(size=(120, 60)) as pilot:
        await open_settings(pilot)
        await until_seen(pilot, "Nothing is kept yet.", "Your data:")
    stage.keep(make_interview("interview-1"), make_answer())
    async with stage.running(size=(120, 60)) as pilot:
        await open_settings(pilot)
        await until_seen(pilot, "Kept: 1 session, 1 answer. Recordings 0.0 MB, words")


async def test_old_recordings_are_deleted_after_a_yes(stage: Stage) -> None:
    old = f"{'c' * 32}.flac"
    path = stage.paths.audio / old
    path.parent.mkdir(parents=True)
    path.write_bytes(b"sound")
    answer = replace(make_answer("c" * 32, audio=old), answered_at=NOW - timedelta(days=40))
    stage.keep(make_interview("interview-1"), answer)
    async with stage.running() as pilot:
        await open_settings(pilot)
        await pilot.press("d")
        await until_told(pilot, "They are kept for ever.")
        stage.settings = pilot.app.choose(keep_audio_days=30)
        await pilot.press("d")
        await until_screen(pilot, "ChoiceScreen")
        await until_seen(pilot, "older than 30 days", "What you said stays in words")
        await choose(pilot, "Keep them for now")
        await until_screen(pilot, "SettingsScreen")
        assert path.exists()
        await pilot.press("d")
        await until_screen(pilot, "ChoiceScreen")
        await choose(pilot, "Delete them")
        await until_told(pilot, "1 recording deleted.")
    assert not path.exists()
    assert [a.audio for a in stage.answers()] == [None]


async def test_everything_is_backed_up_to_a_file_of_ones_choice(stage: Stage, tmp_path: Path) -> None:
    stage.keep(make_interview("interview-1"), make_answer())
    async with stage.running() as pilot:
        await open_settings(pilot)
        await pilot.press("u")
        await until_screen(pilot, "BackupScreen")
        await write(pilot, "file", str(tmp_path / "all.zip"))
        await until_seen(pilot, "Written, and read again: all is whole.", "1 session, 1 answer")
        await pilot.press("ctrl+s")  # it is there already
        await until(pilot, lambda: "Written, and read again" not in flat(pilot.app))
        await until_seen(pilot, "all.zip")
        await pilot.press("escape")
        await until_screen(pilot, "SettingsScreen")
    assert check_backup(tmp_path / "all.zip").answers == 1


async def test_everything_is_checked(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    checks = (Check("Microphone", True, "Headset"), Check("Voice", False, "[/none]", "sudo apt install espeak-ng"))
    monkeypatch.setattr("trainer.doctor.check_all", lambda _: checks)
    async with stage.running() as pilot:
        await open_settings(pilot)
        await pilot.press("e")
        await until_screen(pilot, "CheckupScreen")
        await until_seen(pilot, "Microphone: works", "Voice: does not work", "[/none]", "sudo apt install espeak-ng")
        await pilot.press("escape")
        await until_screen(pilot, "SettingsScreen")


async def test_calibration_is_a_key_away(stage: Stage) -> None:
    async with stage.running() as pilot:
        await open_settings(pilot)
        await pilot.press("c")
        await until_screen(pilot, "CalibrationScreen")
        await pilot.press("escape")
        await until_screen(pilot, "SettingsScreen")
