"""What somebody may have meant: the known word near a mistaken one, an id made of a question."""

import re
from collections.abc import Iterable
from difflib import get_close_matches

_LOOKED_AT = 40  # characters; comparing longer words is slow and finds nothing
_ID_CHARACTERS = 64
# Keys that people reach for, and the bank's own word for them; difflib finds the misspelt ones.
_OTHER_WORDS = {
    "question": "ask",
    "text": "ask",
    "prompt": "ask",
    "type": "kind",
    "category": "kind",
    "level": "difficulty",
    "seconds": "target_seconds",
    "name": "title",
    "lang": "language",
    "probes": "follow_ups",
    "skills": "competencies",
}


def meant(word: str, known: Iterable[str]) -> str | None:
    """That of `known` which `word` is close to, None where none is."""
    lowered = word[:_LOOKED_AT].strip().lower()
    names = list(known)
    if _OTHER_WORDS.get(lowered) in names:
        return _OTHER_WORDS[lowered]
    return next(iter(get_close_matches(lowered, names, n=1)), None)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """`; did you mean ...?` where `word` is close to one of `known`, else nothing."""
    close = meant(word, known)
    return f"; did you mean `{close}`?" if close else ""


def id_from(text: str) -> str:
    """An id made of the first words of `text`."""
    words = re.findall(r"[a-z0-9]+", text[:200].lower())
    return "-".join(words[:4])[:_ID_CHARACTERS].strip("-") or "first-question"
