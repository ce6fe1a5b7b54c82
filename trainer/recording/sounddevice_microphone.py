"""The sound card as a `Microphone`, by way of PortAudio.

The driver's callback does nothing but copy: a slow one loses sound without a word, one that raises just stops. A
thread of our own mixes the channels and resamples. The device runs at its own rate, for some headsets garble 16 kHz.
"""

import logging
import queue
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np

from trainer.errors import DeviceError
from trainer.recording import portaudio
from trainer.recording.bounded import within
from trainer.recording.microphone import SAMPLE_RATE, Device, Samples

LIST_SECONDS = 5.0
"""How long the system may take to list its devices."""

ABORT_SECONDS = 0.4
DRAIN_SECONDS = 0.3
"""How long `close` waits for the driver to stop, and then for the last sound to be passed on."""

COMMON_RATES = (48_000, 44_100, 32_000, 96_000, SAMPLE_RATE)
"""What to try when a device refuses the rate it calls its own."""

_DEVICE_UNAVAILABLE = -9985  # paDeviceUnavailable: another program has it
_MME_NAME_LENGTH = 31  # the oldest of Windows' sound systems cuts names off here

_log = logging.getLogger(__name__)


class SoundDeviceMicrophone:
    """The inputs of this computer; implements `Microphone`. Making one costs nothing."""

    def devices(self) -> Sequence[Device]:
        """The input devices there are now, the default one first; as they were when a stream is open already.

        Takes a fraction of a second. Raises `DeviceError` without a sound system.
        """
        return tuple(found.device for found in _answered(lambda: _look(fresh=True)))

    def open(self, key: str | None, on_samples: Callable[[Samples], None]) -> "SoundDeviceCapture":
        """Start listening; see `Microphone.open`. May hang with the sound server: call it on a thread."""
        with portaudio.ASKING:
            found = _find(_look(fresh=False), key) or _find(_look(fresh=True), key)
            if found is not None:
                return SoundDeviceCapture(found, on_samples)
        if key is None:
            raise DeviceError(
                "No microphone was found.",
                "Plug one in, or allow this terminal to use it in the system's privacy settings, then look again. "
                "Meanwhile you can type answers or give recordings as files.",
            )
        raise DeviceError(
            f"The microphone “{key}” is not connected.",
            "Plug it in, or choose another microphone; `interview-trainer doctor` lists them.",
        )


@dataclass(frozen=True, slots=True)
class _Found:
    """A device and PortAudio's number for it, which changes with every look."""

    device: Device
    index: int


class SoundDeviceCapture:
    """An open input of the sound card; implements `Capture`."""

    def __init__(self, found: _Found, on_samples: Callable[[Samples], None]) -> None:
        self._device = found.device
        self._on_samples = on_samples
        self._blocks: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._ended = threading.Event()
        self._stream = _open(found, self._callback, self._ended.set)
        self._rate = float(self._stream.samplerate)
        self._channels = int(self._stream.channels)
        self._passing_on = threading.Thread(target=self._pass_on, name="microphone", daemon=True)
        self._passing_on.start()

    @property
    def device(self) -> Device:
        """The device that is open."""
        return self._device

    def alive(self) -> bool:
        """False once the driver has ended the stream."""
        return not self._ended.is_set()

    def close(self) -> None:
        """Stop, pass on what has been heard, let go; returns within a second even when the sound server hangs."""
        try:
            within(ABORT_SECONDS, lambda: portaudio.close_stream(self._stream))
        except TimeoutError:
            _log.warning("the driver of %r hangs; left to itself", self._device.name)
        self._blocks.put(None)
        if threading.current_thread() is not self._passing_on:
            self._passing_on.join(DRAIN_SECONDS)

    def _callback(self, data: Any, _frames: int, _time: Any, _status: Any) -> None:
        self._blocks.put(bytes(data))

    def _pass_on(self) -> None:
        import soxr

        # Also at 16 kHz already, where it changes nothing: one path to trust.
        resampler = soxr.ResampleStream(self._rate, SAMPLE_RATE, 1, dtype="float32")
        while (data := self._blocks.get()) is not None:
            frames = np.frombuffer(data, dtype=np.float32).reshape(-1, self._channels)
            self._hand_over(resampler.resample_chunk(_mono(frames)))
        self._hand_over(resampler.resample_chunk(np.zeros(0, dtype=np.float32), last=True))

    def _hand_over(self, samples: Samples) -> None:
        if not samples.size:
            return
        try:
            self._on_samples(samples)
        except Exception:  # the next block may fare better, and a dead thread would look like a dead device
            _log.exception("what was heard could not be taken in")


def _mono(frames: Samples) -> Samples:
    mixed: Samples = np.nan_to_num(frames.mean(axis=1, dtype=np.float32), nan=0.0, posinf=1.0, neginf=-1.0)
    return mixed


def _open(found: _Found, callback: Callable[..., None], ended: Callable[[], None]) -> Any:
    """A started stream at the device's own rate, or else at one that it accepts."""
    sounddevice = portaudio.load()

    def make(rate: int, channels: int) -> Any:
        return sounddevice.RawInputStream(
            samplerate=rate,
            device=found.index,
            channels=channels,
            dtype="float32",
            callback=callback,
            finished_callback=ended,
        )

    refusal: Exception | None = None
    for rate, channels in _formats(found.device):
        try:
            return portaudio.open_stream(partial(make, rate, channels))
        except sounddevice.PortAudioError as error:
            refusal = error
            if _DEVICE_UNAVAILABLE in error.args:
                break
        except ValueError as error:  # the list was made anew meanwhile, and the device is gone
            refusal = error
            break
    raise DeviceError(
        f"The microphone “{found.device.name}” can't be opened: {refusal}.",
        "Close other programs that use it, allow this terminal to use the microphone in the system's privacy settings, "
        "or choose another one; `interview-trainer doctor` lists them.",
    ) from refusal


def _formats(device: Device) -> Iterator[tuple[int, int]]:
    """Rates and channels to try. Two channels are mixed; of a device with many the first two, where speech is."""
    rates = dict.fromkeys((device.rate, *COMMON_RATES))
    for channels in dict.fromkeys((min(2, device.channels), 1, device.channels)):
        for rate in rates:
            yield rate, channels


def _answered(action: Callable[[], tuple[_Found, ...]]) -> tuple[_Found, ...]:
    try:
        return within(LIST_SECONDS, action)
    except TimeoutError:
        raise DeviceError(
            f"The sound system did not list its devices within {LIST_SECONDS:.0f} seconds.",
            "Restart the sound server or the computer.",
        ) from None


def _find(devices: tuple[_Found, ...], key: str | None) -> _Found | None:
    if key is None:
        return devices[0] if devices else None
    return next((found for found in devices if found.device.key == key), None)


def _look(*, fresh: bool) -> tuple[_Found, ...]:
    """The input devices, the default one first, each once though several of a system's sound interfaces offer it."""
    sounddevice = portaudio.load()
    with portaudio.ASKING:
        if fresh:
            portaudio.refresh()
        return _listed(sounddevice)


def _listed(sounddevice: Any) -> tuple[_Found, ...]:
    interfaces = sounddevice.query_hostapis()
    try:
        default = sounddevice.query_devices(kind="input")
    except (sounddevice.PortAudioError, ValueError):  # no default, and maybe no device at all
        default = {"index": -1, "hostapi": -1}
    entries = [entry for entry in sounddevice.query_devices() if entry["max_input_channels"] > 0]
    entries.sort(key=lambda entry: (entry["index"] != default["index"], entry["hostapi"] != default["hostapi"]))
    found: dict[str, _Found] = {}
    offered_by: dict[str, int] = {}
    for entry in entries:
        name = " ".join(str(entry["name"]).split())
        if offered_by.setdefault(name[:_MME_NAME_LENGTH], entry["hostapi"]) != entry["hostapi"]:
            continue
        key = stem = f"{interfaces[entry['hostapi']]['name']}: {name}"
        number = 1
        while key in found:
            number += 1
            key = f"{stem} ({number})"
        device = Device(
            key=key,
            name=name,
            rate=round(entry["default_samplerate"]),
            channels=int(entry["max_input_channels"]),
            is_default=entry["index"] == default["index"],
        )
        found[key] = _Found(device, int(entry["index"]))
    return tuple(found.values())
