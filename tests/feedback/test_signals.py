import pytest

from trainer.analysis.model import Filler, Finding
from trainer.analysis.rules.rule import Rule, spans_wanted
from trainer.analysis.tokens import tokenize
from trainer.bank.model import KINDS
from trainer.feedback.signals.blame import BLAME
from trainer.feedback.signals.general import GENERAL
from trainer.feedback.signals.own_part import own_part
from trainer.feedback.signals.repetition import repetition
from trainer.feedback.signals.shape import SHAPES, shape_of
from trainer.feedback.signals.trailing import TRAILING

RULES: tuple[Rule[Finding], ...] = (BLAME, GENERAL, TRAILING)


@pytest.mark.parametrize(("rule", "example"), [(r, e) for r in RULES for e in r.must_flag])
def test_must_flag(rule: Rule[Finding], example: str) -> None:
    text, wanted = spans_wanted(example)
    assert wanted
    assert [text[f.start : f.end] for f in rule.find(text, tokenize(text))] == [text[s:e] for s, e in wanted]


@pytest.mark.parametrize(("rule", "example"), [(r, e) for r in RULES for e in r.must_pass])
def test_must_pass(rule: Rule[Finding], example: str) -> None:
    assert rule.find(example, tokenize(example)) == ()


@pytest.mark.parametrize(
    ("text", "mine", "ours"),
    [
        ("I called the doctor and we waited.", ["I called"], ["we waited"]),
        ("I think I was lucky, and I'd say we had time.", [], []),
        ("I, um, then immediately wrote it down.", ["I, um, then immediately wrote"], []),
        ("I would ask, I always ask, and I'll ask again.", [], []),
        ("I'd called before, and I'd call again.", ["I'd called"], []),
        ("We've built it and I’ve tested it.", ["I’ve tested"], ["We've built"]),
    ],
)
def test_deeds_and_their_doers(text: str, mine: list[str], ours: list[str]) -> None:
    found = own_part(tokenize(text))
    assert [text[d.start : d.end] for d in found.mine] == mine
    assert [text[d.start : d.end] for d in found.ours] == ours


def test_nobody_did_anything_counts_as_own() -> None:
    assert own_part(tokenize("It rained.")).share == 1.0


def test_repetition_counts_phrases_of_substance_and_not_fillers() -> None:
    text = "I check the wiring and then I look, you know, and I check the wiring, you know, and I check the wiring."
    at = [i for i in range(len(text)) if text.startswith("you know", i)]
    fillers = tuple(Filler(i, i + 8, "you know", "discourse") for i in at)
    found = repetition(tokenize(text), fillers)
    assert found.share > 0.2
    assert text[found.phrases[0].start : found.phrases[0].end] == "check the wiring"
    assert len(found.phrases) == 3


def test_nothing_said_repeats_nothing() -> None:
    assert repetition((), ()).share == 0.0


@pytest.mark.parametrize(
    ("kind", "ask", "text", "missing"),
    [
        ("introduction", "", "I'm a nurse. I trained in Leeds, and I'd like to work with children.", []),
        ("introduction", "", "I trained in Leeds and then I moved to York.", ["now", "next"]),
        ("motivation", "", "You opened a new unit, and I've worked in one, which is why I came.", []),
        ("motivation", "", "It is a nice job and the pay is good.", ["them", "record", "link"]),
        ("technical", "", "First I look at the log, because it's cheap. Last month that was enough.", []),
        ("situational", "", "I'd ask her first what she needs, then I would call, because she may know.", []),
        ("career-gap", "Why is there a gap?", "I was laid off in May. I did a course, and now I'm ready.", []),
        ("career-gap", "Why is there a gap?", "It was a good place and I liked it.", ["fact", "use", "ready"]),
        ("career-gap", "Why did you leave?", "It was a good place and I liked it.", ["fact", "ready"]),
        ("behavioural", "", "I called the doctor.", []),
    ],
)
def test_shapes(kind: str, ask: str, text: str, missing: list[str]) -> None:
    found = shape_of(text, kind, ask)  # type: ignore[arg-type]
    assert [element.name for element, span in found if span is None] == missing


def test_every_other_kind_has_a_shape() -> None:
    assert set(SHAPES) == set(KINDS) - {"behavioural"}
    for elements in SHAPES.values():
        assert sum(e.points for e in elements) == 100
