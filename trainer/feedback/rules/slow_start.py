"""A long silence before the first word."""

from trainer.feedback import rubric
from trainer.feedback.measures import Case
from trainer.feedback.result import Advice
from trainer.feedback.rules.rule import AdviceRule, Example, Suggestion
from trainer.feedback.words import rounded

_NAME = "slow_start"
_LEAST_EFFECT = 0.5


def _suggest(case: Case) -> Suggestion | None:
    delay = case.analysis.delivery.start_delay
    if delay is None or delay <= rubric.SLOW_START_NOTED.value:
        return None
    first = case.transcript.words[0]
    instead = '"Let me think for a moment. There was one time when ..."'
    if not case.wants_story:
        instead = '"Let me think for a moment. The first thing is ..."'
    return Suggestion(
        max(_LEAST_EFFECT, 0.18 * rubric.SLOW_START_SECONDS.at(delay)),
        Advice(
            _NAME,
            "Say that you are thinking, and then take your time.",
            f"Your first word came after {rounded(delay)} seconds. Thinking is welcome; in silence nobody can tell it "
            "from being stuck.",
            instead,
            ((first.start, first.end),),
        ),
    )


_WORDS = (
    "I was at the depot and a van broke down on a Friday. I called the garage and they said it would take a day. I "
    "moved the parcels over to the other van and drove the round myself."
)

SLOW_START = AdviceRule(
    name=_NAME,
    suggest=_suggest,
    source=rubric.SLOW_START_SECONDS.source,
    must_give=(
        Example(_WORDS, seconds=30, speech=((6.5, 30),)),
        Example(_WORDS, "motivation", seconds=40, speech=((11, 20), (21, 40))),
    ),
    must_not_give=(
        Example(_WORDS, seconds=30, speech=((4.2, 30),)),
        Example(_WORDS, seconds=30, speech=((0, 12), (20, 30))),
        Example(_WORDS, seconds=30),
        Example(_WORDS),
    ),
)
