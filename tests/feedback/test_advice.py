"""Every advice rule keeps to its examples, judged end to end."""

import re
from dataclasses import replace

import pytest

from trainer.bank.model import Question
from trainer.feedback.advice import RULES
from trainer.feedback.judge import judge
from trainer.feedback.measures import Case, examine
from trainer.feedback.result import AnswerResult
from trainer.feedback.rules.rule import AdviceRule, Example
from trainer.transcript.model import SpeechSpan, Transcript, Word

ALL = [(rule, example) for rule in RULES for example in (*rule.must_give, *rule.must_not_give)]


def ids(pair: object) -> str:
    return pair.name if isinstance(pair, AdviceRule) else "example"


def question(example: Example) -> Question | None:
    if example.kind is None:
        return None
    return Question("q", example.ask, example.kind, target_seconds=example.target_seconds)


def transcript(example: Example) -> Transcript:
    words: tuple[Word, ...] = ()
    if example.seconds is not None:
        places = [m.span() for m in re.finditer(r"\S+", example.text)]
        step = example.seconds / len(places)
        words = tuple(Word(s, e, i * step, (i + 1) * step) for i, (s, e) in enumerate(places))
    speech = tuple(SpeechSpan(at, until) for at, until in example.speech)
    return Transcript(example.text, words, example.seconds, speech)


def result(example: Example) -> AnswerResult:
    return judge("a", transcript(example), question(example), target_seconds=example.target_seconds)


def case_of(example: Example) -> Case:
    judged = result(example)
    spoken = example.spoken or judged.analysis.delivery
    return examine(judged.transcript, replace(judged.analysis, delivery=spoken), question(example))


def suggested(rule: AdviceRule, example: Example) -> bool:
    return rule.suggest(case_of(example)) is not None


@pytest.mark.parametrize("rule", RULES, ids=ids)
def test_every_rule_has_examples_of_both_kinds_and_a_source(rule: AdviceRule) -> None:
    assert rule.must_give
    assert rule.must_not_give
    assert len(rule.source) > 10


def test_names_are_unique() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)


@pytest.mark.parametrize(("rule", "example"), [(r, e) for r in RULES for e in r.must_give], ids=ids)
def test_must_give(rule: AdviceRule, example: Example) -> None:
    assert suggested(rule, example)


@pytest.mark.parametrize(("rule", "example"), [(r, e) for r in RULES for e in r.must_not_give], ids=ids)
def test_must_not_give(rule: AdviceRule, example: Example) -> None:
    assert not suggested(rule, example)


@pytest.mark.parametrize(("rule", "example"), ALL, ids=ids)
def test_what_is_said_is_plain_kind_and_points_at_words(rule: AdviceRule, example: Example) -> None:
    suggestion = rule.suggest(case_of(example))
    if suggestion is None:
        return
    advice = suggestion.advice
    assert advice.rule == rule.name
    assert suggestion.effect > 0
    for said in (advice.message, advice.why):
        assert said
        assert said[-1] in '.?"'
        assert not re.search(r"!|  |\bfail|\bbad(ly)? (answer|job)|\bwrong\b|\n", said)
    assert "  " not in advice.instead
    assert advice.instead.count('"') % 2 == 0
    for start, end in advice.evidence:
        assert 0 <= start < end <= len(example.text)
        assert example.text[start:end].strip()


@pytest.mark.parametrize(
    ("said", "asked", "wording"),
    [
        ("I wrote a guide and complaints dropped significantly.", "by how much", "complaints dropped from ... to ..."),
        ("I called many customers and I wrote a guide for them.", "how many", "I called about ... customers"),
        ("I did a lot of coaching and I wrote a guide for them.", "how much", ""),
    ],
)
def test_a_vague_word_is_asked_what_it_stands_for(said: str, asked: str, wording: str) -> None:
    text = f"I was at the desk when the calls came in, and everybody was cross about the letters. {said}"
    judged = result(Example(text, target_seconds=20))
    vague = [a for a in judged.advice if a.rule == "vague"]
    assert vague
    assert asked in vague[0].message
    assert wording in vague[0].instead


def test_a_short_story_is_given_a_skeleton() -> None:
    whole = result(Example("I called the doctor.", target_seconds=90))
    assert "Say more" in whole.advice[0].message
    assert whole.advice[0].instead.startswith('"It was at')
