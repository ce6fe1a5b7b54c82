"""What somebody was writing about an answer when the program ended: kept, so that nothing written is lost."""

import contextlib
import hashlib
from collections.abc import Collection
from pathlib import Path
from typing import Literal

from trainer.errors import StoreError
from trainer.paths import private_folder
from trainer.recording.atomic import write_atomically

DraftKind = Literal["note", "words"]
_FOLDER = "drafts"
_NAME_DIGITS = 32


class Drafts:
    """The drafts below one folder of data, readable by its owner only; named by the program, never from text."""

    def __init__(self, data: Path) -> None:
        self._folder = data / _FOLDER

    def keep(self, answer_id: str, kind: DraftKind, text: str) -> None:
        """Keep `text` until `forget`. Raises `StoreError` where it can't be written."""
        path = self._path(answer_id, kind)
        try:
            private_folder(self._folder)
            write_atomically(path, text.encode("utf-8", "replace"))
        except OSError as error:
            raise StoreError(
                f"What you are writing can't be kept aside: {error.strerror or error}.",
                "Keep it with ctrl+s before you leave.",
            ) from error

    def find(self, answer_id: str, kind: DraftKind) -> str | None:
        """What was being written, None where nothing waits."""
        try:
            return self._path(answer_id, kind).read_text(encoding="utf-8", errors="replace")
        except OSError:
            return None

    def forget(self, answer_ids: Collection[str], kinds: Collection[DraftKind] = ("note", "words")) -> None:
        """Delete the drafts about these answers, if there are any."""
        for answer_id in answer_ids:
            for kind in kinds:
                with contextlib.suppress(OSError):
                    self._path(answer_id, kind).unlink()

    def _path(self, answer_id: str, kind: DraftKind) -> Path:
        # An id from a damaged or foreign history is no path.
        name = hashlib.sha256(answer_id.encode("utf-8", "replace")).hexdigest()[:_NAME_DIGITS]
        return self._folder / f"{name}.{kind}.txt"
