"""One project told with different figures is pointed out; different projects are not."""

from datetime import UTC, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories import STARTED, make_answer, make_interview
from trainer.feedback.judge import judge
from trainer.review.consistency import MOST_EARLIER, MOST_NAMED, difference_line, told_differently
from trainer.review.earlier import earlier_answers
from trainer.store.records import Answer
from trainer.store.store import Store
from trainer.transcript.model import Transcript

LIBRARY = (
    "The library in Harwick lost borrowers every winter because the heating was off on Saturdays. I asked the council "
    "for the key to the boiler and opened the children's corner myself. Saturday borrowing in the children's corner "
    "went up by {} within {}. The council kept the boiler on after that, and {} volunteers came every Saturday."
)
CLINIC = (
    "At the clinic patients with appointments waited beside patients without any. I put up two signs and asked the "
    "receptionist to call the names from a list. Waiting at the desk went down by {} within two months."
)
WAREHOUSE = (
    "In the warehouse drivers queued at the gate for a stamp. I moved the stamp to the loading ramp and wrote a list "
    "of plates. Waiting at the gate went down by {} within three weeks."
)


def told(session: str, text: str, days: int = 0, take: int = 1) -> Answer:
    return make_answer(
        f"{session}-{take}",
        interview_id=session,
        take=take,
        result=judge(f"{session}-{take}", Transcript(text)),
        answered_at=STARTED + timedelta(days=days),
    )


def lines(answers: list[Answer], earlier: list[Answer]) -> list[str]:
    return [difference_line(d, UTC) for d in told_differently(answers, earlier)]


def test_a_figure_told_otherwise_is_named_with_both_quotes_and_the_day() -> None:
    before = told("a", LIBRARY.format("38 percent", "six months", "nine"))
    now = told("b", LIBRARY.format("40 percent", "six months", "nine"), days=3)
    (line,) = lines([now], [before])
    assert "40 percent" in line
    assert "on Sat 21 Nov" in line
    assert "38 percent" in line


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("38 percent", "38%"),
        ("a third", "33%"),
        ("thirty-eight percent", "38 percent"),
        ("35 to 40 percent", "38 percent"),
    ],
)
def test_the_same_figure_in_other_words_is_no_difference(one: str, other: str) -> None:
    before = told("a", LIBRARY.format(one, "six months", "nine"))
    now = told("b", LIBRARY.format(other, "six months", "nine"), days=3)
    assert lines([now], [before]) == []


def test_other_words_around_it_still_make_one_project() -> None:
    before = told("a", LIBRARY.format("38 percent", "six months", "nine"))
    now = told(
        "b",
        "I worked at the library in Harwick, where the heating was off and we lost borrowers on Saturdays. So I got "
        "the key to the boiler from the council, and the children's corner was open. After half a year Saturday "
        "borrowing there, in the children's corner, had risen by 45 percent.",
        days=9,
    )
    assert len(lines([now], [before])) == 1


def test_another_project_with_words_in_common_is_left_alone() -> None:
    assert lines([told("b", CLINIC.format("40 percent"))], [told("a", WAREHOUSE.format("30 percent"))]) == []


def test_two_takes_of_one_session_are_not_compared() -> None:
    first = told("a", CLINIC.format("40 percent"))
    second = told("a", CLINIC.format("45 percent"), take=2)
    assert lines([second], [first]) == []


def test_an_earlier_answer_that_gives_both_figures_settles_it() -> None:
    both = CLINIC.format("40 percent") + " Later waiting at the desk went down by 45 percent."
    assert lines([told("b", CLINIC.format("45 percent"))], [told("a", both)]) == []


def test_the_latest_of_several_is_named_and_only_so_many_are_looked_at() -> None:
    now = told("now", CLINIC.format("45 percent"), days=90)
    old = [told(f"s{n}", CLINIC.format("40 percent"), days=-n) for n in range(2)]
    (found,) = told_differently([now], old)
    assert found.before.answer_id == "s0-1"
    blanks = [told(f"x{n}", "I like it here.") for n in range(MOST_EARLIER)]
    assert told_differently([now], [*blanks, *old]) == ()


def test_no_more_are_named_than_can_be_settled() -> None:
    text = (
        "Parking fines at the harbour office fell by {} percent. Lost parcels from the sorting belt went down by {} "
        "percent. I raised ticket sales for the summer concert by {} percent. Broken plates in the hotel kitchen went "
        "down by {} percent. Calls about late invoices dropped by {} percent."
    )
    now = told("b", text.format(31, 41, 51, 61, 71))
    assert len(told_differently([now], [told("a", text.format(20, 30, 40, 50, 60))])) == MOST_NAMED


def test_hostile_words_are_made_safe() -> None:
    text = LIBRARY.replace("Saturday borrowing", "Saturday\u202e \x1b[31mborrowing")
    before = told("a", text.format("38 percent", "six months", "nine"))
    now = told("b", text.format("40 percent", "six months", "nine"))
    for line in lines([now], [before]):
        assert line.isprintable()


def test_earlier_answers_are_those_of_sessions_before(tmp_path: Path) -> None:
    with Store.open(tmp_path / "history.db") as store:
        for day, session in enumerate(("a", "b", "c")):
            store.save_interview(make_interview(session, started_at=STARTED + timedelta(days=day)))
            store.save_answer(told(session, CLINIC.format("40 percent"), days=day))
        found = earlier_answers(store, store.interview("b"), 50)
        assert [answer.interview_id for answer in found] == ["a"]
        assert [a.interview_id for a in earlier_answers(store, store.interview("c"), 1)] == ["b"]


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=80), st.sampled_from([LIBRARY, CLINIC, WAREHOUSE]))
def test_what_was_told_the_same_way_never_differs(more: str, text: str) -> None:
    same = f"{text.format('38 percent', 'six months', 'nine')} {more}"
    assert told_differently([told("b", same)], [told("a", same)]) == ()
