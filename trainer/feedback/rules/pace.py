"""A pace outside the wide band."""

from trainer.feedback import rubric
from trainer.feedback.measures import Case
from trainer.feedback.result import Advice
from trainer.feedback.rules.rule import AdviceRule, Example, Suggestion

_NAME = "pace"


def _suggest(case: Case) -> Suggestion | None:
    pace = case.analysis.pace
    if pace is None or case.words < rubric.WORDS_TO_JUDGE.value:
        return None
    slow, fast = case.bands.slow_wpm, case.bands.fast_wpm
    band = f"{slow:.0f} to {fast:.0f}"
    if pace.wpm > fast:
        outside = pace.wpm / fast - 1
        advice = Advice(
            _NAME,
            "Slow down a little: breathe out at the end of each sentence.",
            f"This was {pace.wpm:.0f} words a minute; at {band} people can listen and take notes.",
        )
    elif pace.wpm < slow:
        outside = 1 - pace.wpm / slow
        advice = Advice(
            _NAME,
            "Move on a little faster: know your first sentence and your last before you start.",
            f"This was {pace.wpm:.0f} words a minute; {band} is what people are used to.",
        )
    else:
        return None
    if outside < rubric.PACE_NOTED.value:
        return None
    return Suggestion(0.18 * rubric.PACE_OUTSIDE.at(outside), advice)


_WORDS = (
    "I was at the depot and a van broke down on a Friday. I called the garage and they said it would take a day. I "
    "moved the parcels over to the other van and drove the round myself, and I rang the six customers who had a time "
    "slot so that they knew. We were done by nine that night, and nobody had to wait longer than an hour."
)

PACE = AdviceRule(
    name=_NAME,
    suggest=_suggest,
    source="Published ranges disagree (100-165, 120-150, 130-175 words a minute): the widest, and a user may set it",
    must_give=(Example(_WORDS, seconds=18), Example(_WORDS, seconds=80)),
    must_not_give=(Example(_WORDS, seconds=26), Example(_WORDS, seconds=36), Example(_WORDS)),
)
