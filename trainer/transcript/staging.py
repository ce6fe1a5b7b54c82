"""Putting a folder of weights in its place whole, or not at all."""

import os
import shutil
from pathlib import Path

from trainer.errors import ModelError
from trainer.transcript.catalogue import missing_files


def need_room(folder: Path, size: int, name: str) -> None:
    """Make sure that `size` bytes fit below `folder`, which is created. Raises `ModelError` and OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    free = shutil.disk_usage(folder).free
    if free < size:
        raise ModelError(
            f"The speech model {name} needs {size / 1e6:.0f} MB in {folder}, and {free / 1e6:.0f} MB are free.",
            "Free some space, then start again.",
        )


def put_in_place(work: Path, target: Path) -> None:
    """Rename the finished folder `work` to `target`, so that it lasts through a power cut. Raises OSError.

    When another process was faster, its copy stays and `work` goes; an incomplete one is replaced.
    """
    _sync(work)
    if target.exists():
        if not missing_files(target):
            shutil.rmtree(work)
            return
        shutil.rmtree(target)
    work.rename(target)
    _sync(target.parent)


def unwritable(name: str, folder: Path, error: OSError) -> ModelError:
    """What to say when weights can't be written below `folder`."""
    return ModelError(
        f"The speech model {name} can't be put into {folder}: {error.strerror or error}.",
        "Make sure that the folder can be written and the disk has room, then start again.",
    )


def _sync(folder: Path) -> None:
    if os.name == "nt":  # folders can't be opened there
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
