"""All filler words of a transcript."""

from collections.abc import Sequence
from dataclasses import replace

from trainer.analysis.judgement import without_overlaps
from trainer.analysis.model import Certainty, Filler
from trainer.analysis.rules import (
    actually,
    anyway,
    crutch,
    discourse,
    filled_pause,
    hedge,
    like,
    now,
    see,
    so,
    well,
)
from trainer.analysis.rules.rule import Rule
from trainer.analysis.tokens import Token, tokenize
from trainer.transcript.model import Suspect, Transcript, Word

RULES: tuple[Rule[Filler], ...] = (
    filled_pause.RULE,
    *discourse.RULES,
    like.RULE,
    well.RULE,
    so.RULE,
    now.RULE,
    see.RULE,
    actually.RULE,
    anyway.RULE,
    *hedge.RULES,
    *crutch.RULES,
)
"""Every rule that finds fillers; where two find as much in one place, the earlier names it."""


def find_fillers(transcript: Transcript, tokens: Sequence[Token] | None = None) -> tuple[Filler, ...]:
    """The fillers of `transcript` in order of place, without overlaps, with the time at which each was said.

    Among them are those that were found in the sound and not struck; they stand between words and cover none.
    `tokens` are the tokens of its text, where somebody has them already.
    """
    text = transcript.text
    tokens = tokenize(text) if tokens is None else tokens
    found = without_overlaps([filler for rule in RULES for filler in rule.find(text, tokens)])
    written = tuple(replace(filler, at=transcript.time_of(filler.start)) for filler in found)
    unwritten = _suspected(transcript, written) if transcript.suspects else ()
    return tuple(sorted((*written, *unwritten), key=lambda f: (f.start, f.end)))


def place_of(transcript: Transcript, suspect: Suspect) -> int:
    """Where in the text `suspect` was said: the character at which the next word begins, the text's end after the last.

    A word is before or after it by their middles: the recogniser may have stretched a word over a sound it left out.
    """
    middle = (suspect.at + suspect.until) / 2
    return next((w.start for w in transcript.words if _middle(w) > middle), len(transcript.text))


def _middle(word: Word) -> float:
    """The middle of a word in seconds, before everything where nobody timed it."""
    if word.at is None:
        return -1.0
    return word.at if word.until is None else (word.at + word.until) / 2


def _suspected(transcript: Transcript, written: Sequence[Filler]) -> tuple[Filler, ...]:
    """The suspects that were not struck, save those for which a filled pause was written since."""
    pauses = [f for f in written if f.kind == "filled_pause"]
    taken = [w for w in transcript.words if any(w.start <= f.start < w.end for f in pauses)]
    found: list[Filler] = []
    for suspect in transcript.suspects:
        middle = (suspect.at + suspect.until) / 2
        if suspect.verdict == "struck" or any(_covers(word, middle) for word in taken):
            continue
        place = place_of(transcript, suspect)
        certainty: Certainty = "heard" if suspect.verdict == "accepted" else "suspected"
        found.append(Filler(place, place, suspect.phrase, "filled_pause", suspect.at, certainty))
    return tuple(found)


def _covers(word: Word, time: float) -> bool:
    return word.at is not None and word.until is not None and word.at <= time < word.until
