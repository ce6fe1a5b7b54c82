"""What is written is clean YAML that loads to the same bank."""

from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings

from tests.bank.any_bank import TRAPS, banks
from trainer.bank.dump import dump
from trainer.bank.load import examine_bytes, load_bank
from trainer.bank.model import Bank, FollowUp, Question

SHIPPED = Path(__file__).parents[2] / "question_banks"


def loaded(text: str) -> Bank:
    examined = examine_bytes(text.encode("utf-8"), "bank.yaml")
    assert examined.problems == ()
    assert examined.bank is not None
    return replace(examined.bank, source="")


@settings(max_examples=100, deadline=None)
@given(bank=banks)
def test_any_bank_comes_back_equal(bank: Bank) -> None:
    assert loaded(dump(bank)) == bank


@settings(max_examples=50, deadline=None)
@given(bank=banks)
def test_other_readers_of_yaml_see_the_same_texts(bank: Bank) -> None:
    """The schema's own loader takes every scalar as text; others resolve them, and must find texts where texts are."""
    seen = yaml.safe_load(dump(bank))

    assert seen["title"] == bank.title
    assert seen["language"] == bank.language
    for found, question in zip(seen["questions"], bank.questions, strict=True):
        assert (found["id"], found["ask"]) == (question.id, question.ask)
        assert tuple(found.get("tags", ())) == question.tags
        assert tuple(found.get("look_for", ())) == question.look_for


@pytest.mark.parametrize("file", sorted(SHIPPED.glob("*.yaml")), ids=lambda file: file.stem)
def test_a_shipped_bank_comes_back_equal_and_settles(file: Path) -> None:
    bank = replace(load_bank(file), source="")
    text = dump(bank)

    assert loaded(text) == bank
    assert dump(loaded(text)) == text
    assert max(map(len, text.splitlines())) <= 310  # items of lists stand on one line, texts are folded


def test_line_breaks_and_control_characters_are_folded_as_the_loader_folds_them() -> None:
    bank = Bank("A\ntitle", (Question("a", "One\r\n\ttwo\x1b[2J three\u2028four"),))

    back = loaded(dump(bank))

    assert back.title == "A title"
    assert back.questions[0].ask == "One two[2J three four"


def test_it_looks_as_a_person_would_write_it() -> None:
    question = Question(
        "late-train",
        "Tell me about a day when nothing ran to time, from the first sign of it to the moment when you went "
        "homewards and said that all was done.",
        competencies=("planning", "calm"),
        look_for=("says: what came first", "no blame"),
        follow_ups=(FollowUp("no_result", "And how did it end?"),),
        tags=("no", "ward"),
    )

    assert dump(Bank("Trains, and buses", (question,), author="S. O'Neil", description="12 of them")) == (
        "schema: 1\n"
        "title: Trains, and buses\n"
        "author: S. O'Neil\n"
        "language: en\n"
        'description: "12 of them"\n'
        "questions:\n"
        "  - id: late-train\n"
        "    ask: >-\n"
        "      Tell me about a day when nothing ran to time, from the first sign of it to the moment when you went\n"
        "      homewards and said that all was done.\n"
        "    kind: behavioural\n"
        "    competencies: [planning, calm]\n"
        "    difficulty: 2\n"
        "    target_seconds: 90\n"
        "    look_for:\n"
        '      - "says: what came first"\n'
        "      - no blame\n"
        "    follow_ups:\n"
        "      - when: no_result\n"
        "        ask: And how did it end?\n"
        '    tags: ["no", ward]\n'
    )


@pytest.mark.parametrize("trap", TRAPS)
def test_no_text_becomes_anything_else(trap: str) -> None:
    bank = loaded(dump(Bank("T", (Question("a", f"a {trap}", look_for=(f"b {trap}",), tags=(f"c {trap}",)),))))

    assert loaded(dump(bank)) == bank
