"""Days, rates and sentences as a person would say them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from tests.factories import STARTED, make_answer, make_question, make_result
from trainer.review import diary
from trainer.store.records import SessionSummary

BERLIN = timezone(timedelta(hours=1))
NOW = datetime(2026, 11, 24, 0, 30, tzinfo=BERLIN)
SUMMARY = SessionSummary(
    id="interview-1",
    bank_title="Nursing ward",
    mode="practice",
    started_at=STARTED,
    finished_at=STARTED + timedelta(minutes=20),
    last_at=STARTED + timedelta(minutes=19),
    questions=4,
    answered=4,
    answers=5,
    position=4,
    seconds=300.0,
    words=700,
    fillers=21,
    fillers_per_minute=4.21,
    fillers_per_100_words=3.0,
    with_figure=3,
)
NOTHING = replace(
    SUMMARY,
    finished_at=None,
    answered=0,
    answers=0,
    position=0,
    seconds=0.0,
    words=0,
    fillers=0,
    fillers_per_minute=None,
    fillers_per_100_words=None,
    with_figure=0,
)


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (datetime(2026, 11, 23, 23, 29, tzinfo=UTC), "today"),  # 0:29 where the candidate is
        (datetime(2026, 11, 23, 22, 59, tzinfo=UTC), "yesterday"),
        (datetime(2026, 11, 21, 9, 30, tzinfo=UTC), "Sat 21 Nov"),
        (datetime(2025, 12, 31, 22, 0, tzinfo=UTC), "Wed 31 Dec 2025"),
        (datetime(2025, 12, 31, 23, 0, tzinfo=UTC), "Thu 1 Jan"),
        (datetime(2026, 11, 24, 23, 0, tzinfo=UTC), "Wed 25 Nov"),  # a clock that was set back
    ],
)
def test_days_are_named_where_the_candidate_is(moment: datetime, words: str) -> None:
    assert diary.day_words(moment, NOW) == words


def test_a_session_in_one_line() -> None:
    line = diary.session_line(SUMMARY, NOW)
    assert line == "Sat 21 Nov  Nursing ward  5 answers  fillers 4.2/min  3 of 4 with a figure"


def test_a_typed_session_counts_fillers_by_words() -> None:
    typed = replace(SUMMARY, fillers_per_minute=None)
    assert diary.filler_words(typed) == "fillers 3 in 100 words"
    assert "about 3 fillers in 100 words" in diary.session_sentence(typed)


def test_a_session_without_answers_says_no_more_than_that() -> None:
    assert diary.session_line(NOTHING, NOW) == "Sat 21 Nov  Nursing ward  no answers"
    assert diary.session_sentence(NOTHING) == "No question answered yet."
    assert diary.session_sentence(replace(NOTHING, finished_at=STARTED)) == "No question answered."


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({}, "All 4 questions answered, about 4 fillers a minute, 3 of 4 with a figure."),
        (
            {"answered": 2, "finished_at": None, "with_figure": 0, "fillers": 0, "fillers_per_minute": 0.0},
            "2 of 4 questions answered so far, no fillers heard, 0 of 2 with a figure.",
        ),
        (
            {"questions": 1, "answered": 1, "with_figure": 1, "fillers_per_minute": 0.4},
            "One question answered, less than one filler a minute, 1 of 1 with a figure.",
        ),
        ({"fillers_per_minute": 1.2}, "All 4 questions answered, about 1 filler a minute, 3 of 4 with a figure."),
        ({"words": 0, "fillers": 0, "with_figure": 0}, "All 4 questions answered, 0 of 4 with a figure."),
    ],
)
def test_a_session_in_one_sentence(changes: dict[str, object], sentence: str) -> None:
    assert diary.session_sentence(replace(SUMMARY, **changes)) == sentence  # type: ignore[arg-type]


def test_a_session_as_a_row() -> None:
    assert diary.session_row(SUMMARY, NOW) == (
        "Sat 21 Nov",
        "Nursing ward",
        "5 answers",
        "All 4 questions answered, about 4 fillers a minute, 3 of 4 with a figure.",
    )


@pytest.mark.parametrize(
    ("last_at", "position", "line"),
    [
        (NOW - timedelta(hours=20), 3, "Nursing ward, question 4 of 4, left yesterday"),
        (NOW, 0, "Nursing ward, question 1 of 4, left today"),
        (STARTED, 1, "Nursing ward, question 2 of 4, left on Sat 21 Nov"),
    ],
)
def test_where_an_unfinished_session_stands(last_at: datetime, position: int, line: str) -> None:
    assert diary.resume_line(replace(SUMMARY, finished_at=None, last_at=last_at, position=position), NOW) == line


def test_an_answer_in_one_line() -> None:
    question = make_question(ask="Tell me\nabout \x1b[1mit.")
    spoken = make_answer(question=question, take=2, result=make_result(seconds=72))
    assert diary.answer_line(spoken) == "Tell me about [1mit.  take 2  1:12  1 filler  2 figures"
    typed = make_answer(result=make_result(text="We did.", seconds=None, fillers=(), figures=(), vague=()))
    assert diary.answer_line(typed).endswith("take 1  2 words  no fillers  no figures")
    silent = make_answer(result=make_result(text="", fillers=(), figures=(), vague=()))
    assert diary.answer_line(silent).endswith("take 1  nothing said")


def test_a_bank_cannot_break_the_line() -> None:
    hostile = replace(SUMMARY, bank_title="Nursing\n\x1b[2Jward\u202e")
    for text in (
        diary.session_line(hostile, NOW),
        diary.resume_line(hostile, NOW),
        *diary.session_row(hostile, NOW),
    ):
        assert text.isprintable()
