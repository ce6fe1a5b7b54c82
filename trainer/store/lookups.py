"""Small questions to the history: which id is meant, which questions were answered, how much there is."""

import sqlite3

from trainer.store.codec import storable
from trainer.store.records import Counts


def sessions_beginning(connection: sqlite3.Connection, prefix: str, most: int) -> list[str]:
    """Ids of at most so many sessions that begin with `prefix`, the one that is all of it first."""
    rows = connection.execute(
        # Compared, not matched: "%" and "*" mean nothing here.
        "SELECT id FROM interviews WHERE substr(id, 1, length(?1)) = ?1 ORDER BY id LIMIT ?2",
        (storable(prefix), most),
    )
    return [str(id_) for (id_,) in rows]


def session_of_answer(connection: sqlite3.Connection, answer_id: str) -> str | None:
    """The id of the interview of this answer, None where there is no such answer."""
    found = connection.execute("SELECT interview_id FROM answers WHERE id = ?", (storable(answer_id),)).fetchone()
    return None if found is None else str(found[0])


def has_session(connection: sqlite3.Connection, interview_id: str) -> bool:
    """Whether there is an interview of this id."""
    return connection.execute("SELECT 1 FROM interviews WHERE id = ?", (storable(interview_id),)).fetchone() is not None


def answered_questions(connection: sqlite3.Connection, bank_title: str, limit: int) -> tuple[str, ...]:
    """Ids of the questions of this bank that were answered, each once, the latest first."""
    rows = connection.execute(
        "SELECT a.question_id FROM answers AS a JOIN interviews AS i ON i.id = a.interview_id "
        "WHERE i.bank_title = ? GROUP BY a.question_id ORDER BY max(a.answered_at) DESC LIMIT ?",
        (storable(bank_title), limit),
    )
    return tuple(str(id_) for (id_,) in rows)


def count_all(connection: sqlite3.Connection) -> Counts:
    """How many sessions and answers there are."""
    sessions, answers = connection.execute(
        "SELECT (SELECT count(*) FROM interviews), (SELECT count(*) FROM answers WHERE follows IS NULL)"
    ).fetchone()
    return Counts(sessions=sessions, answers=answers)
