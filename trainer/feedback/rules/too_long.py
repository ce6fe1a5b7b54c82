"""An answer longer than the question aims at."""

from trainer.feedback import rubric
from trainer.feedback.measures import Case
from trainer.feedback.result import Advice
from trainer.feedback.rules.rule import AdviceRule, Example, Suggestion
from trainer.feedback.rules.starters import STARTERS
from trainer.feedback.words import clip, clock

_NAME = "too_long"
_LONG_RUN_UP = 0.35  # convention: a third of the answer before anybody does anything


def _suggest(case: Case) -> Suggestion | None:
    if case.length != "long":
        return None
    took = f"{'' if case.timed else 'about '}{clock(case.seconds)}"
    target = clock(case.analysis.length.target_seconds)
    action = case.analysis.structure.action
    before = sum(t.spoken and t.end <= action.start for t in case.tokens) if action and case.wants_story else 0
    share = before / case.analysis.words
    if share > _LONG_RUN_UP:
        message = f"Start closer to what you did: about {round(100 * share, -1):.0f}% of the answer comes before it."
    else:
        message = f"Tell it in about {target}. This took {took}: choose the one thread that answers the question."
    value = rubric.LENGTH_RATIO.at(case.ratio)
    longest = max(case.sentences, key=lambda s: s[1] - s[0])
    if action and share > _LONG_RUN_UP:
        run_up = [s for s in case.sentences if s[1] <= action.start]
        longest = max(run_up, key=lambda s: s[1] - s[0], default=longest)
    first = next(t for t in case.tokens if t.spoken and t.start >= longest[0])
    return Suggestion(
        0.2 * (100 - value) + 5,
        Advice(
            _NAME,
            message,
            f"{took[:1].upper()}{took[1:]} where {target} was asked: an interviewer has more questions to ask, "
            "and the best part of a long answer is often its end.",
            STARTERS.get(case.kind, ""),
            (clip(case.tokens, longest, (first.start, first.end), 30),),
        ),
    )


_STORY = (
    "I was at the depot and a van broke down. I called the garage and they said it would take a day. I moved the "
    "parcels over to the other van and drove the round myself. We were done by nine. "
)

TOO_LONG = AdviceRule(
    name=_NAME,
    suggest=_suggest,
    source="trainer.analysis.timing.LONG_RATIO",
    must_give=(Example(_STORY * 9, seconds=240), Example(_STORY * 12, kind="technical")),
    must_not_give=(Example(_STORY * 3, seconds=60), Example(_STORY, seconds=17)),
)
