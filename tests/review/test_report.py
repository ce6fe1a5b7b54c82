"""Reports in plain text: advice, then words, then numbers, safe to print and no wider than asked."""

import unicodedata
from dataclasses import replace
from datetime import UTC, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import STARTED, make_answer, make_interview, make_question, make_result
from trainer.analysis.model import Delivery, Filler, Finding
from trainer.feedback.judge import judge
from trainer.feedback.result import Advice, AnswerResult, Strength
from trainer.review.report import answer_text, marked_text, number_rows, score_rows, session_text
from trainer.transcript.model import Suspect, Transcript, Word


def with_filler(result: AnswerResult, *fillers: Filler) -> AnswerResult:
    return replace(result, analysis=replace(result.analysis, fillers=(*result.analysis.fillers, *fillers)))


def test_one_answer_advice_first_words_second_numbers_third() -> None:
    advice = Advice("result", "Say how it ended.", "The end is what stays.", "In the end, falls halved.", ((0, 50),))
    assert answer_text("Tell me about a change you made.", make_result(advice=(advice,)), 72) == (
        """\
Tell me about a change you made.
------------------------------------------------------------------------

What came across  You said by how much.

Next time         Say how it ended. The end is what stays.
                  > "So, um, I looked after 24 beds and a lot of patien"
                  Perhaps: In the end, falls halved.

  So, [um], I looked after «24 beds» and ~a lot of patients~. We cut
  falls «by a third».

  Marked: [filler]   «figure»   ~a figure would say more~

fillers  1 (2 a minute, 5.6 in 100 words): um 1
length   0:30 of 1:30, short
pace     36 words a minute, longest pause 1.9 s
figures  2: "24 beds" (scope), "by a third" (change)
score    64 of 100, to compare one take with another
         fillers 64: A reason for fillers.
         length 64: A reason for length.
         evidence 64: A reason for evidence.
         structure 64: A reason for structure.
         delivery 64: A reason for delivery.
"""
    )


def test_advice_beyond_the_first_stands_under_it() -> None:
    two = (Advice("a", "Do this."), Advice("b", "Then that."))
    text = answer_text(None, make_result(advice=two, strengths=()))
    assert text.startswith("Next time         Do this.\n\n                  Then that.\n\n  So, [um]")


def test_nothing_said() -> None:
    silent = make_result(text="", fillers=(), figures=(), vague=(), strengths=(), advice=())
    assert answer_text(None, silent) == "Nothing was said here, so there is nothing to judge.\n"


def test_text_that_nobody_timed() -> None:
    rows = dict(number_rows(make_result(seconds=None)))
    assert rows["fillers"] == "1 (5.6 in 100 words): um 1"
    assert rows["length"] == "18 words, not timed; the aim was 1:30"
    assert "pace" not in rows


def test_what_was_not_found_is_said_plainly() -> None:
    rows = dict(number_rows(make_result(fillers=(), suspected=("So",), figures=(("24 beds", "scope"),))))
    assert rows["fillers"] == "none heard"
    assert rows[""] == "1 suspected"
    assert rows["figures"] == '1: "24 beds" (scope); none says what changed'
    assert dict(number_rows(make_result(figures=())))["figures"] == "none"


def delivered(**known: object) -> str | None:
    result = make_result()
    delivery = Delivery(**known)  # type: ignore[arg-type]
    return dict(number_rows(replace(result, analysis=replace(result.analysis, delivery=delivery)))).get("delivery")


def test_how_it_was_spoken_is_one_line_of_what_is_known() -> None:
    assert delivered() is None
    assert delivered(start_delay=2.13) == "began after 2.1 s"
    assert delivered(
        start_delay=0.4,
        opening_wpm=138.4,
        closing_wpm=170.6,
        fading_db=4.2,
        sentences_heard=5,
        repeated=(Finding(0, 2), Finding(4, 6)),
        restarts=(Finding(8, 9),),
    ) == (
        "began after 0.4 s; 138 words a minute at the start and 171 at the end, pauses left out; "
        "sentence ends 4 dB softer; 2 words said twice; 1 restart"
    )
    assert delivered(fading_db=-3.0) == "sentence ends as loud as the rest"
    assert delivered(repeated=(Finding(0, 2),)) == "1 word said twice"


def test_hedges_are_counted_apart() -> None:
    result = with_filler(make_result(), Filler(7, 8, "i think", "hedge"), Filler(9, 15, "i think", "hedge"))
    rows = dict(number_rows(result))
    assert rows["fillers"].startswith("1 (")
    assert rows["hedges"] == "2: i think 2"


def test_a_long_answer_is_compared_with_interviewees() -> None:
    text = "um " * 18 + "word " * 482
    long = make_result(text=text, fillers=("um",) * 18, figures=(), vague=())
    (beside,) = (words for label, words in number_rows(long) if not label)
    assert beside == "about half of 138 interviewees used fewer um and uh"


def test_the_score_comes_with_its_reasons() -> None:
    rows = score_rows(make_result())
    assert rows[0][0] == "score"
    assert len(rows) == 6


def test_a_session_question_by_question() -> None:
    interview = replace(
        make_interview("i", make_question("a", "First?"), make_question("b", "Second?"), make_question("c", "Third?")),
        takes=(("1", "2"), ("3",), ()),
        finished_at=STARTED,
    )
    answers = [
        make_answer("1", result=make_result(text="The first take.", fillers=(), figures=(), vague=())),
        make_answer("2", take=2, result=make_result(text="The second take.", fillers=(), figures=(), vague=())),
        make_answer("3", question_index=1, result=make_result(text="Only one.", fillers=(), figures=(), vague=())),
    ]
    text = session_text(interview, answers, zone=timezone(timedelta(hours=-10)))
    assert text.startswith("Nursing ward\nFri 20 Nov 2026, 23:30, practice, 2 of 3 questions answered\n")
    places = [
        text.index(words)
        for words in (
            "1. First?",
            "Take 1 of 2",
            "The first take.",
            "Take 2 of 2",
            "The second take.",
            "2. Second?",
            "Only one.",
            "3. Third?",
            "Not answered.",
        )
    ]
    assert places == sorted(places)
    assert text.count("Take ") == 2


def test_a_session_left_early_says_so() -> None:
    assert "0 of 2 questions answered, not finished" in session_text(make_interview(), [], zone=UTC)


def test_outside_text_cannot_steer_the_terminal() -> None:
    hostile = "\x1b[2J\x1b]0;owned\x07 \u202eabc\r\nFake line\x9b1m"
    result = make_result(
        text=f"um {hostile} 24 beds",
        vague=(),
        strengths=(Strength("x", hostile),),
        advice=(Advice("x", hostile, hostile, hostile, ((0, 30),)),),
    )
    interview = make_interview("i", make_question(ask=hostile), bank_title=hostile)
    text = session_text(interview, [make_answer(result=result)], zone=UTC) + answer_text(hostile, result)
    assert text.replace("\n", "").isprintable()
    assert not any(line.startswith("Fake line") for line in text.splitlines())


def test_marked_text_marks_and_cleans() -> None:
    result = make_result(text="Um, 24\u202e beds", fillers=("Um",), figures=(("24\u202e beds", "scope"),), vague=())
    assert marked_text(result) == "[Um], «24 beds»"


@pytest.mark.parametrize("width", [40, 60, 80, 200])
def test_no_line_is_wider_than_asked(width: int) -> None:
    wide = make_result(text=f"{'word ' * 90}{'unbroken' * 40}", fillers=(), figures=(), vague=())
    text = session_text(make_interview(), [make_answer(result=wide)], width=width, zone=UTC)
    assert max(len(line) for line in text.splitlines()) <= width


@given(st.text(st.characters(codec=None), max_size=80), st.integers(0, 120))
def test_any_text_can_be_reported(text: str, width: int) -> None:
    result = make_result(
        text=text, fillers=(), figures=(), vague=(), strengths=(Strength("x", text),), advice=(Advice("x", text),)
    )
    report = answer_text(text, result, width)
    assert not {unicodedata.category(c) for c in report.replace("\n", "")} & {"Cc", "Cf", "Cs", "Zl", "Zp"}
    assert all(len(line) <= max(width, 40) for line in report.splitlines())


def test_suspects_stand_in_the_words_and_beside_the_count() -> None:
    transcript = Transcript(
        "at handover, um, the nurse",
        (Word(0, 2, 0.0, 0.4), Word(3, 12, 1.0, 1.4), Word(13, 16, 2.0, 2.4), Word(17, 20, 3.0, 3.4)),
        seconds=60.0,
        suspects=(Suspect(0.5, 0.8), Suspect(2.5, 2.8, "uh", "accepted"), Suspect(3.5, 3.8, "uh", "struck")),
    )
    result = judge("a", transcript)
    assert marked_text(result) == "at [uh?] handover, [um], [uh] the nurse"
    rows = number_rows(result)
    assert rows[0][1] == "2 (2 a minute, 40 in 100 words): um 1, uh 1"
    assert rows[1] == ("", "1 more suspected")
    assert number_rows(result, can_listen=True)[1] == ("", "1 more suspected: listen")


@pytest.mark.parametrize("width", [40, 44, 60])
def test_the_legend_is_not_broken_inside_a_sample(width: int) -> None:
    text = answer_text(None, make_result(suspected=("So",)), width)
    assert max(map(len, text.splitlines())) <= width
    for sample in ("[filler]", "[perhaps a filler?]", "«figure»", "~a figure would say more~"):
        assert sample in text
