"""The figures in the list of sessions."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.factories import STARTED, make_answer, make_interview, make_question, make_result
from trainer.feedback.result import AnswerResult
from trainer.interview.session import MODES, Mode
from trainer.store.store import Store


def test_a_session_without_answers(store: Store) -> None:
    store.save_interview(make_interview())
    (summary,) = store.sessions()
    assert (summary.id, summary.bank_title, summary.mode) == ("interview-1", "Nursing ward", "practice")
    assert (summary.questions, summary.answered, summary.answers, summary.position) == (2, 0, 0, 0)
    assert summary.last_at == summary.started_at == STARTED
    assert (summary.seconds, summary.words, summary.fillers, summary.with_figure) == (0, 0, 0, 0)
    assert summary.fillers_per_minute is None
    assert summary.fillers_per_100_words is None
    assert not summary.finished


@pytest.mark.parametrize("mode", MODES)
def test_every_mode_is_told(store: Store, mode: Mode) -> None:
    store.save_interview(make_interview(mode=mode))
    assert store.sessions()[0].mode == mode


def plain(words: int, *, fillers: int = 0, seconds: float | None = None, figure: bool = False) -> AnswerResult:
    text = " ".join(["um"] * fillers + (["24"] if figure else []) + ["word"] * (words - fillers - figure))
    return make_result(
        text=text,
        seconds=seconds,
        fillers=("um",) * fillers,
        figures=(("24", "scope"),) if figure else (),
        vague=(),
    )


def test_figures_are_those_of_the_last_takes(store: Store) -> None:
    store.save_interview(make_interview("i", *(make_question(f"q{n}") for n in range(4))))
    given = (
        ("a", 0, 1, plain(100, fillers=50, seconds=60, figure=True)),  # redone, so not looked at
        ("b", 0, 2, plain(50, fillers=2, seconds=30)),
        ("c", 1, 1, plain(150, fillers=4, seconds=90, figure=True)),
        ("d", 2, 1, plain(100, fillers=9, figure=True)),  # typed: nobody timed it
    )
    for id_, index, take, result in given:
        store.save_answer(make_answer(id_, interview_id="i", question_index=index, take=take, result=result))
    (summary,) = store.sessions()
    assert (summary.questions, summary.answered, summary.answers) == (4, 3, 4)
    assert summary.seconds == 180
    assert summary.words == 300
    assert summary.fillers == 15
    assert summary.fillers_per_minute == pytest.approx(3.0)
    assert summary.fillers_per_100_words == pytest.approx(5.0)
    assert summary.with_figure == 2
    assert summary.last_at == STARTED + timedelta(minutes=11)


def test_a_recording_in_which_nothing_was_said(store: Store) -> None:
    store.save_interview(make_interview())
    store.save_answer(make_answer(result=make_result(text="", fillers=(), figures=(), vague=(), seconds=0.0)))
    (summary,) = store.sessions()
    assert summary.answered == 1
    assert summary.fillers_per_minute is None
    assert summary.fillers_per_100_words is None


def test_newest_first_in_pages(store: Store) -> None:
    for number in (2, 0, 4, 1, 3):
        store.save_interview(make_interview(f"i{number}", started_at=STARTED + timedelta(hours=number)))
        store.save_answer(make_answer(f"t{number}", interview_id=f"i{number}"))
    assert [s.id for s in store.sessions()] == ["i4", "i3", "i2", "i1", "i0"]
    assert [s.id for s in store.sessions(limit=2, offset=1)] == ["i3", "i2"]
    assert all(s.answers == 1 for s in store.sessions(limit=2, offset=1))


def test_unfinished_are_those_to_take_up_again(store: Store) -> None:
    for number in range(3):
        interview = make_interview(f"i{number}", started_at=STARTED + timedelta(hours=number))
        store.save_interview(interview.finish(STARTED) if number == 1 else interview)
    assert [s.id for s in store.unfinished()] == ["i2", "i0"]
    store.save_interview(replace(make_interview("i2"), position=1))
    assert [(s.id, s.position) for s in store.unfinished()] == [("i0", 0), ("i2", 1)]


def test_the_list_reads_no_json_and_uses_the_index(store: Store) -> None:
    from trainer.store.summaries import _ALL

    plan = " | ".join(str(row[3]) for row in store._connection.execute(f"EXPLAIN QUERY PLAN {_ALL}", (50, 0)))
    assert "interviews_by_start" in plan
    assert "answers_by_place" in plan
    assert "SCAN a " not in f"{plan} "
    assert not {"interview", "result", "question"} & set(re.findall(r"\w+", _ALL.lower()))
