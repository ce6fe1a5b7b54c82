"""Where an interview stands, as a value. Every event is a method that gives the next value; nothing happens here.

Time and ids come from the caller. A take is known by its id, so a result that arrives for a take nobody waits for any
more changes nothing.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal, get_args

from trainer.bank.model import Question

Mode = Literal["practice", "simulation"]
Phase = Literal["asking", "speaking", "paused", "judging", "reviewing", "finished"]

MODES: tuple[Mode, ...] = get_args(Mode)


class WrongPhaseError(RuntimeError):
    """An event that can't happen in this phase: a bug in the caller, never the user's fault."""


@dataclass(frozen=True, slots=True)
class Interview:
    """One interview: its questions in order, the takes given so far, and what is going on now.

    `takes[i]` are the ids of the finished takes of `questions[i]`, oldest first. `take_id` is the take being spoken
    or judged, None in the other phases. In a simulation there is one take a question and no reviewing between.
    """

    id: str
    bank_title: str
    mode: Mode
    questions: tuple[Question, ...]
    started_at: datetime
    bank_source: str = ""
    finished_at: datetime | None = None
    position: int = 0
    phase: Phase = "asking"
    take_id: str | None = None
    takes: tuple[tuple[str, ...], ...] = ()

    def __post_init__(self) -> None:
        if not self.questions:
            raise ValueError("an interview needs at least one question")
        if not self.takes:
            object.__setattr__(self, "takes", ((),) * len(self.questions))

    @property
    def question(self) -> Question:
        """The question that stands now; the last one once the interview is finished."""
        return self.questions[min(self.position, len(self.questions) - 1)]

    @property
    def answered(self) -> int:
        """How many questions have at least one finished take."""
        return sum(bool(ids) for ids in self.takes)

    def begin_take(self, take_id: str) -> "Interview":
        """The candidate starts speaking (or typing)."""
        self._need("asking")
        return replace(self, phase="speaking", take_id=take_id)

    def pause(self) -> "Interview":
        """The candidate holds the recording."""
        self._need("speaking")
        return replace(self, phase="paused")

    def resume(self) -> "Interview":
        """The candidate goes on."""
        self._need("paused")
        return replace(self, phase="speaking")

    def discard_take(self) -> "Interview":
        """The take is not counted; the question stands as before, with the takes it had."""
        self._need("speaking", "paused", "judging")
        return replace(self, phase="asking", take_id=None)

    def end_take(self) -> "Interview":
        """The candidate has finished; the answer is being transcribed and judged."""
        self._need("speaking", "paused")
        return replace(self, phase="judging")

    def judged(self, take_id: str, now: datetime) -> "Interview":
        """The result of a take is there. One that nobody waits for changes nothing."""
        if self.phase != "judging" or take_id != self.take_id:
            return self
        takes = list(self.takes)
        takes[self.position] = (*takes[self.position], take_id)
        done = replace(self, takes=tuple(takes), take_id=None, phase="reviewing")
        return done if self.mode == "practice" else done.next(now)

    def ask_again(self) -> "Interview":
        """The same question once more, for another take; only in practice."""
        self._need("reviewing")
        return replace(self, phase="asking")

    def next(self, now: datetime) -> "Interview":
        """On to the next question, answered or not; after the last one the interview is finished."""
        self._need("asking", "reviewing")
        if self.position + 1 >= len(self.questions):
            return replace(self, position=len(self.questions), phase="finished", finished_at=now)
        position = self.position + 1
        return replace(self, position=position, phase="asking")

    def finish(self, now: datetime) -> "Interview":
        """End it here, with the answers there are; one that has ended keeps its end."""
        if self.phase == "finished":
            return self
        return replace(self, phase="finished", take_id=None, finished_at=now)

    def at_rest(self) -> "Interview":
        """The form to keep and to resume from: nothing under way, the question asked anew."""
        if self.phase == "finished":
            return self
        answered = bool(self.takes[self.position]) and self.mode == "practice"
        return replace(self, phase="reviewing" if answered else "asking", take_id=None)

    def _need(self, *phases: Phase) -> None:
        if self.phase not in phases:
            raise WrongPhaseError(f"needs {' or '.join(phases)}, is {self.phase}")
