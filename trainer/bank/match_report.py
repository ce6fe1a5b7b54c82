"""What fits a job advert, as lines and as JSON."""

from collections.abc import Iterator, Sequence
from typing import Any

from trainer.bank.advert import RankedCompetency, RankedQuestion

MATCH_SCHEMA = 1
_WORDS_SHOWN = 6
_COMPETENCIES_SHOWN = 8


def match_lines(questions: Sequence[RankedQuestion], competencies: Sequence[RankedCompetency]) -> Iterator[str]:
    """A question with its bank and the advert's words that speak for it, the best first."""
    if not questions:
        yield "No question shares a telling word with this text. Is it the whole advert, and in the banks' language?"
        return
    if competencies:
        yield f"It asks for: {', '.join(found.name for found in competencies[:_COMPETENCIES_SHOWN])}"
    for number, found in enumerate(questions, 1):
        yield f"{number:>3}. {found.question.ask}"
        yield f"     {found.bank.title}, {found.question.id}; words: {', '.join(found.matched[:_WORDS_SHOWN])}"


def match_json(questions: Sequence[RankedQuestion], competencies: Sequence[RankedCompetency]) -> dict[str, Any]:
    """The same for other programs, the best first.

    `{"schema": 1, "competencies": [{"name": str, "score": float, "questions": int}], "questions": [{"bank": str,
    "file": str, "id": str, "ask": str, "kind": str, "score": float, "matched": [str]}]}`. Scores compare within one
    answer only.
    """
    return {
        "schema": MATCH_SCHEMA,
        "competencies": [
            {"name": found.name, "score": round(found.score, 3), "questions": found.questions} for found in competencies
        ],
        "questions": [
            {
                "bank": found.bank.title,
                "file": found.bank.source,
                "id": found.question.id,
                "ask": found.question.ask,
                "kind": found.question.kind,
                "score": round(found.score, 3),
                "matched": list(found.matched),
            }
            for found in questions
        ],
    }
