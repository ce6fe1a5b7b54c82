"""Deleting for good: rows, what hangs on them, the index, and the places where they stood in the file."""

import contextlib
import sqlite3
from collections.abc import Set
from dataclasses import replace

from trainer.errors import StoreError
from trainer.interview.session import Interview
from trainer.store.codec import storable
from trainer.store.index import purge
from trainer.store.rows import put_interview, read_interview

_WITH_WHAT_FOLLOWS = """
WITH RECURSIVE gone (id) AS (
    SELECT id FROM answers WHERE id = ?
    UNION SELECT a.id FROM answers AS a JOIN gone ON a.follows = gone.id
)
SELECT a.id, a.audio, a.interview_id FROM gone JOIN answers AS a ON a.id = gone.id ORDER BY a.question_index, a.take
"""


def remove_session(connection: sqlite3.Connection, interview_id: str) -> tuple[str, ...] | None:
    """Delete an interview and its answers; the names of their audio files, None where there is no such interview."""
    key = storable(interview_id)
    rows = connection.execute(
        "SELECT audio FROM answers WHERE interview_id = ? AND audio IS NOT NULL ORDER BY question_index, take", (key,)
    ).fetchall()
    if not connection.execute("DELETE FROM interviews WHERE id = ?", (key,)).rowcount:
        return None
    purge(connection)
    return tuple(str(name) for (name,) in rows)


def remove_answer(connection: sqlite3.Connection, answer_id: str) -> tuple[str, ...] | None:
    """Delete an answer and those to its follow-up questions; the names of their audio files, None for no such answer.

    Their interview forgets these takes, and the follow-up questions put to them: they may say the candidate's words.
    """
    rows = connection.execute(_WITH_WHAT_FOLLOWS, (storable(answer_id),)).fetchall()
    if not rows:
        return None
    gone = {str(id_) for id_, _, _ in rows}
    connection.executemany("DELETE FROM answers WHERE id = ?", [(id_,) for id_ in gone])
    purge(connection)
    # A session that can't be read has nothing to forget; its answers can go all the same.
    with contextlib.suppress(StoreError):
        interview = read_interview(connection, rows[0][2])
        if interview is not None:
            put_interview(connection, _without(interview, gone))
    return tuple(str(audio) for _, audio, _ in rows if audio is not None)


def _without(interview: Interview, gone: Set[str]) -> Interview:
    takes = tuple(tuple(id_ for id_ in ids if id_ not in gone) for ids in interview.takes)
    asked = tuple(probe for probe in interview.asked if probe.follows not in gone)
    standing = interview.probe if interview.probe in asked else None
    return replace(interview, takes=takes, asked=asked, probe=standing)
