"""One part of a recording through Whisper: window by window, with a second hearing for windows that go wrong.

faster-whisper brings the spectrogram, the tokens and the alignment; the choice of windows and hints is our own, because
its loop reads what is left of a part once more however little that is, and answers a failure with chance.
"""

import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import ceil
from typing import Any

import numpy as np

from trainer.recording.microphone import SAMPLE_RATE, Samples
from trainer.transcript.assembly import HeardWord
from trainer.transcript.loops import loop_start, words_of
from trainer.transcript.terms import hint as terms_hint
from trainer.transcript.windows import LONGEST_SECONDS

# Whisper deletes filled pauses unless the text before shows some, so a hint stands before every window: what a
# speaker who hesitates may say. Of those tried, this one brought back the most: 15 of 17 um and uh in nine
# conversations, with one or two invented there and none in 20 read clips.
PAUSES_HINT = "Okay, so, um, I think, uh,"
# With this one fewer words are wrong, though more filled pauses are missing. Its words with the filled pauses of the
# first had 26 to 27 words in 100 wrong where the first alone had 28 to 29. How much of that is this wording is open:
# fourteen others came to 27 to 29. A vote of three to five hints came to 27, for two to four times the work.
WORDS_HINT = "Uh, I'm, like, thinking, um,"
# Now and then a hint lets a window of many short answers loop; what goes wrong with one is heard again with these.
OTHER_HINTS = ("um, uh", "")
# Whisper's own signs that a window went wrong (openai/whisper, transcribe.py): text that compresses better than this
# repeats itself, a mean log probability below this is guesswork.
LOOPING_COMPRESSION_RATIO = 2.4
GUESSING_LOG_PROBABILITY = -1.0
# A lone "um" is said; so many words of the hint and no others are the hint itself.
FEWEST_PARROTED = 3
# Three came to as many right words as five, within a word in two hundred either way, a fifth sooner.
BEAM_SIZE = 3
# The fastest talkers say about 6 words a second, some 9 tokens; a decoder that writes more is looping.
TOKENS_PER_SECOND = 10
SPARE_TOKENS = 24
MOST_TOKENS = 260
# The time an encoding takes grows with the square of the window. Whisper was taught on windows of 30 s; shorter ones
# give as good words, if enough silence is left after them: with 10 s of it 16 of 17 um and uh were found in nine
# conversations, with 3 to 8 s 12 to 15, whatever the cuts.
SPARE_SECONDS = 10.0
SHORTEST_WINDOW_SECONDS = 15.0
# Less for the one window that somebody waits for: an eighth sooner, and as many words and filled pauses were right.
HURRIED_SPARE_SECONDS = 5.0
SHORTEST_HURRIED_SECONDS = 10.0
# No speech begins later in a window (openai/whisper, decoding.py).
LATEST_START_SECONDS = 1.0

_MOST_CONTEXT_TOKENS = 448
# What can be aligned: the context without the tokens that open and close a text.
_MOST_ALIGNED_TOKENS = 430
# Names and terms of the user's own stand before the hint; more than this crowds out the text.
_MOST_TERMS_CHARACTERS = 300
_SECONDS_PER_TIMESTAMP = 0.02
_SECONDS_PER_FRAME = 0.01
_OPENING_MARKS = "\"'“¿([{-"
_CLOSING_MARKS = "\"'.。,，!！?？:：”)]}、"


@dataclass(frozen=True, slots=True)
class Encoded:
    """A window as the recogniser sees it, to be heard with one hint or several: its features, its length in seconds."""

    features: Any
    seconds: float


@dataclass(frozen=True, slots=True)
class Hearing:
    """What one window gave: words with times from its beginning, and how far into it they reach, in seconds."""

    words: tuple[HeardWord, ...]
    until: float


@dataclass(frozen=True, slots=True)
class _Attempt:
    """One decoding of a window: token ids, time stamps among them, and how sure the model is."""

    hint: str
    tokens: tuple[int, ...]
    text: str
    log_probability: float

    @property
    def loops(self) -> bool:
        content = self.text.strip().encode()
        repetitive = bool(content) and len(content) / len(zlib.compress(content)) > LOOPING_COMPRESSION_RATIO
        return repetitive or loop_start(words_of(self.text)) is not None

    @property
    def parrots(self) -> bool:
        """Whether nothing but the hint came back."""
        words = words_of(self.text)
        return len(words) >= FEWEST_PARROTED and set(words) <= set(words_of(self.hint))

    @property
    def sound(self) -> bool:
        return not self.loops and not self.parrots and self.log_probability >= GUESSING_LOG_PROBABILITY


class NotWantedError(Exception):
    """Nobody waits any more for the window that is being heard."""


def always_wanted() -> bool:
    """The default for `wanted`."""
    return True


class Decoder:
    """Hears single windows with a loaded faster-whisper model; for as many threads at once as the model has workers."""

    def __init__(self, model: Any, terms: Iterable[str] = ()) -> None:
        """`terms` are names and words of the user's own that the recogniser is told of."""
        from faster_whisper.tokenizer import Tokenizer
        from faster_whisper.transcribe import get_suppressed_tokens

        self._model = model
        self._terms = terms_hint(terms, _MOST_TERMS_CHARACTERS)
        self._tokens = Tokenizer(model.hf_tokenizer, model.model.is_multilingual, task="transcribe", language="en")
        self._suppressed = list(get_suppressed_tokens(self._tokens, [-1]))

    def encode(self, sound: Samples, *, hurries: bool = False) -> Encoded:
        """`sound` as the recogniser sees it, with silence after it; less of that if it `hurries`.

        `sound` is mono, `SAMPLE_RATE`; `LONGEST_SECONDS` of it are heard at most. Raises RuntimeError and ValueError
        from the library.
        """
        sound = sound[: round(LONGEST_SECONDS * SAMPLE_RATE)]
        heard = len(sound) / SAMPLE_RATE
        spare, shortest = (
            (HURRIED_SPARE_SECONDS, SHORTEST_HURRIED_SECONDS) if hurries else (SPARE_SECONDS, SHORTEST_WINDOW_SECONDS)
        )
        seconds = min(LONGEST_SECONDS, max(shortest, ceil(heard + spare)))
        window = np.zeros(round(seconds * SAMPLE_RATE), dtype=np.float32)
        window[: len(sound)] = sound
        frames = round(seconds / _SECONDS_PER_FRAME)
        features = self._model.feature_extractor(window)[:, :frames]
        return Encoded(self._model.encode(np.ascontiguousarray(features)), heard)

    def hear(self, window: Encoded, hint: str = PAUSES_HINT, *, wanted: Callable[[], bool] = always_wanted) -> Hearing:
        """The words at the beginning of `window`, heard with `hint`.

        Raises RuntimeError and ValueError from the library, `NotWantedError` soon after `wanted` turned false.
        """
        encoded, seconds = window.features, window.seconds
        tokens, whole = self._finished(self._best(encoded, hint, seconds, wanted).tokens)
        words = self._timed(tokens[:_MOST_ALIGNED_TOKENS], encoded, seconds)
        loop = loop_start([" ".join(words_of(word.text)) for word in words])
        if loop is not None:
            words, whole = words[:loop], False
        return Hearing(tuple(words), words[-1].until if words and not whole else seconds)

    def _best(self, encoded: Any, hint: str, seconds: float, wanted: Callable[[], bool]) -> _Attempt:
        """The first attempt that is sound, else the surest of those that don't loop, else the surest."""
        attempts: list[_Attempt] = []
        for one in (hint, *OTHER_HINTS):
            if not wanted():
                raise NotWantedError
            attempts.append(self._attempt(encoded, one, seconds))
            if attempts[-1].sound:
                return attempts[-1]
        return max(attempts, key=lambda attempt: (not attempt.loops, not attempt.parrots, attempt.log_probability))

    def _attempt(self, encoded: Any, hint: str, seconds: float) -> _Attempt:
        hotwords = " ".join(filter(None, (self._terms, hint))) or None
        prompt = self._model.get_prompt(self._tokens, [], hotwords=hotwords)
        budget = min(MOST_TOKENS, SPARE_TOKENS + int(TOKENS_PER_SECOND * seconds))
        result = self._model.model.generate(
            encoded,
            [prompt],
            beam_size=BEAM_SIZE,
            max_length=min(_MOST_CONTEXT_TOKENS, len(prompt) + budget),
            return_scores=True,
            suppress_tokens=self._suppressed,
            max_initial_timestamp_index=round(LATEST_START_SECONDS / _SECONDS_PER_TIMESTAMP),
        )[0]
        tokens = tuple(result.sequences_ids[0])
        # The score is a mean over the tokens; Whisper's threshold counts the end of the text as one more.
        log_probability = result.scores[0] * len(tokens) / (len(tokens) + 1)
        return _Attempt(hint, tokens, self._tokens.decode([t for t in tokens if t < self._tokens.eot]), log_probability)

    def _finished(self, tokens: tuple[int, ...]) -> tuple[tuple[int, ...], bool]:
        """The text tokens of finished segments, and whether they reach to the end of the window's speech.

        Two time stamps in a row close a segment and open the next; a single one at the very end says that nothing is
        said after it. Text after the last pair was begun and not finished: it is heard again in the next window.
        """
        first_stamp = self._tokens.timestamp_begin
        stamps = [token >= first_stamp for token in tokens]
        pairs = [i for i in range(1, len(tokens)) if stamps[i] and stamps[i - 1]]
        whole = not pairs or (stamps[-1] and not stamps[-2])
        kept = tokens if whole else tokens[: pairs[-1]]
        return tuple(token for token in kept if token < self._tokens.eot), whole

    def _timed(self, tokens: tuple[int, ...], encoded: Any, seconds: float) -> list[HeardWord]:
        from faster_whisper.transcribe import merge_punctuations

        if not tokens:
            return []
        frames = round(seconds / _SECONDS_PER_FRAME)
        (alignment,) = self._model.find_alignment(self._tokens, [list(tokens)], encoded, frames)
        merge_punctuations(alignment, _OPENING_MARKS, _CLOSING_MARKS)
        return [
            HeardWord(entry["word"], float(entry["start"]), float(entry["end"]), float(entry["probability"]))
            for entry in alignment
            if entry["word"]
        ]
