"""Answers to follow-up questions, and where they stand among the others."""

from collections.abc import Iterator, Sequence

from trainer.store.records import Answer


def arranged(answers: Sequence[Answer]) -> tuple[Answer, ...]:
    """`answers`, each with those to its follow-up questions behind it; one that follows nothing known keeps its place.

    The order is otherwise as given.
    """
    known = {answer.id for answer in answers}
    behind: dict[str, list[Answer]] = {}
    for answer in answers:
        if answer.follows in known and answer.follows != answer.id:
            behind.setdefault(str(answer.follows), []).append(answer)
    placed: dict[str, Answer] = {}
    for answer in answers:
        if answer.follows not in known or answer.follows == answer.id:
            placed.update((one.id, one) for one in _with_those_behind(answer, behind, set()))
    placed.update((answer.id, answer) for answer in answers if answer.id not in placed)  # they follow each other
    return tuple(placed.values())


def _with_those_behind(answer: Answer, behind: dict[str, list[Answer]], seen: set[str]) -> Iterator[Answer]:
    if answer.id in seen:
        return
    seen.add(answer.id)
    yield answer
    for one in behind.get(answer.id, ()):
        yield from _with_those_behind(one, behind, seen)
