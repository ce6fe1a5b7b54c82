"""Opening: private files, durable settings, migrations whole or not at all, strangers and newer schemas refused."""

import os
import sqlite3
import stat
import sys
from pathlib import Path

import pytest

from tests.factories import make_answer, make_interview
from trainer.errors import StoreError
from trainer.store.connection import APPLICATION_ID, connect
from trainer.store.failures import explained
from trainer.store.migrations import MIGRATIONS
from trainer.store.store import Store

posix = pytest.mark.skipif(sys.platform == "win32", reason="permissions as POSIX has them")
SECOND = ("ALTER TABLE answers ADD COLUMN added TEXT NOT NULL DEFAULT 'none yet'",)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@posix
def test_file_log_and_folder_are_the_owners_alone(path: Path) -> None:
    old = os.umask(0)
    try:
        with Store.open(path) as store:
            store.save_interview(make_interview())
            assert mode(path.parent) == 0o700
            assert {f.name: mode(f) for f in path.parent.iterdir()} == {
                "history.db": 0o600,
                "history.db-wal": 0o600,
                "history.db-shm": 0o600,
            }
    finally:
        os.umask(old)


@posix
def test_a_file_that_others_could_read_is_closed_to_them(path: Path) -> None:
    Store.open(path).close()
    path.chmod(0o644)
    with Store.open(path) as store:
        store.save_interview(make_interview())
        assert {mode(f) for f in path.parent.iterdir()} == {0o600}


def test_the_settings_that_durability_and_deletion_rest_on(path: Path) -> None:
    connection = connect(path)
    settings = (
        "journal_mode",
        "synchronous",
        "secure_delete",
        "foreign_keys",
        "auto_vacuum",
        "temp_store",
        "application_id",
    )
    found = {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in settings}
    connection.close()
    assert found == {
        "journal_mode": "wal",
        "synchronous": 2,  # FULL
        "secure_delete": 1,
        "foreign_keys": 1,
        "auto_vacuum": 2,  # INCREMENTAL
        "temp_store": 2,  # MEMORY
        "application_id": APPLICATION_ID,
    }


def test_an_older_history_is_brought_up_with_all_it_holds(path: Path) -> None:
    with Store.open(path) as store:
        store.save_interview(make_interview())
        store.save_answer(make_answer())
    newer = (*MIGRATIONS, SECOND)
    connection = connect(path, newer)
    assert connection.execute("SELECT id, added FROM answers").fetchall() == [("take-1", "none yet")]
    assert connection.execute("PRAGMA user_version").fetchone() == (len(newer),)
    connection.close()
    connect(path, newer).close()  # and not a second time


def test_a_migration_that_fails_changes_nothing(path: Path) -> None:
    with Store.open(path) as store:
        store.save_interview(make_interview())
    broken = (*MIGRATIONS, (*SECOND, "DELETE FROM interviews", "SELECT * FROM no_such_table"))
    with pytest.raises(sqlite3.OperationalError, match="no_such_table"):
        connect(path, broken)
    with Store.open(path) as store:
        assert store.interview("interview-1") == make_interview()
        columns = [row[1] for row in store._connection.execute("PRAGMA table_info(answers)")]
    assert "added" not in columns


def test_a_newer_history_is_refused_untouched(path: Path) -> None:
    connect(path, (*MIGRATIONS, SECOND)).close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match="newer interview trainer") as refused:
        Store.open(path)
    assert "safe" in refused.value.hint
    assert "--upgrade" in refused.value.hint
    assert path.read_bytes() == before


def test_the_database_of_another_program_is_refused_untouched(path: Path) -> None:
    path.parent.mkdir()
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE notes (text)")
    other.commit()
    other.close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match="another program"):
        Store.open(path)
    assert path.read_bytes() == before


def test_a_file_that_is_no_database_is_refused_untouched(path: Path) -> None:
    path.parent.mkdir()
    path.write_text("Dear diary, " * 200)
    before = path.read_bytes()
    with pytest.raises(StoreError, match="damaged") as refused:
        Store.open(path)
    assert "rename this file" in refused.value.hint
    assert path.read_bytes() == before


def test_a_damaged_page_is_reported(path: Path) -> None:
    with Store.open(path) as store:
        store.save_interview(make_interview())
        for number in range(20):
            store.save_answer(make_answer(f"take-{number}", take=number + 1))
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    path.write_bytes(data)
    with pytest.raises(StoreError, match="damaged"), Store.open(path) as store:
        store.answers("interview-1")


@posix
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may do anything")
def test_a_folder_without_permission_is_reported(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(StoreError, match="Permission denied") as refused:
            Store.open(tmp_path / "data" / "history.db")
    finally:
        tmp_path.chmod(0o700)
    assert "belong to you" in refused.value.hint


def test_a_refusal_by_the_system_names_the_remedy(path: Path) -> None:
    with pytest.raises(StoreError, match="can't be opened: Permission denied") as refused, explained(path):
        raise PermissionError(13, "Permission denied")
    assert "belong to you" in refused.value.hint


def test_a_place_that_cannot_hold_a_file_is_reported(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="can't be opened") as refused:
        Store.open(tmp_path / "file" / "history.db")
    assert "INTERVIEW_TRAINER_HOME" in refused.value.hint
    with pytest.raises(StoreError, match="can't be opened"):
        Store.open(tmp_path)


def test_a_full_disk_loses_nothing_saved_before(store: Store) -> None:
    store.save_interview(make_interview())
    store.save_answer(make_answer("first"))
    pages = store._connection.execute("PRAGMA page_count").fetchone()[0]
    store._connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StoreError, match="no room left") as refused:
        for number in range(100):
            store.save_answer(make_answer(f"more-{number}", take=number + 2))
    assert "Everything saved before is safe" in refused.value.hint
    kept = store.counts().answers
    store._connection.execute("PRAGMA max_page_count = 1000000")
    store.save_answer(make_answer("last", take=200))
    assert "first" in {a.id for a in store.answers("interview-1")}
    assert store.counts().answers == kept + 1


def test_a_history_in_use_is_reported(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("trainer.store.connection.BUSY_SECONDS", 0.05)
    with Store.open(path) as store:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="in use by another program") as refused:
            store.save_interview(make_interview())
        assert "try again" in refused.value.hint
        assert store.sessions() == ()  # reading goes on meanwhile
        other.execute("ROLLBACK")
        other.close()
        store.save_interview(make_interview())
        assert store.counts().sessions == 1


def test_closing_twice_does_nothing(path: Path) -> None:
    store = Store.open(path)
    store.close()
    store.close()
    assert not path.with_name("history.db-wal").exists()


def test_a_sqlite_that_cannot_search_is_named(path: Path) -> None:
    with pytest.raises(StoreError, match="without FTS5") as refused, explained(path):
        raise sqlite3.OperationalError("no such module: fts5")
    assert "python.org" in refused.value.hint
