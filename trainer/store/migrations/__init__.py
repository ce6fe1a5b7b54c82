"""The schema, as numbered migrations: number n brings a history from version n - 1 to n (`PRAGMA user_version`).

A migration that has been released is never changed; a change of the schema is a new one at the end. Each is a tuple of
steps: single statements, for `executescript` would commit what stood before an error, and functions where rows are to
be read.
"""

import sqlite3
from collections.abc import Callable, Sequence

from trainer.store.migrations import m0001_first, m0002_original, m0003_glance

Step = str | Callable[[sqlite3.Connection], None]

MIGRATIONS: tuple[Sequence[Step], ...] = (
    m0001_first.STATEMENTS,
    m0002_original.STATEMENTS,
    m0003_glance.STATEMENTS,
)
