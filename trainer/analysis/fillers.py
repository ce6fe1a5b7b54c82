"""All filler words of a transcript."""

from collections.abc import Sequence
from dataclasses import replace

from trainer.analysis.judgement import without_overlaps
from trainer.analysis.model import Filler
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
from trainer.transcript.model import Transcript

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

    `tokens` are the tokens of its text, where somebody has them already.
    """
    text = transcript.text
    tokens = tokenize(text) if tokens is None else tokens
    found = without_overlaps([filler for rule in RULES for filler in rule.find(text, tokens)])
    return tuple(replace(filler, at=transcript.time_of(filler.start)) for filler in found)
