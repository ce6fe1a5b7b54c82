"""Writing a user's own files so that nothing of theirs is ever lost.

A bank that is written over stays beside the new one as `.bak`; a crash leaves the old file or the new one, whole.
"""

import contextlib
import os
import re
import unicodedata
from pathlib import Path

from trainer.bank.plain_text import shown
from trainer.errors import BankError, StoreError
from trainer.paths import private_folder
from trainer.whole_file import OWNER_ALONE, write_atomically

BACKUP = ".bak"
_LONGEST_NAME = 60
_MOST_NAMES = 1000


def write_over(path: Path, data: bytes) -> None:
    """Put `data` into the file `path` with its old rights; what stood there becomes `path` + `.bak`.

    A link stays one: the file that it names is written. Raises `BankError`, and then `path` is as it was.
    """
    target = Path(os.path.realpath(path))
    try:
        mode = target.stat().st_mode & 0o777
        write_atomically(target.with_name(target.name + BACKUP), target.read_bytes(), mode=mode)
        write_atomically(target, data, mode=mode)
    except OSError as error:
        raise _failure(path, error) from error


def write_small(path: Path, data: bytes) -> None:
    """Put `data` at `path`, readable by its owner alone. Raises `BankError`, and then `path` is as it was."""
    try:
        private_folder(path.parent)
        write_atomically(path, data)
    except StoreError as error:
        raise BankError(error.message, error.hint) from error
    except OSError as error:
        raise _failure(path, error) from error


def write_new(folder: Path, stem: str, suffix: str, data: bytes) -> Path:
    """A new file in `folder` with `data`, named after `stem`; one that is there is never written over.

    Raises `BankError` where it can't be written.
    """
    name = file_stem(stem)
    try:
        private_folder(folder)
        for number in range(1, _MOST_NAMES):
            path = folder / f"{name}{f'-{number}' if number > 1 else ''}{suffix}"
            if path.exists() or path.is_symlink():
                continue
            with contextlib.suppress(FileExistsError):  # somebody else was quicker
                descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ALONE)
                os.close(descriptor)
                write_atomically(path, data)
                return path
    except StoreError as error:
        raise BankError(error.message, error.hint) from error
    except OSError as error:
        raise _failure(folder / f"{name}{suffix}", error) from error
    raise BankError("there are too many files of that name", "Give it another title.", file=shown(str(folder), 4096))


def file_stem(title: str) -> str:
    """A file's name made of any text: letters a-z, digits and dashes, never a path."""
    plain = unicodedata.normalize("NFKD", title[:500]).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain))[:_LONGEST_NAME].strip("-") or "questions"


def _failure(path: Path, error: OSError) -> BankError:
    return BankError(
        f"the file can't be written: {error.strerror or error}",
        "Free some space or check the folder's rights; what was there is as it was.",
        file=shown(str(path), 4096),
    )
