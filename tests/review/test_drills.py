"""Every drill keeps to its examples, judged end to end, and every piece of advice has a drill that serves it."""

import re

import pytest

from trainer.bank.model import Question
from trainer.feedback.advice import RULES
from trainer.feedback.focus import _PASS_MARKS
from trainer.feedback.judge import judge
from trainer.review.drills.catalogue import DRILLS, drill_of, drills_for
from trainer.review.drills.drill import Drill, Example, Verdict
from trainer.transcript.model import Transcript, Word

_TOP_LINE = 60  # of 80 columns, what stands beside "question 1 of 1"


def verdict(drill: Drill, example: Example) -> Verdict:
    question = drill.question(Question("q", example.ask, example.kind))
    words: tuple[Word, ...] = ()
    if example.seconds is not None:
        places = [m.span() for m in re.finditer(r"\S+", example.text)]
        step = example.seconds / max(1, len(places))
        words = tuple(Word(s, e, i * step, (i + 1) * step) for i, (s, e) in enumerate(places))
    return drill.verdict(question, judge("a", Transcript(example.text, words, example.seconds), question))


@pytest.mark.parametrize("drill", DRILLS, ids=lambda d: d.id)
def test_a_drill_has_examples_of_both_kinds_and_says_what_it_is(drill: Drill) -> None:
    assert drill.meets
    assert drill.misses
    assert len(drill.source) > 10
    assert drill.instruction.endswith(".")
    assert len(drill.interview_title) <= _TOP_LINE
    assert 30 <= drill.seconds <= 120


@pytest.mark.parametrize(
    ("drill", "example"), [(d, e) for d in DRILLS for e in d.meets], ids=lambda v: getattr(v, "id", "")
)
def test_what_meets_it_is_met(drill: Drill, example: Example) -> None:
    said = verdict(drill, example)
    assert said.met, said.words


@pytest.mark.parametrize(
    ("drill", "example"), [(d, e) for d in DRILLS for e in d.misses], ids=lambda v: getattr(v, "id", "")
)
def test_what_misses_it_is_missed_and_the_words_show_it(drill: Drill, example: Example) -> None:
    said = verdict(drill, example)
    assert said.met is False, said.words
    for start, end in said.evidence:
        assert 0 <= start <= end <= len(example.text)


def test_every_piece_of_advice_is_served_by_a_drill() -> None:
    for rule in {r.name for r in RULES} | set(_PASS_MARKS) | {"fillers"}:
        assert drills_for(rule), rule


def test_the_drill_that_serves_a_rule_best_comes_first() -> None:
    assert [d.id for d in drills_for("no_result")] == ["ending", "result-first"]


def test_names_and_titles_are_unique() -> None:
    assert len({d.id for d in DRILLS}) == len(DRILLS)
    assert len({d.interview_title for d in DRILLS}) == len(DRILLS)


def test_an_interview_s_title_leads_back_to_its_drill() -> None:
    assert all(drill_of(d.interview_title) is d for d in DRILLS)
    assert drill_of("General behavioural") is None


def test_nothing_heard_meets_and_misses_nothing() -> None:
    for drill in DRILLS:
        assert verdict(drill, Example("", 5.0)).met is None


def test_a_drill_asks_the_same_words_in_its_own_time() -> None:
    question = Question("q", "Tell me about a mistake.", target_seconds=120)
    asked = DRILLS[0].question(question)
    assert (asked.id, asked.ask, asked.target_seconds) == ("q", question.ask, DRILLS[0].seconds)
