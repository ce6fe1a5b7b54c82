"""The application: opens the first screen, shows errors, and hands every screen the same `Rehearsal`."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen

from trainer.errors import TrainerError
from trainer.rehearsal import Rehearsal
from trainer.review.plain import clean

if TYPE_CHECKING:
    from trainer.interview.session import Interview
    from trainer.settings import Settings


def local_time() -> datetime:
    """The time now, aware, in the user's own zone."""
    return datetime.now().astimezone()


class TrainerApp(App[None]):
    """The interview trainer. `interview` is begun at once, over the home screen; `now` tells the time, aware."""

    TITLE = "Interview trainer"
    CSS_PATH = "app.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "quit", "Quit", show=False, priority=True),
        Binding("f1", "help", "Keys", show=False),
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

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The palette: Textual's own commands, without those that mean nothing here."""
        for command in super().get_system_commands(screen):
            if command.title not in ("Maximize", "Minimize"):
                yield command

    def _fatal_error(self) -> None:
        """A bug: stop. Textual's own would print local variables, and with them what somebody said."""
        from rich.traceback import Traceback

        self._exit_renderables.append(Traceback(show_locals=False))
        self._close_messages_no_wait()

    def _keep_theme(self, name: str) -> None:
        if name != self.rehearsal.settings.theme:
            self.choose(theme=name)
