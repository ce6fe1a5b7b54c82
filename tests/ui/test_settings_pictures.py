"""The settings, the palette and the keys explained, as they look."""

from dataclasses import replace

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from tests.ui.conftest import NOW, Stage
from tests.ui.practised import BANK, keep_practice
from tests.ui.steps import until, until_screen, until_seen
from tests.ui.test_pictures import BOTH, SMALL, Picture, paths, picture, same_everywhere
from trainer.doctor import Check

__all__ = ["paths", "picture", "same_everywhere"]  # fixtures


async def open_settings(pilot: Pilot[None]) -> None:
    await pilot.press("c")
    await until_screen(pilot, "SettingsScreen")
    kept = pilot.app.screen.query_one("#kept", Static)
    await until(pilot, lambda: "kept" in str(kept.content).lower())


async def at_the_end(pilot: Pilot[None]) -> None:
    """The size of the history differs from one SQLite to the next."""
    await open_settings(pilot)
    pilot.app.screen.query_one("#page").scroll_end(animate=False)
    await until_seen(pilot, "Nothing is kept yet.", "Your own banks")


async def in_the_middle(pilot: Pilot[None]) -> None:
    await open_settings(pilot)
    pilot.app.screen.query_one("#model").focus()
    pilot.app.screen.query_one("#page").scroll_to(y=20, animate=False)
    await until_seen(pilot, "Speech model", "Slowest pace")


@BOTH
def test_home_after_some_weeks(stage: Stage, picture: Picture, size: tuple[int, int]) -> None:
    keep_practice(stage)
    stage.own_bank("ward.yaml", BANK)

    async def steps(pilot: Pilot[None]) -> None:
        await until_seen(pilot, "answers to practise", "Last")

    assert picture(steps, size)


@pytest.mark.parametrize("theme", ["textual-light", "ansi-dark"])
def test_home_in_other_colours(stage: Stage, picture: Picture, theme: str) -> None:
    keep_practice(stage)
    stage.own_bank("ward.yaml", BANK)
    stage.settings = replace(stage.settings, theme=theme)

    async def steps(pilot: Pilot[None]) -> None:
        await until_seen(pilot, "answers to practise", "Last")

    assert picture(steps)


def test_the_settings_in_the_middle(picture: Picture) -> None:
    assert picture(in_the_middle)


def test_the_settings_at_their_end(picture: Picture) -> None:
    assert picture(at_the_end)


def test_the_settings_in_a_light_theme(stage: Stage, picture: Picture) -> None:
    stage.settings = replace(stage.settings, theme="textual-light")
    assert picture(open_settings)


def test_the_settings_without_colours(picture: Picture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert picture(open_settings)


@BOTH
def test_the_palette(picture: Picture, size: tuple[int, int]) -> None:
    async def steps(pilot: Pilot[None]) -> None:
        await until_seen(pilot, "Microphone: ready.")
        await pilot.press("ctrl+p")
        await until_seen(pilot, "Back up", "Everything that is kept")

    assert picture(steps, size)


@BOTH
def test_the_keys_of_home(picture: Picture, size: tuple[int, int]) -> None:
    async def steps(pilot: Pilot[None]) -> None:
        await until_seen(pilot, "Microphone: ready.")
        await pilot.press("f1")
        await until(pilot, lambda: pilot.app.screen.query("HelpPanel"))

    assert picture(steps, size)


def test_a_backup_to_write(picture: Picture) -> None:
    async def steps(pilot: Pilot[None]) -> None:
        await open_settings(pilot)
        await pilot.press("u")
        await until_screen(pilot, "BackupScreen")
        await until_seen(pilot, f"~/interview-trainer-{NOW:%Y-%m-%d}.zip")

    assert picture(steps)


def test_what_works(picture: Picture, monkeypatch: pytest.MonkeyPatch) -> None:
    checks = (
        Check("Microphone", True, "Headset, 48000 Hz"),
        Check("Speech model", True, "base, 148 MB, from the package, checked"),
        Check("Voice", False, "none on this machine; questions are shown and not read", "sudo apt install espeak-ng"),
    )
    monkeypatch.setattr("trainer.doctor.check_all", lambda _: checks)

    async def steps(pilot: Pilot[None]) -> None:
        await open_settings(pilot)
        await pilot.press("e")
        await until_seen(pilot, "does not work")

    assert picture(steps, SMALL)
