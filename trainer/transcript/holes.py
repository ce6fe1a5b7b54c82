"""Speech for which the recogniser wrote nothing: it skips whole sentences now and then, above all around a pause."""

from collections.abc import Sequence

from trainer.transcript.assembly import HeardWord
from trainer.transcript.model import SpeechSpan
from trainer.transcript.voice_activity import voiced_seconds
from trainer.transcript.windows import Window

# A sentence of a few words takes as long. Shorter holes are laughter, coughs and breath more often than words.
LEAST_SPEECH_SECONDS = 2.0
# No word takes longer; an end that lies later was stretched over a hole by the alignment.
LONGEST_WORD_SECONDS = 1.0


def holes(heard: Sequence[HeardWord], speech: tuple[SpeechSpan, ...], window: Window) -> tuple[Window, ...]:
    """The stretches of `window` between words (those of `heard`, in order) that hold a sentence's worth of speech."""
    found: list[Window] = []
    free_from = window.at
    for begins, ends in [
        *((w.at, min(w.until, w.at + LONGEST_WORD_SECONDS)) for w in heard),
        (window.until, window.until),
    ]:
        if voiced_seconds(speech, free_from, begins) >= LEAST_SPEECH_SECONDS:
            found.append(Window(free_from, begins))
        free_from = max(free_from, ends)
    return tuple(found)
