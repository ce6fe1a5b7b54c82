"""Files that the program writes for the user: under a name that was given, or one that the program makes."""

import contextlib
import shutil
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import tzinfo
from pathlib import Path

from trainer.errors import StoreError, UsageError
from trainer.feedback.debrief import Debrief
from trainer.interview.session import Interview
from trainer.paths import private_folder
from trainer.review.export.forms import SUFFIXES
from trainer.review.export.html_page import session_html
from trainer.store.records import Answer
from trainer.whole_file import whole_file, write_atomically

SOUND = ".flac"
"""The ending of a recording's copy."""
_PREFIX = 8  # of a session's id, as the lists show it
_MARK = b"\xef\xbb\xbf"  # U+FEFF in UTF-8


def write_file(path: Path, text: str | Iterable[str], *, replace: bool = False, bom: bool = False) -> None:
    """Put `text`, whole or in pieces, at `path` in UTF-8, whole or not at all, readable by its owner alone.

    `bom` puts a byte order mark before it, by which spreadsheets know UTF-8. Raises `UsageError` where something is
    there already (unless `replace`, and then only an ordinary file gives way) or where it can't be written.
    """
    pieces = (text,) if isinstance(text, str) else text
    place = target(path, replace=replace)
    with _explained(path), whole_file(place) as file:
        if bom:
            file.write(_MARK)
        for piece in pieces:
            file.write(piece.encode("utf-8", "replace"))


def copy_file(source: Path, path: Path, *, replace: bool = False) -> None:
    """Put a copy of `source` at `path`, as `write_file` does."""
    place = target(path, replace=replace)
    with _explained(path), source.open("rb") as old, whole_file(place) as new:
        shutil.copyfileobj(old, new)


def target(path: Path, *, replace: bool = False) -> Path:
    """Where a file called `path` would be written. Raises `UsageError`, as `write_file` does; writes nothing."""
    with _explained(path):
        if not (path.is_symlink() or path.exists()):
            return path
        if not path.is_file():
            raise UsageError(f"{path} is there already and is no ordinary file.", "Choose another name.")
        if not replace:
            raise UsageError(f"{path} is there already.", "Choose another name, or add --force to replace it.")
        return path.resolve()  # what a link leads to, not the link


def folder_at(folder: Path) -> Path:
    """`folder`, made if need be, open to its owner alone. Raises `UsageError` where there can't be one."""
    with _explained(folder):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


@contextlib.contextmanager
def _explained(path: Path) -> Iterator[None]:
    """Turns what the system says about `path` into a `UsageError`."""
    try:
        yield
    except OSError as error:
        raise UsageError(f"{path} can't be written: {error.strerror or error}.", "Choose another place.") from error
    except ValueError as error:
        if "null" not in str(error):
            raise
        raise UsageError("A file can't have such a name.", "Choose another name.") from error


def file_stem(interview: Interview, zone: tzinfo | None = None) -> str:
    """What the files made of a session begin with: its day in `zone`, and the beginning of its id."""
    return f"{interview.started_at.astimezone(zone).date().isoformat()}-{_prefix(interview.id)}"


def save_page(
    folder: Path,
    interview: Interview,
    answers: Sequence[Answer],
    told: Debrief,
    *,
    otherwise: Sequence[str] = (),
    zone: tzinfo | None = None,
) -> Path:
    """Write a session as an HTML page into `folder`, made if need be; gives the file.

    `otherwise` is what `session_html` takes. The name is the day and the beginning of the session's id, so that saving
    again replaces the older page. Raises `StoreError` where it can't be written.
    """
    path = private_folder(folder) / f"{file_stem(interview, zone)}{SUFFIXES['html']}"
    try:
        page = session_html(interview, answers, told, otherwise=otherwise, zone=zone)
        write_atomically(path, page.encode("utf-8", "replace"))
    except OSError as error:
        raise StoreError(
            f"The page {path} can't be written: {error.strerror or error}.",
            "Your answers are safe in the history. Free some space, or see that the folder may be written to.",
        ) from error
    return path


def delete_pages(folder: Path, interview_ids: Collection[str]) -> None:
    """Delete what was written into `folder` of these sessions alone, in any form, under the program's own names.

    A file of several sessions stays. Raises `StoreError` where one can't be deleted.
    """
    endings = (*SUFFIXES.values(), SOUND)
    for interview_id in interview_ids:
        for page in folder.glob(f"????-??-??-{_prefix(interview_id)}[-.]*"):
            if page.suffix not in endings:
                continue
            try:
                page.unlink(missing_ok=True)
            except OSError as error:
                raise StoreError(
                    f"The page {page} can't be deleted: {error.strerror or error}.", "Delete it yourself."
                ) from error


def _prefix(interview_id: str) -> str:
    # An id from a damaged or foreign history is no path: what is no letter or digit is left out.
    return "".join(c for c in interview_id if c.isascii() and c.isalnum())[:_PREFIX] or "session"
