"""One line of the day's queue, as a value."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from trainer.bank.model import Question
from trainer.review.drills.drill import Drill
from trainer.review.queue.origins import Key

Why = Literal["drill", "weak", "old", "new"]
"""An exercise for the focus; an answer that had faults last time; a good one about to fade; one never asked."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What to practise and why.

    `question` is asked as it stands here: a drill's with the drill's own time. `reason` is in plain words and says
    nothing else than the history shows. `last_at` is when it was last answered, None where it never was.
    """

    why: Why
    bank_title: str
    question: Question
    reason: str
    last_at: datetime | None = None
    drill: Drill | None = None

    @property
    def key(self) -> Key:
        """The question's name in the queue."""
        return self.bank_title, self.question.id

    @property
    def seconds(self) -> int:
        """About how long the answer takes."""
        return self.question.target_seconds
