"""A week of practice: what the queue proposed each evening, and why. `tests.benchmarks.practice_week` prints it."""

from pathlib import Path

import pytest

from tests.review.practice_week import DAILY, Evening, practice_week
from trainer.review.queue.proposal import Why
from trainer.store.store import Store

Week = tuple[Evening, ...]


@pytest.fixture(scope="module")
def week(tmp_path_factory: pytest.TempPathFactory) -> Week:
    with Store.open(tmp_path_factory.mktemp("week") / "history.sqlite3") as store:
        return practice_week(store)


def reason(evening: Evening, question: str) -> str:
    return next(p.reason for p in evening.proposals if p.question.id == question)


def whys(evening: Evening) -> list[Why]:
    return [p.why for p in evening.proposals]


def test_each_evening_has_five_answers_and_none_of_them_twice(week: Week) -> None:
    for evening in week:
        assert len(evening.proposals) == DAILY
        assert len({p.key for p in evening.proposals}) == DAILY


def test_what_was_answered_is_off_the_list_the_same_evening(week: Week) -> None:
    assert [evening.left for evening in week] == [()] * 7


def test_the_first_evening_has_friendly_new_ones(week: Week) -> None:
    monday = week[0]
    assert whys(monday) == ["new"] * 5
    assert {p.reason for p in monday.proposals} == {"new, a friendly one to begin with"}
    assert {p.question.difficulty for p in monday.proposals} == {1}
    assert all(grades[0] in ("again", "hard") for grades in monday.graded.values()), "first answers are rough"
    assert all(grades[-1] in ("good", "easy") for grades in monday.graded.values()), "and put right the same evening"


def test_the_second_evening_drills_the_focus_and_makes_the_first_stay(week: Week) -> None:
    tuesday = week[1]
    assert tuesday.focus is not None
    assert tuesday.focus.rule == "no_figure"
    assert whys(tuesday) == ["drill", "old", "old", "new", "new"]
    assert tuesday.proposals[0].reason == "for your focus: a figure of what changed in each story"
    assert reason(tuesday, "proud-of") == "put right yesterday, only once so far: once more makes it stay"


def test_what_stayed_weak_comes_back_the_next_evening_and_says_why(week: Week) -> None:
    tuesday, wednesday = week[1:3]
    assert tuesday.graded["dull-task"] == ("again",)
    assert whys(wednesday) == ["drill", "weak", "old", "new", "new"]
    assert reason(wednesday, "dull-task").startswith("yesterday the ending was missing, about ")
    assert wednesday.graded["dull-task"] == ("good",)
    assert "dull-task" not in {p.question.id for p in week[3].proposals}, "a good answer rests for some days"


def test_a_competency_that_stays_weak_gets_the_new_questions(week: Week) -> None:
    wednesday = week[2]
    assert reason(wednesday, "went-further") == "new, for your weakest competency: initiative"


def test_every_drill_was_about_the_focus_of_the_evening_before_and_was_checked(week: Week) -> None:
    drills = [(evening.focus, *drill) for evening in week for drill in evening.drilled]
    assert len(drills) == 6
    for focus, drill, verdict in drills:
        assert focus is not None
        assert focus.rule in drill.rules
        assert verdict.met is not None
        assert verdict.words


def test_over_the_week_all_kinds_of_reasons_came_up_and_new_ones_every_evening(week: Week) -> None:
    found = [why for evening in week for why in whys(evening)]
    assert {why: found.count(why) for why in ("drill", "weak", "old", "new")} == {
        "drill": 6,
        "weak": 3,
        "old": 9,
        "new": 17,
    }
    assert all("new" in whys(evening) for evening in week)


def test_after_two_weeks_away_what_is_fading_says_so(tmp_path: Path) -> None:
    with Store.open(tmp_path / "history.sqlite3") as store:
        *_, back = practice_week(store, 17, missed=tuple(range(3, 16)))
    assert whys(back) == ["drill", "old", "old", "new", "new"]
    assert [p.reason for p in back.proposals if p.why == "old"] == [
        "good 14 days ago, fading",
        "good 14 days ago, fading",
    ]
