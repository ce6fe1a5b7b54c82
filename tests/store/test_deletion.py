"""Deleting a session or an answer leaves none of its words on the disk, nor in the search index."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.factories import STARTED, make_answer, make_interview, make_question, make_result
from trainer.interview.session import Interview, Probe
from trainer.store.connection import connect
from trainer.store.failures import NotFoundError
from trainer.store.records import Counts, Story
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


# The index packs words that begin alike, so the middle of a word that begins like no other is what to look for.
RARE = "qxwvottolinezzj"
TRACE = RARE[2:].encode()


def say(store: Store, id_: str, text: str, interview: Interview | None = None, **fields: Any) -> None:
    result = make_result(id_, text, fillers=(), figures=(), vague=())
    store.save_answer(make_answer(id_, result=result, **fields), interview)


@pytest.fixture
def others(store: Store) -> Store:
    """A history of some answers, in index segments of their own, that stay."""
    store.save_interview(make_interview())
    for take in range(1, 31):
        say(store, f"kept-{take}", f"Answer number {take} on the queen and the quarry.", take=take)
    return store


def test_a_deleted_session_leaves_no_word_in_the_index(others: Store, path: Path) -> None:
    others.save_interview(make_interview("gone"))
    say(others, "gone-1", f"She met {RARE} there.", interview_id="gone")
    say(others, "kept-31", "One more.", take=31)
    assert TRACE in bytes_of(path)
    others.delete_session("gone")
    assert TRACE not in bytes_of(path)
    assert others.counts().answers == len(others.search("answer")) + 1 == 31
    assert others.check() == ()


def test_a_deleted_answer_leaves_no_word_and_takes_its_follow_ups_along(others: Store, path: Path) -> None:
    say(others, "gone", f"She met {RARE} there.", take=40, audio="0" * 32 + ".flac", question=make_question(ask=RARE))
    say(others, "probe", RARE, take=41, follows="gone", probe=f"Who is {RARE}?", audio="1" * 32 + ".flac")
    say(others, "second", RARE, take=42, follows="probe", probe="And then?")
    others.annotate("gone", note=f"Leave {RARE} out.")
    others.save_story(Story("story", "Meeting her", STARTED, answers=("gone", "kept-1")))
    assert others.interview("interview-1").takes[0][-1] == "gone"
    assert TRACE in bytes_of(path)
    assert others.delete_answer("gone") == ("0" * 32 + ".flac", "1" * 32 + ".flac")
    assert TRACE not in bytes_of(path)
    assert {answer.id for answer in others.answers("interview-1")} == {f"kept-{take}" for take in range(1, 31)}
    assert others.stories()[0].answers == ("kept-1",)
    assert others.check() == ()
    with pytest.raises(NotFoundError):
        others.delete_answer("gone")


def test_the_interview_forgets_a_deleted_take(store: Store) -> None:
    interview = make_interview()
    store.save_interview(interview)
    for take in ("one", "two"):
        interview = interview.begin_take(take).end_take().judged(take, STARTED)
        say(store, take, "We cut falls.", take=1 + (take == "two"))
        store.save_interview(interview)
        interview = interview.ask_again()
    store.delete_answer("one")
    assert store.interview("interview-1").takes == (("two",), ())
    store.delete_answer("two")
    assert store.interview("interview-1") == make_interview()


def test_the_interview_forgets_what_was_asked_about_a_deleted_answer(store: Store, path: Path) -> None:
    interview = make_interview(probes=2).begin_take("one").end_take()
    interview = interview.judged("one", STARTED, probe=Probe(f"You named {RARE}. Who is that?", "vague", "one"))
    say(store, "kept", "Another one.", interview=interview, question_index=1)
    say(store, "one", f"I met {RARE}.", take=1)
    say(store, "reply", "A friend.", take=2, follows="one", probe=interview.asked[0].ask)
    assert store.interview("interview-1").probe == interview.probe
    store.delete_answer("one")
    assert store.interview("interview-1") == replace(
        make_interview(probes=2), takes=((), ("kept",)), phase="asking", asked=(), probe=None
    )
    assert TRACE not in bytes_of(path)


def test_a_deleted_reply_leaves_the_answer_and_what_was_asked(store: Store) -> None:
    interview = make_interview(probes=2).begin_take("one").end_take()
    interview = interview.judged("one", STARTED, probe=Probe("Who is that?", "vague", "one"))
    say(store, "one", "I met somebody.", interview=interview)
    say(store, "reply", "A friend.", take=2, follows="one", probe="Who is that?")
    store.delete_answer("reply")
    assert store.interview("interview-1") == interview
    assert [answer.id for answer in store.answers("interview-1")] == ["one"]


def test_an_answer_of_a_session_that_cannot_be_read_is_deleted_all_the_same(store: Store) -> None:
    store.save_interview(make_interview())
    say(store, "gone", "We cut falls.")
    store._connection.execute("UPDATE interviews SET interview = '{'")
    store.delete_answer("gone")
    assert store.counts() == Counts(sessions=1, answers=0)


def test_replaced_words_and_notes_leave_nothing_behind(path: Path) -> None:
    with Store.open(path) as store:
        store.save_interview(make_interview())
        for take in range(1, 6):
            say(store, f"a-{take}", f"She met {RARE} there.", take=take)
            store.annotate(f"a-{take}", note=f"Call {RARE}.")
        for take in range(1, 6):
            say(store, f"a-{take}", "She met a friend there.", take=take)
            store.annotate(f"a-{take}", note="Call her.")
        store.save_story(Story("story", RARE, STARTED, note=RARE))
        store.delete_story("story")
    assert TRACE not in bytes_of(path)
