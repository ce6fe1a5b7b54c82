"""How an answer was spoken: when it began, whether it sped up, whether sentences faded, where it stumbled.

Every limit stands beside its source; "convention" means that no study settles it.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean, median

from trainer.analysis.model import Delivery, Filler, Finding
from trainer.analysis.repeats import FUNCTION_WORDS, repeats, restarts
from trainer.analysis.tokens import Token
from trainer.transcript.model import Transcript, Word

FEWEST_WORDS_FOR_DRIFT = 75
"""Convention: 25 words in each third. Word lengths vary so much that the rate of fewer swings by a fifth by itself."""
FEWEST_SECONDS_FOR_DRIFT = 20.0
"""Convention: under seven seconds a third, one drawn-out word moves the rate."""
PAUSE_ENDS_SENTENCE_SECONDS = 0.5
"""Recognisers leave full stops out. Campione and Veronis (Speech Prosody 2002): medium pauses run from 0.2 to 1 s, and
those between sentences lie in its upper half."""
LAST_CONTENT_WORDS = 2
"""Convention: where a listener needs the sense and a fading voice hides it."""
FEWEST_CONTENT_WORDS_BEFORE = 3
"""Convention: fewer words are no measure of how loud the rest of the sentence was."""
FEWEST_SENTENCES = 4
"""Convention: a median of fewer is the whim of a single sentence."""

_SENTENCE_ENDS = frozenset(".?!…")


@dataclass(frozen=True, slots=True)
class Fall(Finding):
    """The last words of a sentence, by `db` softer than the rest of it (negative: louder)."""

    db: float


def delivery(transcript: Transcript, tokens: Sequence[Token], fillers: Sequence[Filler]) -> Delivery:
    """How `transcript` was spoken; `tokens` are those of its text, `fillers` what was found in it.

    A text that nobody spoke, or whose sound was not measured, has only the stumbles in its words.
    """
    opening, closing = _drift(transcript)
    ends = [fall.db for fall in falls(transcript, fillers)]
    return Delivery(
        start_delay=max(0.0, transcript.speech[0].at) if transcript.speech and transcript.words else None,
        opening_wpm=opening,
        closing_wpm=closing,
        fading_db=median(ends) if len(ends) >= FEWEST_SENTENCES else None,
        sentences_heard=len(ends),
        repeated=repeats(tokens, fillers),
        restarts=restarts(tokens, fillers),
    )


def _drift(transcript: Transcript) -> tuple[float, float] | tuple[None, None]:
    """Words a minute in the first and in the last third of the time spent speaking; None where too little was said."""
    whole = transcript.speaking_seconds
    middles = [m for word in transcript.words if (m := _middle(word)) is not None]
    if whole is None or whole < FEWEST_SECONDS_FOR_DRIFT or len(middles) < FEWEST_WORDS_FOR_DRIFT:
        return None, None
    third = whole / 3
    spoken = list(_speaking_time(transcript, middles))
    first = sum(at < third for at in spoken)
    last = sum(at >= whole - third for at in spoken)
    return 60 * first / third, 60 * last / third


def _speaking_time(transcript: Transcript, times: Sequence[float]) -> Iterator[float]:
    """How many seconds had been spoken at each of `times`, the seconds of the recording."""
    starts = [span.at for span in transcript.speech]
    before = [0.0]
    for span in transcript.speech:
        before.append(before[-1] + span.until - span.at)
    for at in times:
        inside = bisect_right(starts, at) - 1
        if inside < 0:
            yield 0.0
        else:
            yield min(before[inside] + at - starts[inside], before[inside + 1])


def falls(transcript: Transcript, fillers: Sequence[Filler]) -> tuple[Fall, ...]:
    """How each sentence ends against how loud it was; sentences of too few measured words are left out.

    Only content words are held against each other: the small words between them are softer in any sentence.
    """
    skipped = _starts_inside(transcript, fillers)
    found: list[Fall] = []
    for sentence in _sentences(transcript):
        measured = [
            (word.loudness, word)
            for word in sentence
            if word.loudness is not None
            and word.start not in skipped
            and _bare(transcript.text[word.start : word.end]) not in FUNCTION_WORDS
        ]
        if len(measured) < FEWEST_CONTENT_WORDS_BEFORE + LAST_CONTENT_WORDS:
            continue
        before, last = measured[:-LAST_CONTENT_WORDS], measured[-LAST_CONTENT_WORDS:]
        fall = median(level for level, _ in before) - fmean(level for level, _ in last)
        found.append(Fall(last[0][1].start, last[-1][1].end, fall))
    return tuple(found)


def _starts_inside(transcript: Transcript, fillers: Sequence[Filler]) -> frozenset[int]:
    """Where the words that are (part of) fillers start."""
    spans = sorted((f.start, f.end) for f in fillers if not f.unwritten)
    starts = [start for start, _ in spans]
    inside: set[int] = set()
    for word in transcript.words:
        at = bisect_right(starts, word.start) - 1
        if at >= 0 and word.start < spans[at][1]:
            inside.add(word.start)
    return frozenset(inside)


def _sentences(transcript: Transcript) -> Iterator[list[Word]]:
    """The words of each sentence: up to a closing mark, or a pause long enough to be the end of one."""
    silences = [
        (before.until + after.at) / 2
        for before, after in pairwise(transcript.speech)
        if after.at - before.until >= PAUSE_ENDS_SENTENCE_SECONDS
    ]
    sentence: list[Word] = []
    for word, following in pairwise((*transcript.words, None)):
        assert word is not None
        sentence.append(word)
        if following is None or _closed(transcript.text, word, following) or _apart(silences, word, following):
            yield sentence
            sentence = []


def _closed(text: str, word: Word, following: Word) -> bool:
    piece = text[word.start : following.start].rstrip("\"')”’ \n")
    return piece[-1:] in _SENTENCE_ENDS


def _apart(silences: Sequence[float], word: Word, following: Word) -> bool:
    """Whether a silence lies between the middles of two words; their edges are known less well."""
    middle, next_middle = _middle(word), _middle(following)
    if middle is None or next_middle is None:
        return False
    return bisect_right(silences, next_middle) > bisect_right(silences, middle)


def _middle(word: Word) -> float | None:
    return None if word.at is None or word.until is None else (word.at + word.until) / 2


def _bare(word: str) -> str:
    return word.lower().replace("’", "'").strip(".,;:?!…\"'()-")
