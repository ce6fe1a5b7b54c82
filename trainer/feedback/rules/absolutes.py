"""Absolutes about oneself: each invites the one case where it was otherwise."""

from trainer.feedback.measures import Case
from trainer.feedback.result import Advice
from trainer.feedback.rules.rule import AdviceRule, Example, Suggestion
from trainer.feedback.rules.told_in_general import in_general

_NAME = "absolutes"
_FEWEST = 2  # convention: one is how people talk
_EFFECT = 2.5


def _suggest(case: Case) -> Suggestion | None:
    absolutes = [s for s in case.analysis.signals if s.kind == "absolute"]
    if len(absolutes) < _FEWEST or in_general(case):
        return None
    first, second = (case.quoted((s.start, s.end)) for s in absolutes[:2])
    return Suggestion(
        _EFFECT,
        Advice(
            _NAME,
            f"Swap {first} and {second} for one time that shows it.",
            'An "always" makes people look for the exception, and the next question may ask for it.',
            '"Last ..., for instance, ..."',
            tuple((s.start, s.end) for s in absolutes),
        ),
    )


ABSOLUTES = AdviceRule(
    name=_NAME,
    suggest=_suggest,
    source="Pomerantz 1986: extreme cases are claimed where a claim needs defending; effect: convention",
    must_give=(
        Example(
            "I'm a reliable person. I always finish what I start, and I never miss a deadline. I like to work with "
            "my hands and I would like to learn the lathe.",
            "introduction",
        ),
    ),
    must_not_give=(
        Example(
            "I'm a reliable person. I always finish what I start, and in three years I never missed a shift. I've "
            "always wanted to work with my hands.",
            "introduction",
        ),
    ),
)
