"""Which answers are wanted, in plain words."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.errors import UsageError
from trainer.feedback.advice import RULES
from trainer.review.which import (
    FINDINGS,
    day_meant,
    filter_words,
    finding_words,
    kind_words,
    known_kind,
    start_of_month,
    start_of_week,
)
from trainer.store.records import AnswerFilter

BERLIN = timezone(timedelta(hours=1), "fixed")
NOW = datetime(2026, 11, 24, 18, 0, tzinfo=UTC)  # a Tuesday


def test_every_rule_of_the_advice_has_words_to_choose_it_by() -> None:
    assert {rule.name for rule in RULES} | {"no_speech"} == set(FINDINGS)
    assert all("_" not in words and words[:1].islower() for words in FINDINGS.values())
    assert len(set(FINDINGS.values())) == len(FINDINGS)


def test_a_rule_of_another_version_is_named_as_it_is() -> None:
    assert finding_words("new_\x1brule") == "new rule"
    assert kind_words("career-gap") == "career gap"
    assert known_kind("career-gap") == "career-gap"
    assert known_kind("") is None


def test_weeks_begin_on_monday_and_months_on_their_first() -> None:
    assert start_of_week(NOW) == datetime(2026, 11, 23, tzinfo=UTC)
    assert start_of_week(NOW - timedelta(days=2)) == datetime(2026, 11, 16, tzinfo=UTC)  # a Sunday
    assert start_of_month(NOW) == datetime(2026, 11, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2026-11-01", (2026, 11, 1)),
        (" 2025-2-3 ", (2025, 2, 3)),
        ("1 Nov", (2026, 11, 1)),
        ("1. november", (2026, 11, 1)),
        ("24 Nov", (2026, 11, 24)),
        ("25 nov", (2025, 11, 25)),  # this year's is still ahead
        ("25 November 2026", (2026, 11, 25)),
        ("29 feb", (2024, 2, 29)),
    ],
)
def test_a_day_is_read_as_one_writes_days(written: str, day: tuple[int, int, int]) -> None:
    assert day_meant(written, NOW) == datetime(*day, tzinfo=UTC)


@pytest.mark.parametrize("written", ["", "soon", "2026-13-01", "31 Feb", "1 Smarch", "0 Nov", "99999-01-01", "[/red]"])
def test_what_is_no_day_says_how_to_write_one(written: str) -> None:
    with pytest.raises(UsageError) as error:
        day_meant(written, NOW)
    assert "1 Nov" in error.value.hint


@given(st.text(max_size=30))
def test_nothing_that_is_written_for_a_day_is_more_than_refused(written: str) -> None:
    try:
        assert day_meant(written, NOW).hour == 0
    except UsageError as error:
        assert error.message.isprintable()


def test_a_filter_in_words() -> None:
    assert filter_words(AnswerFilter(), UTC) == ""
    which = AnswerFilter(
        bank_title="Nursing\nward",
        question_id="falls",
        kind="motivation",
        finding="no_result",
        since=datetime(2026, 11, 1, 23, 30, tzinfo=UTC),
        until=NOW,
        starred=True,
        with_probes=False,
    )
    assert filter_words(which, BERLIN, ask="Tell me.") == (
        'Nursing ward, "Tell me.", motivation, no result, since Mon 2 Nov 2026, before Tue 24 Nov 2026, starred, '
        "without follow-up questions"
    )
