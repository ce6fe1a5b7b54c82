"""Interviews, questions and times in the form in which the history keeps them."""

import json
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from trainer.bank.model import FollowUp, Question
from trainer.interview.session import Interview


def time_text(moment: datetime) -> str:
    """An aware time as UTC text that sorts in the order of time."""
    if moment.tzinfo is None:
        raise ValueError("a time without a zone")
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def time_of(text: str) -> datetime:
    """The time that `time_text` wrote."""
    return datetime.fromisoformat(text)


def dump(value: Any) -> str:
    """JSON in ASCII: whatever a recogniser or a typist put into a text, the database can hold it."""
    return json.dumps(value, ensure_ascii=True, separators=(",", ":"))


def storable(text: str) -> str:
    """`text` as the database can hold it: half a surrogate pair, from a command line perhaps, becomes "?"."""
    return text.encode("utf-8", "replace").decode("utf-8")


def question_text(question: Question) -> str:
    """A question as JSON."""
    return dump(asdict(question))


def question_of(text: str) -> Question:
    """The question that `question_text` wrote."""
    return _question(json.loads(text))


def interview_text(interview: Interview) -> str:
    """An interview as JSON, without its times, which have columns of their own."""
    data = asdict(interview)
    for column in ("started_at", "finished_at"):
        del data[column]
    return dump(data)


def interview_of(text: str, started_at: datetime, finished_at: datetime | None) -> Interview:
    """The interview that `interview_text` wrote."""
    data = json.loads(text)
    data["questions"] = tuple(_question(q) for q in data["questions"])
    data["takes"] = tuple(tuple(ids) for ids in data["takes"])
    return Interview(**data, started_at=started_at, finished_at=finished_at)


def _question(data: dict[str, Any]) -> Question:
    lists = {name: tuple(value) for name, value in data.items() if isinstance(value, list)}
    follow_ups = tuple(FollowUp(**f) for f in data["follow_ups"])
    return Question(**{**data, **lists, "follow_ups": follow_ups})
