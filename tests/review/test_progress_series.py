"""Points and sentences, with figures that can be checked by hand."""

from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest

from tests.review.progress_rows import NOW, make_row, of_rates
from trainer.feedback.rubric import Bands
from trainer.review.progress.measure import MEASURE_KEYS, MeasureKey, measure_of, measures, phrase_words, value_of
from trainer.review.progress.sentences import band_of, sentence, series_trend, title
from trainer.review.progress.series import (
    Per,
    Series,
    longest_run,
    phrase_choices,
    place_after,
    series,
    sessions_of,
    top_phrases,
)
from trainer.store.records import AnswerRow


def plotted(
    rows: tuple[AnswerRow, ...], key: MeasureKey = "fillers", per: Per = "session", phrases: tuple[str, ...] = ()
) -> Series:
    return series(sessions_of(rows, NOW.tzinfo), measure_of(key), per, phrases)


def test_measures_come_in_order() -> None:
    assert tuple(m.key for m in measures()) == MEASURE_KEYS
    pace = measure_of("pace", Bands(90, 140)).band
    assert pace is not None
    assert (pace.low, pace.high) == (90, 140)


@pytest.mark.parametrize(
    ("key", "value"),
    [("fillers", 3), ("pace", 112.5), ("length", 75), ("figures", 50), ("changes", 50), ("hedges", 1)],
)
def test_each_measure_over_two_answers_together(key: MeasureKey, value: float) -> None:
    long = make_row("a")  # 200 words in two minutes, at 120 a minute in the time spent speaking
    short = make_row("b", seconds=60, words=100, wpm=100.0, fillers=1, hedges=1, figures=0, changes=0)
    found = value_of(key, (long, short))
    assert found is not None
    assert found.value == pytest.approx(value)
    assert found.answers == 2


def test_lengths_show_how_far_apart_they_lie() -> None:
    found = value_of("length", (make_row("a", seconds=30), make_row("b", seconds=180)))
    assert found is not None
    assert (found.low, found.value, found.high) == (25, 87.5, 150)


def test_a_share_looks_at_questions_about_own_work_only() -> None:
    plan = make_row("b", kind="situational", figures=0)
    found = value_of("figures", (make_row("a"), plan))
    assert found is not None
    assert (found.value, found.answers) == (100, 1)
    assert value_of("figures", (plan,)) is None


def test_what_was_typed_has_no_rate_a_minute_but_hedges() -> None:
    typed = make_row(seconds=None, wpm=None, source="typed", length_verdict="unknown")
    assert [key for key in MEASURE_KEYS if value_of(key, (typed,)) is None] == ["fillers", "pace", "length"]


def test_too_few_words_are_no_rate() -> None:
    assert value_of("fillers", (make_row(words=59),)) is None
    assert value_of("fillers", (make_row(words=60),)) is not None


def test_phrases_are_counted_by_themselves() -> None:
    found = value_of("fillers", (make_row(),), ("you know",))
    assert found is not None
    assert found.value == 1.5


def test_the_last_take_counts_and_no_follow_up() -> None:
    rows = (
        make_row("a", take=2, fillers=4, answered_at=NOW + timedelta(minutes=5)),
        make_row("b", take=1, fillers=20),
        make_row("c", take=3, fillers=40, follows="a", probe="And how did it end?"),
    )
    (session,) = sessions_of(rows, NOW.tzinfo)
    assert [a.id for a in session.answers] == ["a"]
    assert session.start == NOW
    assert [p.value for p in plotted(rows).points] == [2.0]


def test_weeks_begin_on_monday_in_the_users_own_zone() -> None:
    sunday_night = datetime.fromisoformat("2026-11-22T23:30:00+00:00")
    row = make_row(answered_at=sunday_night)
    for hours, day in ((0, 16), (1, 23)):
        sessions = sessions_of((row,), timezone(timedelta(hours=hours)))
        (point,) = series(sessions, measure_of("fillers"), "week").points
        assert point.start.day == day


def test_a_week_puts_its_answers_together_and_weeks_without_leave_room() -> None:
    rows = (
        make_row("a", interview_id="1", answered_at=NOW - timedelta(weeks=3)),
        make_row("b", interview_id="2", answered_at=NOW, fillers=2),
        make_row("c", interview_id="3", answered_at=NOW + timedelta(days=1), seconds=240, fillers=4),
    )
    shown = plotted(rows, per="week")
    assert [(p.place, p.value) for p in shown.points] == [(0, 4.0), (3, 1.0)]
    assert shown.session_values == (4.0, 1.0, 1.0)


def test_the_view_ends_somewhere() -> None:
    shown = plotted(of_rates(*[6.0] * 70))
    assert (len(shown.points), shown.left_out) == (60, 10)
    assert "the latest 60 sessions" in sentence(shown)
    weeks = plotted(of_rates(*[6.0] * 20, days_apart=7 * 4), per="week")
    assert (len(weeks.points), weeks.left_out) == (14, 6)
    assert len(weeks.session_values) == 14


def test_the_line_of_the_focus_stands_after_the_session_that_set_it() -> None:
    rows = of_rates(9, 8, 7)
    shown = plotted(rows)
    assert [place_after(shown, r.answered_at) for r in rows] == [0.5, 1.5, 2.5]
    assert place_after(shown, NOW - timedelta(days=9)) is None
    assert place_after(plotted(()), NOW) is None
    assert place_after(plotted(rows, per="week"), NOW) == pytest.approx(8 / 7)  # Tuesday, after a week and a day


def test_phrases_used_most() -> None:
    rows = (
        make_row("a", phrases=(("um", 5), ("like", 4), ("so", 1))),
        make_row("b", phrases=(("you know", 3), ("so", 1))),
        make_row("c", phrases=(("anyway", 90),), follows="a"),
    )
    assert top_phrases(rows) == ("um", "like", "you know")
    assert phrase_choices(rows, ("so",)) == ((), ("so",), ("um",), ("like",), ("you know",))
    assert phrase_choices(rows, ("um",)) == ((), ("um",), ("like",), ("you know",))
    assert phrase_choices(()) == ((),)


def test_a_phrase_steers_no_terminal() -> None:
    assert phrase_words(("\x1b[31mum\n", "uh")) == '"[31mum " and "uh"'


def test_the_longest_run() -> None:
    assert longest_run([True, True, False, True, True]) == (3, 5)
    assert longest_run([False, True, True, True, False, True]) == (1, 4)
    assert longest_run([False]) == longest_run([]) == (0, 0)


FALLING = (9.0, 8.5, 8, 8.2, 7, 6.1, 6.3, 5, 4.4, 4.1, 3.9, 4)


def test_a_clear_trend_is_told_with_its_ends() -> None:
    shown = plotted(of_rates(*FALLING))
    assert sentence(shown) == (
        "Fewer fillers: from about 9 to about 3.9 a minute over 12 sessions, now in the band where nobody minds."
    )
    assert series_trend(shown).kind == "down"
    assert sentence(plotted(of_rates(*FALLING[::-1]))) == (
        "More fillers: from about 3.9 to about 9 a minute over 12 sessions."
    )


def test_a_single_phrase_has_no_band() -> None:
    shown = plotted(of_rates(*FALLING), phrases=("um",))
    assert band_of(shown) is None
    assert sentence(shown) == 'Less "um": from about 9 to about 3.9 a minute over 12 sessions.'
    assert title(shown.measure, shown.phrases) == 'Fillers a minute, "um"'


def test_weeks_say_how_many_sessions_stand_behind_them() -> None:
    assert "over 12 sessions in three weeks" in sentence(plotted(of_rates(*FALLING), per="week"))


def test_few_sessions_are_no_trend() -> None:
    assert sentence(plotted(of_rates(9, 6, 3))) == "Three sessions: too early for a trend; the last had 3 a minute."
    assert sentence(plotted(of_rates(9))) == "One session: too early for a trend; the last had 9 a minute."


def test_no_trend_is_no_trend() -> None:
    assert sentence(plotted(of_rates(4, 6, 3, 5, 7, 4))) == (
        "No clear trend over 6 sessions: half of them between 4 and 5.8 a minute, "
        "4 of 6 in the band where nobody minds."
    )
    assert sentence(plotted(of_rates(*FALLING), "pace")) == (
        "Much the same over 12 sessions: about 120 words a minute, all in the band where nobody remarks on it."
    )


@pytest.mark.parametrize(
    ("key", "words"),
    [("fillers", "60 timed words"), ("length", "timed"), ("changes", "your own work"), ("hedges", "60 words")],
)
def test_nothing_to_show(key: MeasureKey, words: str) -> None:
    said = sentence(plotted((), key))
    assert said.startswith("Nothing to show yet: ")
    assert words in said


def test_a_session_in_which_too_little_was_said_is_left_out() -> None:
    rows = of_rates(9, 8, 7)
    shown = plotted((replace(rows[0], words=20), *rows[1:]))
    assert (len(shown.points), shown.bare) == (2, 1)
