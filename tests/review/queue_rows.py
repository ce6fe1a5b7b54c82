"""Rows of a history, made in memory as the store gives them."""

from datetime import datetime, timedelta
from typing import Any

from tests.factories import STARTED
from trainer.store.records import AnswerRow


def make_row(id: str = "a1", *, answered_at: datetime = STARTED, **changes: Any) -> AnswerRow:
    """A sound answer: told to its end, with figures, in time, hardly a filler. Say what is different."""
    fields: dict[str, Any] = {
        "interview_id": f"i-{id}",
        "bank_title": "Depot",
        "mode": "practice",
        "question_index": 0,
        "take": 1,
        "question_id": "falls",
        "ask": "Tell me about a change you made.",
        "kind": "behavioural",
        "competencies": ("attention",),
        "difficulty": 2,
        "source": "spoken",
        "audio": None,
        "seconds": 75.0,
        "target_seconds": 90,
        "words": 160,
        "fillers": 1,
        "um_uh": 1,
        "hedges": 0,
        "suspected": 0,
        "figures": 2,
        "changes": 1,
        "vague": 0,
        "overall": 90,
        "length_verdict": "good",
        "wpm": 128.0,
        "has_result": True,
        "findings": (),
        "phrases": (("um", 1),),
        "starred": False,
        "note": "",
        "corrected": False,
        "follows": None,
        "probe": "",
    }
    return AnswerRow(id=id, answered_at=answered_at, **{**fields, **changes})


def days(number: float) -> timedelta:
    return timedelta(days=number)


WEAK: dict[str, Any] = {
    "overall": 42,
    "fillers": 24,
    "figures": 0,
    "changes": 0,
    "has_result": False,
    "findings": ("fillers", "no_result"),
}
"""What makes `make_row` an answer to be built anew."""
