"""An answer that comes back to the same words."""

from trainer.feedback import rubric
from trainer.feedback.measures import Case
from trainer.feedback.result import Advice
from trainer.feedback.rules.rule import AdviceRule, Example, Suggestion
from trainer.feedback.words import quote, times

_NAME = "repetition"
_FEWEST = 3  # convention: a phrase said twice is emphasis


def _suggest(case: Case) -> Suggestion | None:
    repeated = case.repetition
    if repeated.share <= rubric.REPEATED_QUIET.value or len(repeated.phrases) < _FEWEST:
        return None
    said = quote(case.text, (repeated.phrases[0].start, repeated.phrases[0].end))
    return Suggestion(
        0.25 * rubric.REPEATED_SHARE.at(repeated.share) + 2,
        Advice(
            _NAME,
            f"Say each thing once, in an order you announce: {said} came {times(len(repeated.phrases))}.",
            "Coming back to the same words sounds like looking for the answer while giving it.",
            '"There are three things. The first is ..."',
            tuple((p.start, p.end) for p in repeated.phrases),
        ),
    )


REPETITION = AdviceRule(
    name=_NAME,
    suggest=_suggest,
    source=rubric.REPEATED_SHARE.source,
    must_give=(
        Example(
            "I check the wiring, because the wiring is what goes wrong. So I look at the plug, and then I check the "
            "wiring again. If I check the wiring and it's fine, then I look at the plug. It's the plug or it's the "
            "wiring, so I look at the plug once more and I check the wiring at the end, to be sure of the wiring.",
            "technical",
        ),
    ),
    must_not_give=(
        Example(
            "I start at the plug, because that costs nothing to look at. Then I measure the voltage at the socket, and "
            "if it's there I open the cover and follow the wires with a lamp. Most faults are a loose screw. Last "
            "month it was a mouse, and I put a plate over the hole so that it stays out of the cabinet.",
            "technical",
        ),
    ),
)
