"""Answers at a glance: filtered, in pages, and what there is to filter by."""

import json
import sqlite3
from collections import Counter
from typing import Any

from trainer.store.codec import dump, storable, time_of, time_text
from trainer.store.glance import COLUMNS, row_of
from trainer.store.records import AnswerFilter, AnswerRow, Facets

JOINED = "answers AS a JOIN interviews AS i ON i.id = a.interview_id"


def conditions(which: AnswerFilter) -> tuple[str, dict[str, Any]]:
    """The filter as a condition on `JOINED` ("1" when it asks for nothing), with its named values."""
    since, until = (None if at is None else time_text(at) for at in (which.since, which.until))
    asked = (
        ("i.bank_title = :bank_title", "bank_title", which.bank_title),
        ("a.question_id = :question_id", "question_id", which.question_id),
        ("a.kind = :kind", "kind", which.kind),
        ("a.interview_id = :interview_id", "interview_id", which.interview_id),
        ("a.answered_at >= :since", "since", since),
        ("a.answered_at < :until", "until", until),
        # In the quotes of JSON, as whole elements stand in the column; looked at closely only where it may be.
        (
            "instr(a.findings, :quoted) AND :finding IN (SELECT value FROM json_each(a.findings))",
            "finding",
            which.finding,
        ),
    )
    said = [condition for condition, _, value in asked if value is not None]
    values = {name: storable(value) for _, name, value in asked if value is not None}
    if which.finding is not None:
        values["quoted"] = dump(which.finding)
    if which.starred:
        said.append("a.starred")
    if not which.with_probes:
        said.append("a.follows IS NULL")
    return " AND ".join(said) or "1", values


def read_rows(
    connection: sqlite3.Connection, which: AnswerFilter, *, limit: int, offset: int, oldest_first: bool
) -> tuple[AnswerRow, ...]:
    """The answers that `which` asks for, by the time they were given; a `limit` below zero gives all of them."""
    condition, values = conditions(which)
    order = "ASC" if oldest_first else "DESC"
    rows = connection.execute(
        f"SELECT {COLUMNS} FROM {JOINED} WHERE {condition} "
        f"ORDER BY a.answered_at {order}, a.number {order} LIMIT :limit OFFSET :offset",
        {**values, "limit": limit, "offset": offset},
    )
    return tuple(row_of(row) for row in rows)


def read_facets(connection: sqlite3.Connection) -> Facets:
    """What there is to filter by."""
    banks = connection.execute(
        f"SELECT i.bank_title, count(*) FROM {JOINED} WHERE a.follows IS NULL GROUP BY i.bank_title"
    )
    kinds = connection.execute("SELECT kind, count(*) FROM answers WHERE follows IS NULL GROUP BY kind")
    findings: Counter[str] = Counter()
    for rules, count in connection.execute(
        "SELECT findings, count(*) FROM answers WHERE follows IS NULL GROUP BY findings"
    ):
        for rule in set(json.loads(rules)):
            findings[rule] += count
    first, last = connection.execute("SELECT min(answered_at), max(answered_at) FROM answers").fetchone()
    return Facets(
        banks=_most_first(dict(banks)),
        kinds=_most_first(dict(kinds)),
        findings=_most_first(findings),
        first=None if first is None else time_of(first),
        last=None if last is None else time_of(last),
    )


def _most_first(counts: dict[str, int]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda one: (-one[1], one[0])))
