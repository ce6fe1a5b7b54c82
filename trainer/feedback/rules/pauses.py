"""Long silences inside an answer."""

from trainer.feedback import rubric
from trainer.feedback.measures import Case
from trainer.feedback.result import Advice
from trainer.feedback.rules.rule import AdviceRule, Example, Suggestion
from trainer.feedback.words import Span, number, rounded

_NAME = "pauses"
_EFFECT_ONE = 1.5


def _suggest(case: Case) -> Suggestion | None:
    long = [p for p in case.analysis.pauses if p.seconds >= rubric.LONG_PAUSE_SECONDS.value]
    longest = max((p.seconds for p in long), default=0.0)
    if len(long) < 2 and longest < rubric.PAUSE_NOTED_SECONDS.value:
        return None
    if len(long) > 1:
        heard = f"Heard {number(len(long))} silences of {rounded(rubric.LONG_PAUSE_SECONDS.value)} seconds and more"
        heard += f", the longest {rounded(longest)}."
    else:
        heard = f"Heard one silence of {rounded(longest)} seconds."
    return Suggestion(
        max(_EFFECT_ONE, 0.18 * rubric.LONG_PAUSES.at(len(long))),
        Advice(
            _NAME,
            "Take the time to think before you start, and say so; then the answer runs through.",
            f"{heard} A breath between sentences is welcome; a long silence inside one sounds like being stuck.",
            '"Give me a moment to think of a good example."',
            tuple(s for p in sorted(long, key=lambda p: -p.seconds) if (s := _after(case, p.at + p.seconds))),
        ),
    )


def _after(case: Case, at: float) -> Span | None:
    """The word that broke the silence; word times may be off by a little."""
    timed = [w for w in case.transcript.words if w.at is not None and w.end > w.start]
    if not timed:
        return None
    word = min(timed, key=lambda w: abs((w.at or 0.0) - at))
    return word.start, word.end


_WORDS = (
    "I was at the depot and a van broke down on a Friday. I called the garage and they said it would take a day. I "
    "moved the parcels over to the other van and drove the round myself."
)

PAUSES = AdviceRule(
    name=_NAME,
    suggest=_suggest,
    source="Share of silence -0.28 with ratings (Naim 2015); where a pause becomes long is convention",
    must_give=(
        Example(_WORDS, seconds=40, speech=((0, 8), (12, 20), (24.5, 40))),
        Example(_WORDS, seconds=40, speech=((0, 15), (21.5, 40))),
    ),
    must_not_give=(
        Example(_WORDS, seconds=40, speech=((0, 15), (18.4, 40))),
        Example(_WORDS, seconds=40, speech=((0, 15), (16, 40))),
        Example(_WORDS),
    ),
)
