"""What a user does and waits for, step by step. Nothing here waits for time to pass, only for what is seen."""

import asyncio
import time
from collections.abc import Callable
from typing import Any

from textual.app import App
from textual.pilot import Pilot
from textual.widgets import OptionList

from tests.recording.fakes import FakeMicrophone

PATIENCE_SECONDS = 10.0


async def until(pilot: Pilot[Any], condition: Callable[[], object], patience: float = PATIENCE_SECONDS) -> None:
    """Return as soon as `condition` holds; fail when it does not within `patience` seconds, with what was seen."""
    end = time.monotonic() + patience
    while not condition():
        assert time.monotonic() < end, f"waited {patience} s in vain; on the screen:\n{seen(pilot.app)}"
        await asyncio.sleep(0.01)


async def until_seen(pilot: Pilot[Any], *words: str) -> None:
    """Return as soon as all these words stand on the screen, wherever lines break, within a long path too."""
    await until(pilot, lambda: all(_run_together(one) in _run_together(flat(pilot.app)) for one in words))


async def until_screen(pilot: Pilot[Any], name: str) -> None:
    """Return as soon as the screen of this class is on top, painted and at rest."""
    await until(pilot, lambda: type(pilot.app.screen).__name__ == name)
    await pilot.pause()


def seen(app: App[Any]) -> str:
    """What stands on the terminal, line by line."""
    return "\n".join(strip.text.rstrip() for strip in app.screen._compositor.render_strips())


def flat(app: App[Any]) -> str:
    """What stands on the terminal as one line, without the breaks and borders that the width gives it."""
    return " ".join(seen(app).replace("│", " ").replace("▌", " ").replace("▐", " ").split())


def _run_together(words: str) -> str:
    return "".join(words.split())


async def start_speaking(pilot: Pilot[Any]) -> None:
    """Press space, and wait until the microphone is open."""
    await until_seen(pilot, "Start speaking")
    await pilot.press("space")
    await until_seen(pilot, "aim ", "Stop")


async def answer(pilot: Pilot[Any], microphone: FakeMicrophone, seconds: float = 12.0) -> None:
    """Start, speak so long, stop."""
    await start_speaking(pilot)
    microphone.speak(seconds)
    await pilot.press("space")


async def type_answer(pilot: Pilot[Any], text: str) -> None:
    """Write an answer and hand it in."""
    await pilot.press("t")
    await until_screen(pilot, "TypedAnswerScreen")
    pilot.app.screen.query_one("TextArea").text = text
    await pilot.press("ctrl+s")


async def choose(pilot: Pilot[Any], words: str) -> None:
    """Walk down the list to the first option that says so, and press enter."""
    await until(pilot, lambda: any(words in option for option in _options(pilot)))
    listing = pilot.app.screen.query_one(OptionList)
    listing.focus()
    listing.highlighted = next(i for i, option in enumerate(_options(pilot)) if words in option)
    await pilot.press("enter")


def _options(pilot: Pilot[Any]) -> list[str]:
    return [str(option.prompt) for listing in pilot.app.screen.query(OptionList) for option in listing.options]
