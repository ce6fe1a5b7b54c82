"""Killed in the middle of writing, or written to from everywhere at once: what was acknowledged is there."""

import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests.factories import make_answer, make_interview
from trainer.store.store import Store

ROOT = Path(__file__).parents[2]
WRITER = """
import sys
from pathlib import Path
from tests.factories import make_answer, make_interview
from trainer.store.store import Store

path, name, most = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
store = Store.open(path)
store.save_interview(make_interview(name))
for take in range(1, most + 1):
    store.save_answer(make_answer(f"{name}-{take}", interview_id=name, take=take))
    print(f"{name}-{take}", flush=True)
store.close()
"""


def writer(path: Path, name: str, most: int) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), name, str(most)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )


@pytest.mark.parametrize("acknowledged", [1, 7, 30])
def test_a_kill_in_the_middle_of_writing_loses_nothing_acknowledged(path: Path, acknowledged: int) -> None:
    process = writer(path, "killed", 1_000_000)
    assert process.stdout is not None
    heard = [process.stdout.readline().strip() for _ in range(acknowledged)]
    process.kill()
    heard += process.stdout.read().split()  # acknowledged before the kill took effect
    assert process.wait() == -9 if sys.platform != "win32" else True
    process.stdout.close()
    with Store.open(path) as store:
        kept = [answer.id for answer in store.answers("killed")]
        assert set(heard) <= set(kept)
        assert len(kept) <= len(heard) + 1  # the one that was saved and not yet said so
        assert store._connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert store.interview("killed").takes[0] == tuple(kept)


def test_several_processes_open_and_write_the_same_history(path: Path) -> None:
    processes = [writer(path, name, 15) for name in ("a", "b", "c")]
    for process in processes:
        process.communicate(timeout=60)
        assert process.returncode == 0
    with Store.open(path) as store:
        assert {name: len(store.answers(name)) for name in "abc"} == {"a": 15, "b": 15, "c": 15}


def test_several_threads_share_one_store(store: Store) -> None:
    problems: list[BaseException] = []

    def work(name: str) -> None:
        try:
            store.save_interview(make_interview(name))
            for take in range(1, 16):
                store.save_answer(make_answer(f"{name}-{take}", interview_id=name, take=take))
                assert len(store.answers(name)) == take
                assert any(s.id == name and s.answers == take for s in store.sessions())
        except BaseException as error:
            problems.append(error)

    threads = [threading.Thread(target=work, args=(name,)) for name in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert problems == []
    assert store.counts().answers == 60


def test_many_may_make_the_same_history_at_once(tmp_path: Path) -> None:
    problems: list[BaseException] = []

    def make(path: Path, together: threading.Barrier) -> None:
        together.wait()
        try:
            Store.open(path).close()
        except BaseException as error:
            problems.append(error)

    for number in range(20):
        together = threading.Barrier(6)
        path = tmp_path / f"{number}.db"
        threads = [threading.Thread(target=make, args=(path, together)) for _ in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert problems == []


def test_two_stores_see_each_others_answers(path: Path) -> None:
    with Store.open(path) as one, Store.open(path) as other:
        one.save_interview(make_interview())
        other.save_answer(make_answer())
        assert [a.id for a in one.answers("interview-1")] == ["take-1"]


def test_a_history_is_copied_whole_by_the_databases_own_backup(store: Store, tmp_path: Path) -> None:
    store.save_interview(make_interview())
    store.save_answer(make_answer())
    copy = sqlite3.connect(tmp_path / "copy.db")
    store._connection.backup(copy)
    copy.close()
    with Store.open(tmp_path / "copy.db") as copied:
        assert copied.answers("interview-1") == store.answers("interview-1")
