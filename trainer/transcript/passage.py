"""Windows of a recording taken down: the words, what was skipped at first among them, and the suspicions."""

from collections.abc import Callable
from dataclasses import replace

from trainer.recording.microphone import SAMPLE_RATE, Samples
from trainer.transcript.assembly import HeardWord, assemble
from trainer.transcript.decoder import PAUSES_HINT, WORDS_HINT, Decoder, Encoded, always_wanted
from trainer.transcript.holes import holes
from trainer.transcript.merging import with_filled_pauses
from trainer.transcript.model import SpeechSpan, Suspect
from trainer.transcript.stitching import Passage
from trainer.transcript.suspicion import suspects
from trainer.transcript.voice_activity import voiced_seconds
from trainer.transcript.windows import Window

# What is left of a part is heard once more when it holds at least this much speech: less gives made-up words.
LEAST_SPEECH_SECONDS = 0.3
# Every further window of a part goes at least so far, whatever the recogniser says it has heard.
LEAST_ADVANCE_SECONDS = 1.0


class Scribe:
    """Takes down windows of one recording with a decoder, until nobody wants them any more.

    Times count from the beginning of the recording. All methods raise RuntimeError and ValueError from the library, and
    `NotWantedError` soon after `wanted` turned false.
    """

    def __init__(
        self,
        decoder: Decoder,
        samples: Samples,
        speech: tuple[SpeechSpan, ...],
        *,
        wanted: Callable[[], bool] = always_wanted,
    ) -> None:
        """`speech` are the voiced stretches of the recording `samples`."""
        self._decoder = decoder
        self._samples = samples
        self._speech = speech
        self._wanted = wanted
        self._encoded: dict[Window, Encoded] = {}

    def once(self, window: Window) -> Passage:
        """What is said in `window`, as good as one hearing gives it."""
        return self._passage(window, self._hear(window, PAUSES_HINT))

    def twice(self, window: Window, once: Passage) -> Passage:
        """What is said in `window`, which was heard `once`, heard again for its words."""
        return self._passage(window, with_filled_pauses(self._hear(window, WORDS_HINT), once.words))

    def _passage(self, window: Window, heard: list[HeardWord]) -> Passage:
        for hole in holes(heard, self._speech, window):
            heard = sorted(heard + self._hear(hole, PAUSES_HINT), key=lambda word: word.at)
        return Passage(tuple(heard), self._suspects(window, heard))

    def _hear(self, window: Window, hint: str) -> list[HeardWord]:
        """The words of a window; what the recogniser left out at its end is heard again, as long as there is speech."""
        heard: list[HeardWord] = []
        at = window.at
        while voiced_seconds(self._speech, at, window.until) >= LEAST_SPEECH_SECONDS:
            hearing = self._decoder.hear(self._seen(replace(window, at=at)), hint, wanted=self._wanted)
            heard += [replace(word, at=at + word.at, until=at + word.until) for word in hearing.words]
            at += max(hearing.until, LEAST_ADVANCE_SECONDS)
        return heard

    def _seen(self, window: Window) -> Encoded:
        """The window for the recogniser; encoded once, for that takes as long as hearing it."""
        if window not in self._encoded:
            self._encoded[window] = self._decoder.encode(self._sound_of(window), hurries=window.hurries)
        return self._encoded[window]

    def _sound_of(self, window: Window) -> Samples:
        return self._samples[round(window.at * SAMPLE_RATE) : round(window.until * SAMPLE_RATE)]

    def _suspects(self, window: Window, heard: list[HeardWord]) -> tuple[Suspect, ...]:
        """The suspicions of this window alone: the whole recording at once would keep a candidate waiting."""
        seconds = window.until - window.at
        inside = tuple(
            SpeechSpan(max(0.0, span.at - window.at), min(seconds, span.until - window.at))
            for span in self._speech
            if span.at < window.until and span.until > window.at
        )
        words = [replace(word, at=word.at - window.at, until=word.until - window.at) for word in heard]
        said = assemble(words, seconds=seconds, speech=inside, model="")
        found = suspects(self._sound_of(window), said.words, inside, text=said.text)
        return tuple(replace(one, at=one.at + window.at, until=one.until + window.at) for one in found)
