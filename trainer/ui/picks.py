"""Questions picked from the banks, as an interview."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from trainer.bank.search import OnShelf
from trainer.interview.session import Interview

if TYPE_CHECKING:
    from trainer.settings import Settings

MIXED_PICK = "Your pick"
"""The title of an interview whose questions come from several banks; each is found again by its words."""


def picked_interview(picked: Sequence[OnShelf], settings: "Settings", interview_id: str, now: datetime) -> Interview:
    """An interview of the questions in the order of picking; at least one."""
    banks = {(entry.title, str(entry.book.path)) for entry in picked}
    title, source = banks.pop() if len(banks) == 1 else (MIXED_PICK, "")
    return Interview(
        id=interview_id,
        bank_title=title,
        bank_source=source,
        mode="simulation" if settings.mode == "simulation" else "practice",
        questions=tuple(entry.question for entry in picked),
        started_at=now,
        probes=settings.probes,
    )
