"""The schema, as numbered steps: step n brings a history from version n - 1 to version n (`PRAGMA user_version`).

A step that has been released is never changed; a change of the schema is a new step at the end. Each is a tuple of
single statements, for `executescript` would commit what stood before an error.
"""

from trainer.store.migrations import m0001_first, m0002_original

MIGRATIONS: tuple[tuple[str, ...], ...] = (m0001_first.STATEMENTS, m0002_original.STATEMENTS)
