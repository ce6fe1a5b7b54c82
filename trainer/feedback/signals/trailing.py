"""An answer that trails off: its last words say only that it is over."""

import re
from collections.abc import Sequence

from trainer.analysis.model import Finding
from trainer.analysis.rules.rule import Rule
from trainer.analysis.tokens import Token

_OPENING = r"(?:(?:and|so|but|yeah|yes|yep|anyway|anyways|um|uh|okay|ok|well|i\ guess|i\ mean|you\ know)[\s,.]+)*"
_TRAILING = re.compile(
    rf"""
    (?<![\w'])
    (?: {_OPENING}
        (?: that(?:'s|\ was|\ is)\ (?:basically\ |pretty\ much\ |kind\ of\ |sort\ of\ |about\ )?
              (?:it|that|all|about\ it|me|the\ story|my\ story|my\ answer)
          | (?:i\ don't\ know|dunno)(?:[\s,]+(?:really|yeah|what\ else(?:\ to\ say)?))?
          | that(?:'s|\ is)\ all\ i(?:\ have|'ve\ got|\ can\ think\ of)
        )
        (?:[\s,.]+(?:really|basically|yeah|i\ guess|i\ suppose|i\ think|so))*
      | (?:and|so|but|or|anyway)[\s,.]+ (?:(?:and|so|but|um|uh)[\s,.]+)* (?:yeah|yep|anyway)
      | (?:yeah|anyway|anyways)[\s,.]+so
      | and\ (?:stuff|things)(?:\ like\ that)?
      | (?:and|or)\ (?:so\ on|whatever)(?:\ and\ so\ (?:on|forth))?
    )
    [\s.?…-]*\Z
    """,
    re.VERBOSE | re.IGNORECASE,
)
_WORDS_BEFORE = 8


def _find(text: str, tokens: Sequence[Token]) -> tuple[Finding, ...]:
    match = _TRAILING.search(text.replace("’", "'"))
    if match is None or sum(t.spoken and t.end <= match.start() for t in tokens) < _WORDS_BEFORE:
        return ()
    words = [t for t in tokens if t.spoken and t.start >= match.start()]
    return (Finding(words[0].start, words[-1].end),) if words else ()


TRAILING = Rule(
    name="trailing_off",
    find=_find,
    source="Convention: the last words are what is remembered",
    must_flag=(
        "I called the doctor and the dose was corrected in time, [[so yeah, that's it]].",
        "I called the doctor and the dose was corrected in time [[and yeah]].",
        "We moved the whole shift to the other ward by noon. [[That's about it really.]]".replace(".]]", "]]."),
        "I wrote the guide and I trained them to use it, [[so, um, I don't know]].",
        "I called the doctor and the dose was corrected, [[and yeah that was that]].",
    ),
    must_pass=(
        "That's it.",
        "I called the doctor and the dose was corrected in time.",
        "I asked what was wrong and he told me that's all he knew about it then.",
        "She said she would have done it the same way, and I think that's the best part of it.",
    ),
)
