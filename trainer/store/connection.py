"""Opening the history's file: private, durable, of a known schema, and never anybody else's."""

import contextlib
import os
import sqlite3
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from trainer.errors import StoreError
from trainer.store.failures import explained, is_busy
from trainer.store.migrations import MIGRATIONS, Step

APPLICATION_ID = 0x49545231  # "ITR1": marks the file as this program's (PRAGMA application_id)
BUSY_SECONDS = 5.0
"""How long to wait for another process before saying so: far longer than any one write takes."""

_PAUSE_SECONDS = 0.02


def connect(path: Path, migrations: Sequence[Sequence[Step]] = MIGRATIONS) -> sqlite3.Connection:
    """The history at `path`, made where there is none, brought to the newest schema.

    The file is readable by its owner only, and so is its folder where it had to be made. Raises `StoreError` for a file
    that can't be opened, is damaged, belongs to another program, or was written by a newer version of this one; none
    of these is changed.
    """
    with explained(path):
        _make_private(path)
        connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
        try:
            _prepare(connection, path, migrations)
        except BaseException:
            connection.close()
            raise
    return connection


@contextlib.contextmanager
def transaction(connection: sqlite3.Connection, kind: str = "IMMEDIATE") -> Iterator[None]:
    """All of the block or nothing of it."""
    connection.execute(f"BEGIN {kind}")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        # A full disk or an I/O error may have rolled back already.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def give_back(connection: sqlite3.Connection) -> None:
    """Bring the zeros that `secure_delete` wrote to the disk, give free pages back and empty the log.

    What a reader in another process holds up happens at the last close.
    """
    with contextlib.suppress(sqlite3.OperationalError):
        # First, so that the zeros reach the pages that the vacuum then cuts off.
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        # `execute` takes one step of this pragma, which frees one page; a script runs it to its end.
        connection.executescript("PRAGMA incremental_vacuum")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def _make_private(path: Path) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    if path.stat().st_mode & 0o077:
        # Copied back from elsewhere, perhaps. Not ours to change when it belongs to another user.
        with contextlib.suppress(PermissionError):
            path.chmod(0o600)


def _prepare(connection: sqlite3.Connection, path: Path, migrations: Sequence[Sequence[Step]]) -> None:
    """Check, configure and migrate; from the beginning again when another process got in between.

    The change to WAL fails at once, without waiting, where two processes attempt it together.
    """
    deadline = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            _refuse_strangers(connection, path, newest=len(migrations))
            _configure(connection)
            _migrate(connection, path, migrations)
            return
        except sqlite3.OperationalError as error:
            if not is_busy(error) or time.monotonic() > deadline:
                raise
        time.sleep(_PAUSE_SECONDS)


def _refuse_strangers(connection: sqlite3.Connection, path: Path, newest: int) -> None:
    """Look before the first write: switching the journal would already change the file."""
    # One moment for all three: another process may be making the history just now.
    with transaction(connection, "DEFERRED"):
        application = _pragma(connection, "application_id")
        version = _pragma(connection, "user_version")
        (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    blank = application == 0 and version == 0 and tables == 0
    if not blank and application != APPLICATION_ID:
        raise StoreError(
            f"{path} is a database of another program.",
            "It was not changed. Move it away, or choose another folder with INTERVIEW_TRAINER_HOME.",
        )
    if version > newest:
        raise StoreError(
            f"The history {path} was written by a newer interview trainer (schema {version}, this one knows {newest}).",
            "It is safe and was not changed. Install the newer version again: "
            "python -m pip install --upgrade interview-trainer",
        )


def _configure(connection: sqlite3.Connection) -> None:
    # Takes effect only while the file is empty, so it comes before the journal mode, which writes the first page.
    connection.execute("PRAGMA auto_vacuum = INCREMENTAL")
    # Where the file system can't do WAL the rollback journal stays, as durable and slower.
    connection.execute("PRAGMA journal_mode = WAL").fetchone()
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA secure_delete = ON").fetchone()
    connection.execute("PRAGMA foreign_keys = ON")
    # Sorting needs room: not in files elsewhere, which nobody would wipe.
    connection.execute("PRAGMA temp_store = MEMORY")


def _migrate(connection: sqlite3.Connection, path: Path, migrations: Sequence[Sequence[Step]]) -> None:
    first = _pragma(connection, "user_version")
    while _pragma(connection, "user_version") < len(migrations):
        with transaction(connection, "EXCLUSIVE"):
            # Asked again: another process may have done it while this one waited for the lock.
            version = _pragma(connection, "user_version")
            if version < len(migrations):
                for step in migrations[version]:
                    if isinstance(step, str):
                        connection.execute(step)
                    else:
                        step(connection)
                connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                connection.execute(f"PRAGMA user_version = {version + 1}")
    if 0 < first < len(migrations):
        give_back(connection)  # a step may have written every answer anew
    # A newer program may have been the other process.
    _refuse_strangers(connection, path, newest=len(migrations))


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    (value,) = connection.execute(f"PRAGMA {name}").fetchone()
    return int(value)
