"""A session written to a file: under a name that the user gave, or one that the program makes."""

from collections.abc import Collection, Sequence
from datetime import tzinfo
from pathlib import Path

from trainer.errors import StoreError, UsageError
from trainer.feedback.debrief import Debrief
from trainer.interview.session import Interview
from trainer.paths import private_folder
from trainer.recording.atomic import write_atomically
from trainer.review.html_report import session_html
from trainer.store.records import Answer

_PREFIX = 8  # of a session's id, as the lists show it


def write_file(path: Path, text: str, *, replace: bool = False) -> None:
    """Put `text` at `path` in UTF-8, whole or not at all, readable by its owner alone.

    Raises `UsageError` where something is there already (unless `replace`, and then only an ordinary file gives way)
    or where it can't be written.
    """
    try:
        if path.is_symlink() or path.exists():
            if not path.is_file():
                raise UsageError(f"{path} is there already and is no ordinary file.", "Choose another name.")
            if not replace:
                raise UsageError(f"{path} is there already.", "Choose another name, or add --force to replace it.")
            path = path.resolve()  # what a link leads to, not the link
        write_atomically(path, text.encode("utf-8", "replace"))
    except OSError as error:
        raise UsageError(f"{path} can't be written: {error.strerror or error}.", "Choose another place.") from error
    except ValueError as error:  # a null character in the name
        raise UsageError("A file can't have such a name.", "Choose another name.") from error


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
    day = interview.started_at.astimezone(zone).date().isoformat()
    path = private_folder(folder) / f"{day}-{_prefix(interview.id)}.html"
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
    """Delete the pages that `save_page` made of these sessions. Raises `StoreError` where one can't be deleted."""
    for interview_id in interview_ids:
        for page in folder.glob(f"????-??-??-{_prefix(interview_id)}.html"):
            try:
                page.unlink(missing_ok=True)
            except OSError as error:
                raise StoreError(
                    f"The page {page} can't be deleted: {error.strerror or error}.", "Delete it yourself."
                ) from error


def _prefix(interview_id: str) -> str:
    # An id from a damaged or foreign history is no path: what is no letter or digit is left out.
    return "".join(c for c in interview_id if c.isascii() and c.isalnum())[:_PREFIX] or "session"
