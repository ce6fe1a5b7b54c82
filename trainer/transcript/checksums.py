"""Whether a file is what it should be, without reading 145 MB at every start."""

import hashlib
import json
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

MANIFEST = "manifest.json"
"""Beside weights of our own cache: where they came from and the sha256 of each file."""

STAMPS = "verified.json"
"""In the folder of all models: which files were checked, by path, size, time of change and sum."""

_BLOCK = 1 << 20


def sha256_of(file: Path) -> str:
    """The sha256 of a file's content, lower-case hexadecimal. Raises OSError."""
    with file.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()


def matches(file: Path, sha256: str, stamps: Path) -> bool:
    """Whether `file` has this sum. A file found right is only read again after it has changed.

    `stamps` is the file that remembers; when it can't be read or written the sum is simply taken each time.
    """
    if stamped(file, sha256, stamps):
        return True
    if sha256_of(file) != sha256:
        return False
    remember(file, sha256, stamps)
    return True


def stamped(file: Path, sha256: str, stamps: Path) -> bool:
    """Whether `file`, as it is now, was checked against this sum before."""
    return read_json(stamps).get(str(file.resolve())) == _stamp(file, sha256)


def remember(file: Path, sha256: str, stamps: Path) -> None:
    """Note that `file`, as it is now, was found to have this sum."""
    known = {path: stamp for path, stamp in read_json(stamps).items() if Path(path).is_file()}
    known[str(file.resolve())] = _stamp(file, sha256)
    try:
        write_json(stamps, known)
    except OSError:
        # A full or read-only disk costs a second of checking next time, nothing else.
        return


def read_json(file: Path) -> dict[str, Any]:
    """The object in a file of this program's own; empty when there is none or it is damaged."""
    try:
        content = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, dict) else {}


def write_json(file: Path, content: Mapping[str, Any]) -> None:
    """Write `content` so that a reader sees the old file or the new one whole. Raises OSError."""
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{file.name}-", dir=file.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as out:
            json.dump(content, out, indent=1, sort_keys=True)
            out.flush()
            os.fsync(out.fileno())
        Path(name).replace(file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _stamp(file: Path, sha256: str) -> list[Any]:
    facts = file.stat()
    return [facts.st_size, facts.st_mtime_ns, sha256]
