"""Export, wipe, import: equal. And whatever else is in the file, nothing that is here is lost."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories import make_answer, make_interview, make_question
from tests.review.export.sessions import FIRST, SECOND, fill
from trainer.errors import UsageError
from trainer.feedback.judge import judge
from trainer.review.export import export_sessions, export_text, sessions_between
from trainer.review.export.bring_in import Imported, import_sessions
from trainer.store.store import Store
from trainer.transcript.model import SpeechSpan, Suspect, Transcript, Word


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "history.sqlite3") as opened:
        fill(opened)
        yield opened


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "other.sqlite3") as opened:
        yield opened


@pytest.fixture
def document(store: Store, tmp_path: Path) -> Path:
    path = tmp_path / "all.json"
    export_sessions(store, sessions_between(store), "json", path)
    return path


def everything(store: Store) -> tuple[object, ...]:
    ids = sessions_between(store)
    sessions = tuple((store.interview(id_), store.answers(id_)) for id_ in ids)
    return sessions, store.sessions(), store.answer_rows(limit=-1), store.stories(), store.search("falls")


def test_export_wipe_import_is_equal(store: Store, empty: Store, document: Path) -> None:
    done = import_sessions(empty, document)
    assert done == Imported(sessions=2, answers=4, stories=1)
    assert everything(empty) == everything(store)
    assert import_sessions(empty, document) == Imported(same=5)
    assert everything(empty) == everything(store)


def test_a_range_brings_in_that_range_and_its_stories(store: Store, empty: Store, tmp_path: Path) -> None:
    since = store.interview(SECOND).started_at
    assert sessions_between(store, since) == (SECOND,)
    assert sessions_between(store, until=since) == (FIRST,)
    export_sessions(store, sessions_between(store, since), "json", tmp_path / "late.json")
    assert import_sessions(empty, tmp_path / "late.json") == Imported(sessions=1, answers=1)
    export_sessions(store, (FIRST,), "json", tmp_path / "early.json")
    assert import_sessions(empty, tmp_path / "early.json") == Imported(sessions=1, answers=3, stories=1)
    assert everything(empty) == everything(store)


def test_what_is_here_stays_and_is_named_unless_it_may_give_way(store: Store, document: Path) -> None:
    store.annotate("1" * 32, note="Mine", starred=True)
    store.save_interview(store.interview(FIRST).finish(store.interview(SECOND).started_at))
    store.delete_answer("4" * 32)
    mine = store.answer("1" * 32)
    done = import_sessions(store, document)
    assert (done.answers, done.replaced) == (1, 0)
    assert done.left == (
        "the session a1a1a1a1 of 2026-11-21",
        "the answer 11111111 in the session a1a1a1a1 of 2026-11-21",
    )
    assert store.answer("1" * 32) == mine
    assert store.interview(FIRST).finished_at is not None
    done = import_sessions(store, document, replace=True)
    assert (done.replaced, done.left) == (2, ())
    assert store.answer("1" * 32) == replace(mine, note="", starred=False)
    assert store.interview(FIRST).finished_at is None


def test_an_answer_never_moves_to_another_session(store: Store, document: Path) -> None:
    data = json.loads(document.read_text(encoding="utf-8"))
    data["sessions"][1]["id"] = "d4" * 16
    document.write_text(json.dumps(data), encoding="utf-8")
    done = import_sessions(store, document, replace=True)
    assert done.left == ("the answer 44444444 in the session d4d4d4d4 of 2026-11-22",)
    assert store.session_of("4" * 32) == SECOND


def changed(data: dict[str, Any], path: str, value: object) -> None:
    *where, last = path.split("/")
    place: Any = data
    for step in where:
        place = place[int(step) if step.isdecimal() else step]
    place[int(last) if last.isdecimal() else last] = value


BAD: tuple[tuple[str, object], ...] = (
    ("sessions", {}),
    ("sessions/0", 7),
    ("sessions/0/id", "../../etc/passwd"),
    ("sessions/0/position", 99),
    ("sessions/0/position", -1),
    ("sessions/0/takes", [[]]),
    ("sessions/0/questions", []),
    ("sessions/0/mode", "exam"),
    ("sessions/0/started_at", "yesterday"),
    ("sessions/0/surprise", 1),
    ("sessions/0/answers", {}),
    ("sessions/0/answers/0", None),
    ("sessions/0/answers/0/id", "1\n2"),
    ("sessions/0/answers/0/text", 5),
    ("sessions/0/answers/0/words", "many"),
    ("sessions/0/answers/0/audio", "../secret.flac"),
    ("sessions/0/answers/1/audio", f"{'9' * 32}.flac"),
    ("sessions/0/answers/0/fillers/0/start", -1),
    ("sessions/0/answers/0/fillers/0/end", 10**6),
    ("sessions/0/answers/0/fillers/0/kind", "noise"),
    ("sessions/0/answers/0/seconds", True),
    ("sessions/0/answers/0/take", 0),
    ("sessions/0/answers/0/question_index", 2),
    ("sessions/0/answers/0/question_index", 2**70),
    ("sessions/0/answers/0/starred", 1),
    ("sessions/0/answers/0/answered_at", "2026-11-21T09:30:00"),
    ("sessions/0/answers/1/follows", "3" * 32),
    ("sessions/0/answers/2/follows", "8" * 32),
    ("sessions/0/answers/0/asked/kind", "riddle"),
    ("sessions/0/answers/0/timing/words/0", [0, 10**9, 0.0, 1.0, None, None]),
    ("sessions/0/answers/0/advice", [{"rule": "x", "message": [], "why": "", "instead": "", "evidence": []}]),
    ("sessions/1/id", "a1" * 16),
    ("sessions/1/answers/0/id", "1" * 32),
    ("stories/0/name", None),
    ("stories/0/made_at", "2026-11-21"),
    ("schema", 2),
    ("kind", "recipe"),
)


@pytest.mark.parametrize(("path", "value"), BAD)
def test_what_is_damaged_is_refused_whole_with_the_place_and_the_remedy(
    path: str, value: object, document: Path, empty: Store
) -> None:
    data = json.loads(document.read_text(encoding="utf-8"))
    changed(data, path, value)
    document.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(UsageError) as error:
        import_sessions(empty, document)
    assert str(document) in error.value.message
    assert error.value.hint
    assert empty.counts().sessions == 0


@pytest.mark.parametrize(
    "raw", [b"", b"{", b"[]", b"null", b"\xff\xfe", b'{"kind": NaN}', b"[" * 100_000, b"9" * 10_000, b"\x00" * 50]
)
def test_what_is_no_export_is_told(raw: bytes, empty: Store, tmp_path: Path) -> None:
    (tmp_path / "x.json").write_bytes(raw)
    with pytest.raises(UsageError):
        import_sessions(empty, tmp_path / "x.json")


@pytest.mark.parametrize("name", ["nowhere.json", ".", "a\0b"])
def test_what_cannot_be_read_is_told(name: str, empty: Store, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="can't be read"):
        import_sessions(empty, tmp_path / name)


@settings(max_examples=100, deadline=None)
@given(data=st.data(), random=st.randoms(use_true_random=False))
def test_whatever_is_cut_out_or_put_in_never_fails_otherwise(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory, random: Any
) -> None:
    folder = tmp_path_factory.mktemp("mangled")
    with Store.open(folder / "history.sqlite3") as store:
        fill(store)
        value = json.loads(export_text(store, (FIRST,), "json"))
        place = value
        while True:
            keys = list(place) if isinstance(place, dict) else list(range(len(place)))
            if not keys:
                break
            key = random.choice(keys)
            if isinstance(place[key], dict | list) and place[key] and random.random() < 0.8:
                place = place[key]
                continue
            odd = st.none() | st.booleans() | st.integers() | st.text(max_size=3) | st.just([]) | st.just({})
            place[key] = data.draw(odd)
            break
        path = folder / "mangled.json"
        path.write_text(json.dumps(value), encoding="utf-8")
        before = everything(store)
        try:
            import_sessions(store, path)
        except UsageError:
            assert everything(store) == before
        else:
            assert {id_: store.answers(id_) for id_ in (FIRST, SECOND)}


words = st.text(st.characters(codec=None), min_size=1, max_size=8).map(lambda t: "".join(t.split()) or "so")
said = st.lists(words | st.sampled_from(["um,", "you know,", "24 beds", "by a third.", "a lot"]), max_size=25)


@settings(max_examples=60, deadline=None)
@given(spoken=said, typed=said, note=st.text(st.characters(codec=None), max_size=20), starred=st.booleans())
def test_any_words_come_back(
    spoken: list[str], typed: list[str], note: str, starred: bool, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("any")
    text, places, at = " ".join(spoken), [], 0
    for number, word in enumerate(spoken):
        places.append(Word(at, at + len(word), number / 3, number / 3 + 0.2, 0.5, -30.0))
        at += len(word) + 1
    sound = Transcript(text, tuple(places), 60.0, (SpeechSpan(0.1, 9.0),), "base", (Suspect(0.3, 0.4),))
    question = make_question("why", "Why?" + note[:5])
    answers = [
        make_answer("1" * 32, question=question, result=judge("1" * 32, sound, question), note=note, starred=starred),
        make_answer("2" * 32, take=2, question=question, result=judge("2" * 32, Transcript(" ".join(typed)), question)),
    ]
    with Store.open(folder / "one.sqlite3") as one, Store.open(folder / "other.sqlite3") as other:
        one.save_interview(make_interview("interview-1", question, bank_title=f"Bank {note[:3]}"))
        for answer in answers:
            one.save_answer(answer)
        export_sessions(one, ("interview-1",), "json", folder / "x.json", zone=UTC)
        import_sessions(other, folder / "x.json")
        assert everything(other) == everything(one)
