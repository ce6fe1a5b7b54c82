"""What kind a question is, where nobody wrote it down."""

import re

from trainer.bank.model import Kind

_SIGNS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("career-gap", re.compile(r"\b(gap|between jobs|why did you leave|why are you leaving|position ended|let go)\b")),
    ("introduction", re.compile(r"\b(about yourself|introduce yourself|walk me through your (cv|career|resume))\b")),
    ("motivation", re.compile(r"\bwhy (do you want|this|us|are you interested|should we)\b")),
    ("closing", re.compile(r"\bquestions? for (me|us)\b")),
    ("behavioural", re.compile(r"\b(a time|an example|an occasion|a situation|have you ever|proud of|mistake)\b")),
    ("situational", re.compile(r"\b(what would you|how would you|imagine|suppose|what do you do)\b")),
)


def guess_kind(ask: str) -> Kind:
    """The kind that the wording of a question speaks for; "technical", which asks for no story, where nothing does."""
    words = ask.lower()
    return next((kind for kind, sign in _SIGNS if sign.search(words)), "technical")
