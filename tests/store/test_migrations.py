"""A history that an older version of the program left: it opens, and nothing of it is lost."""

import json
import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest

from tests.factories import STARTED, make_answer, make_interview
from trainer.errors import StoreError
from trainer.feedback.result import to_json
from trainer.store.migrations import MIGRATIONS
from trainer.store.store import Store
from trainer.transcript.model import Transcript

HERE = Path(__file__).parent
OLD = "SELECT * FROM answers ORDER BY id"
NEW = "SELECT a.*, v.* FROM answers AS a JOIN answer_values AS v ON v.number = a.number ORDER BY a.id"


def history_of(version: int, path: Path) -> Path:
    """A history as this version of the schema has it, written by the program of then."""
    path.parent.mkdir()
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA auto_vacuum = INCREMENTAL")  # no dump says it
    connection.executescript((HERE / f"version_{version}.sql").read_text(encoding="utf-8"))
    connection.close()
    return path


@pytest.fixture(params=[1, 2])
def older(path: Path, request: pytest.FixtureRequest) -> Path:
    return history_of(request.param, path)


@pytest.fixture
def old(path: Path) -> Path:
    return history_of(1, path)


def rows(path: Path, query: str) -> list[dict[str, object]]:
    connection = sqlite3.connect(path)
    connection.row_factory = sqlite3.Row
    found = [dict(row) for row in connection.execute(query)]
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


def test_whatever_stood_in_an_older_row_stands_in_the_new_one(older: Path) -> None:
    before = rows(older, OLD)
    Store.open(older).close()
    after = rows(older, NEW)
    assert len(before) == len(after) == 2
    for old_row, new_row in zip(before, after, strict=True):
        assert {name: new_row[name] for name in old_row} == old_row


def test_an_upgraded_answer_has_the_very_columns_and_words_of_one_saved_now(older: Path) -> None:
    """The migration works them out of the JSON by itself, frozen as it is; saving takes them from the values."""
    with Store.open(older) as store:
        upgraded = rows(older, NEW), rows(older, "SELECT rowid, * FROM found ORDER BY rowid")
        for row in store.answer_rows(limit=-1):
            store.save_answer(store.answer(row.id))
        # What the analysis has learned to write since is in the JSON now, and in nothing else.
        saved = rows(older, NEW), rows(older, "SELECT rowid, * FROM found ORDER BY rowid")
        assert store.check() == ()
    for before, after in zip(upgraded[0], saved[0], strict=True):
        assert before | {"result": ""} == after | {"result": ""}
    assert upgraded[1] == saved[1]


def test_an_upgrade_leaves_no_room_behind(older: Path) -> None:
    with Store.open(older) as store:
        assert store.size_bytes() == older.stat().st_size  # the log is empty
        assert store._connection.execute("PRAGMA freelist_count").fetchone() == (0,)


def test_an_upgraded_history_is_listed_and_searched(path: Path) -> None:
    history_of(2, path)
    with Store.open(path) as store:
        typed, spoken = store.answer_rows()
        assert (typed.bank_title, typed.kind, typed.competencies) == ("Nursing ward", "motivation", ("fit", "reading"))
        assert (typed.target_seconds, typed.wpm, typed.corrected, typed.phrases) == (60, None, False, ())
        assert (spoken.ask, spoken.mode, spoken.difficulty) == ("Tell me about a change you made.", "practice", 2)
        assert (spoken.phrases, spoken.um_uh, spoken.fillers) == ((("um", 2), ("you know", 1)), 2, 3)
        assert (spoken.corrected, spoken.has_result, spoken.length_verdict) == (True, True, "short")
        assert spoken.findings == tuple(a.rule for a in store.answer(spoken.id).result.advice) != ()
        assert (spoken.starred, spoken.note, spoken.follows, spoken.probe) == (False, "", None, "")
        assert [hit.row.id for hit in store.search("zoe cafe ")] == [typed.id]
        assert [hit.row.id for hit in store.search("ward ")] == [spoken.id]
        assert store.search("wart ") == ()  # as it was before somebody corrected it


@pytest.mark.parametrize("column", ["question", "result"])
@pytest.mark.parametrize("text", ["", "[]", "{", '{"text": 1}', '{"fillers": [{}]}', "[" * 100_000], ids=range(6))
def test_an_answer_that_cannot_be_read_stops_no_upgrade(path: Path, column: str, text: str) -> None:
    history_of(2, path)
    connection = sqlite3.connect(path)
    connection.execute(f"UPDATE answers SET {column} = ? WHERE id LIKE 'c%'", (text,))
    connection.commit()
    connection.close()
    with Store.open(path) as store:
        assert {row.id[0] for row in store.answer_rows()} == {"c", "d"}
        assert store.answer("d" * 32).result.text
        with pytest.raises(StoreError, match="can't be read"):
            store.answer("c" * 32)
    (kept, _) = rows(path, NEW)
    assert kept[column] == text


def test_an_old_history_loses_nothing(old: Path) -> None:
    before = rows(old, OLD)
    with Store.open(old) as store:
        (summary,) = store.sessions()
        spoken, typed = store.answers("interview-1")
        interview = store.interview("interview-1")
    assert (summary.answers, summary.words, summary.fillers, summary.with_figure) == (2, 20, 1, 1)
    assert (interview.takes, interview.finished_at) == ((("a" * 32,), ("b" * 32,)), STARTED + timedelta(minutes=9))
    assert (spoken.audio, spoken.original, spoken.result.original_text) == (f"{'a' * 32}.flac", None, None)
    assert (spoken.result.transcript.words[1].at, spoken.result.transcript.suspects) == (0.5, ())
    assert [f.phrase for f in spoken.result.analysis.fillers] == ["um"]
    assert (typed.result.text, typed.result.transcript.seconds) == ("I like the team.", None)
    for answer, row in zip((spoken, typed), before, strict=True):
        written = json.loads(str(row["result"]))
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
