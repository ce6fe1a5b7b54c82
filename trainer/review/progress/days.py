"""On how many days was practised: told, never held against anybody."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from trainer.feedback.words import number
from trainer.review.diary import day_words

if TYPE_CHECKING:
    from trainer.store.records import AnswerRow

_DAYS = 7


def practice_days(rows: "Iterable[AnswerRow]", now: datetime) -> str:
    """ "Practised on three of the last seven days."; when it was last where that is longer ago; "" without answers."""
    days = {row.answered_at.astimezone(now.tzinfo).date() for row in rows}
    if not days:
        return ""
    recent = sum(timedelta(0) <= now.date() - day < timedelta(_DAYS) for day in days)
    if recent:
        return f"Practised on {number(recent)} of the last {number(_DAYS)} days."
    return f"Last practised: {day_words(max(row.answered_at for row in rows), now)}."
