"""Advice on a bank as a whole: what was left out, and whether its parts are in balance."""

from collections import Counter
from collections.abc import Iterator

from trainer.bank import limits
from trainer.bank.guess import guess_kind
from trainer.bank.model import DEFAULT_TARGET_SECONDS, Bank
from trainer.bank.nodes import Node, Scalar, node_at
from trainer.bank.warning import BankWarning


def on_balance(bank: Bank, root: Node | None) -> Iterator[BankWarning]:
    """All advice on `bank`, read from `root`; of keys left out nothing can be said where that is None."""
    if root is not None:
        yield from _targets(bank, root)
        yield from _kinds_left_out(bank, root)
    if len(bank.title) > limits.TITLE_COLUMNS:
        message = f"The title has {len(bank.title)} characters; in lists {limits.TITLE_COLUMNS} have room."
        yield BankWarning("long_to_read", "", message, "Shorten it; the description can say the rest.", ("title",))
    if len(bank.questions) >= limits.BALANCE_QUESTIONS:
        yield from _kinds(bank)
        yield from _competencies(bank)
    yield from _similar_names(bank)


def _left_out(root: Node, number: int, key: str) -> bool:
    node = node_at(root, ("questions", number, key))
    return node is None or (isinstance(node, Scalar) and not node.text.strip())


def _targets(bank: Bank, root: Node) -> Iterator[BankWarning]:
    for number, question in enumerate(bank.questions):
        if _left_out(root, number, "target_seconds"):
            message = f"There is no target_seconds, so {DEFAULT_TARGET_SECONDS} seconds are taken."
            remedy = "Add `target_seconds:` with the length that a good answer aims at."
            yield BankWarning("no_target", question.id, message, remedy, ("questions", number))


def _kinds_left_out(bank: Bank, root: Node) -> Iterator[BankWarning]:
    for number, question in enumerate(bank.questions):
        guessed = guess_kind(question.ask)
        if guessed != question.kind and _left_out(root, number, "kind"):
            message = f"There is no kind, so {question.kind} is taken; the wording speaks for {guessed}."
            yield BankWarning("no_kind", question.id, message, f"Add `kind: {guessed}`.", ("questions", number))


def _kinds(bank: Bank) -> Iterator[BankWarning]:
    counts = Counter(question.kind for question in bank.questions)
    (kind, most), *others = counts.most_common()
    if others and most > limits.MOST_OF_ONE_KIND * len(bank.questions):
        message = f"{most} of {len(bank.questions)} questions are {kind}; those of other kinds will seldom come up."
        remedy = "Add questions of other kinds, or move the few into a bank of their own."
        yield BankWarning("unbalanced_kinds", "", message, remedy, ("questions",))


def _competencies(bank: Bank) -> Iterator[BankWarning]:
    total = len(bank.questions)
    counts = Counter(name for question in bank.questions for name in set(question.competencies))
    if not counts:
        message = "No question names a competency, so none can be practised by itself."
        remedy = "Add `competencies: [...]` with one to three words."
        yield BankWarning("no_competency", "", message, remedy, ("questions",))
        return
    for name, count in counts.items():
        if len(counts) > 1 and count > limits.MOST_OF_ONE_COMPETENCY * total:
            message = f"{count} of {total} questions name the competency {name}, so it tells them apart no longer."
            remedy = "Name it only where an answer shows it best, or split it into several."
            yield BankWarning("unbalanced_competencies", "", message, remedy, ("questions",))
    for number, question in enumerate(bank.questions):
        if not question.competencies:
            message = "It names no competency, while others do."
            remedy = "Add `competencies: [...]` with one to three words."
            yield BankWarning("no_competency", question.id, message, remedy, ("questions", number))


def _similar_names(bank: Bank) -> Iterator[BankWarning]:
    """Names that are spelt alike: most likely one was meant."""
    for key in ("competencies", "tags"):
        counts = Counter(name for question in bank.questions for name in getattr(question, key))
        commonest = [name for name, _ in counts.most_common()]
        meant = {name: twin for place, name in enumerate(commonest) if (twin := _like(name, commonest[:place]))}
        for number, question in enumerate(bank.questions):
            for place, name in enumerate(getattr(question, key)):
                if name in meant:
                    message = f"`{name}` in {key} is spelt much like `{meant[name]}`, which is used elsewhere."
                    remedy = f"Write `{meant[name]}` if you mean the same."
                    path = ("questions", number, key, place)
                    yield BankWarning("similar_names", question.id, message, remedy, path)


def _like(name: str, others: list[str]) -> str | None:
    if len(name) < limits.SAME_NAME_CHARACTERS:
        return None
    from rapidfuzz import fuzz, process, utils  # not needed to start the program

    found = process.extractOne(
        name, others, scorer=fuzz.ratio, processor=utils.default_process, score_cutoff=limits.SAME_NAME_PERCENT
    )
    return found[0] if found else None
