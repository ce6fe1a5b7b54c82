"""Recordings that have been kept long enough go, and an answer that is deleted is deleted everywhere."""

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.factories import make_answer, make_interview, make_result
from tests.recording.fakes import FakeMicrophone, voice
from tests.ui.fakes import FakeTranscriber
from trainer.paths import Paths
from trainer.rehearsal import Rehearsal, new_id
from trainer.review.drafts import Drafts
from trainer.settings import Settings
from trainer.store.failures import NotFoundError
from trainer.store.records import Answer

NOW = datetime(2026, 11, 24, 18, 0, tzinfo=UTC)


@pytest.fixture
def rehearsal(tmp_path: Path) -> Iterator[Rehearsal]:
    microphone = FakeMicrophone()
    made = Rehearsal(
        Paths(tmp_path / "data", tmp_path / "cache", tmp_path / "config"),
        Settings(keep_audio_days=30),
        microphone=microphone,
        transcriber=FakeTranscriber("We cut falls."),
        clock=microphone.clock,
    )
    made.store.save_interview(make_interview())
    yield made
    made.close()


def spoken(rehearsal: Rehearsal, days_ago: float, take: int = 1, **fields: object) -> Answer:
    """An answer with its sound, given so long ago."""
    id_ = new_id()
    answer = make_answer(
        id_,
        take=take,
        answered_at=NOW - timedelta(days=days_ago),
        audio=rehearsal.audio.keep(id_, voice(0.2)),
        result=make_result(id_),
        **fields,
    )
    rehearsal.store.save_answer(answer)
    return answer


def age(rehearsal: Rehearsal, name: str, days: float) -> None:
    written = (NOW - timedelta(days=days)).timestamp()
    os.utime(rehearsal.audio.path(name), (written, written))


def names(rehearsal: Rehearsal) -> set[str]:
    return {f.name for f in rehearsal.paths.audio.iterdir()}


def test_recordings_older_than_the_settings_say_go_and_their_words_stay(rehearsal: Rehearsal) -> None:
    old, older, fresh = (spoken(rehearsal, days, take) for take, days in enumerate((30.01, 400, 29.9), start=1))
    assert rehearsal.expire_audio(NOW) == 2
    assert names(rehearsal) == {fresh.audio}
    for answer in (old, older):
        assert rehearsal.store.answer(answer.id) == replace(answer, audio=None)
    assert rehearsal.store.answer(fresh.id) == fresh
    assert rehearsal.expire_audio(NOW) == 0


def test_nothing_goes_where_recordings_are_kept_for_ever(rehearsal: Rehearsal) -> None:
    answer = spoken(rehearsal, 4000)
    age(rehearsal, answer.audio or "", 4000)
    rehearsal.settings = Settings()
    assert rehearsal.expire_audio(NOW) == 0
    assert rehearsal.audio.has(answer.audio)


def test_a_recording_is_as_old_as_its_answer_wherever_the_file_was_copied_since(rehearsal: Rehearsal) -> None:
    fresh = spoken(rehearsal, 1)
    age(rehearsal, fresh.audio or "", 400)
    assert rehearsal.expire_audio(NOW) == 0
    old = spoken(rehearsal, 31, 2)  # its file was written just now
    assert rehearsal.expire_audio(NOW) == 1
    assert names(rehearsal) == {fresh.audio}
    assert rehearsal.store.answer(old.id).audio is None


def test_a_recording_that_no_answer_names_is_as_old_as_its_file(rehearsal: Rehearsal) -> None:
    old, fresh = (rehearsal.audio.keep(new_id(), voice(0.2)) for _ in range(2))
    age(rehearsal, old, 31)
    age(rehearsal, fresh, 29)
    assert rehearsal.expire_audio(NOW) == 1
    assert names(rehearsal) == {fresh}


def test_one_whose_file_went_already_is_let_go_of(rehearsal: Rehearsal) -> None:
    answer = spoken(rehearsal, 31)
    rehearsal.audio.delete((answer.audio or "",))
    assert rehearsal.expire_audio(NOW) == 0
    assert rehearsal.store.answer(answer.id).audio is None


def test_where_there_is_no_history_none_is_made(tmp_path: Path) -> None:
    rehearsal = Rehearsal(Paths(tmp_path / "d", tmp_path / "c", tmp_path / "s"), Settings(keep_audio_days=1))
    assert rehearsal.expire_audio(NOW) == 0
    assert list(tmp_path.iterdir()) == []


def test_a_deleted_answer_takes_its_sound_its_follow_ups_and_saved_pages_along(rehearsal: Rehearsal) -> None:
    gone, stays = spoken(rehearsal, 1), spoken(rehearsal, 1, 2)
    probe = spoken(rehearsal, 1, 3, follows=gone.id, probe="By how much?")
    rehearsal.paths.exports.mkdir(parents=True)
    page = rehearsal.paths.exports / "2026-11-21-intervie.html"
    page.write_text("as a page of this session is named")
    rehearsal.delete_answer(gone.id)
    assert names(rehearsal) == {stays.audio}
    assert [a.id for a in rehearsal.store.answers("interview-1")] == [stays.id]
    assert not page.exists()
    for id_ in (gone.id, probe.id, "no such"):
        with pytest.raises(NotFoundError):
            rehearsal.delete_answer(id_)


def test_what_was_being_written_about_a_deleted_answer_goes_and_about_others_stays(rehearsal: Rehearsal) -> None:
    gone, stays = spoken(rehearsal, 1), spoken(rehearsal, 1, 2)
    drafts = Drafts(rehearsal.paths.data)
    for answer in (gone, stays):
        drafts.keep(answer, "note", "Half a note")
    rehearsal.delete_answer(gone.id)
    assert drafts.find(gone, "note") is None
    assert drafts.find(stays, "note") == "Half a note"


def test_a_deleted_answer_is_not_offered_anew_by_the_take_that_a_crash_left(rehearsal: Rehearsal) -> None:
    interview = rehearsal.store.interview("interview-1")
    recorder = rehearsal.recorder()
    recorder.start(new_id(), context={"interview": interview.id, "position": "0"})
    rehearsal.microphone.speak(2.0)  # type: ignore[attr-defined]
    take = recorder.stop()
    result = rehearsal.judge_sound(take.id, take.samples(), interview.question)
    rehearsal.keep_answer(interview, result, position=0, source="spoken", now=NOW)  # and was stopped here
    rehearsal.delete_answer(take.id)
    assert rehearsal.rescued() == ()
    assert list(rehearsal.paths.spool.glob("*.pcm")) == []
