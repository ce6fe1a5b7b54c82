"""Full-text search: the answers in which words stand, each with a sentence that has them."""

import sqlite3

from trainer.store.glance import COLUMNS, row_of
from trainer.store.listing import conditions
from trainer.store.query import query_of
from trainer.store.records import AnswerFilter, Hit, Place
from trainer.store.sentences import marked_sentence

# The index marks a hit with characters that no indexed text holds (`indexable`).
_OPEN, _CLOSE = "\x02", "\x03"
# CROSS: the index is asked first and once, whatever a planner guesses.
_FOUND = "found CROSS JOIN answers AS a ON a.number = found.rowid CROSS JOIN interviews AS i ON i.id = a.interview_id"
_PLACES: tuple[Place, ...] = ("answer", "note", "question")


def read_hits(
    connection: sqlite3.Connection, words: str, which: AnswerFilter, *, limit: int, offset: int
) -> tuple[Hit, ...]:
    """The answers that have all the words, the latest first; a `limit` below zero gives all of them."""
    query = query_of(words)
    if not query:
        return ()
    condition, values = conditions(which)
    # Marks are made for the page alone: found first, then marked. The plus keeps the index from being asked for each
    # row of the page anew, which gathers all words of an unfinished one every time.
    rows = connection.execute(
        f"""
        WITH page AS MATERIALIZED (
            SELECT a.number FROM {_FOUND} WHERE found MATCH :query AND {condition}
            ORDER BY a.answered_at DESC, a.number DESC LIMIT :limit OFFSET :offset
        )
        SELECT highlight(found, 0, :open, :close), highlight(found, 2, :open, :close),
            highlight(found, 1, :open, :close), {COLUMNS}
        FROM {_FOUND} WHERE found MATCH :query AND +found.rowid IN (SELECT number FROM page)
        ORDER BY a.answered_at DESC, a.number DESC
        """,
        {**values, "query": query, "limit": limit, "offset": offset, "open": _OPEN, "close": _CLOSE},
    )
    return tuple(_hit(row[:3], row[3:]) for row in rows)


def _hit(marked: tuple[str, ...], columns: tuple[object, ...]) -> Hit:
    place = next((number for number, text in enumerate(marked) if _OPEN in text), 0)
    text, spans = _unmarked(marked[place])
    sentence, start, inside = marked_sentence(text, spans)
    return Hit(row=row_of(columns), sentence=sentence, spans=inside, start=start, place=_PLACES[place])


def _unmarked(marked: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The text without its marks, and where they stood."""
    pieces, spans, place = [], [], 0
    before, *rest = marked.split(_OPEN)
    pieces.append(before)
    place = len(before)
    for piece in rest:
        hit, _, after = piece.partition(_CLOSE)
        spans.append((place, place + len(hit)))
        pieces += (hit, after)
        place += len(hit) + len(after)
    return "".join(pieces), tuple(spans)
