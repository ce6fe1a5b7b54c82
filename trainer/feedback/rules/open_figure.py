"""Figures of change that all leave open from what, or in what time."""

import re

from trainer.analysis.model import Finding
from trainer.feedback import rubric
from trainer.feedback.measures import Case
from trainer.feedback.result import Advice
from trainer.feedback.rules.rule import AdviceRule, Example, Suggestion

_NAME = "open_figure"
_EFFECT = 2.0  # convention: a figure is there, which is more than most give
_BOTH = 0.5
_LED_BY = re.compile(r"\bby\s(?:(?:about|almost|nearly|around|over|roughly|more than|at least)\s)?\Z", re.IGNORECASE)
_LOOK_BACK = 20


def _suggest(case: Case) -> Suggestion | None:
    no_base = {(s.start, s.end) for s in case.analysis.signals if s.kind == "no_baseline"}
    no_time = {(s.start, s.end) for s in case.analysis.signals if s.kind == "no_time"}
    changes = {(f.start, f.end): f.kind for f in case.analysis.quantified if f.role == "change"}
    # "doubled" tells its own proportion: with the time beside it, it is complete enough
    places = {p for p in no_base | no_time if changes.get(p) != "multiple" or p in no_base & no_time}
    told_whole = any(place not in places for place in changes)
    own_record = case.kind is None or case.kind in rubric.OWN_RECORD_KINDS
    if not places or told_whole or not own_record or case.length == "short":
        return None
    best = min(places, key=lambda p: (-((p in no_base) + (p in no_time)), p not in no_base, p))
    if best in no_base and best in no_time:
        asked, wording = "from what, and in what time?", '"It went from ... to ..., in ... months."'
    elif best in no_base:
        asked, wording = "from what? Say what it was before.", '"Before that it was ..., and now it is ..."'
    else:
        asked, wording = "in what time?", '"... within ... months."'
    return Suggestion(
        _EFFECT + _BOTH * (best in no_base and best in no_time),
        Advice(
            _NAME,
            f"You said {_said(case, Finding(*best))}: {asked}",
            "The figure is there, which is the hard part. With both ends it can be pictured, and it can't be doubted.",
            wording,
            (best, *sorted(places - {best})),
        ),
    )


def _said(case: Case, figure: Finding) -> str:
    """The figure in quotation marks, with the "by" that stood before it."""
    led = _LED_BY.search(case.text, max(figure.start - _LOOK_BACK, 0), figure.start)
    start = led.start() if led else figure.start
    return case.quoted((start, figure.end))


OPEN_FIGURE = AdviceRule(
    name=_NAME,
    suggest=_suggest,
    source="Gigerenzer 2007: a relative change without its base rate misleads; effect: convention, and small",
    must_give=(
        Example(
            "The shop at the corner was empty at noon. I put the soup on the board outside and I rang the offices "
            "nearby, and I increased sales by 20%. My manager kept it.",
            target_seconds=15,
        ),
    ),
    must_not_give=(
        Example(
            "The shop at the corner was empty at noon. I put the soup on the board outside and I rang the offices "
            "nearby, and in three months sales rose by 20%, from forty bowls to forty-eight. My manager kept it.",
            target_seconds=15,
        ),
        Example("I would try to increase sales by 20% with a board outside the door.", "situational", target_seconds=5),
    ),
)
