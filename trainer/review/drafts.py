"""What somebody was writing when the program ended: kept, so that nothing written is lost."""

import contextlib
import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

from trainer.errors import StoreError
from trainer.paths import private_folder
from trainer.whole_file import write_atomically

DraftKind = Literal["note", "words", "answer", "question"]
_FOLDER = "drafts"
_DIGITS = 32  # of a hash: enough that no two ids share it


class About(Protocol):
    """What is written about: an answer, or anything else with an id of its own."""

    @property
    def id(self) -> str:
        """Any text, the same at the next start."""
        ...

    @property
    def interview_id(self) -> str:
        """The session that takes its drafts with it when it is deleted; "" for none."""
        ...


@dataclass(frozen=True, slots=True)
class Subject:
    """Something to write about that is no answer yet. Implements `About`."""

    interview_id: str
    id: str


class Drafts:
    """The drafts below one folder of data, readable by its owner only; named by the program, never from text."""

    def __init__(self, data: Path) -> None:
        self._folder = data / _FOLDER

    def keep(self, about: About, kind: DraftKind, text: str) -> None:
        """Keep `text` until `forget`. Raises `StoreError` where it can't be written."""
        private_folder(self._folder)
        try:
            write_atomically(self._path(about, kind), text.encode("utf-8", "replace"))
        except OSError as error:
            raise StoreError(
                f"What you are writing can't be kept aside: {error.strerror or error}.",
                "Keep it with ctrl+s before you leave.",
            ) from error

    def find(self, about: About, kind: DraftKind) -> str | None:
        """What was being written, None where nothing waits."""
        try:
            return self._path(about, kind).read_text(encoding="utf-8", errors="replace")
        except OSError:
            return None

    def forget(self, about: About, kind: DraftKind) -> None:
        """Delete the draft, if there is one."""
        with contextlib.suppress(OSError):
            self._path(about, kind).unlink()

    def forget_session(self, interview_id: str, *, but: Collection[str] = ()) -> None:
        """Delete the drafts about a session, but not those about the answers whose ids are in `but`."""
        kept = {_name(answer_id) for answer_id in but}
        for path in self._folder.glob(f"{_name(interview_id)}.*.txt"):
            if path.name.split(".")[1] not in kept:
                with contextlib.suppress(OSError):
                    path.unlink()

    def _path(self, about: About, kind: DraftKind) -> Path:
        return self._folder / f"{_name(about.interview_id)}.{_name(about.id)}.{kind}.txt"


def _name(id_: str) -> str:
    # An id from a damaged or foreign history is no path.
    return hashlib.sha256(id_.encode("utf-8", "replace")).hexdigest()[:_DIGITS]
