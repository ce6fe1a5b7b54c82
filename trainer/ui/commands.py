"""Everything the program can do from anywhere: home's steps, the keys of screens and the palette are made of these."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from textual.binding import Binding

if TYPE_CHECKING:
    from textual.screen import Screen

    from trainer.ui.app import TrainerApp


@dataclass(frozen=True, slots=True)
class Command:
    """One thing to do: its `name` and `help` in words, its `key` where a screen binds it, and what does it.

    `run` is called on the screen's thread and imports what it opens only then.
    """

    id: str
    name: str
    help: str
    key: str
    run: "Callable[[TrainerApp], None]"

    def binding(self, *, show: bool = True, name: str = "") -> Binding:
        """The key for a screen's `BINDINGS`; `name` where the footer has room for a shorter one only."""
        return Binding(self.key, f"app.command({self.id!r})", name or self.name, show=show, tooltip=self.help)


def _open(name: str) -> "Callable[[TrainerApp], None]":
    """Opens the screen of this class in its module; one that stands there already stays."""

    def run(app: "TrainerApp") -> None:
        from importlib import import_module

        module, _, kind = name.partition(":")
        screen: type[Screen[Any]] = getattr(import_module(f"trainer.ui.screens.{module}"), kind)
        if not isinstance(app.screen, screen):
            app.push_screen(screen())

    return run


def _export(app: "TrainerApp") -> None:
    app.run_worker(_export_some(app))


async def _export_some(app: "TrainerApp") -> None:
    import asyncio

    from trainer.errors import TrainerError
    from trainer.review.diary import day_words
    from trainer.review.plain import clean
    from trainer.ui.screens.history_export import export_some

    try:
        has = app.rehearsal.has_history
        latest = await asyncio.to_thread(app.rehearsal.store.sessions, 1) if has else ()
        if latest:
            words = f"{clean(latest[0].bank_title)}, {day_words(latest[0].started_at, app.now())}"
            await export_some(app, latest[0].id, words)
        else:
            app.notify("There is nothing to export yet.", markup=False)
    except TrainerError as error:
        app.show_error(error)


def _delete_old(app: "TrainerApp") -> None:
    from trainer.ui.keeping import offer_to_delete_old

    offer_to_delete_old(app)


COMMANDS: tuple[Command, ...] = (
    Command("today", "Today", "What to practise again, and why", "t", _open("today:TodayScreen")),
    Command("new", "New", "Choose a bank and start an interview", "n", _open("setup:SetupScreen")),
    Command("banks", "Banks", "Question banks: look, search, write, load", "b", _open("banks:BanksScreen")),
    Command("history", "History", "What you said in earlier sessions; search it", "h", _open("history:HistoryScreen")),
    Command("progress", "Progress", "How your answers change from week to week", "p", _open("progress:ProgressScreen")),
    Command(
        "stories", "Stories", "The stories you tell, and what each is good for", "y", _open("stories:StoriesScreen")
    ),
    Command("sample", "Sample", "Hear a sample answer and read its feedback", "s", _open("sample:SampleScreen")),
    Command("settings", "Settings", "Everything that can be chosen", "c", _open("settings:SettingsScreen")),
    Command("microphone", "Microphone", "Check or choose the microphone", "m", _open("microphone:MicrophoneScreen")),
    Command(
        "calibrate",
        "Calibrate",
        "Read a script, so that counts carry their range",
        "r",
        _open("calibration:CalibrationScreen"),
    ),
    Command("export", "Export", "Write sessions to files, with names left out if you like", "x", _export),
    Command("back-up", "Back up", "Everything that is kept, in one file", "u", _open("backup:BackupScreen")),
    Command("delete-old", "Delete old recordings", "Those older than the settings keep them", "d", _delete_old),
    Command(
        "check", "Check everything", "What works on this machine, and the remedy", "e", _open("checkup:CheckupScreen")
    ),
)

BY_ID = {command.id: command for command in COMMANDS}

_BUSY = frozenset({"InterviewScreen", "CalibrationScreen", "MicrophoneScreen", "ListeningScreen"})


def offered_over(screens: "Iterable[Screen[Any]]") -> bool:
    """Whether commands may be used over these: nothing is being recorded or judged, and no question waits for a yes."""
    return not any(
        screen.is_modal or not _BUSY.isdisjoint(kind.__name__ for kind in type(screen).__mro__) for screen in screens
    )
