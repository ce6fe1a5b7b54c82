"""Which questions an interview asks, in which order. The seed is the caller's, so a plan can be made again."""

import random
from collections.abc import Collection, Sequence

from trainer.bank.model import Kind, Question
from trainer.errors import UsageError

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
    wanted = [q for q in questions if not kinds or q.kind in kinds]
    if not wanted:
        raise UsageError(
            f"No question is of the kind {', '.join(sorted(kinds)) or 'asked for'}.",
            "Choose other kinds, or all of them.",
        )
    rng = random.Random(seed)
    shuffled = rng.sample(wanted, len(wanted))
    fresh_first = sorted(shuffled, key=lambda q: q.id in avoid)
    chosen = fresh_first[: max(1, count)]
    return tuple(sorted(chosen, key=lambda q: (_place(q.kind), q.difficulty)))


def _place(kind: Kind) -> int:
    return 0 if kind in _OPENING else 2 if kind in _LAST else 1
