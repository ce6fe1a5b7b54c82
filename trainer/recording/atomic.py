"""Writing a small file so that after a crash there is the old one or the new one, never half of one."""

import contextlib
import os
import sys
import uuid
from pathlib import Path

TEMPORARY = ".tmp"
_O_BINARY = getattr(os, "O_BINARY", 0)  # Windows would turn each 0x0a byte into two


def write_atomically(path: Path, data: bytes) -> None:
    """Put `data` at `path`, readable by its owner alone; raises `OSError`, and then `path` is as it was."""
    temporary = path.with_name(f".{path.name}.{uuid.uuid4().hex}{TEMPORARY}")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _O_BINARY, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    sync_folder(path.parent)


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
