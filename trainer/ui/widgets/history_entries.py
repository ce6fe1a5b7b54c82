"""What the history lists: sessions, answers, hits of a search; how each is read from the store and shown."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from textual.content import Content

from trainer.review.diary import session_row
from trainer.review.glance import HIT, hit_pieces, row_ask, row_facts, row_when
from trainer.review.plain import clean
from trainer.store.records import AnswerFilter, AnswerRow, Hit, SessionSummary
from trainer.ui.text import lines, plain

if TYPE_CHECKING:
    from trainer.store.store import Store

Entry = SessionSummary | AnswerRow | Hit
View = Literal["sessions", "answers"]
_WHEN = 18  # cells of the day and the time
_SENTENCE = 150  # characters of a hit's sentence: two lines at the smallest size
_ASK = 300
_ALL = AnswerFilter()


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be listed: hits of `words` where there are any, else all answers that `which` wants, or sessions."""

    view: View = "sessions"
    words: str = ""
    which: AnswerFilter = _ALL

    @property
    def sessions(self) -> bool:
        """Whether sessions are listed, and no answers."""
        return self.view == "sessions" and not self.words.strip()


def read_entries(store: "Store", wanted: Wanted, limit: int, offset: int) -> Sequence[Entry]:
    """A page of what is wanted. Raises `StoreError`."""
    if wanted.words.strip():
        return store.search(wanted.words, wanted.which, limit=limit, offset=offset)
    if wanted.view == "sessions":
        return store.sessions(limit=limit, offset=offset)
    return store.answer_rows(wanted.which, limit=limit, offset=offset)


def row_of(entry: Entry) -> AnswerRow | None:
    """The answer that an entry is about, None for a session."""
    return entry.row if isinstance(entry, Hit) else entry if isinstance(entry, AnswerRow) else None


def entry_id(entry: Entry) -> str:
    """What an entry is known by in its list."""
    row = row_of(entry)
    return row.id if row is not None else entry.id if isinstance(entry, SessionSummary) else ""


def entry_lines(entry: Entry, now: datetime) -> Content:
    """An entry as it stands in the list."""
    if isinstance(entry, SessionSummary):
        day, bank, answers, sentence = session_row(entry, now)
        day = f"{day}, {entry.started_at.astimezone(now.tzinfo):%H:%M}"
        return lines(
            Content.assemble(plain(f"{day:<{_WHEN}}", "bold"), plain(f"{bank}, {answers}")),
            plain(f"  {sentence}", "dim"),
        )
    if isinstance(entry, Hit):
        return lines(_first_line(entry.row, now), _found(entry))
    star = "* starred  " if entry.starred else ""
    return lines(_first_line(entry, now), plain(f"  {star}{clean(entry.bank_title)}  {row_facts(entry)}", "dim"))


def _first_line(row: AnswerRow, now: datetime) -> Content:
    ask = textwrap.shorten(row_ask(row), _ASK, placeholder=" ...")
    return Content.assemble(plain(f"{row_when(row, now):<{_WHEN}} ", "bold"), plain(ask))


def _found(hit: Hit) -> Content:
    where = {"note": "your note: ", "question": "the question: "}.get(hit.place, "")
    before, after = HIT
    pieces = [
        plain(f"{before}{piece.text}{after}", "bold underline") if piece.found else plain(piece.text)
        for piece in hit_pieces(hit, _SENTENCE)
    ]
    return Content.assemble(plain(f"  > {where}", "dim"), *pieces)
