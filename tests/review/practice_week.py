"""A week of practice by an invented candidate: each evening what the queue proposes is answered, judged and kept.

The store is real and so is the judging. A first answer is rough, the next ones get better. Every other evening there is
time to try a rough one once more; on the others it stays as it is until the queue brings it back.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.review.practice_answers import Quality, answered
from trainer.bank.catalogue import ShelvedBank
from trainer.bank.load import load_bank
from trainer.bank.model import Bank, Question
from trainer.feedback.focus import Focus
from trainer.interview.session import Interview
from trainer.paths import shipped_banks
from trainer.review.drills.drill import Drill, Verdict
from trainer.review.queue.begin import drill_interview, interview_of
from trainer.review.queue.grade import Grade, grade
from trainer.review.queue.proposal import Proposal
from trainer.review.queue.read import read_day
from trainer.store.records import Answer
from trainer.store.store import Store

MONDAY = datetime(2026, 11, 16, 18, 0, tzinfo=UTC)
DAILY = 5
_QUALITIES: tuple[Quality, ...] = ("rough", "fair", "good")


@dataclass(frozen=True, slots=True)
class Evening:
    """One evening: what was proposed, the focus it was proposed for, and how each answer was graded, by question."""

    day: datetime
    focus: Focus | None
    proposals: tuple[Proposal, ...]
    graded: dict[str, tuple[Grade, ...]]
    drilled: tuple[tuple[Drill, Verdict], ...]
    left: tuple[Proposal, ...]


class Candidate:
    """Practises on `store` what the queue proposes from `bank`."""

    def __init__(self, store: Store, bank: Bank) -> None:
        self.store = store
        self.shelf = (ShelvedBank(Path("bank.yaml"), bank, None, "shipped"),)
        self._given: Counter[str] = Counter()
        self._answers = 0

    def evening(self, now: datetime) -> Evening:
        """Practise at `now`: the drill first, then the others as one interview."""
        day = read_day(self.store, self.shelf, now, DAILY)
        graded: dict[str, tuple[Grade, ...]] = {}
        drilled: list[tuple[Drill, Verdict]] = []
        for proposal in day.proposals:
            if proposal.drill is not None:
                interview = drill_interview(proposal, self._new_id(), now)
                (answer,) = self._hold(interview, now)
                drilled.append((proposal.drill, proposal.drill.verdict(answer.question, answer.result)))
        others = [p for p in day.proposals if p.drill is None]
        if others:
            interview = interview_of(others, self._new_id(), now + timedelta(minutes=5))
            for answer in self._hold(interview, now + timedelta(minutes=5)):
                graded[answer.question.id] = (*graded.get(answer.question.id, ()), self._grade(answer))
        left = read_day(self.store, self.shelf, now + timedelta(minutes=40), DAILY).proposals
        return Evening(now, day.focus, day.proposals, graded, tuple(drilled), left)

    def _hold(self, interview: Interview, now: datetime) -> Iterator[Answer]:
        self.store.save_interview(interview)
        given: list[Answer] = []
        at = now
        for index, question in enumerate(interview.questions):
            for take in (1, 2):
                at += timedelta(minutes=3)
                given.append(self._answer(interview, index, question, take, at))
                if take == 1 and (self._given[question.id] > 1 or now.toordinal() % 2):
                    break
        self.store.save_interview(interview.finish(at))
        yield from given if len(interview.questions) > 1 else given[-1:]

    def _answer(self, interview: Interview, index: int, question: Question, take: int, at: datetime) -> Answer:
        quality = _QUALITIES[min(self._given[question.id], 2)]
        self._given[question.id] += 1
        result = answered(self._new_id(), question, quality)
        answer = Answer(
            id=result.id,
            interview_id=interview.id,
            question_index=index,
            take=take,
            answered_at=at,
            source="spoken",
            question=question,
            result=result,
        )
        self.store.save_answer(answer)
        return answer

    def _grade(self, answer: Answer) -> Grade:
        return next(grade(row) for row in self.store.answer_rows(limit=-1) if row.id == answer.id)

    def _new_id(self) -> str:
        self._answers += 1
        return f"{self._answers:032x}"


def general_bank() -> Bank:
    """The bank that suits everybody."""
    return replace(load_bank(shipped_banks() / "general-behavioural.yaml"), source="")


def practice_week(store: Store, days: int = 7, *, missed: tuple[int, ...] = ()) -> tuple[Evening, ...]:
    """So many evenings from `MONDAY` on; on those `missed` (from 0) nobody practises."""
    candidate = Candidate(store, general_bank())
    return tuple(candidate.evening(MONDAY + timedelta(days=d)) for d in range(days) if d not in missed)
