"""What pydantic objects to in a bank, in plain words and with what to write instead."""

from typing import TYPE_CHECKING

from trainer.bank.model import FOLLOW_UP_WHENS
from trainer.bank.nodes import Node, Problem, Scalar, node_at, place_of
from trainer.bank.plain_text import shown
from trainer.bank.suggest import did_you_mean, id_from, meant

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

# The type of the complaints that the schema words itself; their context has `what` and `remedy`.
PLAIN = "plain"
# The keys that a bank, a question and a follow-up can have.
Keys = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]
_OWNERS = ("the bank", "the question", "the follow-up")


def path_of(error: "ErrorDetails") -> tuple[str | int, ...]:
    """Where an error lies in the tree; what is missing lies where its owner begins."""
    return error["loc"][:-1] if error["type"] == "missing" else error["loc"]


def without_echoes(errors: "list[ErrorDetails]", keys: Keys) -> "list[ErrorDetails]":
    """`errors` without the complaint that a key is missing where that key stands there misspelt."""
    misspelt = {
        (*error["loc"][:-1], meant(str(error["loc"][-1]), keys[_level(error)]))
        for error in errors
        if error["type"] == "extra_forbidden"
    }
    return [error for error in errors if error["type"] != "missing" or error["loc"] not in misspelt]


def explained(error: "ErrorDetails", root: Node, keys: Keys) -> Problem:
    """The problem that `error` speaks of."""
    place, loc = place_of(root, path_of(error)), error["loc"]
    if error["type"] == PLAIN:
        return Problem(place, error["ctx"]["what"], error["ctx"]["remedy"])
    level = _level(error)
    if error["type"] == "missing":
        return Problem(place, f"{_OWNERS[level]} has no `{loc[-1]}`", _how_to_add(str(loc[-1]), loc, root))
    if error["type"] == "extra_forbidden":
        key = str(loc[-1])
        what = f"unknown key `{shown(key)}` in {_OWNERS[level]}{did_you_mean(key, keys[level])}"
        return Problem(place, what, f"The keys are: {', '.join(keys[level])}.")
    # What is left: a text or a list where a mapping belongs.
    if not loc:
        return Problem(place, "the file should begin with keys", "Begin with `title: ...`, then `questions:`.")
    begin = "`- id: ...`, then `ask: ...`" if level == 1 else "`- when: ...`, then `ask: ...`"
    return Problem(place, f"{_OWNERS[level]} should have keys and values", f"Begin with {begin}.")


def _level(error: "ErrorDetails") -> int:
    """How many lists are around the place of an error: which of `_OWNERS` it is about."""
    return sum(isinstance(step, int) for step in error["loc"])


def _how_to_add(key: str, loc: tuple[str | int, ...], root: Node) -> str:
    if key == "id":
        ask = node_at(root, (*loc[:-1], "ask"))
        return f"Add a line such as `id: {id_from(ask.text if isinstance(ask, Scalar) else '')}`."
    examples = {"when": f"one of: {', '.join(FOLLOW_UP_WHENS)}", "questions": "a list of questions below it"}
    return f"Add a line `{key}:` with {examples.get(key, 'the text after it')}."
