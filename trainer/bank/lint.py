"""What is allowed in a bank but makes it less useful."""

from dataclasses import dataclass

from trainer.bank.model import DEFAULT_TARGET_SECONDS, Bank, Question


@dataclass(frozen=True, slots=True)
class BankWarning:
    """Advice to a bank's author; `question` is the id of the question it is about, "" for the bank as a whole."""

    question: str
    message: str


def warnings(bank: Bank) -> tuple[BankWarning, ...]:
    """All advice on `bank`, the bank as a whole first, then in the order of the questions."""
    return (*_no_targets(bank), *(w for question in bank.questions for w in _on(question)), *_same_asks(bank))


def _no_targets(bank: Bank) -> tuple[BankWarning, ...]:
    # A target that was left out and one written as the default look alike in a bank, so this is said of all or of none:
    # one question with another target shows that its author thought of it.
    if len(bank.questions) < 2 or any(question.target_seconds != DEFAULT_TARGET_SECONDS for question in bank.questions):
        return ()
    message = (
        f"Every question aims at {DEFAULT_TARGET_SECONDS} seconds, which is taken where target_seconds is missing; "
        "some may want a shorter or a longer answer."
    )
    return (BankWarning("", message),)


def _on(question: Question) -> tuple[BankWarning, ...]:
    if question.look_for:
        return ()
    return (BankWarning(question.id, "There is no look_for, so practice can't say what a strong answer has."),)


def _same_asks(bank: Bank) -> tuple[BankWarning, ...]:
    first: dict[str, Question] = {}
    found = []
    for question in bank.questions:
        earlier = first.setdefault(" ".join(question.ask.split()).casefold(), question)
        if earlier is not question:
            found.append(BankWarning(question.id, f"It asks the same as {earlier.id}."))
    return tuple(found)
