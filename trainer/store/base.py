"""An open history: one connection that threads share, reading and writing in one go, and space really given back."""

import contextlib
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from trainer.store.connection import connect, give_back, transaction
from trainer.store.failures import explained


class OpenHistory:
    """The file and the lock around it; what can be asked of it is said by the classes made of this one."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path
        self._lock = threading.Lock()

    @classmethod
    def open(cls, path: Path) -> Self:
        """The history at `path`, made where there is none. Raises `StoreError`, see `connect`."""
        return cls(connect(path), path)

    def close(self) -> None:
        """Let go of the file; once more does nothing."""
        with self._lock:
            self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def size_bytes(self) -> int:
        """Bytes on disk, the write-ahead log included; the sound files are not."""
        files = (self._path, self._path.with_name(f"{self._path.name}-wal"))
        return sum(f.stat().st_size for f in files if f.exists())

    @contextlib.contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        """One moment of the history, whatever others write meanwhile."""
        with self._lock, explained(self._path), transaction(self._connection, "DEFERRED"):
            yield self._connection

    @contextlib.contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._lock, explained(self._path), transaction(self._connection, "IMMEDIATE"):
            yield self._connection

    def _wipe(self) -> None:
        """What was deleted goes from the file and from its log too, and its space is given back."""
        with self._lock:
            give_back(self._connection)
