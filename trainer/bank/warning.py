"""Advice to a bank's author, as a value."""

from dataclasses import dataclass
from typing import Literal

from trainer.bank.nodes import Place

Rule = Literal[
    "near_duplicate",
    "no_target",
    "no_look_for",
    "no_kind",
    "no_competency",
    "unbalanced_kinds",
    "unbalanced_competencies",
    "similar_names",
    "unreachable_follow_up",
    "repeated_item",
    "long_to_hear",
    "long_to_read",
]
NOWHERE = Place(0, 0)


@dataclass(frozen=True, slots=True)
class BankWarning:
    """What could be better, and how; `question` is the id of the question it is about, "" for the bank as a whole.

    `path` leads to the value in the file; `place` is where that stands, 0:0 as long as nobody looked.
    """

    rule: Rule
    question: str
    message: str
    remedy: str
    path: tuple[str | int, ...] = ()
    place: Place = NOWHERE
