"""A question changed, added or removed in the bytes of a bank's file, all else left as its author wrote it.

Nothing is trusted: the new bytes are read again, and only where they hold exactly the bank that was meant are they
given back. The smallest change is tried first, then the question written whole.
"""

import codecs
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from trainer.bank.load import examine_bytes
from trainer.bank.model import Bank, Question
from trainer.bank.patch import CantPatchError, Patch, add, change, patched, remove, rewrite
from trainer.bank.spans import ListSpan, MapSpan, Span, comments, spans
from trainer.bank.yaml_source import decoded
from trainer.errors import BankError

Attempt = Callable[[str, ListSpan], Iterable[Patch]]


class ChangedMeanwhileError(BankError):
    """The question in the file is no longer the one that was shown."""


@dataclass(frozen=True, slots=True)
class Edited:
    """A bank's file after a change; `lost` are the comments that it no longer has, as they stood."""

    raw: bytes
    bank: Bank
    lost: tuple[str, ...]


def with_change(raw: bytes, file: str, before: Question, after: Question) -> Edited:
    """The file `raw` with the question `before` made into `after`; the id stays.

    Raises `ChangedMeanwhileError` where the file no longer has `before` as it was shown, `BankError` where it can't be
    read or can't be changed in place.
    """
    bank = _bank(raw, file)
    number = _place(bank, before.id, file)
    if bank.questions[number] != before:
        what = f"the question `{before.id}` was changed in the file meanwhile"
        raise ChangedMeanwhileError(what, "Look at the file's own first, or keep yours in its place.", file=file)
    wanted = (*bank.questions[:number], after, *bank.questions[number + 1 :])
    return _first_that_holds(
        raw,
        file,
        bank,
        wanted,
        (
            lambda text, questions: change(text, questions.items[number], before, after),
            lambda text, questions: (rewrite(text, questions.items[number], after),),
        ),
    )


def with_question(raw: bytes, file: str, new: Question) -> Edited:
    """The file `raw` with `new` as its last question. Raises `BankError` as `with_change` does."""
    bank = _bank(raw, file)
    return _first_that_holds(
        raw, file, bank, (*bank.questions, new), (lambda text, questions: (add(text, questions, new),),)
    )


def without_question(raw: bytes, file: str, id: str) -> Edited:
    """The file `raw` without the question `id`. Raises `BankError` as `with_change` does, and for the last one."""
    bank = _bank(raw, file)
    number = _place(bank, id, file)
    if len(bank.questions) == 1:
        raise BankError(
            "it is the only question, and a bank has at least one", "Write another one first, or remove the file.",
            file=file,
        )  # fmt: skip
    wanted = (*bank.questions[:number], *bank.questions[number + 1 :])
    return _first_that_holds(raw, file, bank, wanted, (lambda text, questions: (remove(text, questions, number),),))


def _bank(raw: bytes, file: str) -> Bank:
    examined = examine_bytes(raw, file)
    if examined.bank is None:
        raise examined.problems[0]
    return examined.bank


def _place(bank: Bank, id: str, file: str) -> int:
    for number, question in enumerate(bank.questions):
        if question.id == id:
            return number
    what = f"the question `{id}` is not in the file any more"
    raise ChangedMeanwhileError(what, "Save yours as a new question.", file=file)


def _first_that_holds(
    raw: bytes, file: str, bank: Bank, wanted: Sequence[Question], attempts: Sequence[Attempt]
) -> Edited:
    """The first of the attempts that gives the bank with the questions `wanted`."""
    import yaml  # not needed to start the program

    mark = codecs.BOM_UTF8 if raw.startswith(codecs.BOM_UTF8) else b""
    text = decoded(raw)
    meant = Bank(bank.title, tuple(wanted), bank.description, bank.author, bank.language, bank.source)
    faults: tuple[BankError, ...] = ()
    for attempt in attempts:
        try:
            changed = patched(text, attempt(text, _questions(spans(text))))
            found = examine_bytes(mark + changed.encode("utf-8"), file)
            faults = found.problems
            if found.bank == meant:
                return Edited(mark + changed.encode("utf-8"), meant, _lost(text, changed))
        except (CantPatchError, yaml.YAMLError):
            continue
    if faults:  # such as one question too many
        raise BankError(f"it would be a bank no longer: {faults[0].problem}", faults[0].hint, file=file)
    raise BankError(
        "the question can't be changed in place, for the file is written in an unusual way",
        "Change it in an editor; the list here follows.",
        file=file,
    )


def _questions(root: Span) -> ListSpan:
    found = root.value("questions") if isinstance(root, MapSpan) else None
    if not isinstance(found, ListSpan):
        raise CantPatchError("questions are a list")
    return found


def _lost(before: str, after: str) -> tuple[str, ...]:
    return tuple((Counter(comments(before)) - Counter(comments(after))).elements())
