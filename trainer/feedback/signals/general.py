"""An answer told in general ("I would always ask") where something that happened was asked for."""

import re
from collections.abc import Sequence

from trainer.analysis.model import Finding
from trainer.analysis.rules.rule import Rule
from trainer.analysis.tokens import Token

_GENERAL = re.compile(
    r"""
    \b(?:
        (?:i|you|we)\ (?:would|will|always|usually|generally|normally|often|typically|tend\ to|try\ to)\b
      | (?:i|you|we)'(?:d|ll)\ (?:usually|always|generally|normally|probably|definitely|just|first|try|make|ask|talk|
            go|take|start|want|say|sit|listen|explain|look)\b
      | (?:usually|generally|normally|typically|in\ general|as\ a\ rule)\b
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)


def _find(text: str, _tokens: Sequence[Token]) -> tuple[Finding, ...]:
    return tuple(Finding(m.start(), m.end()) for m in _GENERAL.finditer(text.replace("’", "'")))


GENERAL = Rule(
    name="told_in_general",
    find=_find,
    source="Bangerter 2014: 23% of answers to such questions were stories, and stories raised recommendations",
    must_flag=(
        "[[I would]] ask them what is wrong and [[I always]] listen.",
        "[[I'd talk]] to them first.",
        "[[Normally]] it goes well.",
    ),
    must_pass=(
        "I asked her what was wrong and she told me.",
        "I'd been there two years when it happened.",
        "He always came late, so I called him.",
    ),
)
