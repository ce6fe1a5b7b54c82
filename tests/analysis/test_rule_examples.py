"""Every rule keeps the promise of its examples."""

from collections.abc import Iterator

import pytest

from trainer.analysis.fillers import RULES as FILLER_RULES
from trainer.analysis.model import Filler
from trainer.analysis.rules.registry import all_rules, rules_by_module
from trainer.analysis.rules.rule import Rule, spans_wanted
from trainer.analysis.tokens import tokenize

AnyRule = Rule  # type: ignore[type-arg]


def _found(rule: AnyRule, text: str) -> list[tuple[int, int]]:
    return [(f.start, f.end) for f in rule.find(text, tokenize(text))]


def _examples(field: str) -> Iterator[object]:
    for rule in all_rules():
        for example in getattr(rule, field):
            yield pytest.param(rule, example, id=f"{rule.name}: {example}")


def test_every_module_of_the_package_gives_rules() -> None:
    assert {name for name, rules in rules_by_module().items() if not rules} == set()


def test_no_two_rules_share_a_name() -> None:
    names = [rule.name for rule in all_rules()]
    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.name)
def test_a_rule_has_examples_of_both_kinds_and_a_source(rule: AnyRule) -> None:
    assert len(rule.must_flag) >= 2
    assert len(rule.must_pass) >= 2
    assert rule.source
    assert all("[[" in example for example in rule.must_flag)
    assert not any("[[" in example for example in rule.must_pass)


@pytest.mark.parametrize(("rule", "example"), _examples("must_flag"))
def test_flags_what_stands_in_brackets_and_nothing_else(rule: AnyRule, example: str) -> None:
    text, wanted = spans_wanted(example)
    assert _found(rule, text) == list(wanted)


@pytest.mark.parametrize(("rule", "example"), _examples("must_pass"))
def test_passes_over_innocent_sentences(rule: AnyRule, example: str) -> None:
    assert _found(rule, example) == []


def test_every_rule_that_finds_fillers_is_run() -> None:
    def finds_fillers(rule: AnyRule) -> bool:
        text, _ = spans_wanted(rule.must_flag[0])
        return any(isinstance(found, Filler) for found in rule.find(text, tokenize(text)))

    assert {rule.name for rule in all_rules() if finds_fillers(rule)} == {rule.name for rule in FILLER_RULES}
