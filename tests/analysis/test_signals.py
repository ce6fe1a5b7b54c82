"""Signals in a whole answer: found together, in order, on any text, and quickly."""

import time
from itertools import pairwise
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trainer.analysis.analyse import analyse
from trainer.analysis.figures.find import find_figures
from trainer.analysis.figures.scene import Scene
from trainer.analysis.model import Signal, SignalKind
from trainer.analysis.rules.registry import all_rules
from trainer.analysis.rules.rule import spans_wanted
from trainer.analysis.signals import signals
from trainer.analysis.tokens import tokenize
from trainer.transcript.model import Transcript

PIECES = (
    *("I", "we", "she", "always", "never", "never once", "I've", "I'm", "everybody", "loved", "me", "mind", "did"),
    *("helped with", "helped", "was involved in", "supported", "assisted", "the team", "by driving", "organise"),
    *("I guess", "kind of", "maybe", "a little bit", "improved", "rebuilt", "it", "the rota", "or something"),
    *("KPIs", "CRM", "SLA", "API", "leveraged", "stakeholders", "move the needle", "THE", "OF"),
    *("by 20%", "doubled", "from 3 to 9", "increased sales", "in", "a week", "$4,000", "a third", "saved"),
    *("um", "you know", ",", ".", "?", "’", "\n", "\u202e", "½", "İ", "ß", "🙂"),
)


def found(text: str) -> tuple[Signal, ...]:
    tokens = tokenize(text)
    scene = Scene(text, tokens)
    return signals(text, tokens, scene, find_figures(scene))


def test_every_kind_has_a_rule_and_every_rule_is_run() -> None:
    kinds = set()
    for rule in all_rules():
        text, wanted = spans_wanted(rule.must_flag[0])
        alone = rule.find(text, tokenize(text))
        if wanted and isinstance(alone[0], Signal):
            kinds.add(alone[0].kind)
            assert set(alone) <= set(found(text))
    assert kinds == set(get_args(SignalKind))


def test_the_analysis_holds_them_in_order_of_place() -> None:
    text = (
        "I helped with the fair. I always finish what I start. We cut the queue by a third, and I guess I improved it."
    )
    analysis = analyse(Transcript(text))
    assert analysis.signals == found(text)
    assert [(s.kind, text[s.start : s.end]) for s in analysis.signals] == [
        ("helped_with", "I helped with"),
        ("absolute", "I always finish"),
        ("no_baseline", "a third"),
        ("no_time", "a third"),
        ("hedged_achievement", "I guess I improved"),
    ]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("I increased sales by 20%.", {"no_baseline", "no_time"}),
        ("I increased sales by 20% in a year.", {"no_baseline"}),
        ("Sales used to be 40 a week. I increased sales by 20%.", set()),
        ("Sales went from 40 to 48.", set()),
        ("um sales went up like twenty percent", {"no_baseline", "no_time"}),
        ("The queue was twice as long as ours.", set()),
        ("I looked after 24 beds and 12 nurses.", set()),
        ("My error rate is at 2 percent.", set()),
    ],
)
def test_what_a_figure_of_change_leaves_open(text: str, kinds: set[SignalKind]) -> None:
    assert {s.kind for s in found(text)} == kinds


@pytest.mark.parametrize("text", ["", "   ", ".", "Um.", "😀", "I", "always", "helped with", "KPI"])
def test_scraps(text: str) -> None:
    for signal in found(text):
        assert text[signal.start : signal.end].strip()


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join) | st.text(max_size=200))
def test_signals_point_at_words_in_order_and_keep_apart(text: str) -> None:
    heard = found(text)
    assert list(heard) == sorted(heard, key=lambda s: (s.start, s.end))
    for signal in heard:
        assert 0 <= signal.start < signal.end <= len(text)
        assert text[signal.start : signal.end].strip() == text[signal.start : signal.end]
    for kind in get_args(SignalKind):
        for before, after in pairwise(s for s in heard if s.kind == kind):
            assert before.end <= after.start


@pytest.mark.parametrize(
    "piece",
    [
        "I helped with ",
        "I always ",
        "I guess I kind of improved ",
        "KPI ",
        "kpi crm sla ",
        "by 20% ",
        "i i and i and ",
        "maybe perhaps ",
        "I improved sort of a bit ",
        "everybody and nobody ever ",
    ],
)
def test_time_grows_with_the_text(piece: str) -> None:
    def seconds(times: int) -> float:
        text = piece * times
        tokens = tokenize(text)
        scene = Scene(text, tokens)
        figures = find_figures(scene)
        begun = time.process_time()
        signals(text, tokens, scene, figures)
        return time.process_time() - begun

    seconds(100)
    assert seconds(4000) < 60  # a guard against running away, no measure of speed
