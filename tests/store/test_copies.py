"""A copy made while the history is in use is whole, and damage is found."""

import os
import sqlite3
import stat
import sys
import threading
from pathlib import Path

import pytest

from tests.factories import make_answer, make_interview
from trainer.errors import StoreError
from trainer.store.store import Store


@pytest.fixture
def filled(store: Store) -> Store:
    store.save_interview(make_interview())
    for take in range(1, 21):
        store.save_answer(make_answer(f"take-{take}", take=take))
    return store


def test_a_copy_is_one_private_file_with_everything(filled: Store, tmp_path: Path) -> None:
    copy = tmp_path / "backups" / "copy.db"
    filled.copy_to(copy)
    assert [f.name for f in copy.parent.iterdir()] == ["copy.db"]
    if sys.platform != "win32":
        assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    with Store.open(copy) as copied:
        assert copied.answers("interview-1") == filled.answers("interview-1")
        assert len(copied.search("falls", limit=-1)) == 20
        assert copied.check() == ()


def test_a_copy_is_made_while_others_write(filled: Store, path: Path, tmp_path: Path) -> None:
    done = threading.Event()

    def write() -> None:
        with Store.open(path) as other:
            for take in range(21, 60):
                other.save_answer(make_answer(f"take-{take}", take=take))
        done.set()

    writer = threading.Thread(target=write)
    writer.start()
    copies = 0
    while not done.is_set() or not copies:
        filled.copy_to(tmp_path / "copy.db")
        copies += 1
        with Store.open(tmp_path / "copy.db") as copied:
            assert copied.counts().answers >= 20
    writer.join()


def test_a_copy_that_fails_leaves_the_earlier_one(
    filled: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "copy.db"
    filled.copy_to(copy)
    before = copy.read_bytes()

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(StoreError, match="No space left"):
        filled.copy_to(copy)
    assert copy.read_bytes() == before
    assert [f.name for f in tmp_path.iterdir() if f.is_file()] == ["copy.db"]


def test_a_place_that_holds_no_file_is_reported(filled: Store, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="can't be opened"):
        filled.copy_to(tmp_path / "file" / "copy.db")


def test_a_whole_history_has_no_problems(filled: Store) -> None:
    assert filled.check() == ()


def test_damage_is_found_and_not_copied(filled: Store, path: Path, tmp_path: Path) -> None:
    root = "SELECT rootpage FROM sqlite_master WHERE name = 'answer_values'"
    ((page,),) = filled._connection.execute(root).fetchall()
    filled.close()
    data = bytearray(path.read_bytes())
    data[(page - 1) * 4096 : page * 4096] = b"\xff" * 4096
    path.write_bytes(data)
    with Store.open(path) as damaged:
        assert damaged.check()
        with pytest.raises(StoreError, match="damaged"):
            damaged.copy_to(tmp_path / "copy.db")
    assert not (tmp_path / "copy.db").exists()


def test_an_index_that_lost_step_is_found(filled: Store, path: Path) -> None:
    other = sqlite3.connect(path)
    other.execute("DELETE FROM found_content WHERE id = 1")
    other.commit()
    other.close()
    assert filled.check()


def test_a_history_in_use_is_not_called_damaged(filled: Store, path: Path) -> None:
    filled._connection.execute("PRAGMA busy_timeout = 20")
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreError, match="in use by another program"):
        filled.check()
    other.close()
