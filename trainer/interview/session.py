"""Where an interview stands, as a value. Every event is a method that gives the next value; nothing happens here.

Time and ids come from the caller. A take is known by its id, so a result that arrives for a take nobody waits for any
more changes nothing.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal, get_args

from trainer.bank.model import FollowUpWhen, Question
from trainer.interview.panel import Asker

Mode = Literal["practice", "simulation", "drill", "quick"]
Phase = Literal["asking", "speaking", "paused", "judging", "reviewing", "finished"]

MODES: tuple[Mode, ...] = get_args(Mode)
MOST_PROBES = 2
REPLY_SECONDS = 30
"""What the reply to a follow-up question aims at. Convention: two or three sentences."""


class WrongPhaseError(RuntimeError):
    """An event that can't happen in this phase: a bug in the caller, never the user's fault."""


@dataclass(frozen=True, slots=True)
class Probe:
    """A follow-up question: its words, what about the answer called for it, and the id of that answer."""

    ask: str
    when: FollowUpWhen
    follows: str


@dataclass(frozen=True, slots=True)
class Interview:
    """One interview: its questions in order, the takes given so far, and what is going on now.

    `takes[i]` are the ids of the finished takes of `questions[i]`, oldest first; answers to follow-up questions are
    not among them. `take_id` is the take being spoken or judged, None in the other phases. `probe` is the follow-up
    question that stands in place of `question`, `asked` all of this interview so far, that one included; an answer
    draws at most `probes` of them. `askers[i]` asks `questions[i]` and follows it up; () where nobody has a name.
    `seed` is what the plan was made from. In a simulation there is one take a question and no reviewing between.
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
    probes: int = 0
    probe: Probe | None = None
    asked: tuple[Probe, ...] = ()
    askers: tuple[Asker, ...] = ()
    seed: int = 0

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
    def asker(self) -> Asker | None:
        """Who asks the question that stands now, None where nobody has a name."""
        return self.askers[min(self.position, len(self.askers) - 1)] if self.askers else None

    @property
    def one_go(self) -> bool:
        """Whether there is one go at each question, and the feedback at the end."""
        return self.mode == "simulation"

    def may_probe(self, answer_id: str) -> bool:
        """Whether the answer of this id may draw one follow-up question more."""
        return sum(probe.follows == answer_id for probe in self.asked) < self.probes

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

    def judged(self, take_id: str, now: datetime, *, probe: Probe | None = None) -> "Interview":
        """The result of a take is there, and with it the follow-up question that it draws, if any.

        A result that nobody waits for changes nothing. Raises `ValueError` for a probe that may not be put.
        """
        if self.phase != "judging" or take_id != self.take_id:
            return self
        done = replace(self, take_id=None, probe=None, phase="reviewing")
        if self.probe is None:
            takes = list(self.takes)
            takes[self.position] = (*takes[self.position], take_id)
            done = replace(done, takes=tuple(takes))
        if probe is not None:
            return done._put(probe, take_id if self.probe is None else self.probe.follows)
        return done.next(now) if done.one_go else done

    def _put(self, probe: Probe, answer_id: str) -> "Interview":
        if probe.follows != answer_id or not self.may_probe(answer_id):
            raise ValueError("this answer draws no such follow-up question")
        if any(probe.ask == earlier.ask for earlier in self.asked):
            raise ValueError("no follow-up question is put twice in an interview")
        return replace(self, phase="asking", probe=probe, asked=(*self.asked, probe))

    def adopted(self, take_id: str, position: int, now: datetime, *, probe: Probe | None = None) -> "Interview":
        """A take that a crash left behind was judged: it counts where it was spoken, wherever the interview stands.

        `probe` is the follow-up question it replies to. In the phases at rest only (`at_rest`).
        """
        if probe is not None:
            return self.let_go(now) if probe == self.probe and self.phase == "asking" else self
        takes = tuple(
            (*ids, take_id) if index == position and take_id not in ids else ids for index, ids in enumerate(self.takes)
        )
        held = replace(self, takes=takes)
        if held.one_go and held.phase == "asking" and held.position == position and held.probe is None:
            return held.next(now)  # there is one go at each question, and this was it
        if all(held.takes) and held.finished_at is None and held.probe is None:
            return held.finish(now)  # nothing is left to continue
        return held

    def let_go(self, now: datetime) -> "Interview":
        """The follow-up question stays unanswered: on as if it had not been put."""
        self._need("asking")
        if self.probe is None:
            raise WrongPhaseError("needs a follow-up question, has none")
        done = replace(self, probe=None, phase="reviewing")
        return done.next(now) if done.one_go else done

    def ask_again(self) -> "Interview":
        """The same question once more, for another take; not in a simulation."""
        self._need("reviewing")
        return replace(self, phase="asking")

    def next(self, now: datetime) -> "Interview":
        """On to the next question, answered or not; after the last one the interview is finished."""
        self._need("asking", "reviewing")
        if self.position + 1 >= len(self.questions):
            return replace(self, position=len(self.questions), probe=None, phase="finished", finished_at=now)
        return replace(self, position=self.position + 1, probe=None, phase="asking")

    def finish(self, now: datetime) -> "Interview":
        """End it here, with the answers there are; one that has ended keeps its end."""
        if self.phase == "finished":
            return self
        return replace(self, phase="finished", take_id=None, probe=None, finished_at=now)

    def at_rest(self) -> "Interview":
        """The form to keep and to resume from: nothing under way, the question asked anew, or its follow-up."""
        if self.phase == "finished":
            return self
        answered = bool(self.takes[self.position]) and not self.one_go and self.probe is None
        return replace(self, phase="reviewing" if answered else "asking", take_id=None)

    def _need(self, *phases: Phase) -> None:
        if self.phase not in phases:
            raise WrongPhaseError(f"needs {' or '.join(phases)}, is {self.phase}")
