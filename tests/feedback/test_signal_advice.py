"""What is advised on signals, and what it must not push out."""

import pytest

from trainer.bank.model import Kind, Question
from trainer.feedback.judge import judge
from trainer.feedback.result import Advice, AnswerResult, from_json, to_json
from trainer.feedback.rules.absolutes import ABSOLUTES
from trainer.feedback.rules.hedged_achievement import HEDGED_ACHIEVEMENT
from trainer.feedback.rules.helped_with import HELPED_WITH
from trainer.feedback.rules.jargon import JARGON
from trainer.feedback.rules.open_figure import OPEN_FIGURE
from trainer.feedback.rules.rule import AdviceRule
from trainer.transcript.model import Transcript

RULES: tuple[AdviceRule, ...] = (HELPED_WITH, HEDGED_ACHIEVEMENT, ABSOLUTES, JARGON, OPEN_FIGURE)
STORY = (
    "When I was at the garden centre the tills stood still every Saturday. I asked the cashiers what held them up, and "
    "I moved the heavy pots to a desk of their own. {} In the end the queue was gone by eleven."
)


def answer(text: str, kind: Kind = "behavioural") -> AnswerResult:
    question = Question("q", "Tell me about a time you changed something.", kind, target_seconds=25)
    return judge("a", Transcript(text), question)


def advice(result: AnswerResult, rule: str) -> Advice | None:
    return next((a for a in result.advice if a.rule == rule), None)


@pytest.mark.parametrize(
    ("more", "rule", "heard"),
    [
        ("I helped with the signs and I helped with the rota.", "helped_with", 'You said "helped with" twice'),
        (
            "I helped out with the signs and I was involved in the rota.",
            "helped_with",
            'You said "helped out with" and "was involved in"',
        ),
        ("I guess I kind of rebuilt the entrance.", "hedged_achievement", 'You said "I guess I kind of rebuilt"'),
        ("I never miss a shift and I always finish the day's work.", "absolutes", '"I never miss"'),
        ("I owned the KPIs for the CRM and the SLA.", "jargon", '"KPIs for the CRM and the SLA"'),
        ("Sales of pots went up by 20%.", "open_figure", 'You said "by 20%": from what, and in what time?'),
        ("Sales of pots went up by about 20%.", "open_figure", 'You said "by about 20%"'),
        ("In one month sales of pots went up by 20%.", "open_figure", "from what?"),
    ],
)
def test_what_was_heard_is_quoted_and_asked_about(more: str, rule: str, heard: str) -> None:
    result = answer(STORY.format(more))
    given = advice(result, rule)
    assert given is not None, [a.rule for a in result.advice]
    assert heard in given.message
    for start, end in given.evidence:
        assert result.text[start:end] in STORY.format(more)


@pytest.mark.parametrize(
    "more",
    [
        "I helped with the signs.",
        "I never miss a shift.",
        "I owned the KPIs there.",
        "Sales of pots went up by 20% in a month, from forty to forty-eight.",
        "Sales of pots doubled in a month.",
        "I helped an old man with his roses and I helped his wife.",
    ],
)
def test_once_and_whole_figures_are_let_be(more: str) -> None:
    assert not {a.rule for a in answer(STORY.format(more)).advice} & {rule.name for rule in RULES}


def test_a_hedge_taken_out_leaves_the_own_sentence() -> None:
    given = advice(answer(STORY.format("I guess I kind of rebuilt the entrance.")), "hedged_achievement")
    assert given is not None
    assert given.instead == '"I rebuilt the entrance."'


def test_an_answer_full_of_hedges_hears_of_hedges_once() -> None:
    text = (
        "I guess I sort of ran the kitchen, and I think I maybe improved the waste a bit. I suppose I kind of wrote "
        "the order list, and it probably helped, I guess. I think it might still be used there."
    )
    rules = {a.rule for a in answer(text).advice}
    assert "hedges" in rules
    assert "hedged_achievement" not in rules


def test_what_matters_more_stays() -> None:
    text = (
        "Um, so, um, you know, I helped with the fair and, uh, I helped with the signs, you know, and um, I was "
        "involved in the rota and, um, you know, I always, uh, finish what I start, you know, and I never miss a "
        "shift and, um, like, the KPIs and the CRM and the SLA, you know, um, went up significantly, uh."
    )
    rules = [a.rule for a in answer(text).advice]
    assert len(rules) == 3
    assert "fillers" in rules
    assert rules[0] not in {rule.name for rule in RULES}


def test_technical_answers_may_be_technical() -> None:
    text = STORY.format("I put the API behind the SLA and watched the KPIs in the CRM.")
    assert advice(answer(text, "technical"), "jargon") is None


def test_signals_survive_their_json() -> None:
    result = answer(STORY.format("I helped with the signs, and sales of pots went up by 20%."))
    assert {s.kind for s in result.analysis.signals} == {"helped_with", "no_baseline", "no_time"}
    assert from_json(to_json(result)) == result
