"""Bests, the focus, the table of questions, practice days, and all of it as text."""

import math
from dataclasses import replace
from datetime import timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories import make_question, make_result
from tests.review.progress_rows import NOW, make_row, of_rates
from trainer.bank.model import KINDS
from trainer.feedback.result import Advice
from trainer.review.plain import clean
from trainer.review.progress.days import practice_days
from trainer.review.progress.focus import FocusStory, Held, focus_story, focus_words
from trainer.review.progress.overview import Overview, overview
from trainer.review.progress.questions import practised_questions, takes_of, weakest_first
from trainer.review.progress.sentences import sentence
from trainer.review.progress.series import series
from trainer.review.progress.text import progress_text
from trainer.store.records import AnswerRow


def best_words(*rows: AnswerRow) -> list[str]:
    return [best.words for best in overview(rows, NOW).bests]


def test_bests_need_some_answers() -> None:
    assert best_words(*of_rates(2, 2, 2, 2)) == []
    assert best_words(*of_rates(2, 2, 2, 2, 2)) != []


def test_fewest_fillers_in_an_answer_of_a_sensible_length() -> None:
    rows = (
        *of_rates(9, 9, 9, 9, 9),
        make_row("short", seconds=20, fillers=0, length_verdict="short"),
        make_row("brief", words=40, fillers=0),
        make_row("good", seconds=94, fillers=0, question_id="why", ask="Why us?"),
        make_row("shorter", seconds=80, fillers=0),
    )
    best = overview(rows, NOW).bests[0]
    assert best.words == "Fewest fillers in one answer: 1:34 without a single filler"
    assert (best.answer_id, best.ask) == ("good", "Why us?")


def test_many_fillers_are_no_best() -> None:
    assert best_words(*of_rates(9, 8, 7, 8, 9)) == []


def test_most_sessions_in_a_row() -> None:
    assert "Most sessions in a row with at most 5 fillers a minute: three, since Sun 22 Nov" in best_words(
        *of_rates(9, 4, 9, 5, 4, 3)
    )
    assert "Most sessions in a row with at most 5 fillers a minute: three, until Sun 22 Nov" in best_words(
        *of_rates(9, 5, 4, 3, 8, 4)
    )


def test_most_figures_of_what_changed_and_most_gained() -> None:
    rows = list(of_rates(9, 9, 9, 9, 9, overall=50))
    rows[3] = replace(rows[3], changes=3, overall=71)
    bests = overview(rows, NOW).bests
    assert [(b.words, b.answer_id) for b in bests] == [
        ("Most figures of what changed in one answer: three", "take-3"),
        ("Most gained on one question: score 50 in the first take, 71 here", "take-3"),
    ]


def test_the_table_of_questions() -> None:
    rows = (
        make_row("a", overall=70, answered_at=NOW - timedelta(days=3)),
        make_row("b", overall=60, interview_id="2", bank_title="Another bank", answered_at=NOW - timedelta(days=1)),
        make_row("c", question_id="why-us", ask="Why us?", overall=40, answered_at=NOW - timedelta(days=2)),
        make_row("d", ask="Another question of that name.", words=0, overall=0, answered_at=NOW - timedelta(days=5)),
        make_row("e", overall=99, follows="a"),
    )
    table = practised_questions(rows)
    assert [(q.question_id, q.best, q.last, q.takes) for q in table] == [
        ("falls", 70, 60, 2),
        ("why-us", 40, 40, 1),
        ("falls", None, None, 1),
    ]
    assert [q.last for q in weakest_first(table)] == [None, 40, 60]
    assert [r.id for r in takes_of(rows, "falls", "Tell me about  a change you made.")] == ["a", "b"]


def test_practice_days_are_told_and_never_held_against_anybody() -> None:
    def days(*ago: float) -> str:
        return practice_days([make_row(answered_at=NOW - timedelta(days=a)) for a in ago], NOW)

    assert days(0, 0.1, 2, 6, 9) == "Practised on three of the last seven days."
    assert days(9, 30) == "Last practised: Sun 15 Nov."
    assert days() == ""


def held(id: str, days_ago: int, rule: str = "vague", **changes: Any) -> Held:
    """A session of one answer whose advice is this."""
    result = make_result(id, advice=(Advice(rule, "Do this."),) if rule else (), **changes)
    return Held(id, NOW - timedelta(days=days_ago), ((make_question(), result),))


def test_the_focus_began_with_the_first_of_the_sessions_in_a_row_that_named_it() -> None:
    bare: dict[str, Any] = {"figures": ()}
    story = focus_story([held("d", 1), held("c", 3, **bare), held("b", 5, **bare), held("a", 9, "hedges")])
    assert story is not None
    assert (story.set_in, story.since) == ("b", 2)
    assert focus_words(story, NOW) == (
        "Your focus, set on Thu 19 Nov: a figure of what changed in each story. "
        "1 of 1 this time, 0 of 1 before, reached."
    )


def test_a_focus_just_set_tells_what_became_of_the_one_before() -> None:
    story = focus_story([held("b", 0), held("a", 1, "hedges")])
    assert story is not None
    assert focus_words(story, NOW) == (
        "Your focus, set today: a figure of what changed in each story. "
        "The one before was at most two hedges in each answer: 1 of 1 this time, 1 of 1 before, reached."
    )
    first = focus_story([held("a", 0)])
    assert first is not None
    assert focus_words(first, NOW).endswith("The next session will show how it goes.")


def test_without_advice_there_is_no_focus() -> None:
    assert focus_story([]) is None
    assert focus_story([held("b", 0, ""), held("a", 1)]) is None


def a_story(since_session: int) -> FocusStory:
    story = focus_story([held("x", 1), held(f"session-{since_session}", 3)])
    assert story is not None
    return story


def test_what_else_changed_is_told_where_it_is_sure() -> None:
    rates = (9, 8.5, 8, 8.6, 9.2, 8.8, 4, 3.5, 4.2, 3, 3.6)
    assert overview(of_rates(*rates), NOW, focus=a_story(5)).since_line == (
        "Since then, beyond chance: fewer fillers, 3.6 a minute (8.7 before)."
    )
    assert overview(of_rates(*rates), NOW, focus=a_story(8)).since_line.startswith("Two sessions since then: too early")
    assert overview(of_rates(*[6.0] * 12), NOW, focus=a_story(5)).since_line == (
        "Six sessions since then: nothing else changed beyond chance."
    )
    assert overview(of_rates(*rates), NOW, focus=a_story(10)).since_line == ""


def test_the_text_of_a_few_sessions() -> None:
    text = progress_text(of_rates(9, 6, 3), 60, now=NOW, focus=a_story(1))
    assert text.startswith("3 sessions. Practised on three of the last seven days.\n")
    assert "Your focus, set on Sat 21 Nov" in text
    assert "Three sessions: too early for a trend" in text
    assert "sessions since Sun 22 Nov:  9  6  3" in text
    assert "   64  64   3  today         Tell me about a change you" in text


def test_the_text_of_nothing() -> None:
    assert progress_text((), now=NOW) == "Nothing to show yet. After your first interview its figures stand here.\n"


NUMBERS = st.sampled_from([None, math.nan, math.inf, -1.0, 0.0, 1e300, 5e-324]) | st.floats(0, 4000)
COUNTS = st.integers(0, 3000)
ROWS = st.builds(
    make_row,
    st.text(max_size=3),
    interview_id=st.sampled_from("abcd"),
    question_index=st.integers(0, 3),
    take=st.integers(1, 4),
    question_id=st.sampled_from(["falls", "why-us"]),
    ask=st.text(max_size=30),
    kind=st.sampled_from(KINDS),
    answered_at=st.datetimes().map(lambda d: d.replace(tzinfo=NOW.tzinfo)).filter(lambda d: 1 < d.year < 9999),
    seconds=NUMBERS,
    wpm=NUMBERS,
    target_seconds=st.integers(0, 600),
    words=COUNTS,
    fillers=COUNTS,
    hedges=COUNTS,
    figures=COUNTS,
    changes=COUNTS,
    overall=st.integers(0, 100),
    phrases=st.lists(st.tuples(st.text(max_size=8), COUNTS), max_size=4).map(tuple),
    follows=st.none() | st.just("a"),
)


@settings(max_examples=60)
@given(st.lists(ROWS, max_size=12), st.integers(0, 130), st.sampled_from(["session", "week"]))
def test_no_shape_of_data_crashes(rows: list[AnswerRow], width: int, per: Any) -> None:
    seen: Overview = overview(rows, NOW, focus=a_story(1))
    for measure in seen.measures:
        for phrases in seen.phrases:
            shown = series(seen.sessions, measure, per, phrases)
            assert all(math.isfinite(p.value) and p.low <= p.value <= p.high for p in shown.points)
            assert sentence(shown).endswith(".")
    text = progress_text(rows, width, now=NOW, per=per)
    assert all(len(line) <= max(40, width) and clean(line) == line for line in text.split("\n"))
