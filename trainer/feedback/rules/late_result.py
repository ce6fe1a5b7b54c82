"""A result that comes only at the very end of a long story."""

from trainer.feedback import rubric
from trainer.feedback.measures import Case
from trainer.feedback.result import Advice
from trainer.feedback.rules.rule import AdviceRule, Example, Suggestion
from trainer.feedback.words import clip, sentence_around

_NAME = "late_result"
_EFFECT = 2.0


def _suggest(case: Case) -> Suggestion | None:
    parts = case.analysis.structure
    if not case.wants_story or parts.result is None or parts.first_result_at is None:
        return None
    if parts.first_result_at <= rubric.RESULT_LATE.value or case.seconds <= rubric.RESULT_LATE_SECONDS.value:
        return None
    sentence = sentence_around(case.sentences, parts.result.start) or (parts.result.start, parts.result.end)
    span = clip(case.tokens, sentence, (parts.result.start, parts.result.end), 18)
    return Suggestion(
        _EFFECT,
        Advice(
            _NAME,
            f"Say early how it ended ({case.quoted(span, most=12)}), then how you got there.",
            "Who knows that it ended well listens to how; who doesn't is still waiting for the point.",
            '"It ended well: ... Here is how it came about."',
            (span,),
        ),
    )


_LONG_RUN_UP = (
    "I was a porter at a hospital and the lift did not work. It was the old building, and it had four floors and "
    "a basement. There were beds to move and there was food to bring up. I asked the kitchen to pack it in small "
    "boxes. I carried them up the stairs with the two others on the shift. I told each ward when to expect us. "
)

LATE_RESULT = AdviceRule(
    name=_NAME,
    suggest=_suggest,
    source=rubric.RESULT_LATE.source,
    must_give=(Example(_LONG_RUN_UP * 3 + "As a result every ward had its lunch by one.", seconds=95),),
    must_not_give=(
        Example(_LONG_RUN_UP + "As a result every ward had its lunch by one.", seconds=40),
        Example("As a result every ward had its lunch by one. " + _LONG_RUN_UP * 3, seconds=95),
    ),
)
