"""What is proposed on a day, and why."""

import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.review.queue_rows import WEAK, days, make_row
from trainer.bank.model import Question
from trainer.feedback.focus import Focus
from trainer.review.drills.catalogue import drills_for
from trainer.review.queue.grade import Grade
from trainer.review.queue.origins import MIXED, BankQuestion, Origins
from trainer.review.queue.proposal import Proposal
from trainer.review.queue.replay import Standing, standings
from trainer.review.queue.text import queue_line, queue_text
from trainer.review.queue.today import answered_on, todays_queue
from trainer.store.records import AnswerRow

NOW = datetime(2026, 11, 24, 18, 0, tzinfo=UTC)
GRADED: dict[Grade, dict[str, Any]] = {"again": WEAK, "hard": {"overall": 60}, "good": {"overall": 80}, "easy": {}}
ENDINGS = Focus("no_result", "each story ends with how it turned out")


def on_shelf(*ids: str, bank: str = "Depot", **changes: Any) -> tuple[BankQuestion, ...]:
    fields: dict[str, Any] = {"competencies": ("planning",), **changes}
    return tuple(BankQuestion(bank, Question(id, f"What about {id} in {bank}?", **fields)) for id in ids)


def said(question: BankQuestion, ago: float, grade: Grade = "easy", **changes: Any) -> AnswerRow:
    asked = question.question
    fields: dict[str, Any] = {
        "bank_title": question.bank_title,
        "question_id": asked.id,
        "ask": asked.ask,
        "kind": asked.kind,
        "competencies": asked.competencies,
        **GRADED[grade],
    }
    fields |= changes
    return make_row(f"{asked.id}-{ago}", answered_at=NOW - days(ago), **fields)


def queue(
    rows: tuple[AnswerRow, ...], shelf: tuple[BankQuestion, ...], focus: Focus | None = None, **changes: Any
) -> tuple[Proposal, ...]:
    fields: dict[str, Any] = {"now": NOW, "daily_answers": 5, **changes}
    return todays_queue(rows, shelf, focus, **fields)


def standing(*rows: AnswerRow) -> Standing:
    shelf = on_shelf("a")
    (one,) = standings(rows, Origins(shelf)).values()
    return one


# ---- When a question comes back ----


def due_in(*grades: Grade) -> int:
    """Days from the last answer to the next, where each is given on the day it is due."""
    (asked,) = on_shelf("a")
    rows: list[AnswerRow] = []
    at = NOW
    for place, grade in enumerate(grades):
        rows.append(replace(said(asked, 0, grade), id=str(place), answered_at=at))
        at = standing(*rows).due
    return (at - rows[-1].answered_at).days


def test_a_weak_answer_comes_back_sooner_than_a_good_one() -> None:
    assert [due_in(grade) for grade in ("again", "hard", "good", "easy")] == [1, 1, 2, 8]


def test_the_better_it_goes_the_longer_it_rests_and_never_longer_than_two_months() -> None:
    assert [due_in(*["good"] * n) for n in (1, 2, 3, 4, 6)] == [2, 11, 46, 60, 60]  # type: ignore[list-item]


def test_an_answer_that_slipped_comes_back_soon_however_good_it_was() -> None:
    assert due_in("good", "good", "again") <= 2


def test_takes_in_a_row_are_one_sitting() -> None:
    (asked,) = on_shelf("a")
    takes = [replace(said(asked, 1, g), id=g, take=n) for n, g in enumerate(("again", "hard", "good"), 1)]
    takes = [replace(row, answered_at=row.answered_at + timedelta(minutes=4 * row.take)) for row in takes]
    assert standing(*takes).grade == "good"
    assert standing(*takes).is_due(NOW)


def test_it_is_due_by_the_calendar_of_the_user_not_by_the_hour() -> None:
    (asked,) = on_shelf("a")
    one = standing(said(asked, 0.9, "again"))  # 20:24 yesterday
    assert one.due > NOW
    assert one.is_due(NOW)
    sunday_night = datetime(2026, 11, 22, 23, 30, tzinfo=timezone(timedelta(hours=-5)))
    late = standing(replace(said(asked, 0, "again"), answered_at=sunday_night.astimezone(UTC)))
    assert not late.is_due(sunday_night)
    assert late.is_due(sunday_night + timedelta(hours=1))


def test_an_answer_from_a_clock_gone_wrong_does_no_harm() -> None:
    shelf = on_shelf("a", "b")
    assert [p.question.id for p in queue((said(shelf[0], -400),), shelf)] == ["b"]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.floats(0, 900), st.sampled_from(list(GRADED))), min_size=1, max_size=30), st.randoms())
def test_the_order_of_the_rows_changes_nothing(answers: list[tuple[float, Grade]], random: Any) -> None:
    (asked,) = on_shelf("a")
    rows = [replace(said(asked, ago, grade), id=str(n)) for n, (ago, grade) in enumerate(answers)]
    rows = list({row.answered_at: row for row in rows}.values())
    shuffled = random.sample(rows, len(rows))
    assert standing(*rows) == standing(*shuffled)
    assert standing(*rows).due >= max(row.answered_at for row in rows)
    assert 0 <= standing(*rows).retained(NOW) <= 1


# ---- Which question an answer belongs to ----


def test_questions_of_one_id_in_two_banks_are_kept_apart_in_a_mixed_interview() -> None:
    depot, ward = on_shelf("a")[0], on_shelf("a", bank="Ward")[0]
    row = said(ward, 1, "again", bank_title=MIXED)
    assert Origins((depot, ward)).of(row) is ward
    assert [p.bank_title for p in queue((row,), (depot, ward)) if p.why == "weak"] == ["Ward"]


def test_an_edited_question_keeps_its_history_also_from_a_mixed_interview() -> None:
    (old,) = on_shelf("a")
    new = replace(old, question=replace(old.question, ask="Quite other words?"))
    rows = (said(old, 9), said(old, 1, "again", bank_title=MIXED))
    known = standings(rows, Origins((new,), rows))
    assert known[new.key].sittings == 2


def test_a_question_in_two_banks_is_one() -> None:
    (here,) = on_shelf("a")
    there = BankQuestion("Copy", replace(here.question, id="other", ask=here.question.ask.upper()))
    assert queue((said(there, 9, "again"),), (here, there))[0].key == here.key
    assert len(queue((), (here, there))) == 1


def test_answers_to_questions_that_are_gone_and_to_follow_ups_are_passed_over() -> None:
    (asked,) = on_shelf("a")
    gone = said(on_shelf("b", bank="Gone")[0], 3, "again")
    probe = said(asked, 2, "again", follows="x", probe="And how did it end?")
    assert [p.why for p in queue((gone, probe), (asked,))] == ["new"]


# ---- What a day is made of ----


def test_the_first_day_has_new_ones_from_the_first_bank_only() -> None:
    shelf = (*on_shelf(*"abcdefg", difficulty=1), *on_shelf("x", "y", bank="System design"))
    day = queue((), shelf)
    assert [p.why for p in day] == ["new"] * 5
    assert {p.bank_title for p in day} == {"Depot"}
    assert day[0].reason == "new, a friendly one to begin with"


def test_a_day_has_a_drill_weak_ones_an_old_one_and_new_ones() -> None:
    shelf = on_shelf(*"abcdefghij")
    weak = [said(one, 2, "again") for one in shelf[:4]]
    old = [said(one, 30, "good") for one in shelf[4:7]]
    day = queue((*weak, *old), shelf, ENDINGS)
    assert [p.why for p in day] == ["drill", "weak", "old", "new", "new"]
    assert len({p.key for p in day}) == 5
    assert queue_line(day) == "Five answers, about 7 minutes: 1 drill, 1 weak, 1 to keep fresh, 2 new"


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"has_result": False, "changes": 0}, "last time the ending was missing"),
        ({"length_verdict": "short", "seconds": 20.0}, "last time rather short (0:20)"),
        ({"fillers": 16}, "last time about 13 fillers a minute"),
        ({"overall": 55}, "last time it came to 55 points of 100"),
        ({"words": 0}, "last time nothing was heard"),
        (WEAK, "last time the ending was missing, about 19 fillers a minute"),
    ],
)
def test_a_weak_answer_says_what_was_wrong(changes: dict[str, Any], reason: str) -> None:
    shelf = on_shelf("a")
    (first, *_) = queue((said(shelf[0], 3, "easy", **changes),), shelf)
    assert (first.why, first.reason) == ("weak", reason)


def test_yesterday_is_called_yesterday() -> None:
    shelf = on_shelf("a")
    assert queue((said(shelf[0], 1, "again"),), shelf)[0].reason.startswith("yesterday the ending was missing")


def test_an_old_story_says_how_long_ago_it_was_good() -> None:
    shelf = on_shelf("a", "b", "c", "d")
    lately = (said(shelf[3], 5, "again"), said(shelf[3], 3, "good"))
    twice = (said(shelf[0], 14, "good"), said(shelf[0], 12, "good"))
    long_ago = (said(shelf[1], 90, "good"), said(shelf[1], 88, "good"))
    reasons = {p.question.id: p.reason for p in queue((*twice, *long_ago, *lately, said(shelf[2], 3, "good")), shelf)}
    assert reasons == {
        "a": "good 12 days ago, about to fade",
        "b": "good 88 days ago, fading",
        "d": "good 3 days ago: once more makes it stay",
        "c": "good 3 days ago, only once so far: once more makes it stay",
    }


def test_a_story_put_right_in_one_sitting_is_told_once_so_far() -> None:
    shelf = on_shelf("a")
    takes = [said(shelf[0], 2.01, "again"), said(shelf[0], 2, "good")]
    rows = tuple(replace(row, interview_id="one sitting") for row in takes)
    assert queue(rows, shelf)[0].reason == "put right 2 days ago, only once so far: once more makes it stay"


def test_a_new_question_is_for_the_weakest_competency() -> None:
    calm = on_shelf("a", "b", "c", competencies=("planning",))
    hard = on_shelf("d", "e", "f", competencies=("difficult-talks", "planning"))
    rows = (said(calm[0], 1), said(calm[1], 1), said(hard[0], 1, "again"), said(hard[1], 1, "again"))
    new = [p for p in queue(rows, calm + hard) if p.why == "new"]
    assert (new[0].question.id, new[0].reason) == ("f", "new, for your weakest competency: difficult talks")


def test_a_competency_without_a_story_gets_a_new_question() -> None:
    shelf = (*on_shelf("a", "b"), *on_shelf("c", competencies=("hard-talks",)), *on_shelf("d", kind="motivation"))
    rows = (said(shelf[0], 1),)
    first, *_ = (p for p in queue(rows, shelf, untold=("hard-talks",)) if p.why == "new")
    assert (first.question.id, first.reason) == ("c", "new, and no story of yours serves hard talks yet")


def test_one_answer_says_nothing_of_a_competency() -> None:
    shelf = on_shelf("a", "b")
    assert queue((said(shelf[0], 1, "again"),), shelf)[1].reason == "new, from Depot"


def test_weak_answers_don_t_crowd_out_the_old_and_the_new() -> None:
    shelf = on_shelf(*[f"q{n}" for n in range(40)])
    rows = [said(one, 3, "again") for one in shelf[:20]] + [said(one, 40, "good") for one in shelf[20:30]]
    whys = [p.why for p in queue(tuple(rows), shelf)]
    assert whys == ["weak", "weak", "old", "new", "new"]


def test_what_one_kind_leaves_free_the_others_take() -> None:
    shelf = on_shelf(*[f"q{n}" for n in range(8)])
    weak = tuple(said(one, 3, "again") for one in shelf)
    assert [p.why for p in queue(weak, shelf)] == ["weak"] * 5
    assert [p.why for p in queue(weak[:1], shelf)] == ["weak", *["new"] * 4]


def test_what_was_answered_today_is_done_and_the_rest_of_the_plan_stands() -> None:
    shelf = on_shelf(*"abcdefghij")
    rows = tuple(said(one, 2, "again") for one in shelf[:4]) + tuple(said(one, 30, "good") for one in shelf[4:7])
    morning = queue(rows, shelf, ENDINGS)
    first = morning[1]
    asked = BankQuestion(first.bank_title, first.question)
    later = queue((*rows, said(asked, 0.1, "again")), shelf, ENDINGS)
    assert later == (morning[0], *morning[2:])


def test_a_drill_done_today_is_not_proposed_again_and_tomorrow_it_is_another() -> None:
    shelf = on_shelf("a", "b")
    rows = (said(shelf[0], 2, "again"),)
    (drill, *_) = queue(rows, shelf, ENDINGS)
    assert drill.drill is drills_for("no_result")[0]
    assert drill.question.target_seconds == drill.drill.seconds
    assert drill.reason == "for your focus: each story ends with how it turned out"
    done = (*rows, said(shelf[0], 0.1, "good", bank_title=drill.drill.interview_title))
    assert all(p.why != "drill" for p in queue(done, shelf, ENDINGS))
    (tomorrow, *_) = queue(done, shelf, ENDINGS, now=NOW + days(1))
    assert tomorrow.drill is drills_for("no_result")[1]


def test_a_drill_takes_the_story_in_which_the_focus_was_seen() -> None:
    shelf = on_shelf("a", "b", "c")
    rows = (said(shelf[0], 9, "again"), said(shelf[1], 2, "good"), said(shelf[2], 1, "hard"))
    assert queue(rows, shelf, ENDINGS)[0].question.id == "a"


def test_without_an_answer_there_is_no_drill() -> None:
    assert {p.why for p in queue((), on_shelf("a"), ENDINGS)} == {"new"}
    one_a_day = queue((said(on_shelf("a")[0], 3, "again"),), on_shelf("a"), ENDINGS, daily_answers=1)
    assert [p.why for p in one_a_day] == ["weak"]


def test_what_is_not_wanted_today_makes_room_for_another() -> None:
    shelf = on_shelf(*"abcdefg")
    before = queue((), shelf)
    after = queue((), shelf, skipped={before[0].key})
    assert len(after) == 5
    assert before[0].key not in {p.key for p in after}


def test_takes_of_one_question_are_one_answer_of_the_day() -> None:
    (asked,) = on_shelf("a")
    rows = [replace(said(asked, 0.1), id=str(n), take=n, interview_id="i") for n in (1, 2)]
    probe = replace(rows[0], id="p", follows="1", question_index=4)
    assert answered_on((*rows, probe, said(asked, 2)), NOW) == 1


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 11), st.floats(0, 200), st.sampled_from(list(GRADED))), max_size=40),
    st.integers(1, 30),
    st.sampled_from([None, ENDINGS]),
)
def test_a_queue_is_never_longer_than_wished_and_asks_nothing_twice(
    answers: list[tuple[int, float, Grade]], count: int, focus: Focus | None
) -> None:
    shelf = on_shelf(*"abcdefghijkl")
    rows = tuple(replace(said(shelf[q], ago, g), id=str(n)) for n, (q, ago, g) in enumerate(answers))
    day = queue(rows, shelf, focus, daily_answers=count)
    assert len(day) <= count
    assert len({p.key for p in day}) == len(day)
    assert day == queue(rows[::-1], shelf, focus, daily_answers=count)
    assert all(p.reason and "\n" not in p.reason for p in day)
    today = {row.question_id for row in rows if row.answered_at.date() == NOW.date()}
    assert not today & {p.question.id for p in day if p.drill is None}


# ---- In words ----


def test_the_queue_in_words_keeps_to_the_width_and_to_one_line_each() -> None:
    shelf = (BankQuestion("Dep\x1b[31mot", Question("a", "Tell me\nabout \x1b[2J" + "a very long day " * 9)),)
    text = queue_text(queue((), shelf), 60)
    assert all(len(line) <= 60 for line in text.splitlines())
    assert "\x1b" not in text
    assert "Tell me about" in text
    assert queue_text((), 60) == "Nothing is left for today.\n"


def test_ten_thousand_rows_take_no_time() -> None:
    shelf = on_shelf(*[f"q{n}" for n in range(500)])
    rows = tuple(
        replace(said(shelf[n % 500], 1 + n / 12, list(GRADED)[n % 3]), id=str(n), question_index=n % 10)
        for n in range(10_000)
    )
    began = time.process_time()
    assert len(queue(rows, shelf, ENDINGS)) == 5
    took = time.process_time() - began
    assert took < 0.5, f"{1000 * took:.0f} ms; about 100 on an idle machine"
