"""An answer too short to tell anybody anything."""

from trainer.feedback import rubric
from trainer.feedback.measures import Case
from trainer.feedback.result import Advice
from trainer.feedback.rules.rule import AdviceRule, Example, Suggestion
from trainer.feedback.rules.starters import STARTERS
from trainer.feedback.rules.told_in_general import in_general
from trainer.feedback.words import clip, clock

_NAME = "too_short"
_FEW_WORDS = 30  # convention: two sentences; fewer tell nobody what was done
_SOFT_EFFECT = 0.5
_STORY_PARTS = (
    ("situation", "where and when it was"),
    ("action", "what you did yourself, step by step"),
    ("result", "how it ended"),
)


def _suggest(case: Case) -> Suggestion | None:
    if case.length != "short":
        return None
    if in_general(case) and case.words >= rubric.LENGTH_FEWEST_WORDS.value:
        return None  # a real case is what is missing; told, it takes its time
    wanted = _wanted(case)
    took = f"{'' if case.timed else 'about '}{clock(case.seconds)}"
    target = clock(case.analysis.length.target_seconds)
    tiny = case.words < _FEW_WORDS
    complete = not tiny and not wanted and not case.blame and (not case.wants_story or _changed(case))
    more = f"Add {' and '.join(wanted[:2])}." if wanted else "Add a detail that only somebody who was there can know."
    if tiny:
        message = f"Say more: there was room for about {target}, and this took {took}. {more}"
        why = "From so few words an interviewer can't tell what you know or did, and has to ask for it piece by piece."
    elif complete:
        message = f"It is all there in {took}; with about {target} to fill, one more detail would fit."
        why = "A short answer that says it all is a good answer. What made it hard is what people like to hear more of."
    else:
        message = f"There is room for more: this took {took} of about {target}. {more}"
        why = "What you leave out an interviewer has to ask for, and may not."
    value = rubric.LENGTH_RATIO.at(case.ratio)
    first = next(t for t in case.tokens if t.spoken)
    whole = case.sentences[0]
    return Suggestion(
        _SOFT_EFFECT if complete else 0.2 * (100 - value) + (8 if tiny else 2),
        Advice(
            _NAME,
            message,
            why,
            "" if complete else STARTERS.get(case.kind, ""),
            (clip(case.tokens, whole, (first.start, first.end), 30),),
        ),
    )


def _changed(case: Case) -> bool:
    return any(f.role == "change" for f in case.analysis.quantified)


def _wanted(case: Case) -> list[str]:
    parts = case.analysis.structure
    if case.wants_story:
        told = {"situation": parts.situation or parts.task, "action": parts.action, "result": case.has_result}
        return [say for name, say in _STORY_PARTS if not told[name]]
    return [element.wanted for element, span in case.shape if span is None]


TOO_SHORT = AdviceRule(
    name=_NAME,
    suggest=_suggest,
    source=f"trainer.analysis.timing.SHORT_RATIO; {rubric.LENGTH_FEWEST_WORDS.source}",
    must_give=(
        Example("I had that once with a customer, and I sorted it out.", seconds=6),
        Example("I like helping people and I think I would fit in well.", kind="motivation"),
        Example(
            "I was at the depot when the belt tore. I called the fitter, and I asked the drivers to wait in the hall. "
            "I carried the urgent boxes over by hand, and I kept a list of what was still on the belt.",
            seconds=18,
        ),
    ),
    must_not_give=(
        Example(
            "I was at the depot and a van broke down on a Friday. I called the garage and they said it would take a "
            "day. I moved the parcels over to the other van and drove the round myself, and I rang the six customers "
            "who had a time slot so that they knew. We were done by nine that night, and nobody had to wait longer "
            "than an hour. My manager made a list of spare vans after that, and the list is still on the wall.",
        ),
    ),
)
