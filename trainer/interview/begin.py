"""An interview from what was chosen: mode, questions, follow-ups, panel. The same choices and seed give the same."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from trainer.bank.model import Bank, Kind
from trainer.interview.panel import make_panel, who_asks
from trainer.interview.plan import DRILL_QUESTIONS, plan_questions, plan_quick
from trainer.interview.session import Interview, Mode


@dataclass(frozen=True, slots=True)
class Choice:
    """What somebody chose for an interview.

    `count` is how many questions, where the mode leaves that open; `kinds` which, all when empty. An answer draws at
    most `probes` follow-up questions. `panel` is whether several people with names ask; only in a simulation.
    """

    mode: Mode = "practice"
    count: int = 4
    kinds: tuple[Kind, ...] = ()
    probes: int = 0
    panel: bool = False


def begin_interview(
    bank: Bank, choice: Choice, *, id: str, seed: int, now: datetime, avoid: Collection[str] = ()
) -> Interview:
    """A new interview with questions of `bank`; those whose id stands in `avoid` come last.

    A drill asks a few questions of one kind, the first of `choice.kinds`, or the kind the bank has most of. A quick
    interview asks as many as fit into five minutes. Raises `UsageError` when the bank has no question of these kinds.
    """
    questions = bank.questions
    if choice.mode == "quick":
        planned = plan_quick(questions, seed=seed, kinds=choice.kinds, avoid=avoid)
    elif choice.mode == "drill":
        kind = choice.kinds[0] if choice.kinds else most_common_kind(bank)
        planned = plan_questions(questions, count=DRILL_QUESTIONS, seed=seed, kinds=(kind,), avoid=avoid)
    else:
        planned = plan_questions(questions, count=choice.count, seed=seed, kinds=choice.kinds, avoid=avoid)
    panel = make_panel(seed) if choice.panel and choice.mode == "simulation" else ()
    return Interview(
        id=id,
        bank_title=bank.title,
        bank_source=bank.source,
        mode=choice.mode,
        questions=planned,
        started_at=now,
        probes=choice.probes,
        askers=who_asks(panel, planned),
        seed=seed,
    )


def most_common_kind(bank: Bank) -> Kind:
    """The kind that the bank has most questions of, the earlier one where several have as many."""
    kinds = [q.kind for q in bank.questions]
    return max(dict.fromkeys(kinds), key=kinds.count)
