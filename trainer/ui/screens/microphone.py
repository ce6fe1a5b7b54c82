"""Is the microphone fine: which device, how loud, hear yourself, choose another."""

from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from trainer.errors import TrainerError
from trainer.ui.text import lines, plain
from trainer.ui.widgets.meters import LevelBar
from trainer.ui.widgets.top_line import TopLine

if TYPE_CHECKING:
    from trainer.recording.microphone import Device
    from trainer.recording.monitor import LevelMonitor
    from trainer.recording.playback import Player
    from trainer.ui.app import TrainerApp

_ADVICE = {
    "no signal": "Nothing comes in. Is the microphone muted, or another one plugged in?",
    "too quiet": "Quiet. Come closer, or turn the microphone up in the system's sound settings.",
    "good": "That is fine. Press enter to go on.",
    "clipping": "Too loud. Move back a little, or turn the microphone down.",
}


class MicrophoneScreen(Screen[bool]):
    """Gives True when the user is content with the microphone, False when they go on without one."""

    AUTO_FOCUS = ""  # enter belongs to the screen, not to the hidden list
    CSS_PATH = "microphone.tcss"
    app: "TrainerApp"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "content", "Sounds right"),
        Binding("l", "listen", "Listen"),
        Binding("d", "devices", "Choose another"),
        Binding("c", "calibrate", "Calibrate"),
        Binding("escape", "without", "Go on without"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._monitor: LevelMonitor | None = None
        self._player: Player | None = None
        self._poll: Timer | None = None
        self._heard_well = False
        self._devices: tuple[Device, ...] = ()

    def compose(self) -> ComposeResult:
        """The device, the bar, the sentence to say, and a list of devices when asked for."""
        yield TopLine("Is the microphone fine?")
        with VerticalScroll(id="page", can_focus=False):
            yield Static("Looking for a microphone.", id="device")
            yield Static("Say:  I am ready to talk about my work.", id="say")
            yield LevelBar(id="level")
            yield Static(id="advice")
            yield OptionList(id="devices")
        yield Footer(show_command_palette=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Without a device there is nothing to agree with or to listen to."""
        if action == "devices":
            return bool(self._devices)
        return self._monitor is not None if action in ("content", "listen", "calibrate") else True

    def on_mount(self) -> None:
        """Open the device of the settings."""
        self.open(self.app.rehearsal.settings.device or None)
        self._poll = self.set_interval(0.1, self._look)

    def on_unmount(self) -> None:
        """Leave no device open."""
        if self._player is not None:
            self._player.stop()
        self._close()

    @work(thread=True, exclusive=True, group="open")
    def open(self, key: str | None) -> None:
        """Opening can take a moment, or fail."""
        app = self.app  # a screen that was left in the meantime has none any more
        devices: tuple[Device, ...] = ()
        try:
            devices = tuple(app.rehearsal.microphone.devices())
            if key is not None and not any(d.key == key for d in devices):
                key = None  # unplugged since it was chosen: the default will do
            monitor = app.rehearsal.level_monitor(key)
        except TrainerError as error:
            app.call_from_thread(self._failed, error, devices)
            return
        app.call_from_thread(self._opened, monitor, devices)

    def _opened(self, monitor: "LevelMonitor", devices: "tuple[Device, ...]") -> None:
        if not self.is_attached:
            monitor.close()
            return
        self._monitor, self._devices, self._heard_well = monitor, devices, False
        self.query_one("#device", Static).update(plain(f"Microphone: {monitor.device.name}"))
        self._show_level(True)

    def _failed(self, error: TrainerError, devices: "tuple[Device, ...]") -> None:
        if not self.is_attached:
            return
        self._devices = devices
        self.query_one("#device", Static).update(
            lines(
                plain(error.message, "bold"),
                plain(error.hint),
                Content(""),
                plain("Escape goes on without: you can type your answers, or use recordings from files."),
            )
        )
        self._show_level(False)

    def _show_level(self, shown: bool) -> None:
        for name in ("#say", "#level", "#advice"):
            self.query_one(name).display = shown
        self.refresh_bindings()

    def _look(self) -> None:
        if self._player is not None and self._player.fault is not None:
            self.app.show_error(self._player.fault)
            self._player = None
        monitor = self._monitor
        if monitor is None:
            return
        if monitor.fault is not None:
            error, others = monitor.fault, tuple(d for d in self._devices if d.key != monitor.device.key)
            self._close()
            self._failed(error, others)
            return
        level = monitor.level
        self._heard_well = self._heard_well or level.word == "good"
        self.query_one("#level", LevelBar).level = level
        self.query_one("#advice", Static).update(plain(_ADVICE[level.word]))

    def action_content(self) -> None:
        """Go on with this microphone; remembered for an hour when it was heard."""
        if self._monitor is not None and self._heard_well:
            self.app.choose(microphone_checked_at=self.app.now().timestamp(), device=self._chosen_key())
        self.dismiss(self._monitor is not None)

    def action_without(self) -> None:
        """Go on without a microphone; out of the list of devices, where it is open."""
        if self.query_one("#devices").has_class("open"):
            self.query_one("#devices").remove_class("open")
            self.set_focus(None)
            return
        self.dismiss(False)

    def action_listen(self) -> None:
        """Play back what was heard last."""
        if self._monitor is None:
            return
        from trainer.recording.playback import Player

        self._player = self._player or Player()
        self._player.play(self._monitor.samples())

    def action_devices(self) -> None:
        """Show the other devices."""
        devices = self.query_one("#devices", OptionList)
        devices.clear_options()
        devices.add_options(
            Option(plain(f"{d.name}{'  (the system default)' if d.is_default else ''}")) for d in self._devices
        )
        in_use = self._monitor.device.key if self._monitor is not None else None
        devices.highlighted = next((i for i, d in enumerate(self._devices) if d.key == in_use), 0)
        devices.add_class("open")
        devices.focus()

    def action_calibrate(self) -> None:
        """Read the script with this microphone, which is let go of meanwhile: some can be open only once."""
        from trainer.ui.screens.calibration import CalibrationScreen

        self._close()
        self.app.push_screen(CalibrationScreen(), self._calibrated)

    def _calibrated(self, _learned: bool | None) -> None:
        self.open(self.app.rehearsal.settings.device or None)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Another device was chosen."""
        device = self._devices[event.option_index]
        self.query_one("#devices").remove_class("open")
        self.set_focus(None)
        self.app.choose(device="" if device.is_default else device.key)
        self._close()
        self.query_one("#device", Static).update(plain(f"Opening {device.name}."))
        self.open(device.key)

    def _chosen_key(self) -> str:
        assert self._monitor is not None
        return "" if self._monitor.device.is_default else self._monitor.device.key

    def _close(self) -> None:
        monitor, self._monitor = self._monitor, None
        if monitor is not None:
            self.app.run_worker(monitor.close, thread=True)
