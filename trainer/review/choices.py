"""Small choices of the user that are no answer: what is not wanted today, which suggestions of a story were refused.

One small file beside the history, written whole. Where it is damaged it counts as empty: nothing hangs on it.
"""

import json
from collections.abc import Collection
from datetime import date
from pathlib import Path
from typing import Any

from trainer.errors import StoreError
from trainer.paths import private_folder
from trainer.whole_file import write_atomically

_NAME = "choices.json"
_MOST_BYTES = 1 << 20
_MOST_REFUSED = 2000  # the oldest go


class Choices:
    """The choices kept in the folder `data`."""

    def __init__(self, data: Path) -> None:
        self._path = data / _NAME

    def skipped(self, day: date) -> frozenset[tuple[str, str]]:
        """The questions, as (bank title, id), that are not wanted on this day."""
        read = self._read()
        return frozenset(_pairs(read.get("skipped"))) if read.get("day") == day.isoformat() else frozenset()

    def skip(self, day: date, question: tuple[str, str]) -> None:
        """Leave this question out for this day. Raises `StoreError` where that can't be written."""
        self._write(day=day.isoformat(), skipped=sorted(self.skipped(day) | {question}))

    def refused(self) -> frozenset[tuple[str, str]]:
        """The pairs (story's id, "" for a new story; answer's id) that the user said no to."""
        return frozenset(_pairs(self._read().get("refused")))

    def refuse(self, pairs: Collection[tuple[str, str]]) -> None:
        """Suggest these no more. Raises `StoreError` where that can't be written."""
        kept = dict.fromkeys((*_pairs(self._read().get("refused")), *pairs))
        self._write(refused=list(kept)[-_MOST_REFUSED:])

    def _read(self) -> dict[str, Any]:
        try:
            with self._path.open("rb") as file:
                read = json.loads(file.read(_MOST_BYTES + 1))
        except (OSError, ValueError, RecursionError):
            return {}
        return read if isinstance(read, dict) else {}

    def _write(self, **changes: Any) -> None:
        try:
            private_folder(self._path.parent)
            text = json.dumps({**self._read(), **changes}, indent=1)
            write_atomically(self._path, text.encode("utf-8"))
        except OSError as error:
            raise StoreError(
                f"Your choice can't be kept in {self._path}: {error.strerror or error}.",
                "Look whether the disk is full, and whether you may write there.",
            ) from error


def _pairs(found: Any) -> list[tuple[str, str]]:
    if not isinstance(found, list):
        return []
    return [
        (one[0], one[1]) for one in found if isinstance(one, list) and len(one) == 2 and all(map(_is_text, one))
    ]  # fmt: skip


def _is_text(value: Any) -> bool:
    return isinstance(value, str)
