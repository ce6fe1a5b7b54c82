"""Weights that came as Python packages: two halves, read as data and joined once into the program's cache."""

import hashlib
import importlib.metadata
import os
import shutil
import tempfile
import time
from pathlib import Path

from trainer.errors import ModelError
from trainer.transcript.catalogue import ModelInfo
from trainer.transcript.checksums import remember
from trainer.transcript.staging import need_room, put_in_place, unwritable

_BLOCK = 1 << 20
# Joining takes seconds: a working folder this old was left by a process that is gone.
_STALE_SECONDS = 3600.0


def package_files(model: ModelInfo) -> dict[str, tuple[Path, ...]]:
    """Where the packages keep each file of `model`, in the order in which its parts join.

    Empty unless every package is installed and every file is there. Nothing is imported: a package may carry data and
    still run code when it is imported.
    """
    parts: dict[str, list[Path]] = {name: [] for name in model.sha256}
    for package in model.packages:
        try:
            listed = importlib.metadata.files(package) or []
        except importlib.metadata.PackageNotFoundError:
            return {}
        for entry in sorted(listed, key=str):
            name = entry.name.rpartition(".part")[0] if ".part" in entry.name else entry.name
            path = Path(str(entry.locate()))
            if entry.parent.name != "data" or name not in parts:
                continue
            if not path.is_file():
                return {}
            parts[name].append(path)
    if not parts or not all(parts.values()):
        return {}
    return {name: tuple(paths) if name == "model.bin" else (paths[0],) for name, paths in parts.items()}


def join(model: ModelInfo, files: dict[str, tuple[Path, ...]], target: Path, stamps: Path) -> None:
    """Write the files of `model`, each joined from its parts and checked, to the folder `target`, whole or not at all.

    `stamps` remembers that they were checked. Raises `ModelError` when the disk is full, the cache can't be written, or
    the packages hold something other than the model; then nothing stays behind.
    """
    size = sum(path.stat().st_size for paths in files.values() for path in paths)
    try:
        need_room(target.parent, size, model.name)
        _sweep(target)
        work = Path(tempfile.mkdtemp(prefix=f".{target.name}-joining-", dir=target.parent))
    except OSError as error:
        raise unwritable(model.name, target.parent, error) from error
    try:
        for name, paths in files.items():
            _join_one(model, name, paths, work / name)
        put_in_place(work, target)
    except OSError as error:
        raise unwritable(model.name, target.parent, error) from error
    finally:
        shutil.rmtree(work, ignore_errors=True)
    for name in files:
        remember(target / name, model.sha256[name], stamps)


def _join_one(model: ModelInfo, name: str, parts: tuple[Path, ...], target: Path) -> None:
    digest = hashlib.sha256()
    with target.open("xb") as out:
        for part in parts:
            with part.open("rb") as source:
                while block := source.read(_BLOCK):
                    digest.update(block)
                    out.write(block)
        out.flush()
        os.fsync(out.fileno())
    if digest.hexdigest() != model.sha256[name]:
        raise ModelError(
            f"The packages {' and '.join(model.packages)} hold a {name} that is not the one of the model {model.name}.",
            f"Install them again: pip install --force-reinstall {' '.join(model.packages)}",
        )


def _sweep(target: Path) -> None:
    """Remove working folders of processes that were killed while they joined."""
    for left in target.parent.glob(f".{target.name}-joining-*"):
        if time.time() - left.stat().st_mtime > _STALE_SECONDS:
            shutil.rmtree(left, ignore_errors=True)
