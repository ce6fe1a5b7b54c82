"""What the user adds to an answer, and what is let go of it: note, star, sound."""

import sqlite3
from collections.abc import Collection
from datetime import datetime

from trainer.store.codec import storable, time_text
from trainer.store.index import index_note


def put_annotations(connection: sqlite3.Connection, answer_id: str, note: str | None, starred: bool | None) -> bool:
    """Change note or star of an answer, None leaves them; False where there is no such answer."""
    found = connection.execute("SELECT number FROM answers WHERE id = ?", (storable(answer_id),)).fetchone()
    if found is None:
        return False
    (number,) = found
    if note is not None:
        connection.execute("UPDATE answers SET note = ? WHERE number = ?", (storable(note), number))
        index_note(connection, number, note)
    if starred is not None:
        connection.execute("UPDATE answers SET starred = ? WHERE number = ?", (starred, number))
    return True


def read_audio(connection: sqlite3.Connection, before: datetime | None) -> tuple[str, ...]:
    """File names of the recordings of answers, the oldest first; of those before a time where one is given."""
    rows = connection.execute(
        "SELECT audio FROM answers WHERE audio IS NOT NULL AND answered_at < ? ORDER BY answered_at",
        ("~" if before is None else time_text(before),),  # after every digit
    )
    return tuple(str(name) for (name,) in rows)


def remove_audio(connection: sqlite3.Connection, names: Collection[str]) -> None:
    """The answers whose sound had one of these file names have none."""
    connection.executemany("UPDATE answers SET audio = NULL WHERE audio = ?", [(storable(name),) for name in names])
