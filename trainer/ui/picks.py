"""Questions picked from the banks, as an interview."""

import zlib
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from trainer.bank.search import OnShelf
from trainer.interview.panel import make_panel, who_asks
from trainer.interview.session import Interview

if TYPE_CHECKING:
    from trainer.settings import Settings

MIXED_PICK = "Your pick"
"""The title of an interview whose questions come from several banks; each is found again by its words."""


def picked_interview(picked: Sequence[OnShelf], settings: "Settings", interview_id: str, now: datetime) -> Interview:
    """An interview of the questions in the order of picking; at least one. Its id is the seed of the panel's names.

    It is a simulation where that was chosen last; drills and quick interviews choose their questions themselves.
    """
    banks = {(entry.title, str(entry.book.path)) for entry in picked}
    title, source = banks.pop() if len(banks) == 1 else (MIXED_PICK, "")
    questions = tuple(entry.question for entry in picked)
    is_simulation = settings.mode == "simulation"
    panel = make_panel(zlib.crc32(interview_id.encode())) if is_simulation and settings.panel else ()
    return Interview(
        id=interview_id,
        bank_title=title,
        bank_source=source,
        mode="simulation" if is_simulation else "practice",
        questions=questions,
        started_at=now,
        probes=settings.probes,
        askers=who_asks(panel, questions),
    )
