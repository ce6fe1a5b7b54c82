"""Where each question stands, replayed from the history alone: nothing is stored that could go stale.

Spaced repetition by py-fsrs (FSRS-6), without its learning steps of minutes: an interview answer is practised once a
day, and takes given in a row count as one sitting, as the algorithm's short-term part has it. No fuzz: the same history
gives the same dates.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from fsrs import Card, Rating, Scheduler

from trainer.review.queue import thresholds as limits
from trainer.review.queue.grade import Grade, grade
from trainer.review.queue.origins import BankQuestion, Key, Origins

if TYPE_CHECKING:
    from trainer.store.records import AnswerRow

_RATINGS: Mapping[Grade, Rating] = {
    "again": Rating.Again,
    "hard": Rating.Hard,
    "good": Rating.Good,
    "easy": Rating.Easy,
}
WEAK: frozenset[Grade] = frozenset({"again", "hard"})
"""The grades of answers that left something to do."""
_SCHEDULER = Scheduler(
    desired_retention=limits.RETENTION.value,
    learning_steps=(),
    relearning_steps=(),
    maximum_interval=int(limits.LONGEST_DAYS.value),
    enable_fuzzing=False,
)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one question stands: its last answer and that one's grade, how often it was answered, when it is due.

    `sittings` counts the interviews it was answered in, takes of one together; `mended` tells whether the last of them
    began with a weak take. `due` is aware, in UTC; by then one in ten would have faded (`thresholds.RETENTION`).
    """

    asked: BankQuestion
    last: "AnswerRow"
    grade: Grade
    sittings: int
    mended: bool
    due: datetime
    stability: float

    @property
    def weak(self) -> bool:
        """Whether the last answer left something to do."""
        return self.grade in WEAK

    def is_due(self, now: datetime) -> bool:
        """Whether it is due on the day of `now`, in the zone of `now`."""
        return self.due.astimezone(now.tzinfo).date() <= now.date()

    def retained(self, now: datetime) -> float:
        """About how much of it is still ready at `now`, 0 to 1: FSRS's retrievability."""
        card = Card(card_id=1, due=self.due, stability=self.stability, last_review=self.last.answered_at)
        return float(_SCHEDULER.get_card_retrievability(card, now.astimezone(UTC)))


def standings(rows: "Iterable[AnswerRow]", origins: Origins) -> dict[Key, Standing]:
    """Where each question on the shelf stands that `rows` (in any order) answer; follow-up questions count as part of
    the answer they follow, so their rows are passed over.
    """  # fmt: skip
    answers: defaultdict[Key, list[AnswerRow]] = defaultdict(list)
    asked: dict[Key, BankQuestion] = {}
    for row in rows:
        question = origins.of(row) if row.follows is None else None
        if question is not None:
            answers[question.key].append(row)
            asked[question.key] = question
    return {key: _standing(asked[key], found) for key, found in answers.items()}


def _standing(asked: BankQuestion, answers: "list[AnswerRow]") -> Standing:
    answers.sort(key=lambda row: (row.answered_at, row.take, row.id))
    replayed = answers[-int(limits.MOST_REPLAYED.value) :]
    card = Card(card_id=1, due=replayed[0].answered_at)
    grades = [grade(row) for row in replayed]
    for row, rating in zip(replayed, grades, strict=True):
        card, _ = _SCHEDULER.review_card(card, _RATINGS[rating], row.answered_at.astimezone(UTC))
    last = replayed[-1]
    before = [g for row, g in zip(replayed, grades, strict=True) if row.interview_id == last.interview_id]
    return Standing(
        asked=asked,
        last=last,
        grade=grades[-1],
        sittings=len({row.interview_id for row in answers}),
        mended=grades[-1] not in WEAK and any(g in WEAK for g in before),
        due=card.due,
        stability=card.stability or 0.0,
    )
