"""PortAudio, which the microphone and the loudspeaker share: found, listed anew, and asked one thing at a time."""

import atexit
import threading
from collections.abc import Callable
from typing import Any

from trainer.errors import DeviceError

EXIT_SECONDS = 1.0
"""How long the end of the program waits for PortAudio, which waits for the sound server for ever."""

ASKING = threading.RLock()
"""Held by whoever asks PortAudio for something: it is not made for two at once, and its numbers for devices change
with every look."""

_streams = 0
_exit_is_bounded = False

INSTALL = (
    "Install PortAudio: sudo apt install libportaudio2 (Debian, Ubuntu), sudo dnf install portaudio (Fedora), "
    "sudo pacman -S portaudio (Arch); on macOS and Windows it comes with the program's packages: "
    "pip install --force-reinstall sounddevice. Until then you can type answers or give recordings as files."
)


def load() -> Any:
    """The `sounddevice` module; raises `DeviceError` without PortAudio. The first time it looks for devices."""
    with ASKING:
        try:
            import sounddevice
        except (OSError, ImportError) as error:
            raise DeviceError(f"The sound library PortAudio is not there: {error}.", INSTALL) from error
        except Exception as error:  # sounddevice's own error, which can't be named while its import fails
            raise DeviceError(
                f"The sound library PortAudio does not start: {error}.",
                "Restart the sound server or the computer; `interview-trainer doctor` tells whether that helped.",
            ) from error
        _bound_the_exit(sounddevice)
        return sounddevice


def version() -> str:
    """PortAudio's own words about its version; raises `DeviceError` without it."""
    return str(load().get_portaudio_version()[1])


def refresh() -> None:
    """Have PortAudio look for devices anew, which it does only when it starts; not while a stream is open, for that
    would end the stream. Raises `DeviceError`."""
    sounddevice = load()
    with ASKING:
        if _streams:
            return
        try:
            sounddevice._terminate()
            sounddevice._initialize()
        except sounddevice.PortAudioError as error:
            raise DeviceError(
                f"The sound system can't be asked for its devices: {error}.",
                "Restart the sound server or the computer.",
            ) from error


def open_stream(make: Callable[[], Any]) -> Any:
    """The stream that `make` makes, started; raises what these raise. End it with `close_stream`."""
    global _streams
    with ASKING:
        stream = make()
        try:
            stream.start()
        except BaseException:
            stream.close()
            raise
        _streams += 1
    return stream


def close_stream(stream: Any) -> None:
    """End the stream. Hangs for as long as the sound server does: call it on a thread of its own."""
    global _streams
    stream.abort()
    with ASKING:
        stream.close()
        _streams -= 1


def _bound_the_exit(sounddevice: Any) -> None:
    """Give PortAudio's own end, which sounddevice has registered, a thread and a time limit."""
    global _exit_is_bounded
    if _exit_is_bounded:
        return
    _exit_is_bounded = True
    leaving, left = threading.Event(), threading.Event()

    def end() -> None:
        leaving.wait()
        sounddevice._exit_handler()
        left.set()

    def leave() -> None:
        leaving.set()
        left.wait(EXIT_SECONDS)

    atexit.unregister(sounddevice._exit_handler)
    # Started now, for once the program is ending no thread can be.
    threading.Thread(target=end, name="sound-driver-exit", daemon=True).start()
    atexit.register(leave)
