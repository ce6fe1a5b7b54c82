"""When somebody speaks: the Silero network that comes with faster-whisper."""

from trainer.recording.microphone import SAMPLE_RATE, Samples
from trainer.transcript.model import SpeechSpan
from trainer.transcript.offline import stay_offline

# Silero's own defaults for speech against silence (snakers4/silero-vad: 0.5, released 0.15 lower).
SPEECH_THRESHOLD = 0.5
# A gap shorter than this lies inside a word (a stop consonant closes the mouth for up to about 0.15 s).
MIN_SILENCE_SECONDS = 0.2
# Shorter bursts are clicks and knocks; the shortest filled pauses last about 0.15 s.
MIN_SPEECH_SECONDS = 0.1
# The network notices speech a frame or two late and lets go of fading ends early.
PAD_SECONDS = 0.1


def speech_spans(samples: Samples) -> tuple[SpeechSpan, ...]:
    """The stretches of `samples` (mono, `SAMPLE_RATE`) in which somebody speaks, in order, not overlapping."""
    if len(samples) == 0:
        return ()
    stay_offline()
    from faster_whisper.vad import VadOptions, get_speech_timestamps

    options = VadOptions(
        threshold=SPEECH_THRESHOLD,
        min_speech_duration_ms=round(MIN_SPEECH_SECONDS * 1000),
        min_silence_duration_ms=round(MIN_SILENCE_SECONDS * 1000),
        speech_pad_ms=round(PAD_SECONDS * 1000),
    )
    found = get_speech_timestamps(samples, options, sampling_rate=SAMPLE_RATE)
    return tuple(SpeechSpan(span["start"] / SAMPLE_RATE, span["end"] / SAMPLE_RATE) for span in found)


def voiced_seconds(spans: tuple[SpeechSpan, ...], at: float, until: float) -> float:
    """How much of the time from `at` to `until` is speech."""
    return sum(max(0.0, min(span.until, until) - max(span.at, at)) for span in spans)
