"""Settings: everything that can be chosen, in groups, kept at once."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.message import Message
from textual.screen import Screen
from textual.suggester import SuggestFromList
from textual.widgets import Button, Footer, Input, Select, Static

from trainer.errors import TrainerError
from trainer.transcript.catalogue import MODELS
from trainer.transcript.weights import status
from trainer.ui import setting_rows as rows
from trainer.ui.commands import BY_ID
from trainer.ui.text import plain
from trainer.ui.widgets.setting_fields import in_words, setting_row, shown, value_of
from trainer.ui.widgets.toggles import Tick
from trainer.ui.widgets.top_line import TopLine

if TYPE_CHECKING:
    from trainer.ui.app import TrainerApp
    from trainer.voice.choice import Offer

_MODEL_CHANGES = ("model", "model_folder", "terms")
_TRIAL = "Tell me about a time when you changed your mind."
_VOICES_NAMED = 6


class SettingsScreen(Screen[None]):
    """One row a choice, with a line of help. Enter in a field, or leaving it, keeps it."""

    CSS_PATH = "settings.tcss"
    app: "TrainerApp"
    BINDINGS: ClassVar[list[BindingType]] = [
        BY_ID["microphone"].binding(),
        Binding("c", "app.command('calibrate')", "Calibrate", tooltip=BY_ID["calibrate"].help),
        Binding("v", "hear", "Hear the voice", tooltip="Speak a question with the voice chosen here, or fall silent"),
        BY_ID["delete-old"].binding(name="Delete old"),
        BY_ID["back-up"].binding(),
        BY_ID["check"].binding(show=False),
        Binding("escape,q", "leave", "Back", key_display="esc"),
    ]

    @dataclass
    class Found(Message):
        """What took a while to find out: the voices of this machine, and how much is kept."""

        offers: "tuple[Offer, ...]"
        kept: str

    def __init__(self) -> None:
        super().__init__()
        self._offers: tuple[Offer, ...] = ()
        self._speaking = False
        self._unread: dict[str, str] = {}  # what was written in a field and not kept yet

    def compose(self) -> ComposeResult:
        """The groups."""
        settings = replace(self.app.rehearsal.settings, theme=self.app.theme)  # "" stands for Textual's own
        known = self.app.available_themes
        yield TopLine("Settings", "kept as you change them")
        with VerticalScroll(id="page", can_focus=False):
            for group in rows.GROUPS:
                yield Static(group.name, classes="group")
                for row in group.rows:
                    yield from self._button(row) if isinstance(row, rows.Button) else setting_row(row, settings, known)
            yield Static(id="kept", classes="quiet")
            yield Static(plain(f"Your data: {self.app.rehearsal.paths.data}"), classes="quiet")
            yield Static(plain(f"Your own banks: {self.app.rehearsal.paths.own_banks}"), classes="quiet")
        yield Footer(show_command_palette=False)

    def _button(self, row: rows.Button) -> Iterator[Horizontal | Static]:
        words = row.help
        if row.id == "microphone":
            words = self._microphone()
        elif row.id == "delete-old":
            words = "Older than these days; you are asked first."
        yield Horizontal(Static("", classes="name"), Button(row.name, id=f"do-{row.id}", compact=True), classes="row")
        yield Static(plain(words), classes="help", id=f"about-{row.id}")

    def _microphone(self) -> str:
        settings = self.app.rehearsal.settings
        which = "The one that you chose." if settings.device else "The system's own."
        checked = settings.microphone_checked_at
        if not checked:
            return f"{which} Not checked yet."
        from datetime import datetime

        from trainer.review.diary import day_words

        now = self.app.now()
        return f"{which} Last checked {day_words(datetime.fromtimestamp(checked, now.tzinfo), now)}."

    def on_mount(self) -> None:
        """Look for what takes a while."""
        self.look()

    def on_screen_resume(self) -> None:
        """The microphone may have been checked, recordings deleted."""
        self.query_one("#about-microphone", Static).update(plain(self._microphone()))
        self.query_one("#theme", Select).value = self.app.theme  # chosen in the palette, perhaps

    @work(thread=True, exclusive=True)
    def look(self) -> None:
        """Off the screen's thread: engines list their voices slowly, and recordings are many."""
        from textual.worker import get_current_worker

        from trainer.ui.store_size import kept_words
        from trainer.voice.choice import engines

        worker = get_current_worker()
        kept = kept_words(self.app.rehearsal)
        found = self.Found(self._offers or engines(), kept)
        if not worker.is_cancelled:
            self.post_message(found)

    def on_settings_screen_found(self, event: Found) -> None:
        """Offer the engines, and say how much is kept."""
        self._offers = event.offers
        self.query_one("#kept", Static).update(plain(event.kept))
        chosen = self.app.rehearsal.settings.voice
        options = [rows.NO_VOICE, rows.BEST_VOICE, *((offer.name, offer.name) for offer in event.offers)]
        if chosen not in [value for _, value in options]:
            options.append((f"{chosen}, not on this machine", chosen))
        select = self.query_one("#voice", Select)
        if not select.expanded:
            with self.prevent(Select.Changed):
                select.set_options([(plain(words), value) for words, value in options])
                select.value = chosen
        self._suggest_voices()

    def _suggest_voices(self) -> None:
        """Complete the names of the voices that the chosen engine has."""
        chosen = self.app.rehearsal.settings.voice
        speaks = next((offer for offer in self._offers if chosen in ("auto", offer.name)), None)
        voices = speaks.voices if speaks is not None else ()
        field = self.query_one("#voice_name", Input)
        field.suggester = SuggestFromList(voices, case_sensitive=False) if voices else None
        field.placeholder = f"such as {', '.join(voices[:_VOICES_NAMED])}" if voices else "its own choice"

    def on_select_changed(self, event: Select.Changed) -> None:
        """Another choice."""
        name, value = event.select.id, event.value
        if name is None or not isinstance(value, str) or value == getattr(self.app.rehearsal.settings, name):
            return
        if name == "theme":
            if value != self.app.theme:
                self.app.theme = value  # which keeps it
            return
        self._keep(name, value)
        if name == "voice":
            self._suggest_voices()
        elif name == "model" and status(value, cache=self.app.rehearsal.paths.cache).place == "nowhere":
            self.notify(
                f"It is not here yet: before the next answer you are asked whether to fetch it "
                f"({MODELS[value].megabytes} MB).",
                title=f"Speech model {value}",
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

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """The buttons say what keys do."""
        what = (event.button.id or "").removeprefix("do-")
        if what == "hear":
            self.action_hear()
        else:
            self.app.action_command(what)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Not kept before the field is left."""
        if event.input.id is not None:
            self._unread[event.input.id] = event.value

    def _read(self, field: Input) -> None:
        if field.id is None:
            return
        self._unread.pop(field.id, None)
        self._keep(field.id, value_of(field.id, field.value))
        field.value = shown(getattr(self.app.rehearsal.settings, field.id))

    def _keep(self, name: str, value: object) -> None:
        settings = self.app.rehearsal.settings
        if getattr(settings, name) == value:
            return
        try:
            self.app.choose(**{name: value})
        except TrainerError as error:
            self.app.show_error(TrainerError(in_words(error.message), error.hint))
            return
        if name in _MODEL_CHANGES:
            self.app.rehearsal.forget_transcriber()

    def action_hear(self) -> None:
        """Speak with the voice that is chosen; once more, and it falls silent."""
        self._read_focused()
        voice = self.app.rehearsal.voice
        if voice.name == "silent":
            chosen = self.app.rehearsal.settings.voice == "none"
            words = (
                "Choose above who reads the questions." if chosen else "This machine has no voice. e says the remedy."
            )
            self.notify(words, markup=False)
            return
        if self._speaking:
            voice.stop()
        else:
            self._speaking = True
            voice.say(_TRIAL, self._silent_again)

    def _silent_again(self) -> None:
        self._speaking = False

    def on_unmount(self) -> None:
        """Fall silent; what stands in a field when the program ends is kept, where it can be."""
        if self._speaking:
            self.app.rehearsal.voice.stop()
        for name, text in self._unread.items():
            with contextlib.suppress(TrainerError):
                self.app.choose(**{name: value_of(name, text)})

    def action_leave(self) -> None:
        """Home, with what stands in the field one is in."""
        self._read_focused()
        self.app.pop_screen()

    def _read_focused(self) -> None:
        if isinstance(self.focused, Input):
            self._read(self.focused)
