"""Where things are kept."""

import os
from pathlib import Path

import pytest

from trainer.errors import StoreError
from trainer.paths import HOME_VARIABLE, Paths, private_folder, shipped_banks, user_paths


def test_one_variable_puts_everything_below_one_folder(tmp_path: Path) -> None:
    paths = user_paths({HOME_VARIABLE: str(tmp_path)})
    every = (paths.data, paths.cache, paths.config, paths.history, paths.audio, paths.spool, paths.own_banks)
    for path in (*every, paths.settings_file, paths.log):
        assert path.is_relative_to(tmp_path)
    assert list(tmp_path.iterdir()) == []  # naming makes nothing


def test_the_folder_may_be_relative_or_begin_with_a_tilde(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert user_paths({HOME_VARIABLE: "here"}).data == tmp_path / "here" / "data"
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert user_paths({HOME_VARIABLE: "~/there"}).data == tmp_path / "there" / "data"
    assert user_paths({HOME_VARIABLE: "~nobody-of-this-name/x"}).data.is_absolute()


def test_without_the_variable_the_systems_own_places_are_used() -> None:
    for environment in ({}, {HOME_VARIABLE: ""}):
        paths = user_paths(environment)
        for path in (paths.data, paths.cache, paths.config):
            assert path.is_absolute()
            assert "interview-trainer" in path.parts
        assert paths.data != paths.cache


def test_what_must_be_kept_is_not_in_the_cache() -> None:
    paths = Paths(Path("data"), Path("cache"), Path("config"))
    for path in (paths.history, paths.audio, paths.spool, paths.own_banks):
        assert path.is_relative_to("data")


def test_the_shipped_banks_are_found() -> None:
    assert (shipped_banks() / "general-behavioural.yaml").is_file()


def test_a_private_folder_is_for_its_owner_alone(tmp_path: Path) -> None:
    folder = private_folder(tmp_path / "a" / "b")
    assert folder.is_dir()
    assert private_folder(folder) == folder
    if os.name == "posix":
        assert folder.stat().st_mode & 0o077 == 0


def test_a_folder_that_cannot_be_made_is_told_with_the_way_out(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError) as caught:
        private_folder(tmp_path / "file" / "folder")
    assert str(tmp_path / "file" / "folder") in caught.value.message
    assert HOME_VARIABLE in caught.value.hint
