"""A copy of the history made while it is in use, and whether a history is whole."""

import contextlib
import os
import sqlite3
import tempfile
from pathlib import Path

from trainer.errors import StoreError
from trainer.store.failures import explained, is_damage
from trainer.whole_file import sync_folder

_MOST_PROBLEMS = 20


def copy_history(connection: sqlite3.Connection, path: Path) -> None:
    """Write a whole copy to `path`, one file readable by its owner only, in place of what was there.

    It is checked before it gets its name. Raises `StoreError`; what was at `path` is then as it was.
    """
    with explained(path):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
        os.close(handle)
        half = Path(name)
        try:
            _copy(connection, half)
            half.replace(path)
            sync_folder(path.parent)
        except BaseException:
            half.unlink(missing_ok=True)
            raise


def problems(connection: sqlite3.Connection) -> tuple[str, ...]:
    """What is wrong with a history, in the words of the database; nothing when it is whole."""
    try:
        found = [str(row[0]) for row in connection.execute(f"PRAGMA integrity_check({_MOST_PROBLEMS})")]
        found = [problem for problem in found if problem != "ok"]
        found += [f"a row of {row[0]} belongs to nothing" for row in connection.execute("PRAGMA foreign_key_check")]
        if not found:
            connection.execute("INSERT INTO found (found, rank) VALUES ('integrity-check', 1)")
    except sqlite3.DatabaseError as error:
        if not is_damage(error):
            raise
        found = [str(error)]
    return tuple(found[:_MOST_PROBLEMS])


def _copy(connection: sqlite3.Connection, path: Path) -> None:
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as copy:
        connection.backup(copy)
        # The copy is one file: nobody has to know of a log beside it.
        copy.execute("PRAGMA journal_mode = DELETE").fetchone()
        found = problems(copy)
    if found:
        raise StoreError(
            f"The copy of the history at {path.parent} came out damaged ({found[0]}).",
            "The history itself was not changed. Check the disk that the copy is written to, and the history with: "
            "interview-trainer doctor",
        )
    with path.open("r+b") as written:  # Windows flushes only what may be written
        os.fsync(written.fileno())
