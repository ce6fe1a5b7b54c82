"""Locks on open files: they end with the process that holds them, however it ends."""

import contextlib
import errno
import os
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

_BUSY = {errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK}


def try_lock(descriptor: int) -> bool:
    """Lock the open file for this process; False when another one holds it.

    True as well where the file system knows no locks: better a take offered twice than one that can't be recorded.
    """
    try:
        if sys.platform == "win32":
            import msvcrt

            # Windows locks ranges, and keeps others from reading them: take a byte far beyond any recording's end.
            place = os.lseek(descriptor, 0, os.SEEK_CUR)
            os.lseek(descriptor, 1 << 40, os.SEEK_SET)
            try:
                msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
            finally:
                os.lseek(descriptor, place, os.SEEK_SET)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return error.errno not in _BUSY
    return True


class Claims:
    """The files this process has locked for as long as it works on them, by their resolved paths."""

    def __init__(self) -> None:
        self._descriptors: dict[Path, int] = {}
        self._lock = threading.Lock()

    def add(self, path: Path, descriptor: int) -> bool:
        """Claim the open file at `path`, and own its descriptor; False when another process holds it."""
        if not try_lock(descriptor):
            return False
        with self._lock:
            self._descriptors[path] = descriptor
        return True

    def __contains__(self, path: Path) -> bool:
        """Whether this process holds the file at `path`."""
        with self._lock:
            return path in self._descriptors

    def release(self, path: Path) -> None:
        """Close the file at `path`, and so unlock it; does nothing when it is not held."""
        with self._lock:
            descriptor = self._descriptors.pop(path, None)
        if descriptor is not None:
            os.close(descriptor)


CLAIMS = Claims()
"""One for the process, as the locks are the process's."""


@contextlib.contextmanager
def folder_lock(folder: Path, patience: float = 2.0) -> Iterator[None]:
    """Keep other programs from looking through `folder` or adding to it meanwhile.

    After `patience` seconds the work goes on without: the program holding the lock is stopped, not busy.
    """
    descriptor = os.open(folder / ".lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        end = time.monotonic() + patience
        while not try_lock(descriptor) and time.monotonic() < end:
            time.sleep(0.01)
        yield
    finally:
        os.close(descriptor)
