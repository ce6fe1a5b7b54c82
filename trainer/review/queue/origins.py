"""Which question of which bank an answer belongs to, whatever the interview was called that asked it.

A question's id is unique in its bank only, and an interview may mix banks or be an exercise of its own. What an answer
keeps is the title that its interview had, the question's id and its words; together they lead back to the shelf.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from trainer.bank.model import Question

if TYPE_CHECKING:
    from trainer.bank.catalogue import Shelf
    from trainer.store.records import AnswerRow

Key = tuple[str, str]
"""A question's name in the queue: the title of its bank and its id there."""

MIXED = "Today"
"""The title of an interview whose questions come from several banks."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class BankQuestion:
    """A question and the title of the bank that it stands in."""

    bank_title: str
    question: Question

    @property
    def key(self) -> Key:
        """Its name in the queue."""
        return self.bank_title, self.question.id


def questions_on(shelf: "Shelf") -> tuple[BankQuestion, ...]:
    """All questions of the banks that can be read, the user's own banks first."""
    own_first = sorted(shelf, key=lambda book: book.origin != "yours")
    return tuple(
        BankQuestion(book.bank.title, question)
        for book in own_first
        if book.bank is not None
        for question in book.bank.questions
    )


class Origins:
    """Finds the question on the shelf that an answer belongs to.

    Questions with the same words in several banks are one, the first: nobody practises them apart. Answers of `rows`
    that were asked by their own bank lead the way for those of a mixed interview where the words were edited since.
    """

    def __init__(self, questions: Sequence[BankQuestion], rows: "Iterable[AnswerRow]" = ()) -> None:
        self._found: dict[tuple[str, str, str], BankQuestion | None] = {}
        self._by_words: dict[str, BankQuestion] = {}
        self._by_key: dict[Key, BankQuestion] = {}
        for one in questions:
            first = self._by_words.setdefault(folded(one.question.ask), one)
            self._by_key.setdefault(one.key, first)
        self._asked_before: dict[tuple[str, str], BankQuestion] = {}
        # The same few hundred questions again and again: each is looked at once.
        for bank_title, question_id, ask in dict.fromkeys((r.bank_title, r.question_id, r.ask) for r in rows):
            known = self._by_key.get((bank_title, question_id))
            if known is not None:
                self._asked_before.setdefault((question_id, folded(ask)), known)

    @property
    def questions(self) -> tuple[BankQuestion, ...]:
        """The questions on the shelf, those with the same words once."""
        return tuple(self._by_words.values())

    def of(self, row: "AnswerRow") -> BankQuestion | None:
        """The question that `row` answers; None where it stands on no shelf any more."""
        asked = row.bank_title, row.question_id, row.ask
        if asked not in self._found:
            self._found[asked] = self._look_for(*asked)
        return self._found[asked]

    def _look_for(self, bank_title: str, question_id: str, ask: str) -> BankQuestion | None:
        words = folded(ask)
        return (
            self._by_words.get(words)
            or self._by_key.get((bank_title, question_id))
            or self._asked_before.get((question_id, words))
        )


def folded(ask: str) -> str:
    """A question's words without case, marks and spacing, to compare."""
    return " ".join(_WORD.findall(ask.casefold()))
