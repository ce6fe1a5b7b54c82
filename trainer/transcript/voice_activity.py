"""When somebody speaks: the Silero network that comes with faster-whisper, heard along with the recording.

The network goes from frame to frame and keeps its own memory, so that sound that comes in blocks gives the same
stretches as the whole recording at once.
"""

from typing import Any

import numpy as np

from trainer.recording.microphone import SAMPLE_RATE, Samples
from trainer.transcript.model import SpeechSpan
from trainer.transcript.offline import stay_offline

# Silero's own defaults for speech against silence (snakers4/silero-vad: 0.5, released 0.15 lower).
SPEECH_THRESHOLD = 0.5
SILENCE_THRESHOLD = 0.35
# A gap shorter than this lies inside a word (a stop consonant closes the mouth for up to about 0.15 s).
MIN_SILENCE_SECONDS = 0.2
# Shorter bursts are clicks and knocks; the shortest filled pauses last about 0.15 s.
MIN_SPEECH_SECONDS = 0.1
# The network notices speech a frame or two late and lets go of fading ends early.
PAD_SECONDS = 0.1
# The mean level (dB re full scale) under which it is somebody else, behind a door or on a screen: the recogniser makes
# sentences up of that. Speech is levelled to -26 (ITU-T P.56); the microphone check calls -46 in the loudest frame too
# quiet. In 29 real recordings, meetings heard from across the table among them, no stretch was softer than -54.
SOFTEST_DB = -55.0

# What the network takes at once, and the end of the frame before that it wants to see again (snakers4/silero-vad).
_FRAME = 512
_CONTEXT = 64
_MEMORY = (1, 1, 128)
# Half a minute at a time: what the network needs beside that grows with it.
_MOST_FRAMES = 1000


class _Mean:
    """The mean of what was added so far."""

    def __init__(self) -> None:
        self._sum = 0.0
        self._count = 0

    def add(self, value: float) -> None:
        self._sum += value
        self._count += 1

    @property
    def value(self) -> float:
        return self._sum / self._count if self._count else 0.0


class VoiceActivity:
    """Follows a recording and says where somebody speaks. Not for two threads at once."""

    def __init__(self) -> None:
        self._network: Any = None
        self._memory = np.zeros(_MEMORY, dtype=np.float32), np.zeros(_MEMORY, dtype=np.float32)
        self._context = np.zeros(_CONTEXT, dtype=np.float32)
        self._rest = np.zeros(0, dtype=np.float32)
        self._samples = 0
        self._frames = 0
        self._began: int | None = None
        self._faded: int | None = None
        self._power = _Mean()
        self._ended = False
        self._voiced: list[tuple[int, int]] = []

    @property
    def seconds(self) -> float:
        """How much of the recording was followed."""
        return self._samples / SAMPLE_RATE

    @property
    def speaking(self) -> bool:
        """Whether the latest stretch goes on: nobody has been silent for `MIN_SILENCE_SECONDS` since."""
        return self._began is not None

    def hear(self, samples: Samples) -> None:
        """The next samples (mono, `SAMPLE_RATE`)."""
        self._samples += len(samples)
        sound = np.concatenate([self._rest, samples])
        whole = len(sound) // _FRAME * _FRAME
        self._rest = sound[whole:]
        for at in range(0, whole, _MOST_FRAMES * _FRAME):
            self._follow(sound[at : min(whole, at + _MOST_FRAMES * _FRAME)])

    def end(self) -> None:
        """The recording is over; what was begun of a frame is heard as if silence came after it."""
        if self._ended:
            return
        self._ended = True
        if len(self._rest):
            self._follow(np.pad(self._rest, (0, _FRAME - len(self._rest))))
        if self._began is not None:
            self._close(self._faded if self._faded is not None else self._samples)

    def spans(self) -> tuple[SpeechSpan, ...]:
        """The stretches so far (seconds, in order, not overlapping), up to now where the latest goes on."""
        voiced = self._voiced
        if self._began is not None and self._is_speech(self._began, self._samples):
            voiced = [*voiced, (self._began, self._samples)]
        pad = round(PAD_SECONDS * SAMPLE_RATE)
        return tuple(
            SpeechSpan(max(0, begin - pad) / SAMPLE_RATE, min(self._samples, end + pad) / SAMPLE_RATE)
            for begin, end in voiced
        )

    def _follow(self, sound: Samples) -> None:
        powers = np.square(sound.reshape(-1, _FRAME)).mean(axis=1)
        for probability, power in zip(self._probabilities(sound), powers, strict=True):
            self._judge(float(probability), float(power), self._frames * _FRAME)
            self._frames += 1

    def _probabilities(self, sound: Samples) -> Samples:
        """How likely each frame of `sound`, whole frames, holds speech."""
        if not len(sound):
            return sound
        if self._network is None:
            stay_offline()
            from faster_whisper.vad import get_vad_model

            self._network = get_vad_model().session
        frames = sound.reshape(-1, _FRAME)
        before = np.vstack([self._context, frames[:-1, -_CONTEXT:]])
        heard, *memory = self._network.run(
            None, {"input": np.hstack([before, frames]), "h": self._memory[0], "c": self._memory[1]}
        )
        self._memory = memory[0], memory[1]
        self._context = frames[-1, -_CONTEXT:]
        return np.asarray(heard, dtype=np.float32).reshape(-1)

    def _judge(self, probability: float, power: float, at: int) -> None:
        """Take in the frame that begins at sample `at`; `power` is the mean of its squares."""
        if probability >= SPEECH_THRESHOLD:
            self._faded = None
            if self._began is None:
                self._began = at
                self._power = _Mean()
            self._power.add(power)
        elif probability < SILENCE_THRESHOLD and self._began is not None:
            if self._faded is None:
                self._faded = at
            if at - self._faded >= MIN_SILENCE_SECONDS * SAMPLE_RATE:
                self._close(self._faded)

    def _close(self, end: int) -> None:
        assert self._began is not None, "only what began can end"
        if self._is_speech(self._began, end):
            self._voiced.append((self._began, end))
        self._began = self._faded = None

    def _is_speech(self, begin: int, end: int) -> bool:
        """Whether the latest stretch is long and loud enough."""
        return end - begin > MIN_SPEECH_SECONDS * SAMPLE_RATE and self._power.value > 10 ** (SOFTEST_DB / 10)


def speech_spans(samples: Samples) -> tuple[SpeechSpan, ...]:
    """The stretches of `samples` (mono, `SAMPLE_RATE`) in which somebody speaks, in order, not overlapping."""
    activity = VoiceActivity()
    activity.hear(samples)
    activity.end()
    return activity.spans()


def voiced_seconds(spans: tuple[SpeechSpan, ...], at: float, until: float) -> float:
    """How much of the time from `at` to `until` is speech."""
    return sum(max(0.0, min(span.until, until) - max(span.at, at)) for span in spans)
