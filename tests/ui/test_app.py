"""What holds on every screen."""

import os
import re
import subprocess
import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from tests.factories import make_answer, make_interview
from tests.ui.conftest import NOW, Stage
from tests.ui.steps import flat, until, until_screen, until_seen
from trainer.errors import StoreError, TrainerError
from trainer.interview.session import Interview
from trainer.rehearsal import Rehearsal
from trainer.settings import load_settings
from trainer.ui.commands import COMMANDS

UI = Path(__file__).parent.parent.parent / "trainer" / "ui"


async def test_a_theme_once_chosen_is_there_at_the_next_start(stage: Stage) -> None:
    async with stage.running() as pilot:
        pilot.app.theme = "nord"
        await until(pilot, stage.paths.settings_file.exists)
    stage.settings = load_settings(stage.paths.settings_file)
    assert stage.settings.theme == "nord"
    async with stage.running() as pilot:
        assert pilot.app.theme == "nord"


async def test_a_theme_that_is_gone_is_no_trouble(stage: Stage) -> None:
    stage.settings = replace(stage.settings, theme="[/sold-out]")
    async with stage.running() as pilot:
        assert pilot.app.theme in pilot.app.available_themes


async def test_the_keys_are_explained_and_put_away(stage: Stage, practice: Interview) -> None:
    async with stage.running(practice, size=(120, 40)) as pilot:
        for key in ("f1", "question_mark"):
            await pilot.press(key)
            await until(pilot, lambda: pilot.app.screen.query("HelpPanel"))
            await until_seen(pilot, "Start speaking", "Skip")
            await pilot.press(key)
            await until(pilot, lambda: not pilot.app.screen.query("HelpPanel"))


async def test_a_question_mark_can_be_typed(stage: Stage, practice: Interview) -> None:
    async with stage.running(practice) as pilot:
        await pilot.press("t")
        await until_screen(pilot, "TypedAnswerScreen")
        await pilot.press("W", "h", "y", "question_mark", "q", "s")
        await until_seen(pilot, "Why?qs")


async def test_the_palette_opens_and_offers_the_themes(stage: Stage) -> None:
    async with stage.running() as pilot:
        await pilot.press("ctrl+p", *"theme")
        await until_seen(pilot, "Change the current theme")
        assert "Maximize" not in flat(pilot.app)
        await pilot.press("escape")
        await until_screen(pilot, "HomeScreen")


async def test_every_command_is_in_the_palette_with_its_help(stage: Stage) -> None:
    async with stage.running() as pilot:
        offered = {c.title: c.help for c in pilot.app.get_system_commands(pilot.app.screen)}
        assert {command.name: command.help for command in COMMANDS}.items() <= offered.items()
        assert {"Theme", "Keys", "Quit"} <= offered.keys()
        assert len({command.key for command in COMMANDS}) == len({command.id for command in COMMANDS}) == len(COMMANDS)


async def test_a_command_of_the_palette_is_carried_out(stage: Stage) -> None:
    async with stage.running() as pilot:
        await pilot.press("ctrl+p", *"progress")
        await until_seen(pilot, "How your answers change")
        await pilot.press("enter")
        await until_screen(pilot, "ProgressScreen")
        await pilot.press("escape")
        await until_screen(pilot, "HomeScreen")


async def test_sessions_are_exported_from_anywhere(stage: Stage) -> None:
    async with stage.running() as pilot:
        pilot.app.action_command("export")
        await until(pilot, lambda: any("nothing to export" in note.message for note in pilot.app._notifications))
    stage.keep(make_interview("interview-1"), make_answer())
    async with stage.running() as pilot:
        pilot.app.action_command("export")
        await until_screen(pilot, "ChoiceScreen")
        await pilot.press("end", "enter")
        await until_screen(pilot, "ExportScreen")
        await pilot.press("escape")
        await until_screen(pilot, "HomeScreen")


def test_what_the_program_logs_is_in_its_log(tmp_path: Path) -> None:
    code = (
        "import logging, sys\n"
        "from pathlib import Path\n"
        "from trainer.ui.terminal import drivers_write_to\n"
        "with drivers_write_to(Path(sys.argv[1])):\n"
        "    logging.getLogger('trainer.ui.app').warning('Old recordings were not deleted')\n"
        "logging.getLogger('trainer.ui.app').warning('said afterwards')\n"
    )
    log = tmp_path / "trainer.log"
    done = subprocess.run([sys.executable, "-c", code, log], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "said afterwards\n")
    assert log.read_text(encoding="utf-8") == "Old recordings were not deleted\n"


async def test_over_a_question_nothing_opens_another_screen(stage: Stage, practice: Interview) -> None:
    async with stage.running(practice) as pilot:
        offered = {c.title for c in pilot.app.get_system_commands(pilot.app.screen)}
        assert offered == {"Theme", "Keys", "Quit", "Screenshot"}
        pilot.app.action_command("microphone")
        await pilot.pause()
        await until_screen(pilot, "InterviewScreen")


async def test_old_recordings_go_at_the_start_where_the_settings_say_so(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[datetime] = []
    monkeypatch.setattr(Rehearsal, "expire_audio", lambda _, now: asked.append(now) or 1)
    async with stage.running() as pilot:
        await pilot.app.workers.wait_for_complete()
    assert asked == []  # kept for ever
    stage.settings = replace(stage.settings, keep_audio_days=30)
    async with stage.running() as pilot:
        await until(pilot, lambda: asked)
        await pilot.app.workers.wait_for_complete()
    assert asked == [NOW]


async def test_old_recordings_that_stay_disturb_nobody(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object) -> int:
        raise StoreError("The folder is locked.", "Unlock it.")

    monkeypatch.setattr(Rehearsal, "expire_audio", fail)
    stage.settings = replace(stage.settings, keep_audio_days=30)
    async with stage.running() as pilot:
        await until(pilot, lambda: "The folder is locked." in caplog.text)
        assert not pilot.app._notifications


async def test_an_error_says_what_happened_and_what_to_do(stage: Stage) -> None:
    async with stage.running() as pilot:
        pilot.app.show_error(TrainerError("The disk is full.", "Free some space."))
        await until_seen(pilot, "The disk is full.", "Free some space.")


async def test_a_small_terminal_is_borne(stage: Stage, practice: Interview) -> None:
    async with stage.running(practice, size=(40, 10)) as pilot:
        await until_seen(pilot, "Tell me about")
        await pilot.press("h", "t", "escape", "m", "escape", "s", "escape")


def test_a_bug_ends_the_program_without_printing_what_was_said(tmp_path: Path) -> None:
    code = (
        "from pathlib import Path\n"
        "import sys\n"
        "from trainer.paths import Paths\n"
        "from trainer.rehearsal import Rehearsal\n"
        "from trainer.settings import Settings\n"
        "from trainer.ui.app import TrainerApp\n"
        "home = Path(sys.argv[1])\n"
        "app = TrainerApp(Rehearsal(Paths(home, home, home), Settings()))\n"
        "def fail(*_):\n"
        "    said = 'my salary is secret'\n"
        "    raise ZeroDivisionError\n"
        "async def pilot(pilot):\n"
        "    pilot.app.call_later(fail)\n"
        "    await pilot.pause()\n"
        "app.run(headless=True, auto_pilot=pilot)\n"
        "sys.exit(app.return_code)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, tmp_path],
        capture_output=True,
        text=True,
        env={**os.environ, "INTERVIEW_TRAINER_HOME": str(tmp_path)},
        cwd=tmp_path,
    )
    assert done.returncode == 1
    assert "ZeroDivisionError" in done.stderr + done.stdout
    printed = re.sub(r"said = 'my salary is secret'", "", done.stderr + done.stdout)  # the line of code itself
    assert "secret" not in printed


def test_no_screen_gives_text_from_outside_to_a_widget_as_markup() -> None:
    """A plain f-string in a widget is markup; what is put together goes through `plain` or `Content`."""
    call = re.compile(r"(?:Static|Label|Button|Option|Checkbox|Tick|TickOne|update)\(\s*f([\"'].*)")
    found = [f"{path.name}: {m[1]}" for path in UI.rglob("*.py") for m in call.finditer(path.read_text("utf-8"))]
    ours = ("{kind} {number}", "({size} MB)")  # a kind and a size come from lists of our own
    assert [line for line in found if not any(words in line for words in ours)] == []
