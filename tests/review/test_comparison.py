"""Take against take, with figures that can be checked by hand."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import STARTED, make_answer, make_question, make_result
from trainer.analysis.model import Finding, Pace, Pause, Structure
from trainer.bank.model import Question
from trainer.feedback.result import Advice, Strength
from trainer.feedback.rubric import DEFAULT_BANDS
from trainer.review.comparison.compare import compare, figure_rows
from trainer.review.comparison.figures import TakeFigures, take_figures
from trainer.review.comparison.steps import Steps, steps
from trainer.review.comparison.text import comparison_text, take_words
from trainer.review.comparison.words import WordChange, signed, word_changes
from trainer.review.plain import clean
from trainer.store.records import Answer

FIRST = "So, um, I was on a ward, you know, and I called the doctor, and, um, that was that."
SECOND = "I was on a ward with 24 beds, um, and I called the doctor. In the end falls went down by a third."


def a_take(text: str, take: int = 1, question: Question | None = None, **changes: Any) -> Answer:
    result = make_result(f"take-{take}", text, **changes)
    return make_answer(
        f"take-{take}", take=take, question=question, result=result, answered_at=STARTED + timedelta(days=take)
    )


def two_takes() -> tuple[Answer, Answer]:
    ending = Advice("no_result", "Say how it ended.")
    hedged = Advice("hedges", "Say what you saw.")
    first = a_take(FIRST, fillers=("um", "you know", "um"), figures=(), advice=(ending, hedged), strengths=())
    told = Strength("change", "You said what changed.")
    second = a_take(SECOND, 2, fillers=("um",), advice=(hedged,), strengths=(told,), seconds=40.0)
    return first, second


def test_what_changed_for_the_better_and_what_is_still_open() -> None:
    found = compare(*two_takes())
    assert found.sentence == (
        "Better: a figure of what changed, an ending and fewer fillers (6 to 1.5 a minute); "
        "still open: say what you saw."
    )
    assert found.came == ("You said what changed.", 'Figures gained: "24 beds", "by a third".')
    assert found.went == (
        'Fillers that went: "um", "you know".',
        "No longer needed: Say how it ended.",
    )
    assert found.still == ("Say what you saw.",)
    rows = {row.label: (row.before, row.after) for row in found.rows}
    assert rows["length"] == ("0:30 of 1:30, short", "0:40 of 1:30, short")
    assert rows["fillers"] == ("3, 6 a minute", "1, 1.5 a minute")
    assert rows["of what changed"] == ("0", "1")


def test_the_other_way_round() -> None:
    second, first = two_takes()
    found = compare(first, second)
    assert found.sentence.startswith(
        "Not better: no figure of what changed any more, no ending any more and more fillers (1.5 to 6 a minute); "
    )
    assert 'Figures left out: "24 beds", "by a third".' in found.went
    assert "New to work on: Say how it ended." in found.came


def test_a_take_against_itself() -> None:
    first, _ = two_takes()
    found = compare(first, first)
    assert found.sentence == "Much the same, as two takes of an answer are; still open: say how it ended."
    assert (found.came, found.went) == ((), ())
    assert found.words == (WordChange("kept", FIRST),)


FIGURES = TakeFigures(
    seconds=90.0,
    target_seconds=90,
    verdict="good",
    words=200,
    fillers=3,
    per_minute=2.0,
    phrases=Counter(um=3),
    hedges=1,
    hedges_per_100=0.5,
    figures=('"24 beds"',),
    changes=(),
    wpm=133.0,
    longest_pause=1.0,
    has_result=True,
    result_at=60.0,
    result_share=0.7,
    overall=64,
)


@pytest.mark.parametrize(
    ("before", "after", "better", "worse"),
    [
        ({}, {}, (), ()),
        ({"per_minute": 8.0}, {"per_minute": 6.0}, ("fewer fillers (8 to 6 a minute)",), ()),
        ({"per_minute": 2.0}, {"per_minute": 4.8}, (), ()),  # nobody minds either
        ({"per_minute": 4.0}, {"per_minute": 7.0}, (), ("more fillers (4 to 7 a minute)",)),
        ({"per_minute": None}, {"per_minute": 9.0}, (), ()),
        ({"result_at": 70.0}, {"result_at": 48.0}, ("the ending 0:22 sooner",), ()),
        ({"result_at": 40.0}, {"result_at": 60.0}, (), ()),
        ({"result_at": 40.0}, {"result_at": 85.0, "result_share": 0.95}, (), ("the ending 0:45 later",)),
        ({"verdict": "long"}, {}, ("a good length",), ()),
        ({}, {"verdict": "short"}, (), ("shorter than it was asked to be",)),
        ({"hedges": 6, "hedges_per_100": 3.0}, {}, ("fewer hedges (6 to 1)",), ()),
        ({}, {"hedges": 6, "hedges_per_100": 3.0}, (), ("more hedges (1 to 6)",)),
        ({}, {"hedges": 4, "hedges_per_100": 2.0}, (), ()),
        ({"wpm": 200.0}, {}, ("a pace nobody remarks on",), ()),
        ({}, {"wpm": 80.0}, (), ("slower than most people speak",)),
        ({"longest_pause": 6.0}, {}, ("no long silence",), ()),
        ({}, {"longest_pause": 6.2}, (), ("a silence of 6 seconds",)),
        ({}, {"figures": ('"24 beds"', '"2 wards"', '"6 nurses"')}, ("two more figures",), ()),
        ({}, {"figures": ()}, (), ("no figure any more",)),
        ({"words": 0}, {}, ("an answer where there was none",), ()),
        ({}, {"words": 0}, (), ("no words",)),
    ],
)
def test_steps(before: dict[str, Any], after: dict[str, Any], better: tuple[str, ...], worse: tuple[str, ...]) -> None:
    was, now = replace(FIGURES, **before), replace(FIGURES, **after)
    assert steps(was, now, DEFAULT_BANDS, story=True) == Steps(better, worse)


def test_an_ending_is_no_matter_where_no_story_is_asked_for() -> None:
    assert steps(FIGURES, replace(FIGURES, has_result=False), DEFAULT_BANDS, story=False) == Steps((), ())


def test_the_place_of_the_ending() -> None:
    result = make_result("a", SECOND, seconds=46.0)  # 23 words, two seconds each
    at = SECOND.index("In the end")
    told = replace(
        result,
        analysis=replace(
            result.analysis,
            structure=Structure(result=Finding(at, at + 10), first_result_at=0.6),
            pauses=(Pause(3.0, 1.25), Pause(9.0, 2.5)),
            pace=Pace(131.4, None),
        ),
    )
    figures = take_figures(make_question(), told)
    assert figures.result_at == pytest.approx(2 * len(SECOND[:at].split()))
    rows = dict(figure_rows(make_answer("a", result=told)))
    assert rows["how it ended"] == "from 0:28"
    assert rows["pace"] == "131 words a minute"
    assert rows["longest pause"] == "2.5 s"


def test_what_was_typed_is_not_timed() -> None:
    rows = dict(figure_rows(a_take(SECOND, seconds=None)))
    assert rows["length"] == "23 words"
    assert rows["pace"] == "not timed"
    assert rows["fillers"] == "1"
    assert rows["how it ended"] == "told"


def test_words_in_runs_that_can_be_read() -> None:
    found = word_changes(
        "So, um, last winter I was on a ward and that was that.", "Last winter I was on a big ward in the end."
    )
    assert signed(found) == ("[-So, um,-] Last winter I was on a [-ward and that was that.-] {+big ward in the end.+}")


def test_case_and_punctuation_are_no_change() -> None:
    assert word_changes("So we went on", "so we, went on.") == (WordChange("kept", "so we, went on."),)
    assert word_changes("", "") == ()
    assert word_changes("Yes.", "") == (WordChange("removed", "Yes."),)


@given(st.text(max_size=60), st.text(max_size=60))
def test_no_word_is_lost(before: str, after: str) -> None:
    found = word_changes(before, after)
    assert " ".join(c.text for c in found if c.kind != "removed").split() == clean(after).split()
    gone = [w for c in found if c.kind != "added" for w in c.text.split()]
    assert len(gone) == len(clean(before).split())
    assert all(one.kind != other.kind for one, other in pairwise(found))


@given(st.text(max_size=200), st.text(max_size=200), st.integers(0, 120), st.none() | st.just(30.0))
def test_any_two_texts(before: str, after: str, width: int, seconds: float | None) -> None:
    text = comparison_text(a_take(before, seconds=seconds), a_take(after, 2), width)
    assert all(len(line) <= max(40, width) and clean(line) == line for line in text.split("\n"))


def test_the_text_stands_side_by_side() -> None:
    text = comparison_text(*two_takes(), 80, zone=STARTED.tzinfo)
    assert "                 Sun 22 Nov, 09:30, take 1      Mon 23 Nov, 09:30, take 2\n" in text
    assert "fillers          3, 6 a minute                  1, 1.5 a minute\n" in text
    assert "[-So, um,-] I was on a ward [-you know,-] {+with 24 beds, um,+} and I called the doctor." in " ".join(
        text.split()
    )


def test_which_take_it_is() -> None:
    assert take_words(a_take(FIRST, 3), STARTED.tzinfo) == "Tue 24 Nov, 09:30, take 3"
