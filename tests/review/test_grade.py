"""What an answer is graded, and every limit that the grade rests on."""

import dataclasses
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.review.queue_rows import make_row
from trainer.feedback.rubric import Threshold
from trainer.review.queue import thresholds
from trainer.review.queue.grade import FAULTS, Grade, faults_of, grade

MUST_GIVE: list[tuple[Grade, dict[str, Any]]] = [
    ("easy", {}),
    ("easy", {"overall": 85}),
    ("easy", {"fillers": 6}),  # 4.8 a minute: nobody minds
    ("easy", {"kind": "motivation", "figures": 0, "changes": 0, "has_result": False}),
    ("easy", {"kind": "situational", "figures": 0, "changes": 0, "has_result": False}),
    ("easy", {"length_verdict": "unknown", "seconds": None}),
    ("easy", {"has_result": False}),  # a figure of what changed is an ending
    ("good", {"overall": 84}),
    ("good", {"overall": 70}),
    ("good", {"figures": 0, "changes": 0}),
    ("good", {"fillers": 8}),  # 6.4 a minute
    ("good", {"length_verdict": "long", "seconds": 150.0}),
    ("hard", {"overall": 69}),
    ("hard", {"overall": 50}),
    ("hard", {"has_result": False, "changes": 0}),
    ("hard", {"findings": ("no_result",)}),
    ("hard", {"length_verdict": "short", "seconds": 20.0}),
    ("hard", {"fillers": 16}),  # 12.8 a minute
    ("hard", {"findings": ("off_question",)}),
    ("hard", {"findings": ("told_in_general",)}),
    ("hard", {"findings": ("blame",), "kind": "career-gap"}),
    ("hard", {"fillers": 8, "figures": 0, "changes": 0}),
    ("hard", {"findings": ("own_part",), "length_verdict": "long"}),
    ("again", {"words": 0, "overall": 90}),
    ("again", {"overall": 49}),
    ("again", {"fillers": 16, "has_result": False, "changes": 0}),
    ("again", {"length_verdict": "short", "seconds": 20.0, "findings": ("no_result",)}),
]


@pytest.mark.parametrize(("wanted", "changes"), MUST_GIVE, ids=[f"{g} {c}" for g, c in MUST_GIVE])
def test_these_figures_must_give_this_grade(wanted: Grade, changes: dict[str, Any]) -> None:
    assert grade(make_row(**changes)) == wanted


def test_every_grade_and_every_fault_has_its_examples() -> None:
    assert {g for g, _ in MUST_GIVE} == {"again", "hard", "good", "easy"}
    seen = {fault.name for _, changes in MUST_GIVE for fault in faults_of(make_row(**changes))}
    assert seen == {fault.name for fault in FAULTS}


def test_two_fillers_are_no_habit_however_short_the_answer() -> None:
    assert grade(make_row(seconds=5.0, fillers=2)) == "easy"


def test_what_may_be_an_ending_is_not_called_a_missing_one() -> None:
    unclear = make_row(has_result=False, changes=0, vague=1)
    assert grade(unclear) == "easy"
    assert grade(dataclasses.replace(unclear, findings=("no_result",))) == "hard"


def test_where_nobody_timed_it_the_words_stand_for_the_time() -> None:
    assert [f.name for f in faults_of(make_row(seconds=None, words=140, fillers=12))] == ["many_fillers"]


def test_every_limit_has_its_source() -> None:
    limits = [value for value in vars(thresholds).values() if isinstance(value, Threshold)]
    assert len(limits) > 10
    assert all(len(limit.source) > 10 for limit in limits)
    assert all(len(fault.source) > 10 for fault in FAULTS)


@given(
    overall=st.integers(0, 100),
    fillers=st.integers(0, 60),
    words=st.integers(0, 400),
    seconds=st.none() | st.floats(0, 600),
    figures=st.integers(0, 5),
    kind=st.sampled_from(["behavioural", "motivation", "closing"]),
    verdict=st.sampled_from(["short", "good", "long", "unknown"]),
    has_result=st.booleans(),
)
def test_a_better_score_never_gives_a_worse_grade(
    overall: int,
    fillers: int,
    words: int,
    seconds: float | None,
    figures: int,
    kind: str,
    verdict: str,
    has_result: bool,
) -> None:
    row = make_row(
        overall=overall,
        fillers=fillers,
        words=words,
        seconds=seconds,
        figures=figures,
        changes=0,
        kind=kind,
        length_verdict=verdict,
        has_result=has_result,
    )
    order = ["again", "hard", "good", "easy"]
    better = dataclasses.replace(row, overall=min(100, overall + 10), fillers=0)
    assert order.index(grade(better)) >= order.index(grade(row))
