"""Locks on open files: they end with the process that holds them, however it ends."""

import contextlib
import errno
import os
import sys
import time
import weakref
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
            os.lseek(descriptor, 1 << 40, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return error.errno not in _BUSY
    return True


class HeldFile:
    """An open file that closes, and so unlocks, when nobody holds this any more, or at `close`."""

    def __init__(self, descriptor: int) -> None:
        self.descriptor = descriptor
        self._close = weakref.finalize(self, os.close, descriptor)

    def close(self) -> None:
        """Let go; a second call does nothing."""
        self._close()


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
