"""The queue of a day: what to practise, made anew from the history whenever somebody looks.

The day's plan is made from the history as it stood when the day began, so that it does not change under one's hands;
what has been answered since then is left out of it.
"""

from collections.abc import Collection, Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from trainer.review.drills.catalogue import drill_of, drills_for
from trainer.review.queue import thresholds as limits
from trainer.review.queue.new import new_questions
from trainer.review.queue.origins import BankQuestion, Key, Origins
from trainer.review.queue.proposal import Proposal, Why
from trainer.review.queue.reasons import drill_reason, new_reason, old_reason, weak_reason
from trainer.review.queue.replay import Standing, standings

if TYPE_CHECKING:
    from trainer.feedback.focus import Focus
    from trainer.review.drills.drill import Drill
    from trainer.store.records import AnswerRow


def todays_queue(
    rows: "Sequence[AnswerRow]",
    questions: Sequence[BankQuestion],
    focus: "Focus | None",
    now: datetime,
    daily_answers: int,
    *,
    skipped: Collection[Key] = (),
    untold: Collection[str] = (),
) -> tuple[Proposal, ...]:
    """What is left to practise on the day of `now` (aware, in the user's zone), `daily_answers` less those given.

    `rows` are the history's answers in any order, `questions` what stands on the shelf, the user's own first. An
    exercise for `focus` comes first, then weak answers, good ones that grow old, and new questions. `skipped` are not
    wanted today; others take their places. `untold` are competencies that no story serves yet. The same arguments give
    the same queue.
    """
    midnight = day_began(now)
    origins = Origins(questions, rows)
    before = [row for row in rows if row.answered_at < midnight]
    since = [row for row in rows if row.answered_at >= midnight and row.follows is None]
    known = standings(before, origins)
    done = {found.key for row in since if (found := origins.of(row)) is not None}
    drilled = {row.bank_title for row in since if drill_of(row.bank_title)}

    plan = [p for p in _drills(focus, known, rows, daily_answers, now) if p.key not in skipped]
    taken = {p.key for p in plan} | set(skipped)
    # As it will be tonight: what has faded is counted in whole days, and none may end while somebody practises.
    tonight = midnight + timedelta(days=1, seconds=-1)
    plan += _answers(known, origins.questions, tonight, daily_answers - len(plan), taken, untold)
    return tuple(p for p in plan if not (p.drill.interview_title in drilled if p.drill else p.key in done))


def day_began(now: datetime) -> datetime:
    """Midnight before `now`, in the zone of `now`."""
    return now.replace(hour=0, minute=0, second=0, microsecond=0)


def answered_on(rows: "Sequence[AnswerRow]", now: datetime) -> int:
    """How many questions were answered on the day of `now`, in the zone of `now`; takes of one are one answer."""
    return len(
        {
            (row.interview_id, row.question_index)
            for row in rows
            if row.follows is None and row.answered_at.astimezone(now.tzinfo).date() == now.date()
        }
    )


def _answers(
    known: "dict[Key, Standing]",
    questions: Sequence[BankQuestion],
    now: datetime,
    count: int,
    taken: Collection[Key],
    untold: Collection[str],
) -> list[Proposal]:
    due = sorted(
        (s for key, s in known.items() if key not in taken and s.is_due(now)),
        key=lambda s: (s.retained(now), s.due, s.asked.key),
    )
    weak = [_proposal("weak", s, weak_reason(s, now)) for s in due if s.weak]
    old = [_proposal("old", s, old_reason(s, now)) for s in due if not s.weak]
    fresh = [
        Proposal("new", new.asked.bank_title, new.asked.question, new_reason(new, first=not known))
        for new in new_questions(known, questions, count, taken, untold)
    ]
    of_new = min(len(fresh), round(count * limits.NEW_SHARE.value))
    of_old = min(len(old), max(1, round(count * limits.OLD_SHARE.value))) if count > 1 else 0
    of_weak = min(len(weak), max(0, count - of_new - of_old))
    # What one kind leaves free the others take, those to be repeated first.
    of_old = min(len(old), count - of_new - of_weak)
    of_new = min(len(fresh), count - of_weak - of_old)
    return [*weak[:of_weak], *old[:of_old], *fresh[:of_new]]


def _proposal(why: Why, standing: Standing, reason: str) -> Proposal:
    asked = standing.asked
    return Proposal(why, asked.bank_title, asked.question, reason, standing.last.answered_at)


def _drills(
    focus: "Focus | None", known: "dict[Key, Standing]", rows: "Sequence[AnswerRow]", count: int, now: datetime
) -> list[Proposal]:
    if focus is None or count < limits.DRILLS_FROM.value:
        return []
    wanted = max(1, count // int(limits.ANSWERS_A_DRILL.value))
    midnight = day_began(now)
    last_held: dict[str, datetime] = {}
    for row in rows:
        if row.answered_at < midnight:
            last_held[row.bank_title] = max(row.answered_at, last_held.get(row.bank_title, row.answered_at))
    never = datetime.min.replace(tzinfo=UTC)
    # The one not held for longest goes first: a second way to work on the same thing.
    drills = sorted(drills_for(focus.rule), key=lambda d: last_held.get(d.interview_title, never))
    plan: list[Proposal] = []
    for drill in drills[:wanted]:
        standing = _to_drill(drill, focus, known, {p.key for p in plan})
        if standing is not None:
            asked = standing.asked
            question = drill.question(asked.question)
            plan.append(
                Proposal(
                    "drill", asked.bank_title, question, drill_reason(focus), standing.last.answered_at, drill=drill
                )
            )
    return plan


def _to_drill(
    drill: "Drill", focus: "Focus", known: "dict[Key, Standing]", taken: Collection[Key]
) -> "Standing | None":
    """The latest answer that the focus was seen in; where none is, the latest that the drill can be done with."""
    fitting = [s for key, s in known.items() if key not in taken and drill.suits(s.asked.question)]
    return max(
        fitting,
        key=lambda s: (focus.rule in s.last.findings, s.weak, s.last.answered_at, s.asked.key),
        default=None,
    )
