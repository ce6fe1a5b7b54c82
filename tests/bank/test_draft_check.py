"""A form says the same as `banks check` says of the same question in a file."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from tests.bank.any_bank import questions
from trainer.bank.draft_check import Draft, check_draft, draft_of, free_id
from trainer.bank.load import check_bank
from trainer.bank.model import FollowUp, Question

GOOD = Draft("a", "Why us?", "motivation", ("honesty",), "2", "60", ("a reason",), (), ("short: Say more.",), ())


def test_a_good_draft_is_a_question() -> None:
    checked = check_draft(GOOD)

    assert checked.problems == ()
    assert checked.question == Question(
        "a", "Why us?", "motivation", ("honesty",), 2, 60, ("a reason",), (), (FollowUp("short", "Say more."),)
    )


@settings(max_examples=60, deadline=None)
@given(question=questions)
def test_every_question_survives_its_form(question: Question) -> None:
    assert check_draft(draft_of(question)).question == question


@pytest.mark.parametrize(
    ("field", "value", "line"),
    [
        ("ask", "", "ask: ''"),
        ("ask", "w" * 501, f"ask: {'w' * 501}"),
        ("kind", "oter", "kind: oter"),
        ("difficulty", "4", "difficulty: 4"),
        ("target_seconds", "5", "target_seconds: 5"),
        ("target_seconds", "soon", "target_seconds: soon"),
        ("look_for", ("a", "w" * 301), f"look_for: [a, {'w' * 301}]"),
        ("tags", ("a",) * 51, f"tags: [{', '.join(['a'] * 51)}]"),
        ("follow_ups", ("no_resutl: And?",), "follow_ups: [{when: no_resutl, ask: 'And?'}]"),
        ("follow_ups", ("no_result:",), "follow_ups: [{when: no_result, ask: ''}]"),
        ("id", "A b", "id: A b"),
    ],
)
def test_the_words_are_those_of_the_check(tmp_path: Path, field: str, value: Any, line: str) -> None:
    others = "".join(f"    {key}: x\n" for key in ("id", "ask") if key != field)
    file = tmp_path / "bank.yaml"
    file.write_text(f"title: T\nquestions:\n  -\n{others}    {line}\n")
    (said,) = check_bank(file)

    (problem,) = check_draft(replace(GOOD, **{field: value})).problems

    assert (problem.field, problem.what, problem.remedy) == (field, said.problem, said.hint)


def test_a_time_may_be_written_as_one() -> None:
    checked = check_draft(replace(GOOD, target_seconds=" 1:30 "))
    assert checked.question is not None and checked.question.target_seconds == 90


def test_a_follow_up_without_its_when_is_asked_always() -> None:
    checked = check_draft(replace(GOOD, follow_ups=("And then: what?", "", "long: In one sentence?")))
    assert checked.question is not None
    assert checked.question.follow_ups == (FollowUp("always", "And then: what?"), FollowUp("long", "In one sentence?"))


def test_advice_stops_nobody() -> None:
    checked = check_draft(replace(GOOD, look_for=(), follow_ups=("no_result: And?",)))
    assert checked.question is not None
    assert {(remark.field) for remark in checked.advice} == {"ask", "follow_ups"}


def test_an_id_is_made_of_telling_words_and_is_free() -> None:
    assert free_id("Tell me about a deadline you missed.", ()) == "deadline-missed"
    assert free_id("Tell me about a deadline you missed.", {"deadline-missed", "deadline-missed-2"}) == (
        "deadline-missed-3"
    )
    assert free_id("你为什么？", ()) == "first-question"
