"""A file written piece by piece, that is there whole in the end or not at all."""

import contextlib
import os
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from trainer.recording.atomic import TEMPORARY, sync_folder

_O_BINARY = getattr(os, "O_BINARY", 0)  # Windows would turn each 0x0a byte into two


@contextlib.contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """A new file to write to, readable by its owner alone, that takes the name `path` when the block ends well.

    May be read within the block too. Raises `OSError`; after any error `path` is as it was and nothing is left behind.
    """
    temporary = path.with_name(f".{path.name[:100]}.{uuid.uuid4().hex}{TEMPORARY}")
    descriptor = os.open(temporary, os.O_RDWR | os.O_CREAT | os.O_EXCL | _O_BINARY, 0o600)
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
