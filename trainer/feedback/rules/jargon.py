"""Jargon heaped up in one sentence; a technical question may well ask for it."""

from trainer.feedback.measures import Case
from trainer.feedback.result import Advice
from trainer.feedback.rules.rule import AdviceRule, Example, Suggestion
from trainer.feedback.words import number

_NAME = "jargon"
_EFFECT = 2.5
_ANOTHER = 1.0


def _suggest(case: Case) -> Suggestion | None:
    heaps = [s for s in case.analysis.signals if s.kind == "jargon"]
    if not heaps or case.kind == "technical":
        return None
    often = "" if len(heaps) == 1 else f" There are {number(len(heaps))} such places."
    return Suggestion(
        _EFFECT + _ANOTHER * (len(heaps) - 1),
        Advice(
            _NAME,
            f"Say {case.quoted((heaps[0].start, heaps[0].end), 14)} as you would to a friend in another trade.{often}",
            "The first person to interview you may be from another department. What isn't followed isn't remembered.",
            '"In plain words: I ..., so that ..."',
            tuple((s.start, s.end) for s in heaps),
        ),
    )


JARGON = AdviceRule(
    name=_NAME,
    suggest=_suggest,
    source="Federal Plain Language Guidelines 2011: jargon and undefined abbreviations; effect: convention",
    must_give=(
        Example(
            "In my last role I owned the KPIs for the CRM and the SLA with our stakeholders. I wrote the reports and "
            "I called the customers who had waited longest."
        ),
    ),
    must_not_give=(
        Example("In my last role I owned the KPIs. I wrote the reports and I called the customers."),
        Example("I would put the API behind an SLA and watch the KPIs in the CRM.", "technical"),
    ),
)
