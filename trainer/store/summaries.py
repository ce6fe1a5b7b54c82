"""The list of sessions, computed from columns; the stored JSON is not read."""

import sqlite3
from collections.abc import Sequence

from trainer.interview.session import MODES
from trainer.store.codec import time_of
from trainer.store.records import SessionSummary

_SUMMARIES = """
WITH page AS (
    SELECT id, bank_title, mode, started_at, finished_at, questions, position
    FROM interviews {where} ORDER BY started_at DESC, id LIMIT ? OFFSET ?
), given AS (
    SELECT a.interview_id, a.answered_at, a.seconds, a.words, a.fillers, a.figures,
        CASE WHEN a.follows IS NULL THEN a.question_index END AS question_index,
        a.id = (
            SELECT b.id FROM answers AS b
            WHERE b.interview_id = a.interview_id AND b.question_index = a.question_index AND b.follows IS NULL
            ORDER BY b.take DESC, b.answered_at DESC, b.id DESC LIMIT 1
        ) AS last
    FROM page CROSS JOIN answers AS a ON a.interview_id = page.id  -- CROSS: in this order, whatever a planner guesses
)
SELECT page.id, page.bank_title, page.mode, page.started_at, page.finished_at,
    coalesce(max(page.started_at, max(given.answered_at)), page.started_at),
    page.questions, count(DISTINCT given.question_index), count(given.question_index), page.position,
    total(given.seconds),
    total(given.words * given.last),
    total(given.fillers * given.last),
    total(given.fillers * (given.last AND given.seconds > 0)),
    total(given.seconds * given.last),
    total(given.last AND given.figures > 0)
FROM page LEFT JOIN given ON given.interview_id = page.id
GROUP BY page.id ORDER BY page.started_at DESC, page.id
"""
_ALL = _SUMMARIES.format(where="")
_UNFINISHED = _SUMMARIES.format(where="WHERE finished_at IS NULL")


def read_summaries(
    connection: sqlite3.Connection, *, unfinished: bool, limit: int, offset: int
) -> tuple[SessionSummary, ...]:
    """Sessions, the newest first; a `limit` below zero gives all of them."""
    rows = connection.execute(_UNFINISHED if unfinished else _ALL, (limit, offset)).fetchall()
    return tuple(_summary(row) for row in rows)


def _summary(row: Sequence[object]) -> SessionSummary:
    (id_, title, mode, started, finished, last, questions, answered, answers, position, *sums) = row
    seconds, words, fillers, timed_fillers, timed_seconds, with_figure = (float(str(s)) for s in sums)
    return SessionSummary(
        id=str(id_),
        bank_title=str(title),
        mode=next((known for known in MODES if known == mode), "practice"),  # a newer program's modes: to practise
        started_at=time_of(str(started)),
        finished_at=None if finished is None else time_of(str(finished)),
        last_at=time_of(str(last)),
        questions=int(str(questions)),
        answered=int(str(answered)),
        answers=int(str(answers)),
        position=int(str(position)),
        seconds=seconds,
        words=round(words),
        fillers=round(fillers),
        fillers_per_minute=60 * timed_fillers / timed_seconds if timed_seconds else None,
        fillers_per_100_words=100 * fillers / words if words else None,
        with_figure=round(with_figure),
    )
