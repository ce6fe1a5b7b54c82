"""What is put into the history comes out again, in the right order, and unknown names are refused kindly."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from tests.factories import STARTED, make_answer, make_interview, make_question, make_result
from trainer.errors import StoreError
from trainer.store.failures import NotFoundError
from trainer.store.records import Counts
from trainer.store.store import Store


def test_an_interview_and_its_answers_survive_reopening(path: Path) -> None:
    interview = replace(make_interview(), position=1, takes=(("take-1",), ()))
    answer = make_answer(audio="0" * 32 + ".flac")
    with Store.open(path) as store:
        store.save_interview(interview)
        store.save_answer(answer)
    with Store.open(path) as store:
        assert store.interview(interview.id) == interview
        assert store.answers(interview.id) == (answer,)
        assert store.answer(answer.id) == answer


def test_an_interview_is_kept_at_rest(store: Store) -> None:
    speaking = make_interview().begin_take("take-1")
    store.save_interview(speaking)
    assert store.interview(speaking.id) == speaking.at_rest()
    assert store.interview(speaking.id).phase == "asking"


def test_saving_an_interview_again_keeps_its_answers(store: Store) -> None:
    interview = make_interview()
    store.save_interview(interview)
    store.save_answer(make_answer())
    store.save_interview(replace(interview, position=1, takes=(("take-1",), ())))
    assert [a.id for a in store.answers(interview.id)] == ["take-1"]
    assert store.interview(interview.id).position == 1


def test_times_in_any_zone_come_back_as_the_same_moment(store: Store) -> None:
    started = datetime(2026, 11, 21, 23, 59, 59, 123456, tzinfo=timezone(timedelta(hours=-7)))
    store.save_interview(make_interview(started_at=started))
    kept = store.interview("interview-1").started_at
    assert kept == started
    assert kept.tzinfo == UTC


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        make_answer(answered_at=datetime(2026, 11, 21))


def test_answers_come_by_question_then_take(store: Store) -> None:
    store.save_interview(make_interview())
    for id_, index, take in (("d", 1, 1), ("b", 0, 2), ("c", 0, 3), ("a", 0, 1)):
        store.save_answer(make_answer(id_, question_index=index, take=take))
    assert [a.id for a in store.answers("interview-1")] == ["a", "b", "c", "d"]


def test_saving_an_answer_twice_changes_it_in_place(store: Store) -> None:
    store.save_interview(make_interview())
    store.save_answer(make_answer())
    corrected = make_answer(result=make_result(text="We cut falls by a half.", figures=(), vague=(), fillers=()))
    store.save_answer(corrected)
    assert store.answers("interview-1") == (corrected,)
    assert store.sessions()[0].with_figure == 0


def test_an_answer_and_its_interview_are_saved_in_one_go(store: Store) -> None:
    interview = make_interview()
    judged = interview.begin_take("take-1").end_take().judged("take-1", STARTED)
    store.save_answer(make_answer(), judged)
    assert store.interview("interview-1") == judged
    assert len(store.answers("interview-1")) == 1


def test_a_take_saved_just_before_a_crash_is_counted_on_resuming(store: Store) -> None:
    store.save_interview(make_interview())
    store.save_answer(make_answer())
    resumed = store.interview("interview-1")
    assert resumed.takes == (("take-1",), ())
    assert resumed.phase == "reviewing"


def test_an_answer_of_no_known_interview_is_refused_and_nothing_is_left(store: Store) -> None:
    with pytest.raises(NotFoundError, match="not in the history"):
        store.save_answer(make_answer(interview_id="gone"))
    assert store.counts() == Counts(sessions=0, answers=0)


def test_text_that_is_no_unicode_survives(store: Store) -> None:
    odd = "half a pair \ud83d, a nul \x00 and \U0001f642"
    interview = make_interview("interview-1", make_question(ask=odd), bank_title=odd, bank_source="b\udcff.yaml")
    store.save_interview(interview)
    answer = make_answer(question=make_question(ask=odd), result=make_result(text=odd))
    store.save_answer(answer)
    assert store.interview("interview-1").questions == interview.questions
    assert store.interview("interview-1").bank_source == "b\udcff.yaml"
    assert store.answer(answer.id) == answer
    assert "\ud83d" not in store.sessions()[0].bank_title


@pytest.mark.parametrize("name", ["nothing", "", "%", "*", "' OR 1=1 --", "\udcff", "interview_1"])
def test_an_unknown_id_is_refused_with_a_remedy(store: Store, name: str) -> None:
    store.save_interview(make_interview())
    for ask in (store.interview, store.answer, store.delete_session, store.find_session):
        with pytest.raises(NotFoundError) as refused:
            ask(name)
        assert refused.value.exit_status == 2
        assert "interview-trainer sessions list" in refused.value.hint
        refused.value.message.encode("ascii")
    assert store.answers(name) == ()
    assert store.counts().sessions == 1


def test_a_session_is_found_by_the_beginning_of_its_id(store: Store) -> None:
    for id_ in ("ab12", "ab34", "ab", "cd56"):
        store.save_interview(make_interview(id_))
    assert store.find_session("c") == "cd56"
    assert store.find_session("ab1") == "ab12"
    assert store.find_session("ab") == "ab"
    with pytest.raises(NotFoundError, match="Several sessions begin with 'a': ab, ab12, ab34"):
        store.find_session("a")


def test_question_history_gives_each_question_once_the_latest_first(store: Store) -> None:
    store.save_interview(make_interview())
    store.save_interview(make_interview("other", bank_title="Other bank"))
    for number, question in enumerate(("falls", "why-us", "falls", "error")):
        store.save_answer(
            make_answer(
                f"take-{number}",
                question=make_question(question),
                take=number + 1,
                answered_at=STARTED + timedelta(minutes=number),
            )
        )
    store.save_answer(make_answer("take-9", interview_id="other", question=make_question("elsewhere")))
    assert store.question_history("Nursing ward") == ("error", "falls", "why-us")
    assert store.question_history("Nursing ward", limit=1) == ("error",)
    assert store.question_history("No such bank") == ()


def test_counts_and_size(store: Store, path: Path) -> None:
    store.save_interview(make_interview())
    before = store.size_bytes()
    store.save_answer(make_answer(result=make_result(text="word " * 20_000, fillers=(), figures=(), vague=())))
    assert store.counts() == Counts(sessions=1, answers=1)
    assert store.size_bytes() > before + 100_000
    assert store.size_bytes() == path.stat().st_size + path.with_name("history.db-wal").stat().st_size


def test_a_row_that_cannot_be_read_says_which(store: Store) -> None:
    store.save_interview(make_interview())
    store.save_answer(make_answer())
    store._connection.execute("UPDATE answer_values SET result = json_set(result, '$.schema', 99)")
    with pytest.raises(StoreError, match="'take-1' in the history can't be read") as refused:
        store.answers("interview-1")
    assert "The others are safe" in refused.value.hint
    store._connection.execute("UPDATE interviews SET interview = '[]'")
    with pytest.raises(StoreError, match="'interview-1' in the history can't be read"):
        store.interview("interview-1")
