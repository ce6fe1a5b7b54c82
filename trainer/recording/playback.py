"""Playing a recording back, wholly or in part, without holding anybody up."""

import threading
import time
from functools import partial
from typing import Any

import numpy as np

from trainer.errors import DeviceError
from trainer.recording import portaudio
from trainer.recording.bounded import within
from trainer.recording.microphone import SAMPLE_RATE, Samples

COMMON_RATES = (48_000, 44_100, SAMPLE_RATE)
"""What to try when an output refuses the rate it calls its own."""

OPEN_SECONDS = 8.0
"""How long an output may take to open."""

LATE_SECONDS = 5.0
"""How much longer than it is a sound may take before the output counts as stuck."""

TAIL_SECONDS = 0.2
"""Of silence after a sound. A driver says that it has ended a little before the last of it is heard (0.04 s with
PulseAudio), and closing the output throws that away; what runs on then is nothing."""

CLOSE_SECONDS = 1.0
"""How long an output may take to let go."""


class Player:
    """Plays through the default output, one sound at a time. Methods and properties return at once."""

    def __init__(self) -> None:
        self._playback: Playback | None = None

    @property
    def playing(self) -> bool:
        """Whether something is being played, or about to be."""
        return self._playback is not None and not self._playback.over.is_set()

    @property
    def position(self) -> float:
        """Where in the sound the player is, or where it ended, in seconds from the sound's beginning."""
        return self._playback.position if self._playback is not None else 0.0

    @property
    def fault(self) -> DeviceError | None:
        """Why the last sound could not be played, once that is known; opening a device takes a moment."""
        return self._playback.fault if self._playback is not None else None

    def play(self, samples: Samples, *, start: float = 0.0, end: float | None = None) -> None:
        """Play `samples` from second `start` to second `end`, None for the last; what is being played ends."""
        self.stop()
        self._playback = Playback(samples, start=start, end=end)

    def stop(self) -> None:
        """Fall silent."""
        if self._playback is not None:
            self._playback.stop()


class Playback:
    """One sound being played, on a thread of its own; `over` is set when it ends, is stopped, or fails.

    `samples` is mono, of `rate` samples a second.
    """

    def __init__(
        self, samples: Samples, *, rate: int = SAMPLE_RATE, start: float = 0.0, end: float | None = None
    ) -> None:
        first = min(len(samples), max(0, round(start * rate)))
        last = len(samples) if end is None else min(len(samples), max(first, round(end * rate)))
        self._samples = samples[first:last]
        self._sound_rate = rate
        self._start = first / rate
        self._played = 0
        self._rate = rate
        self._finished = threading.Event()
        self.over = threading.Event()
        self.fault: DeviceError | None = None
        self._asked_to_stop = False
        self._thread = threading.Thread(target=self._run, name="playback", daemon=True)
        self._thread.start()

    @property
    def position(self) -> float:
        """Where in the sound it is, or where it ended, in seconds from the sound's beginning."""
        return self._start + min(self._played / self._rate, len(self._samples) / self._sound_rate)

    def stop(self) -> None:
        """Fall silent; returns at once."""
        self._asked_to_stop = True
        self._finished.set()
        self.over.set()

    def wait(self) -> None:
        """Return when all of it has left the loudspeaker, or it was stopped and is silent.

        Raises `DeviceError` when it can't be played, also when the output is stuck: the wait has an end.
        """
        if self.over.wait(OPEN_SECONDS + len(self._samples) / self._sound_rate + LATE_SECONDS):
            self._thread.join(CLOSE_SECONDS)  # until the driver has thrown away what was not heard yet
            if self._asked_to_stop:
                time.sleep(TAIL_SECONDS)  # what the sound server has already is heard all the same
        else:
            self.stop()
            self.fault = _no_answer()
        if self.fault is not None:
            raise self.fault

    def _run(self) -> None:
        try:
            if self._samples.size and not self._asked_to_stop:
                stream = within(OPEN_SECONDS, self._open, late=portaudio.close_stream)
                self._finished.wait()
                self.over.set()
                portaudio.close_stream(stream)
        except DeviceError as error:
            self.fault = error
        except TimeoutError:
            self.fault = _no_answer()
        finally:
            self.over.set()

    def _open(self) -> Any:
        import soxr

        sounddevice = portaudio.load()
        try:
            device = sounddevice.query_devices(kind="output")
        except (sounddevice.PortAudioError, ValueError) as error:
            raise DeviceError(
                "No loudspeaker or headphones were found.",
                "Plug some in, or choose an output in the system's settings.",
            ) from error
        refusal: Exception | None = None
        for rate in dict.fromkeys((round(device["default_samplerate"]), *COMMON_RATES)):
            heard = soxr.resample(self._samples, self._sound_rate, rate)
            sound = np.append(heard, np.zeros(round(TAIL_SECONDS * rate), dtype=heard.dtype))
            for channels in (1, 2):
                try:
                    return portaudio.open_stream(partial(self._stream, sounddevice, rate, channels, sound))
                except sounddevice.PortAudioError as error:
                    refusal = error
        raise DeviceError(
            f"The output “{device['name']}” can't be opened: {refusal}.",
            "Close other programs that use it, or choose another output in the system's settings.",
        ) from refusal

    def _stream(self, sounddevice: Any, rate: int, channels: int, sound: Samples) -> Any:
        self._rate = rate

        def callback(output: Any, frames: int, _time: Any, _status: Any) -> None:
            piece = sound[self._played : self._played + frames]
            output[: len(piece)] = piece[:, np.newaxis]
            output[len(piece) :] = 0
            self._played += len(piece)
            if len(piece) < frames:
                raise sounddevice.CallbackStop

        return sounddevice.OutputStream(
            samplerate=rate,
            channels=channels,
            dtype="float32",
            callback=callback,
            finished_callback=self._finished.set,
        )


def _no_answer() -> DeviceError:
    return DeviceError("The sound system does not answer.", "Restart the sound server or the computer.")
