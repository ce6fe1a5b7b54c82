"""Words that stood where a figure was wanted: ask the interviewer's own question about them."""

import re

from trainer.analysis.model import Vague
from trainer.feedback import rubric
from trainer.feedback.measures import Case
from trainer.feedback.result import Advice
from trainer.feedback.rules.rule import AdviceRule, Example, Suggestion
from trainer.feedback.signals.vagueness import QUANTITY, kind_of_vague
from trainer.feedback.words import clip, number, quote, sentence_around

_NAME = "vague"
_MONEY = re.compile(r"\b(?:money|budget|revenue|sales|costs?|profit|savings?|expensive|cheap\w*)\b", re.I)
_OFTEN = re.compile(r"\b(?:often|regularly|frequently|sometimes|rarely|constantly|all the time|every so often)\b", re.I)
_TIME = re.compile(
    r"\b(?:while|time|times|long|longer|quick\w*|fast\w*|soon\w*|years|months|weeks|days|hours|minutes|late\w*|recent\w*|"
    r"slow\w*|turnaround|wait\w*)\b",
    re.I,
)


def _suggest(case: Case) -> Suggestion | None:
    vague = case.analysis.vague
    changed = any(f.role == "change" for f in case.analysis.quantified)
    enough = 1 if not changed and case.kind != "closing" else 2
    if len(vague) < enough or case.length == "short":
        return None
    ranked = sorted(vague, key=lambda v: (-_weight(case, v), v.start))
    best = ranked[0]
    words = quote(case.text, (best.start, best.end))
    more = ""
    if len(vague) > 1:
        others = [quote(case.text, (v.start, v.end)) for v in ranked[1:3]]
        more = f" The same goes for {' and '.join(others)}."
    message = f"Put a figure to {words}: {_question(case, best)}{more}"
    why = (
        f"Heard {number(len(vague))} place{'s' if len(vague) > 1 else ''} where a figure would fit. "
        "A rough figure can be pictured, and it is what gets written down."
    )
    weights = rubric.STORY_WEIGHTS if case.wants_story else rubric.OTHER_WEIGHTS
    lost = rubric.EVIDENCE_VAGUE.at(len(vague)) + (0 if changed else rubric.EVIDENCE_CHANGE.value)
    return Suggestion(
        weights["evidence"] * lost,
        Advice(_NAME, message, why, _wording(case, best), tuple((v.start, v.end) for v in ranked)),
    )


def _said(case: Case, vague: Vague) -> str:
    return case.text[vague.start : vague.end]


def _is_change(case: Case, vague: Vague) -> bool:
    return kind_of_vague(_said(case, vague)) == "change"


def _weight(case: Case, vague: Vague) -> int:
    """What a figure is worth there: most where something changed, then where something was counted."""
    return {"change": 2, "quantity": 1, "other": 0}[kind_of_vague(_said(case, vague))]


def _question(case: Case, vague: Vague) -> str:
    said = _said(case, vague)
    if _is_change(case, vague):
        return "by how much, and in what time?"
    if _MONEY.search(said):
        return "how much, roughly?"
    if _OFTEN.search(said):
        return "how often?"
    if _TIME.search(said):
        return "how long, or how often?"
    if re.match(r"(?:most|the majority|some|a majority)\b", said, re.I):
        return "how many, out of how many?"
    return "how many, roughly?"


def _wording(case: Case, vague: Vague) -> str:
    """The candidate's own words with a gap where the figure goes."""
    sentence = sentence_around(case.sentences, vague.start)
    if sentence is None or vague.end > sentence[1]:
        return ""
    start, end = clip(case.tokens, sentence, (vague.start, vague.end), 16)
    before = case.text[start : vague.start].strip()
    after = case.text[vague.end : end].strip(" .,;:?!")
    counted = QUANTITY.match(_said(case, vague))
    if counted and not _MONEY.search(_said(case, vague)):
        return _quoted(f"{before} about ... {counted['what'].removeprefix('of ')}", after)
    at_end = not after or case.text[vague.end : end].lstrip()[:1] in {",", ".", ";"} or after.startswith("and ")
    if (
        _is_change(case, vague)
        and at_end
        and not re.search(r"\b(?:more|less|fewer|better|higher|lower)\b", _said(case, vague))
    ):
        return _quoted(f"{before} from ... to ..., in ... weeks", "")
    return '"It went from ... to ..., in ... weeks."' if _is_change(case, vague) else ""


def _quoted(before: str, after: str) -> str:
    whole = f"{before} {after}".strip() if after[:1] not in {",", ";"} else f"{before}{after}"
    whole = " ".join(whole.split()).replace('"', "'")
    return f'"{whole[:1].upper()}{whole[1:]}"'


VAGUE = AdviceRule(
    name=_NAME,
    suggest=_suggest,
    source="A figure makes a claim checkable; convention, weighted modestly (figures +0.04 in Naim 2015)",
    must_give=(
        Example(
            "I worked in a bakery and we threw away a lot of bread every night. I counted what was left for a month "
            "and I changed the baking plan, and the waste went down significantly after that.",
        ),
        Example(
            "I looked after many customers in my last role and I improved the response time considerably. I wrote "
            "new templates for the common questions, and I trained several colleagues to use them.",
            "introduction",
        ),
    ),
    must_not_give=(
        Example(
            "I worked in a bakery and we threw away sixty loaves every night. I counted what was left for a month and "
            "I changed the baking plan, and the waste went down from sixty loaves to fifteen.",
        ),
        Example("I like working with people, and I think the shop suits me.", "motivation"),
    ),
)
