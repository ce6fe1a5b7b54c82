"""Which questions an interview asks, in which order. The seed is the caller's, so a plan can be made again."""

import random
from collections.abc import Collection, Sequence

from trainer.bank.model import Kind, Question
from trainer.errors import UsageError

DRILL_QUESTIONS = 3
"""Questions of one kind in a drill. Convention: enough to do better at the third, short enough for a break."""
QUICK_SECONDS = 300
"""What the answers of a quick interview aim at together."""
_OPENING: tuple[Kind, ...] = ("introduction", "motivation")
_LAST: tuple[Kind, ...] = ("closing",)


def plan_questions(
    questions: Sequence[Question], *, count: int, seed: int, kinds: Collection[Kind] = (), avoid: Collection[str] = ()
) -> tuple[Question, ...]:
    """`count` questions (fewer when there are fewer), of the given kinds (all when empty).

    Questions whose id stands in `avoid` (asked lately) come only when the others don't suffice. As in a real
    interview, introductions and motivation come first and closing questions last; between them the easier ones tend
    to come earlier. Raises `UsageError` when no question is of these kinds.
    """
    return _in_order(_shuffled(questions, seed, kinds, avoid)[: max(1, count)])


def plan_quick(
    questions: Sequence[Question],
    *,
    seed: int,
    kinds: Collection[Kind] = (),
    avoid: Collection[str] = (),
    seconds: int = QUICK_SECONDS,
) -> tuple[Question, ...]:
    """As many questions as `plan_questions` would choose of whose target lengths fit into `seconds` together.

    At least one: the shortest where none fits.
    """
    shuffled = _shuffled(questions, seed, kinds, avoid)
    chosen: list[Question] = []
    left = seconds
    for question in shuffled:
        if question.target_seconds <= left:
            chosen.append(question)
            left -= question.target_seconds
    return _in_order(chosen or [min(shuffled, key=lambda q: q.target_seconds)])


def _shuffled(
    questions: Sequence[Question], seed: int, kinds: Collection[Kind], avoid: Collection[str]
) -> list[Question]:
    wanted = [q for q in questions if not kinds or q.kind in kinds]
    if not wanted:
        raise UsageError(
            f"No question is of the kind {', '.join(sorted(kinds)) or 'asked for'}.",
            "Choose other kinds, or all of them.",
        )
    shuffled = random.Random(seed).sample(wanted, len(wanted))
    return sorted(shuffled, key=lambda q: q.id in avoid)


def _in_order(chosen: Sequence[Question]) -> tuple[Question, ...]:
    return tuple(sorted(chosen, key=lambda q: (_place(q.kind), q.difficulty)))


def _place(kind: Kind) -> int:
    return 0 if kind in _OPENING else 2 if kind in _LAST else 1
