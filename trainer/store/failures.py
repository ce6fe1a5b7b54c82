"""What went wrong with the history, in words a person can act on."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from trainer.errors import StoreError

_SAFE = "Everything saved before is safe."


class NotFoundError(StoreError):
    """The history holds nothing of this name, or several things: the name was wrong (exit status 2)."""

    exit_status = 2


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn what the database or the system says about `path` into a `StoreError`.

    Errors that only a fault in the program can cause are left as they are.
    """
    try:
        yield
    except sqlite3.Error as error:
        known = _of_database(error, path)
        if known is None:
            raise
        raise known from error
    except OSError as error:
        raise _of_system(error, path) from error


def is_busy(error: sqlite3.Error) -> bool:
    """Whether somebody else holds the lock that was needed."""
    return _primary_code(error) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def is_damage(error: sqlite3.Error) -> bool:
    """Whether the file holds what no database holds."""
    return _primary_code(error) in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def _primary_code(error: sqlite3.Error) -> int:
    # Errors of the module itself have no code. The low byte is the primary one: https://www.sqlite.org/rescode.html
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def _of_database(error: sqlite3.Error, path: Path) -> StoreError | None:
    code = _primary_code(error)
    if is_busy(error):
        return StoreError(
            f"The history {path} is in use by another program.",
            f"{_SAFE} Close the other window of the interview trainer, or wait a moment, and try again.",
        )
    if code == sqlite3.SQLITE_FULL:
        return StoreError(
            f"There is no room left on the disk of the history {path}.",
            f"{_SAFE} Free some space and try again.",
        )
    if is_damage(error):
        return StoreError(
            f"The history {path} is damaged, or is not a history of the interview trainer.",
            "Nothing was changed, and recordings are kept in files of their own. Put back a copy if you have one; "
            "otherwise rename this file, and the next start makes a new history.",
        )
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH):
        return StoreError(
            f"The history {path} can't be opened for writing.",
            f"{_SAFE} Check that the file and its folder belong to you and may be written to.",
        )
    if "no such module: fts5" in str(error):
        return StoreError(
            "The SQLite of this Python can't search texts (it was built without FTS5).",
            f"{_SAFE} Use a Python from python.org or from your system's packages; theirs can.",
        )
    if code == sqlite3.SQLITE_IOERR:
        return StoreError(
            f"The disk reported an error while the history {path} was in use ({error}).",
            f"{_SAFE} Check the disk, and its free space, and try again.",
        )
    return None


def _of_system(error: OSError, path: Path) -> StoreError:
    if isinstance(error, PermissionError):
        hint = "Check that the file and its folder belong to you and may be written to."
    else:
        hint = "Check the folder and the disk, or choose another folder with INTERVIEW_TRAINER_HOME."
    return StoreError(f"The history {path} can't be opened: {error.strerror or error}.", f"{_SAFE} {hint}")
