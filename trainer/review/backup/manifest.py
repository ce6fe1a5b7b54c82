"""The list that a backup carries of itself: what is in it, how long, with which sum."""

import json
import re
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from trainer.errors import UsageError
from trainer.review.backup.contents import HISTORY, is_name
from trainer.store.migrations import MIGRATIONS

NAME = "manifest.json"
PROGRAM = "interview-trainer"
FORMAT = 1
MOST_FILES = 200_000
MOST_BYTES = 64 << 20
"""A manifest of as many files is far smaller."""
_SUM = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Entry:
    """One file: its name, its length in bytes, its SHA-256."""

    name: str
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """`schema` is that of the history, `sessions` and `answers` what it holds; `made_at` is aware."""

    made_at: datetime
    version: str
    schema: int
    sessions: int
    answers: int
    files: tuple[Entry, ...]

    @property
    def total(self) -> int:
        """Bytes of all files."""
        return sum(entry.bytes for entry in self.files)

    @property
    def has_history(self) -> bool:
        """Whether there is a history in it."""
        return any(entry.name == HISTORY for entry in self.files)


def manifest_text(manifest: Manifest) -> bytes:
    """As it stands in the backup."""
    plain = {"program": PROGRAM, "backup": FORMAT, **asdict(manifest), "made_at": manifest.made_at.isoformat()}
    return json.dumps(plain, indent=1).encode("ascii")


def read_manifest(raw: bytes, file: str) -> Manifest:
    """What `manifest_text` wrote. Raises `UsageError` where it is none, is newer, or lists what it may not."""
    try:
        data = json.loads(raw)
        if data["program"] != PROGRAM:
            raise ValueError("of another program")
        if isinstance(data["backup"], int) and data["backup"] > FORMAT:
            raise newer(file)
        found = _manifest(data)
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        raise UsageError(
            f"{file} is no backup of the interview trainer, or its list is damaged.", "Choose another file."
        ) from error
    if found.schema > len(MIGRATIONS):
        raise newer(file)
    return found


def newer(file: str) -> UsageError:
    """What to tell of a backup that this program is too old for."""
    return UsageError(
        f"{file} was made by a newer interview trainer.",
        "Nothing was changed. Install the newer version: python -m pip install --upgrade interview-trainer",
    )


def _manifest(data: dict[str, Any]) -> Manifest:
    files = tuple(_entry(row) for row in data["files"])
    names = {entry.name.casefold() for entry in files}
    if len(files) > MOST_FILES or len(names) < len(files):
        raise ValueError("too many files, or one twice")
    made_at = datetime.fromisoformat(data["made_at"])
    if made_at.tzinfo is None:
        raise ValueError("a time without a zone")
    return Manifest(
        made_at=made_at,
        version=str(data["version"]),
        schema=_whole(data["schema"]),
        sessions=_whole(data["sessions"]),
        answers=_whole(data["answers"]),
        files=files,
    )


def _entry(row: Any) -> Entry:
    entry = Entry(row["name"], _whole(row["bytes"]), row["sha256"])
    if not isinstance(entry.name, str) or not is_name(entry.name) or not _SUM.fullmatch(entry.sha256):
        raise ValueError("a file of a foreign name, or without its sum")
    return entry


def _whole(value: Any) -> int:
    if type(value) is not int or not 0 <= value < 1 << 62:
        raise ValueError("no count")
    return value
