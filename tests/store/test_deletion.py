"""Deleting a session leaves none of its words on the disk."""

from pathlib import Path

import pytest

from tests.factories import make_answer, make_interview, make_question, make_result
from trainer.store.connection import connect
from trainer.store.failures import NotFoundError
from trainer.store.records import Counts
from trainer.store.store import Store

SECRET = "Grandmother Ottoline keeps bees"


def bytes_of(path: Path) -> bytes:
    return b"".join(f.read_bytes() for f in sorted(path.parent.iterdir()) if not f.name.endswith("-shm"))


def fill(store: Store, id_: str, text: str) -> None:
    store.save_interview(make_interview(id_, make_question(ask=text), bank_title=text))
    for take in range(1, 4):
        long = make_result(text=f"{text}. " * 400 * take, fillers=(), figures=(), vague=())
        store.save_answer(make_answer(f"{id_}-{take}", interview_id=id_, take=take, result=long))


def test_no_word_of_a_deleted_session_is_left_in_file_or_log(path: Path) -> None:
    with Store.open(path) as store:
        fill(store, "kept", "The other one")
        fill(store, "gone", SECRET)
        assert SECRET.encode() in bytes_of(path)
        store.delete_session("gone")
        assert SECRET.encode() not in bytes_of(path)
        assert b"The other one" in bytes_of(path)
        assert store.counts() == Counts(sessions=1, answers=3)
    assert SECRET.encode() not in bytes_of(path)


def test_a_corrected_answer_leaves_none_of_its_former_words_behind(path: Path) -> None:
    with Store.open(path) as store:
        fill(store, "one", SECRET)
        for take in range(1, 4):
            store.save_answer(make_answer(f"one-{take}", interview_id="one", take=take))
        store.save_interview(make_interview("one"))
    assert SECRET.encode() not in bytes_of(path)


def test_a_reader_elsewhere_does_not_stop_a_deletion(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("trainer.store.connection.BUSY_SECONDS", 0.05)
    with Store.open(path) as store:
        fill(store, "gone", SECRET)
        reader = connect(path)
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM answers").fetchone()
        store.delete_session("gone")
        assert store.counts() == Counts(sessions=0, answers=0)
        reader.execute("COMMIT")
        reader.close()
    assert SECRET.encode() not in bytes_of(path)


def test_space_is_given_back(path: Path) -> None:
    Store.open(path).close()
    empty_file = path.stat().st_size
    with Store.open(path) as store:
        empty = store.size_bytes()
        fill(store, "gone", SECRET)
        assert store.size_bytes() > empty + 20_000
        store.delete_session("gone")
        assert path.stat().st_size <= empty_file + 16 * 1024


def test_the_names_of_its_sound_files_are_handed_back(store: Store) -> None:
    names = ["0" * 32 + ".flac", "1" * 32 + ".flac"]
    store.save_interview(make_interview())
    store.save_interview(make_interview("other"))
    store.save_answer(make_answer("b", question_index=1, audio=names[1]))
    store.save_answer(make_answer("a", audio=names[0]))
    store.save_answer(make_answer("c", take=2, source="typed"))
    store.save_answer(make_answer("d", interview_id="other", audio="2" * 32 + ".flac"))
    assert list(store.delete_session("interview-1")) == names
    with pytest.raises(NotFoundError):
        store.delete_session("interview-1")
    assert [a.id for a in store.answers("other")] == ["d"]
