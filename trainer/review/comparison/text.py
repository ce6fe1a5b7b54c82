"""Two takes as plain text, for the command line."""

import textwrap
from collections.abc import Sequence
from datetime import tzinfo

from trainer.feedback import rubric
from trainer.review.comparison.compare import Comparison, compare
from trainer.review.comparison.words import signed
from trainer.review.diary import date_words
from trainer.review.plain import clean
from trainer.store.records import Answer

_NARROWEST = 40
_LABEL = 17
WORDS_LEGEND = "The words: [-what went-] {+what came+}"


def comparison_text(
    before: Answer,
    after: Answer,
    width: int = 80,
    *,
    zone: tzinfo | None = None,
    bands: rubric.Bands = rubric.DEFAULT_BANDS,
) -> str:
    """`after` held against `before`, in lines of at most `width` (no less than 40), ending with a line break."""
    width = max(width, _NARROWEST)
    found = compare(before, after, bands)
    blocks = [
        _wrapped(clean(after.question.ask), width),
        _wrapped(found.sentence, width),
        _table(found, take_words(before, zone), take_words(after, zone), width),
        _list("What came", found.came, width),
        _list("What went", found.went, width),
        _list("Still open", found.still, width),
        [WORDS_LEGEND, *_wrapped(signed(found.words), width, 2)] if found.words else [],
    ]
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def take_words(answer: Answer, zone: tzinfo | None = None) -> str:
    """Which take it is: "Sat 21 Nov, 18:05, take 2"."""
    given = answer.answered_at.astimezone(zone)
    return f"{date_words(given)}, {given:%H:%M}, take {answer.take}"


def _table(found: Comparison, before: str, after: str, width: int) -> list[str]:
    column = (width - _LABEL) // 2
    lines = []
    for label, left, right in (("", before, after), *((r.label, r.before, r.after) for r in found.rows)):
        cells = zip(*_padded(_wrapped(left, column - 1), _wrapped(right, column - 1)), strict=True)
        lines += [
            f"{label if not number else '':<{_LABEL}}{a:<{column}}{b}".rstrip() for number, (a, b) in enumerate(cells)
        ]
    return lines


def _padded(left: list[str], right: list[str]) -> tuple[list[str], list[str]]:
    most = max(len(left), len(right))
    return left + [""] * (most - len(left)), right + [""] * (most - len(right))


def _list(heading: str, sentences: Sequence[str], width: int) -> list[str]:
    return [heading, *(line for s in sentences for line in _wrapped(s, width, 2))] if sentences else []


def _wrapped(text: str, width: int, indent: int = 0) -> list[str]:
    space = " " * indent
    return textwrap.wrap(text, width, initial_indent=space, subsequent_indent=space, break_on_hyphens=False)
