"""Answers at a glance, for tests of progress: give what the test is about, the rest is plausible."""

from datetime import UTC, datetime, timedelta
from typing import Any

from trainer.store.records import AnswerRow

NOW = datetime(2026, 11, 24, 18, 0, tzinfo=UTC)


def make_row(id: str = "take-1", **changes: Any) -> AnswerRow:
    """Two minutes, 200 words, eight fillers (4 a minute)."""
    fields: dict[str, Any] = {
        "interview_id": "session-1",
        "bank_title": "Nursing ward",
        "mode": "practice",
        "question_index": 0,
        "take": 1,
        "question_id": "falls",
        "ask": "Tell me about a change you made.",
        "kind": "behavioural",
        "competencies": ("attention",),
        "difficulty": 2,
        "answered_at": NOW,
        "source": "spoken",
        "audio": None,
        "seconds": 120.0,
        "target_seconds": 120,
        "words": 200,
        "fillers": 8,
        "um_uh": 5,
        "hedges": 2,
        "suspected": 0,
        "figures": 2,
        "changes": 1,
        "vague": 0,
        "overall": 64,
        "length_verdict": "good",
        "wpm": 120.0,
        "has_result": True,
        "findings": ("vague",),
        "phrases": (("um", 5), ("you know", 3)),
        "starred": False,
        "note": "",
        "corrected": False,
        "follows": None,
        "probe": "",
    }
    return AnswerRow(id=id, **{**fields, **changes})


def of_rates(*rates: float, days_apart: float = 1.0, **changes: Any) -> tuple[AnswerRow, ...]:
    """A session of one answer of ten minutes a rate, the last one now, so many days apart."""
    return tuple(
        make_row(
            f"take-{i}",
            **{
                "interview_id": f"session-{i}",
                "answered_at": NOW - timedelta(days=days_apart * (len(rates) - 1 - i)),
                "seconds": 600.0,
                "target_seconds": 600,
                "words": 1200,
                "fillers": round(10 * rate),
                "phrases": (("um", round(10 * rate)),),
                **changes,
            },
        )
        for i, rate in enumerate(rates)
    )
