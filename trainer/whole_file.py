"""Writing a file so that after a crash there is the old one or the new one, never half of one."""

import contextlib
import os
import sys
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

TEMPORARY = ".tmp"
OWNER_ALONE = 0o600
_O_BINARY = getattr(os, "O_BINARY", 0)  # Windows would turn each 0x0a byte into two
_MOST_OF_NAME = 100  # characters, so that a long name has room for what makes it a temporary one


@contextlib.contextmanager
def whole_file(path: Path, *, mode: int = OWNER_ALONE) -> Iterator[BinaryIO]:
    """A new file to write to, with these rights, that takes the name `path` when the block ends well.

    May be read within the block too. Raises `OSError`; after any error `path` is as it was and nothing is left behind.
    """
    temporary = path.with_name(f".{path.name[:_MOST_OF_NAME]}.{uuid.uuid4().hex}{TEMPORARY}")
    descriptor = os.open(temporary, os.O_RDWR | os.O_CREAT | os.O_EXCL | _O_BINARY, mode)
    try:
        with os.fdopen(descriptor, "w+b") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    sync_folder(path.parent)


def write_atomically(path: Path, data: bytes, *, mode: int = OWNER_ALONE) -> None:
    """Put `data` at `path`, with these rights; raises `OSError`, and then `path` is as it was."""
    with whole_file(path, mode=mode) as file:
        file.write(data)


def sync_folder(folder: Path) -> None:
    """Make the names in `folder` survive a power cut, where the system can do that."""
    if sys.platform == "win32":
        return
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
