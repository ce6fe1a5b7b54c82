"""What is allowed in a bank but makes it less useful: advice to its author, each with its place in the file."""

from collections.abc import Sequence
from dataclasses import replace

from trainer.bank.duplicates import near_duplicates
from trainer.bank.lint_bank import on_balance
from trainer.bank.lint_question import on_question
from trainer.bank.model import Bank
from trainer.bank.nodes import Node, place_of
from trainer.bank.warning import BankWarning


def warnings(bank: Bank, root: Node | None = None, others: Sequence[Bank] = ()) -> tuple[BankWarning, ...]:
    """All advice on `bank`, in the order of lines; what is about the bank as a whole stands first without `root`.

    `root` is the tree that the bank was read from and gives the places; without it all lines are 0 and nothing is said
    of keys left out. `others` are the banks that may hold the same questions.
    """
    found = [*on_balance(bank, root), *_same_questions(bank, others)]
    for number, question in enumerate(bank.questions):
        found += on_question(question, ("questions", number))
    if root is not None:
        found = [replace(warning, place=place_of(root, warning.path)) for warning in found]
    return tuple(sorted(found, key=lambda warning: (warning.place, _number(warning))))


def _number(warning: BankWarning) -> int:
    """The place of the warning's question in the bank, before which the whole bank stands."""
    return int(warning.path[1]) if len(warning.path) > 1 else -1


def _same_questions(bank: Bank, others: Sequence[Bank]) -> list[BankWarning]:
    known = [(question, other) for other in others for question in other.questions]
    every = [*known, *((question, bank) for question in bank.questions)]
    found = []
    for match in near_duplicates(bank.questions, [question for question, _ in known]):
        question, (twin, owner) = bank.questions[match.new], every[match.known]
        where = f"{twin.id}" if owner is bank else f"{twin.id} in {owner.title}"
        found.append(
            BankWarning(
                "near_duplicate",
                question.id,
                f"It asks the same as {where}: {twin.ask}",
                "Keep one of the two, or ask for something else.",
                ("questions", match.new, "ask"),
            )
        )
    return found
