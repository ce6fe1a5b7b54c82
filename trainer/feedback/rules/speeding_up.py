"""An answer that is hurried to its end."""

from trainer.analysis.model import Delivery
from trainer.feedback import rubric
from trainer.feedback.measures import Case
from trainer.feedback.result import Advice
from trainer.feedback.rules.rule import AdviceRule, Example, Suggestion
from trainer.feedback.spoken import speeding_up
from trainer.feedback.words import clip

_NAME = "speeding_up"
_LEAST_EFFECT = 1.0
_WORDS_QUOTED = 7


def _suggest(case: Case) -> Suggestion | None:
    spoken, pace = case.analysis.delivery, case.analysis.pace
    times = speeding_up(case)
    if times <= rubric.SPEEDING_NOTED.value or spoken.opening_wpm is None or spoken.closing_wpm is None:
        return None
    if pace is not None and pace.wpm > case.bands.fast_wpm * (1 + rubric.PACE_NOTED.value):
        return None  # fast as a whole: that is said instead
    last = case.sentences[-1]
    first_words = clip(case.tokens, last, (last[0], last[0] + 1), _WORDS_QUOTED)
    return Suggestion(
        max(_LEAST_EFFECT, 0.18 * rubric.SPEEDING_UP.at(times)),
        Advice(
            _NAME,
            "Take a breath before you come to the end, and give the end the time you gave the beginning.",
            f"You began at {spoken.opening_wpm:.0f} words a minute and finished at {spoken.closing_wpm:.0f}, pauses "
            "left out. The end is what is remembered, and here it went by fastest.",
            f"Stop and breathe in before {case.quoted(first_words, _WORDS_QUOTED)}.",
            (last,),
        ),
    )


_WORDS = (
    "I was at the depot and a van broke down on a Friday. I called the garage and they said it would take a day. I "
    "moved the parcels over to the other van and drove the round myself, and I rang the six customers who had a time "
    "slot so that they knew. We were done by nine that night, and nobody had to wait longer than an hour. My manager "
    "made a list of spare vans after that, and the list is still on the wall of the office."
)
_SPEECH = ((0.0, 18.0), (20.0, 32.0))

SPEEDING_UP = AdviceRule(
    name=_NAME,
    suggest=_suggest,
    source=rubric.SPEEDING_UP.source,
    must_give=(
        Example(_WORDS, seconds=32, speech=_SPEECH, spoken=Delivery(opening_wpm=140, closing_wpm=215)),
        Example(_WORDS, seconds=32, speech=_SPEECH, spoken=Delivery(opening_wpm=155, closing_wpm=200)),
    ),
    must_not_give=(
        Example(_WORDS, seconds=32, speech=_SPEECH, spoken=Delivery(opening_wpm=110, closing_wpm=160)),
        Example(_WORDS, seconds=32, speech=_SPEECH, spoken=Delivery(opening_wpm=175, closing_wpm=210)),
        Example(_WORDS, seconds=32, speech=_SPEECH, spoken=Delivery(opening_wpm=215, closing_wpm=140)),
        Example(_WORDS, seconds=20, speech=((0.0, 20.0),), spoken=Delivery(opening_wpm=200, closing_wpm=300)),
        Example(_WORDS, seconds=32, speech=_SPEECH),
        Example(_WORDS),
    ),
)
