"""Settings: what can be chosen, kept at once."""

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.screen import Screen
from textual.widgets import Footer, Input, Select, Static

from trainer.errors import TrainerError
from trainer.settings import terms_in
from trainer.transcript.catalogue import MODELS
from trainer.transcript.weights import status
from trainer.ui.text import plain
from trainer.ui.widgets.toggles import Tick
from trainer.ui.widgets.top_line import TopLine

if TYPE_CHECKING:
    from trainer.ui.app import TrainerApp


class SettingsScreen(Screen[None]):
    """One row a choice. Enter in a field, or leaving it, keeps it."""

    CSS_PATH = "settings.tcss"
    app: "TrainerApp"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m", "microphone", "Microphone"),
        Binding("c", "calibrate", "Calibrate"),
        Binding("escape", "app.pop_screen", "Back"),
    ]

    def compose(self) -> ComposeResult:
        """The rows."""
        settings = self.app.rehearsal.settings
        yield TopLine("Settings", "kept as you change them")
        with VerticalScroll(id="page", can_focus=False):
            yield from self._row(
                "Speech model",
                Select(
                    [(f"{m.name}, {m.megabytes} MB", m.name) for m in MODELS.values()],
                    value=settings.model if settings.model in MODELS else Select.NULL,
                    allow_blank=settings.model not in MODELS,
                    id="model",
                    compact=True,
                ),
                with_next=True,
            )
            yield from self._row("or its folder", Input(settings.model_folder, id="model_folder", compact=True))
            yield from self._row(
                "Questions", Input(str(settings.questions), id="questions", type="integer", compact=True)
            )
            yield from self._row(
                "Slowest pace",
                Input(str(settings.slow_wpm), id="slow_wpm", type="integer", compact=True),
                with_next=True,
            )
            yield from self._row(
                "Fastest pace", Input(str(settings.fast_wpm), id="fast_wpm", type="integer", compact=True)
            )
            yield from self._row(
                "Names, terms",
                Input(
                    _shown(settings.terms),
                    placeholder="employers, products and such, with commas between",
                    id="terms",
                    compact=True,
                ),
            )
            yield from self._row(
                "", Tick("3-2-1 before each recording", settings.countdown, id="countdown", compact=True)
            )
            yield Static("Pace is in words a minute; inside these bounds nothing is said about it.", classes="quiet")
            yield Static(plain(f"Your data: {self.app.rehearsal.paths.data}"), classes="quiet")
            yield Static(plain(f"Your own banks: {self.app.rehearsal.paths.own_banks}"), classes="quiet")
        yield Footer(show_command_palette=False)

    @staticmethod
    def _row(name: str, field: Select[str] | Input | Tick, *, with_next: bool = False) -> ComposeResult:
        """One choice; without a blank line below it where the next one belongs to it."""
        yield Horizontal(Static(plain(name), classes="name"), field, classes="row with-next" if with_next else "row")

    def on_select_changed(self, event: Select.Changed) -> None:
        """Another model: looked for at the next answer."""
        if isinstance(event.value, str) and event.value != self.app.rehearsal.settings.model:
            self._keep("model", event.value)
            self.app.rehearsal.forget_transcriber()
            if status(event.value, cache=self.app.rehearsal.paths.cache).place == "nowhere":
                size = MODELS[event.value].megabytes
                self.notify(
                    f"It is not here yet: before the next answer you are asked whether to fetch it ({size} MB).",
                    title=f"Speech model {event.value}",
                    markup=False,
                )

    def on_checkbox_changed(self, event: Tick.Changed) -> None:
        """A yes or no."""
        if event.checkbox.id is not None:
            self._keep(event.checkbox.id, event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in a field."""
        self._read(event.input)

    def on_input_blurred(self, event: Input.Blurred) -> None:
        """A field was left."""
        self._read(event.input)

    def _read(self, field: Input) -> None:
        value = field.value.strip()
        if field.id == "model_folder":
            if value != self.app.rehearsal.settings.model_folder:
                self._keep("model_folder", value)
                self.app.rehearsal.forget_transcriber()
        elif field.id == "terms":
            if terms_in(value) != self.app.rehearsal.settings.terms:
                self._keep("terms", terms_in(value))
                self.app.rehearsal.forget_transcriber()
            field.value = _shown(self.app.rehearsal.settings.terms)
        elif field.id is not None:
            self._keep(field.id, int(value) if value.isdecimal() else value)

    def _keep(self, name: str, value: object) -> None:
        settings = self.app.rehearsal.settings
        if getattr(settings, name) == value:
            return
        try:
            self.app.choose(**{name: value})
        except TrainerError as error:
            self.app.show_error(error)
            field = self.query_one(f"#{name}")
            if isinstance(field, Input):
                field.value = _shown(getattr(settings, name))

    def action_calibrate(self) -> None:
        """Read the script, so that counts carry their range."""
        from trainer.ui.screens.calibration import CalibrationScreen

        self.app.push_screen(CalibrationScreen())

    def action_microphone(self) -> None:
        """Check or choose the microphone."""
        from trainer.ui.screens.microphone import MicrophoneScreen

        self.app.push_screen(MicrophoneScreen())


def _shown(value: object) -> str:
    """A choice as it stands in its field."""
    return ", ".join(value) if isinstance(value, tuple) else str(value)
