"""The application: opens the first screen, shows errors, and hands every screen the same `Rehearsal`."""

import logging
from collections.abc import Callable, Iterable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual import work
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen

from trainer.errors import TrainerError
from trainer.rehearsal import Rehearsal
from trainer.review.plain import clean
from trainer.ui.commands import BY_ID, COMMANDS, offered_over

if TYPE_CHECKING:
    from trainer.interview.session import Interview
    from trainer.settings import Settings

_log = logging.getLogger(__name__)


def local_time() -> datetime:
    """The time now, aware, in the user's own zone."""
    return datetime.now().astimezone()


class TrainerApp(App[None]):
    """The interview trainer. `interview` is begun at once, over the home screen; `now` tells the time, aware."""

    TITLE = "Interview trainer"
    CSS_PATH = "app.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "quit", "Quit", show=False, priority=True),
        Binding("f1", "help", "Keys", show=False, priority=True),  # in a dialog and while one writes, too
        Binding("question_mark", "help", "Keys", show=False),
    ]

    def __init__(
        self, rehearsal: Rehearsal, *, interview: "Interview | None" = None, now: Callable[[], datetime] = local_time
    ) -> None:
        super().__init__()
        self.now = now
        self.rehearsal = rehearsal
        self._interview = interview

    def on_mount(self) -> None:
        """Open the home screen, and the interview asked for above it."""
        from trainer.ui.screens.home import HomeScreen

        theme = self.rehearsal.settings.theme
        if theme and theme in self.available_themes:
            self.theme = theme
        self.theme_changed_signal.subscribe(self, lambda chosen: self._keep_theme(chosen.name))
        self.push_screen(HomeScreen())
        if self._interview is not None:
            self.begin(self._interview)
        if self.rehearsal.settings.keep_audio_days:
            self.call_after_refresh(self.expire_audio)

    @work(thread=True)
    def expire_audio(self) -> None:
        """Delete the recordings that are older than the settings keep them; what fails is tried at the next start."""
        try:
            self.rehearsal.expire_audio(self.now())
        except TrainerError as error:
            _log.warning("Old recordings were not deleted: %s", error.message)

    def begin(self, interview: "Interview") -> None:
        """Hold this interview, from where it stands."""
        from trainer.ui.screens.interview import InterviewScreen

        self.push_screen(InterviewScreen(interview))

    def switch_to(self, interview: "Interview") -> None:
        """Hold this interview in place of the screen that stands."""
        from trainer.ui.screens.interview import InterviewScreen

        self.switch_screen(InterviewScreen(interview))

    def on_take_closed(self) -> None:
        """Home may have looked too early."""
        from trainer.ui.screens.home import HomeScreen

        if isinstance(self.screen, HomeScreen):
            self.screen.look()

    def show_error(self, error: TrainerError) -> None:
        """Say what happened and what to do, beside what the user was doing."""
        self.notify(clean(error.hint), title=clean(error.message), severity="warning", timeout=12, markup=False)

    def choose(self, **choices: object) -> "Settings":
        """Change settings and keep them."""
        from trainer.settings import changed, save_settings

        self.rehearsal.settings = changed(self.rehearsal.settings, **choices)
        try:
            save_settings(self.rehearsal.paths.settings_file, self.rehearsal.settings)
        except TrainerError as error:
            self.show_error(error)
        return self.rehearsal.settings

    def action_help(self) -> None:
        """Show or hide what the keys do."""
        if self.screen.query("HelpPanel"):
            self.action_hide_help_panel()
        else:
            self.action_show_help_panel()

    def action_command(self, id_: str) -> None:
        """Do what this command does; over a recording, or a question that waits for its answer, nothing."""
        if offered_over(self.screen_stack):
            BY_ID[id_].run(self)

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """The palette: the program's commands where they may be used, and Textual's own that mean something here."""
        stack = self.screen_stack
        if screen in stack and offered_over(stack[: stack.index(screen) + 1]):
            for command in COMMANDS:
                yield SystemCommand(command.name, command.help, partial(self.action_command, command.id))
        for own in super().get_system_commands(screen):
            if own.title not in ("Maximize", "Minimize"):
                yield own

    def _fatal_error(self) -> None:
        """A bug: stop. Textual's own would print local variables, and with them what somebody said."""
        from rich.traceback import Traceback

        self._exit_renderables.append(Traceback(show_locals=False))
        self._close_messages_no_wait()

    def _keep_theme(self, name: str) -> None:
        if name != self.rehearsal.settings.theme:
            self.choose(theme=name)
