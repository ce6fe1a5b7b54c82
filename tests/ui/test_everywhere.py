"""What holds wherever one is: the keys are told, every size and every theme can be read, and no colour is needed."""

from dataclasses import replace

import pytest
from textual.pilot import Pilot
from textual.widgets import Footer
from textual.widgets._footer import FooterKey

from tests.ui.conftest import Stage
from tests.ui.practised import BANK, keep_practice
from tests.ui.steps import flat, seen, until, until_screen, until_seen
from trainer.ui.widgets.toggles import Tick

PLACES = {
    "HomeScreen": ("", "Today", "Settings"),
    "TodayScreen": ("t", "Five answers", "about 5 minutes"),
    "SetupScreen": ("n", "Practice", "Start"),
    "BanksScreen": ("b", "Ward", ""),
    "HistoryScreen": ("h", "Ward", ""),
    "ProgressScreen": ("p", "", ""),
    "StoriesScreen": ("y", "", ""),
    "SettingsScreen": ("c", "Way of practising", "Questions"),
}


@pytest.fixture
def practised(stage: Stage) -> Stage:
    keep_practice(stage)
    stage.own_bank("ward.yaml", BANK)
    return stage


async def visit(pilot: Pilot[None], screen: str) -> None:
    await until_screen(pilot, "HomeScreen")
    key, *words = PLACES[screen]
    if key:
        await pilot.press(key)
    await until_screen(pilot, screen)
    await until_seen(pilot, *words)
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def test_the_mouse_leads_back(practised: Stage) -> None:
    async with practised.running() as pilot:
        for screen in PLACES:
            await visit(pilot, screen)
            back = next((key for key in pilot.app.screen.query(FooterKey) if key.key_display == "esc"), None)
            if back is not None:
                await pilot.click(back)
                await until_screen(pilot, "HomeScreen")
            assert (back is None) == (screen == "HomeScreen"), screen


async def test_a_dialog_explains_its_keys_too(practised: Stage) -> None:
    async with practised.running() as pilot:
        await visit(pilot, "HistoryScreen")
        await pilot.press("d")
        await until_screen(pilot, "ChoiceScreen")
        await pilot.press("f1")
        await until(pilot, lambda: pilot.app.screen.query("HelpPanel"))
        await pilot.press("f1")
        await until(pilot, lambda: not pilot.app.screen.query("HelpPanel"))
        assert type(pilot.app.screen).__name__ == "ChoiceScreen"


async def leave(pilot: Pilot[None]) -> None:
    while type(pilot.app.screen).__name__ != "HomeScreen":
        await pilot.press("escape")
        await pilot.pause()


async def test_no_footer_is_cut_off_at_80_columns_and_each_screen_explains_its_keys(practised: Stage) -> None:
    async with practised.running() as pilot:
        for screen in PLACES:
            await visit(pilot, screen)
            for footer in pilot.app.screen.query(Footer):
                await until(pilot, lambda footer=footer: footer.query(FooterKey))
                assert footer.max_scroll_x == 0, screen
                keys = [key for key in footer.query(FooterKey) if "-command-palette" not in key.classes]
                assert max(key.region.right for key in keys) <= 80, screen
            assert all(binding.description for _, binding, *_ in pilot.app.screen.active_bindings.values()), screen
            await leave(pilot)


async def test_the_keys_of_each_place_are_shown_and_hidden(practised: Stage) -> None:
    async with practised.running(size=(120, 40)) as pilot:
        for screen in ("HomeScreen", "HistoryScreen", "ProgressScreen", "StoriesScreen", "BanksScreen"):
            await visit(pilot, screen)
            await pilot.press("f1")
            await until(pilot, lambda: pilot.app.screen.query("HelpPanel"))
            await pilot.press("f1")
            await until(pilot, lambda: not pilot.app.screen.query("HelpPanel"))
            await leave(pilot)


@pytest.mark.parametrize("theme", ["textual-light", "ansi-dark", "ansi-light"])
async def test_the_places_say_the_same_in_every_theme(practised: Stage, theme: str) -> None:
    practised.settings = replace(practised.settings, theme=theme)
    async with practised.running() as pilot:
        assert pilot.app.theme == theme
        for screen in PLACES:
            await visit(pilot, screen)
            await leave(pilot)


async def test_without_colours_every_place_can_be_read(practised: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with practised.running() as pilot:
        for screen in PLACES:
            await visit(pilot, screen)
            await leave(pilot)
        await visit(pilot, "SettingsScreen")
        ticked = pilot.app.screen.query_one("#panel", Tick)
        assert ticked.value
        assert "\u2590x\u258c in a simulation" in seen(pilot.app)  # a sign, not another colour
        ticked.toggle()
        await until(pilot, lambda: "\u2590 \u258c in a simulation" in seen(pilot.app))


async def test_any_size_will_do_and_may_change(practised: Stage) -> None:
    async with practised.running() as pilot:
        for screen in ("HomeScreen", "SettingsScreen"):
            await visit(pilot, screen)
            for size in ((200, 50), (80, 24), (120, 40), (40, 12), (80, 24)):
                await pilot.resize_terminal(*size)
                await pilot.pause()
                assert all(len(line) <= size[0] for line in seen(pilot.app).split("\n"))
            assert PLACES[screen][1] in flat(pilot.app)
            await leave(pilot)
