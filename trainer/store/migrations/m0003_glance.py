"""Answers at a glance, the search index, stories, notes and stars, follow-up answers.

`answers` becomes narrow: all that lists, filters and progress read stands in it, and the JSON of an answer, of which
each row has pages, in a table beside it. `number` is what the search index knows an answer by; an `id` that is text
can't be that, and an unnamed row number may change when the file is compacted by hand.
"""

import contextlib
import json
import sqlite3
from collections import Counter
from typing import Any

from trainer.store.codec import dump, indexable, storable

_CREATE = (
    """
    CREATE TABLE answers (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        interview_id TEXT NOT NULL REFERENCES interviews (id) ON DELETE CASCADE,
        question_index INTEGER NOT NULL,
        take INTEGER NOT NULL,
        question_id TEXT NOT NULL,
        ask TEXT NOT NULL,
        kind TEXT NOT NULL,
        competencies TEXT NOT NULL,
        difficulty INTEGER NOT NULL,
        answered_at TEXT NOT NULL,
        source TEXT NOT NULL,
        audio TEXT,
        seconds REAL,
        target_seconds INTEGER NOT NULL,
        words INTEGER NOT NULL,
        fillers INTEGER NOT NULL,
        um_uh INTEGER NOT NULL,
        hedges INTEGER NOT NULL,
        suspected INTEGER NOT NULL,
        figures INTEGER NOT NULL,
        changes INTEGER NOT NULL,
        vague INTEGER NOT NULL,
        overall INTEGER NOT NULL,
        length_verdict TEXT NOT NULL,
        wpm REAL,
        has_result INTEGER NOT NULL,
        findings TEXT NOT NULL,
        phrases TEXT NOT NULL,
        corrected INTEGER NOT NULL,
        follows TEXT,
        starred INTEGER NOT NULL,
        probe TEXT NOT NULL,
        note TEXT NOT NULL
    )
    """,
    "CREATE INDEX answers_by_place ON answers (interview_id, question_index, take)",
    "CREATE INDEX answers_by_time ON answers (answered_at)",
    "CREATE INDEX answers_by_followed ON answers (follows) WHERE follows IS NOT NULL",
    """
    CREATE TABLE answer_values (
        number INTEGER PRIMARY KEY REFERENCES answers (number) ON DELETE CASCADE,
        question TEXT NOT NULL,
        result TEXT NOT NULL,
        original TEXT
    )
    """,
    # It keeps the text that it indexes: the marks of a hit are then those of the index itself, and what is deleted
    # need not be told to it a second time, exactly as it was. The prefixes of one letter are for the first key that is
    # pressed in a search: without them it gathers the words of a tenth of the language.
    """
    CREATE VIRTUAL TABLE found USING fts5 (
        answer, question, note, tokenize = 'unicode61 remove_diacritics 2', prefix = '1'
    )
    """,
    "CREATE TRIGGER answers_found AFTER DELETE ON answers BEGIN DELETE FROM found WHERE rowid = old.number; END",
    """
    CREATE TABLE stories (
        id TEXT PRIMARY KEY NOT NULL,
        name TEXT NOT NULL,
        made_at TEXT NOT NULL,
        note TEXT NOT NULL
    )
    """,
    """
    CREATE TABLE story_answers (
        story_id TEXT NOT NULL REFERENCES stories (id) ON DELETE CASCADE,
        place INTEGER NOT NULL,
        answer_id TEXT NOT NULL REFERENCES answers (id) ON DELETE CASCADE,
        PRIMARY KEY (story_id, place)
    )
    """,
    "CREATE INDEX stories_by_answer ON story_answers (answer_id)",
)


def _copy(connection: sqlite3.Connection) -> None:
    """Every old answer into the new tables; one whose JSON can't be read keeps it, with nothing at a glance."""
    old = connection.cursor()
    old.row_factory = sqlite3.Row
    for row in old.execute("SELECT * FROM old_answers ORDER BY answered_at, id"):
        question: dict[str, Any] = {}
        result: dict[str, Any] = {}
        glance = _glance({}, {})
        with contextlib.suppress(ValueError, TypeError, KeyError, AttributeError, RecursionError):
            read = json.loads(row["question"]), json.loads(row["result"])
            glance = _glance(*read)
            question, result = read
        columns = {name: row[name] for name in row.keys() if name not in ("question", "result", "original")}  # noqa: SIM118
        columns |= {**glance, "corrected": row["original"] is not None, "starred": False, "probe": "", "note": ""}
        names, marks = ", ".join(columns), ", ".join("?" * len(columns))
        number = connection.execute(
            f"INSERT INTO answers ({names}) VALUES ({marks})", tuple(columns.values())
        ).lastrowid
        connection.execute(
            "INSERT INTO answer_values VALUES (?, ?, ?, ?)", (number, row["question"], row["result"], row["original"])
        )
        texts = indexable(str(result.get("text", ""))), indexable(str(question.get("ask", "")))
        connection.execute("INSERT INTO found (rowid, answer, question, note) VALUES (?, ?, ?, '')", (number, *texts))


def _glance(question: dict[str, Any], result: dict[str, Any]) -> dict[str, Any]:
    """The new columns of an answer, from its JSON as versions 1 and 2 wrote it."""
    fillers = [f for f in result.get("fillers", ()) if f["certainty"] == "heard" and f["kind"] != "hedge"]
    length = result.get("length", {"target_seconds": 90, "verdict": "unknown"})
    return {
        "ask": storable(question.get("ask", "")),
        "kind": storable(question.get("kind", "behavioural")),
        "competencies": dump(question.get("competencies", [])),
        "difficulty": question.get("difficulty", 2),
        "target_seconds": length["target_seconds"],
        "um_uh": sum(f["kind"] == "filled_pause" for f in fillers),
        "length_verdict": length["verdict"],
        "wpm": (result.get("pace") or {}).get("wpm"),
        "has_result": bool(result.get("structure", {}).get("result", False)),
        "findings": dump([a["rule"] for a in result.get("advice", ())]),
        "phrases": dump(Counter(f["phrase"] for f in fillers).most_common()),
    }


STATEMENTS = (
    "DROP INDEX answers_by_place",
    "DROP INDEX answers_by_time",
    "ALTER TABLE answers RENAME TO old_answers",
    *_CREATE,
    _copy,
    "DROP TABLE old_answers",
)
