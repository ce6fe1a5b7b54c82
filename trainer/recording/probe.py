"""What can be said about this computer's microphones, for `doctor`: facts, gathered by trying."""

import threading
import time
from dataclasses import dataclass

from trainer.errors import DeviceError, RecordingError
from trainer.recording import portaudio
from trainer.recording.bounded import within
from trainer.recording.level import Level
from trainer.recording.listening import CHOOSE_ANOTHER, Listening
from trainer.recording.microphone import Device, Microphone
from trainer.recording.sounddevice_microphone import LIST_SECONDS, SoundDeviceMicrophone

LISTEN_SECONDS = 2.0
"""How long the first sound is waited for."""

LEVEL_SECONDS = 0.5
"""How long it is listened to then, to tell a muted microphone from a quiet room."""


@dataclass(frozen=True, slots=True)
class MicrophoneReport:
    """What was found. `problem` says what to do about the first thing that does not work; None: all is well."""

    portaudio: str | None
    """PortAudio's version, None when it is missing."""
    devices: tuple[Device, ...]
    default: Device | None
    first_sound: float | None
    """Seconds from opening the default device to its first samples; None when none came within `LISTEN_SECONDS`."""
    level: Level | None
    """How loud it was; its word is "no signal" when the samples were exact zeros."""
    problem: RecordingError | None


def probe_microphone(microphone: Microphone | None = None) -> MicrophoneReport:
    """Look for microphones and listen to the default one for a moment; what is missing is reported, not raised.

    Takes about `LEVEL_SECONDS` when all is well, and seconds more when a device or the sound system does not answer.
    `microphone` is the sound card's own unless given.
    """
    microphone = SoundDeviceMicrophone() if microphone is None else microphone
    version = _version()
    devices: tuple[Device, ...] = ()
    first_sound = level = problem = None
    try:
        devices = tuple(microphone.devices())
        first_sound, level, problem = _listen(microphone)
    except RecordingError as error:
        problem = error
    default = next((device for device in devices if device.is_default), None)
    return MicrophoneReport(version, devices, default, first_sound, level, problem)


def _listen(microphone: Microphone) -> tuple[float | None, Level | None, RecordingError | None]:
    heard = threading.Event()
    begun = time.monotonic()
    listening = Listening(microphone, None, lambda _samples: heard.set(), time.monotonic)
    name = listening.device.name
    try:
        if not heard.wait(LISTEN_SECONDS):
            problem = DeviceError(f"The microphone “{name}” sent nothing for {LISTEN_SECONDS:.0f} s.", CHOOSE_ANOTHER)
            return None, None, problem
        first_sound = time.monotonic() - begun
        time.sleep(LEVEL_SECONDS)
        level = listening.level
    finally:
        listening.close(LISTEN_SECONDS)
    if level.word != "no signal":
        return first_sound, level, None
    problem = DeviceError(
        f"The microphone “{name}” sends nothing but silence.",
        "Unmute it (many have a key or a switch), or allow this terminal to use it in the system's privacy settings.",
    )
    return first_sound, level, problem


def _version() -> str | None:
    try:
        return within(LIST_SECONDS, portaudio.version)
    except (DeviceError, TimeoutError):
        return None
