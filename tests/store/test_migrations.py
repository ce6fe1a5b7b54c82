"""A history that an older version of the program left: it opens, and nothing of it is lost."""

import json
import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest

from tests.factories import STARTED, make_answer, make_interview
from trainer.feedback.result import to_json
from trainer.store.migrations import MIGRATIONS
from trainer.store.store import Store
from trainer.transcript.model import Transcript

VERSION_1 = Path(__file__).with_name("version_1.sql")


@pytest.fixture
def old(path: Path) -> Path:
    """A history as version 1 of the schema has it, written by the program of then."""
    path.parent.mkdir()
    connection = sqlite3.connect(path)
    connection.executescript(VERSION_1.read_text(encoding="utf-8"))
    connection.close()
    return path


def rows(path: Path, columns: str = "*") -> list[tuple[object, ...]]:
    connection = sqlite3.connect(path)
    found = connection.execute(f"SELECT {columns} FROM answers ORDER BY id").fetchall()
    connection.close()
    return found


def test_the_first_schema_is_the_one_that_was_released(path: Path, old: Path) -> None:
    """Its statements make the very tables that stand in the old file."""
    connection = sqlite3.connect(":memory:")
    for statement in MIGRATIONS[0]:
        connection.execute(statement)
    made = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name").fetchall()
    connection.close()
    connection = sqlite3.connect(old)
    assert connection.execute("PRAGMA user_version").fetchone() == (1,)
    there = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name").fetchall()
    connection.close()
    assert there == made


def test_an_old_history_loses_nothing(old: Path) -> None:
    before = rows(old)
    with Store.open(old) as store:
        (summary,) = store.sessions()
        spoken, typed = store.answers("interview-1")
        interview = store.interview("interview-1")
    assert rows(old) == [(*row, None) for row in before]
    assert (summary.answers, summary.words, summary.fillers, summary.with_figure) == (2, 20, 1, 1)
    assert (interview.takes, interview.finished_at) == ((("a" * 32,), ("b" * 32,)), STARTED + timedelta(minutes=9))
    assert (spoken.audio, spoken.original, spoken.result.original_text) == (f"{'a' * 32}.flac", None, None)
    assert (spoken.result.transcript.words[1].at, spoken.result.transcript.suspects) == (0.5, ())
    assert [f.phrase for f in spoken.result.analysis.fillers] == ["um"]
    assert (typed.result.text, typed.result.transcript.seconds) == ("I like the team.", None)
    for answer, row in zip((spoken, typed), before, strict=True):
        written = json.loads(str(row[-1]))
        assert {name: to_json(answer.result)[name] for name in written} == written


def test_an_old_answer_is_corrected_and_its_first_words_stay(old: Path) -> None:
    with Store.open(old) as store:
        spoken, typed = store.answers("interview-1")
        first = spoken.result.transcript
        store.save_answer(make_answer(spoken.id, audio=spoken.audio, original=first))
    with Store.open(old) as store:
        assert store.answer(spoken.id).original == first
        assert store.answer(typed.id) == typed


def test_the_first_words_go_with_the_session(path: Path) -> None:
    with Store.open(path) as store:
        store.save_interview(make_interview())
        store.save_answer(make_answer(original=Transcript("The walrus and the carpenter.")))
        assert b"walrus" in path.read_bytes() + path.with_name("history.db-wal").read_bytes()
        store.delete_session("interview-1")
    assert not any(b"walrus" in file.read_bytes() for file in path.parent.iterdir())
