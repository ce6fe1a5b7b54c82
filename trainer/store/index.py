"""The search index of the answers, kept in step with them inside their own transactions.

Its rows go with the answers' (a trigger). FTS5 only marks what was deleted, though, and its words stay in the file
until their segment is merged away, so whoever deletes or replaces words merges afterwards (`purge`).
"""

import sqlite3

from trainer.store.codec import indexable


def index_answer(connection: sqlite3.Connection, number: int, answer: str, question: str, note: str) -> None:
    """Index the texts of the answer of this number, in place of those that it had."""
    texts = (indexable(answer), indexable(question), indexable(note))
    old = connection.execute("SELECT answer, question, note FROM found WHERE rowid = ?", (number,)).fetchone()
    if old == texts:
        return
    if old is None:
        connection.execute("INSERT INTO found (rowid, answer, question, note) VALUES (?, ?, ?, ?)", (number, *texts))
        return
    connection.execute(
        "UPDATE found SET answer = ?, question = ?, note = ? WHERE rowid = ?",
        (*texts, number),
    )
    if any(before and before != after for before, after in zip(old, texts, strict=True)):
        purge(connection)


def index_note(connection: sqlite3.Connection, number: int, note: str) -> None:
    """Index the note of the answer of this number anew."""
    answer, question = connection.execute(
        "SELECT answer, question FROM found WHERE rowid = ?", (number,)
    ).fetchone() or ("", "")
    index_answer(connection, number, answer, question, note)


def purge(connection: sqlite3.Connection) -> None:
    """Rewrite the index without the words of deleted and replaced texts."""
    # One merge of all segments. The option "secure-delete" that would spare it is of SQLite 3.42, and a history in
    # which it was ever set can't be written by an older one.
    connection.execute("INSERT INTO found (found) VALUES ('optimize')")
