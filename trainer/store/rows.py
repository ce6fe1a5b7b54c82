"""Interviews and answers as rows: written with their figures beside the JSON, read back whole."""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from trainer.errors import StoreError
from trainer.feedback.result import from_json, to_json
from trainer.interview.session import Interview
from trainer.store.codec import (
    dump,
    interview_of,
    interview_text,
    question_of,
    question_text,
    storable,
    time_of,
    time_text,
    transcript_of,
    transcript_text,
)
from trainer.store.glance import columns_of
from trainer.store.index import index_answer
from trainer.store.records import Answer

Row = Sequence[Any]

_NOT_OURS = (KeyError, IndexError, TypeError, ValueError, AttributeError, RecursionError)
"""What reading a value out of JSON raises where it is not what this program writes."""


def put_interview(connection: sqlite3.Connection, interview: Interview) -> None:
    """Insert or update an interview, at rest."""
    kept = interview.at_rest()
    columns = {
        "id": kept.id,
        "bank_title": storable(kept.bank_title),
        "mode": kept.mode,
        "started_at": time_text(kept.started_at),
        "finished_at": None if kept.finished_at is None else time_text(kept.finished_at),
        "position": kept.position,
        "questions": len(kept.questions),
        "interview": interview_text(kept),
    }
    _upsert(connection, "interviews", columns)


def put_answer(connection: sqlite3.Connection, answer: Answer) -> None:
    """Insert or update an answer, index included; the note and the star of one that is known stay as they are."""
    columns = columns_of(answer) | {"note": storable(answer.note), "starred": answer.starred}
    _upsert(connection, "answers", columns, kept=("note", "starred"))
    number, note = connection.execute("SELECT number, note FROM answers WHERE id = ?", (answer.id,)).fetchone()
    values = {
        "number": number,
        "question": question_text(answer.question),
        "result": dump(to_json(answer.result)),
        "original": None if answer.original is None else transcript_text(answer.original),
    }
    _upsert(connection, "answer_values", values, key="number")
    index_answer(connection, number, answer.result.text, f"{answer.question.ask}\n{answer.probe}".strip(), note)


def read_interview(connection: sqlite3.Connection, interview_id: str) -> Interview | None:
    """The interview of this id with the takes of all its stored answers; None for an unknown id.

    Raises `StoreError` when the row is damaged.
    """
    row = connection.execute(
        "SELECT interview, started_at, finished_at FROM interviews WHERE id = ?", (interview_id,)
    ).fetchone()
    if row is None:
        return None
    text, started, finished = row
    try:
        kept = interview_of(text, time_of(started), None if finished is None else time_of(finished))
    except _NOT_OURS as error:
        raise _unreadable("session", interview_id) from error
    takes = list(kept.takes)
    for index, answer_id in connection.execute(
        "SELECT question_index, id FROM answers WHERE interview_id = ? AND follows IS NULL "
        "ORDER BY question_index, take, answered_at",
        (interview_id,),
    ):
        # Normally known; not when the program stopped between saving an answer and saving its interview.
        if index < len(takes) and answer_id not in takes[index]:
            takes[index] = (*takes[index], answer_id)
    return replace(kept, takes=tuple(takes)).at_rest()


def read_answers(connection: sqlite3.Connection, where: str, value: str) -> tuple[Answer, ...]:
    """The answers whose column `where` is `value`, by question and take. Raises `StoreError` for a damaged row."""
    rows = connection.execute(
        "SELECT a.id, a.interview_id, a.question_index, a.take, a.answered_at, a.source, a.audio, "
        "a.follows, a.probe, a.note, a.starred, v.question, v.result, v.original "
        "FROM answers AS a JOIN answer_values AS v ON v.number = a.number "
        f"WHERE a.{where} = ? ORDER BY a.question_index, a.take, a.answered_at",
        (value,),
    ).fetchall()
    return tuple(_answer(row) for row in rows)


def _answer(row: Row) -> Answer:
    id_, interview_id, question_index, take, answered_at, source, audio, *rest = row
    follows, probe, note, starred, question, result, original = rest
    try:
        return Answer(
            id=id_,
            interview_id=interview_id,
            question_index=question_index,
            take=take,
            answered_at=time_of(answered_at),
            source=source,
            question=question_of(question),
            result=from_json(json.loads(result)),
            audio=audio,
            original=None if original is None else transcript_of(original),
            follows=follows,
            probe=probe,
            note=note,
            starred=bool(starred),
        )
    except _NOT_OURS as error:
        raise _unreadable("answer", id_) from error


def _unreadable(what: str, id_: str) -> StoreError:
    return StoreError(
        f"The {what} {id_!a} in the history can't be read: its text is not what this program writes.",
        "The others are safe. If a newer interview trainer has used this history, install that version again.",
    )


def _upsert(
    connection: sqlite3.Connection, table: str, columns: dict[str, Any], *, key: str = "id", kept: Sequence[str] = ()
) -> None:
    """Insert, or update the row of the same key in place, save its columns `kept`.

    `table` and the column names are this package's own.
    """
    names, marks = ", ".join(columns), ", ".join("?" * len(columns))
    # Not INSERT OR REPLACE: that deletes the old row first, and an interview's answers with it.
    changes = ", ".join(f"{name} = excluded.{name}" for name in columns if name != key and name not in kept)
    connection.execute(
        f"INSERT INTO {table} ({names}) VALUES ({marks}) ON CONFLICT ({key}) DO UPDATE SET {changes}",
        tuple(columns.values()),
    )
