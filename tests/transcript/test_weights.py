import importlib
import os
import shutil
import sys
from pathlib import Path

import pytest

from trainer.errors import ModelError, ModelMissingError
from trainer.transcript import checksums
from trainer.transcript.catalogue import MODEL_FILES, MODELS, ModelInfo
from trainer.transcript.checksums import sha256_of
from trainer.transcript.weights import find, status

from .small_model import SMALL_FILES, place


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two distributions that carry the small model, and that must not be imported."""
    site = tmp_path / "site"
    half = len(SMALL_FILES["model.bin"]) // 2
    contents = [
        {**SMALL_FILES, "model.bin.part1": SMALL_FILES["model.bin"][:half]},
        {"model.bin.part2": SMALL_FILES["model.bin"][half:]},
    ]
    contents[0].pop("model.bin")
    for number, files in enumerate(contents, start=1):
        package, record = site / f"small_part{number}", site / f"small_part{number}-1.0.dist-info"
        place(package / "data", files)
        (package / "__init__.py").write_text("raise SystemExit('a package of data was imported')")
        record.mkdir()
        (record / "METADATA").write_text(f"Metadata-Version: 2.1\nName: small-part{number}\nVersion: 1.0\n")
        lines = [f"small_part{number}/__init__.py,,", *(f"small_part{number}/data/{name},," for name in files)]
        (record / "RECORD").write_text("\n".join(lines))
    monkeypatch.syspath_prepend(str(site))
    importlib.invalidate_caches()
    return site


def left_behind(cache: Path) -> list[str]:
    return sorted(path.name for path in (cache / "models").glob("*")) if (cache / "models").exists() else []


def test_the_packages_are_joined_once_without_importing_them(installed: Path, pinned: ModelInfo, cache: Path) -> None:
    assert status("pinned", cache=cache).place == "packages"
    found = find("pinned", cache=cache)
    assert found == cache / "models" / "pinned"
    assert {path.name: path.read_bytes() for path in found.iterdir()} == SMALL_FILES
    assert not any(name.startswith("small_part") for name in sys.modules)
    shutil.rmtree(installed)
    assert find("pinned", cache=cache) == found
    assert left_behind(cache) == ["pinned", "verified.json"]


def test_half_of_the_packages_is_none(installed: Path, pinned: ModelInfo, cache: Path) -> None:
    (installed / "small_part2" / "data" / "model.bin.part2").unlink()
    with pytest.raises(ModelMissingError):
        find("pinned", cache=cache)


def test_packages_with_other_content_are_refused_and_leave_nothing(
    installed: Path, pinned: ModelInfo, cache: Path
) -> None:
    (installed / "small_part2" / "data" / "model.bin.part2").write_bytes(b"other")
    with pytest.raises(ModelError, match=r"model\.bin") as caught:
        find("pinned", cache=cache)
    assert "pip install" in caught.value.hint
    assert left_behind(cache) == []


def test_a_full_disk_is_said_before_anything_is_written(
    installed: Path, pinned: ModelInfo, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(installed)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage._replace(free=10))
    with pytest.raises(ModelError, match="free") as caught:
        find("pinned", cache=cache)
    assert caught.value.hint
    assert left_behind(cache) == []


def test_a_disk_that_fills_meanwhile_leaves_nothing(
    installed: Path, pinned: ModelInfo, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ModelError, match="No space left"):
        find("pinned", cache=cache)
    assert left_behind(cache) == []


def test_what_a_killed_process_left_is_swept_away(installed: Path, pinned: ModelInfo, cache: Path) -> None:
    old, new = cache / "models" / ".pinned-joining-old", cache / "models" / ".pinned-joining-new"
    for left in (old, new):
        place(left)
    os.utime(old, (0, 0))
    find("pinned", cache=cache)
    assert not old.exists()
    assert new.exists(), "another process may be at work there"


def test_a_checked_file_is_read_again_only_after_it_changed(
    pinned: ModelInfo, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = place(cache / "models" / "pinned")
    read: list[str] = []
    monkeypatch.setattr(checksums, "sha256_of", lambda file: read.append(file.name) or sha256_of(file))
    assert not status("pinned", cache=cache).verified
    find("pinned", cache=cache)
    assert sorted(read) == sorted(SMALL_FILES)
    assert status("pinned", cache=cache).verified
    read.clear()
    find("pinned", cache=cache)
    assert read == []
    os.utime(folder / "config.json", (1, 1))
    assert not status("pinned", cache=cache).verified
    find("pinned", cache=cache)
    assert read == ["config.json"]


def test_a_damaged_copy_of_our_own_is_named_and_removed(pinned: ModelInfo, cache: Path) -> None:
    folder = place(cache / "models" / "pinned")
    find("pinned", cache=cache)
    (folder / "model.bin").write_bytes(SMALL_FILES["model.bin"][:-1] + b"x")
    with pytest.raises(ModelError, match=r"model\.bin"):
        find("pinned", cache=cache)
    assert not folder.exists()
    with pytest.raises(ModelMissingError):
        find("pinned", cache=cache)


def test_an_unpinned_model_must_stay_as_it_was_first_seen(unpinned: ModelInfo, cache: Path) -> None:
    folder = place(cache / "models" / "unpinned")
    assert find("unpinned", cache=cache) == folder
    assert find("unpinned", cache=cache) == folder
    (folder / "config.json").write_bytes(b'{"made": "off"}')
    with pytest.raises(ModelError, match=r"config\.json"):
        find("unpinned", cache=cache)


def test_the_users_folder_goes_before_everything(
    installed: Path, pinned: ModelInfo, cache: Path, tmp_path: Path
) -> None:
    own = place(tmp_path / "own")
    assert find("pinned", folder=own, cache=cache) == own
    assert status("pinned", folder=own, cache=cache).place == "folder"


def test_a_users_folder_that_holds_something_else_is_refused_and_left_alone(
    pinned: ModelInfo, cache: Path, tmp_path: Path
) -> None:
    own = place(tmp_path / "own", {**SMALL_FILES, "model.bin": b"another"})
    with pytest.raises(ModelError, match=r"model\.bin"):
        find("pinned", folder=own, cache=cache)
    assert (own / "model.bin").read_bytes() == b"another"
    assert find("a-model-of-mine", folder=own, cache=cache) == own


def test_a_users_folder_without_a_model_is_not_passed_over(
    installed: Path, pinned: ModelInfo, cache: Path, tmp_path: Path
) -> None:
    own = place(tmp_path / "own", {"config.json": b"{}"})
    with pytest.raises(ModelMissingError, match=r"model\.bin, tokenizer\.json, vocabulary\.txt"):
        find("pinned", folder=own, cache=cache)
    assert status("pinned", folder=own, cache=cache).place == "nowhere"


def test_a_missing_model_comes_with_its_remedy(unpinned: ModelInfo, cache: Path) -> None:
    with pytest.raises(ModelMissingError) as caught:
        find("unpinned", cache=cache)
    assert "MB" in caught.value.hint
    assert left_behind(cache) == []
    seen = status("unpinned", cache=cache)
    assert (seen.place, seen.path, seen.verified) == ("nowhere", None, False)
    assert "MB" in seen.note


@pytest.mark.parametrize("name", ["", "../../etc", "bass", "base\x1b[2J"])
def test_an_unknown_name_is_never_a_path(name: str, cache: Path) -> None:
    with pytest.raises(ModelError, match="no speech model") as caught:
        find(name, cache=cache)
    assert "base" in caught.value.hint
    assert "\x1b" not in str(caught.value)
    assert status(name, cache=cache).place == "nowhere"


def test_a_cache_that_can_not_be_made_is_named(installed: Path, pinned: ModelInfo, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be")
    with pytest.raises(ModelError, match="cache"):
        find("pinned", cache=tmp_path / "cache")


def test_the_catalogue_is_complete() -> None:
    for name, model in MODELS.items():
        assert name == model.name
        assert len(model.revision) == 40
        assert set(model.sha256) <= set(MODEL_FILES)
        assert all(len(sha256) == 64 for sha256 in model.sha256.values())
    assert set(MODELS["base"].sha256) == {"config.json", "model.bin", "tokenizer.json", "vocabulary.txt"}


@pytest.mark.model
def test_the_real_packages_hold_the_official_base_model(base_folder: Path) -> None:
    for name, sha256 in MODELS["base"].sha256.items():
        assert sha256_of(base_folder / name) == sha256
