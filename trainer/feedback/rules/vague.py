"""Words that stood where a figure was wanted: ask the interviewer's own question about them."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from trainer.analysis.model import Vague
from trainer.feedback import rubric
from trainer.feedback.measures import Case
from trainer.feedback.measures import counted as counted_fillers
from trainer.feedback.result import Advice
from trainer.feedback.rules.rule import AdviceRule, Example, Suggestion
from trainer.feedback.signals.vagueness import QUANTITY, kind_of_vague
from trainer.feedback.words import clip, number, quote, sentence_around

_NAME = "vague"
_FEW_WORDS = 25  # convention: in fewer, what is missing is the story and not its figure
_MONEY = re.compile(r"\b(?:money|budget|revenue|sales|costs?|profit|savings?|expensive|cheap\w*)\b", re.I)
_OFTEN = re.compile(r"\b(?:often|regularly|frequently|sometimes|rarely|constantly|all the time|every so often)\b", re.I)
_TIME = re.compile(
    r"\b(?:while|time|times|long|longer|quick\w*|fast\w*|soon\w*|years|months|weeks|days|hours|minutes|late\w*|recent\w*|"
    r"slow\w*|turnaround|wait\w*)\b",
    re.I,
)
# How much, without a measure; what is left when it is taken out may take a figure in its place.
_DEGREE = re.compile(
    r"\s(?:very |really |so |pretty )?(?:significantly|dramatically|substantially|considerably|noticeably|massively|"
    r"drastically|greatly|vastly|sharply|steeply|markedly|tremendously|hugely|quite a (?:bit|lot)|a (?:whole )?lot|"
    r"a (?:little )?bit|somewhat|a great deal)(?=\s)",
    re.I,
)
_MOVED = re.compile(
    r"\b(?:went (?:up|down)|go(?:es|ing)? (?:up|down)|came down|cut|dropp\w+|fell|rose|grew|improv\w+|increas\w+|"
    r"decreas\w+|reduc\w+|rais\w+|lower\w+|brought\b.* (?:up|down)|got\b.* (?:up|down)|boost\w+|shorten\w+|sped up)\b",
    re.I,
)
FigureWanted = Literal["change", "money", "often", "time", "share", "amount", "number"]
_ASKED: Mapping[FigureWanted, str] = MappingProxyType(
    {
        "change": "by how much, and in what time?",
        "money": "how much, roughly?",
        "often": "how often?",
        "time": "how long, or how often?",
        "share": "how many, out of how many?",
        "amount": "how much, roughly?",
        "number": "how many, roughly?",
    }
)
_PLURALS = frozenset({"people", "children", "men", "women", "staff"})


def _suggest(case: Case) -> Suggestion | None:
    vague = case.analysis.vague
    changed = any(f.role == "change" for f in case.analysis.quantified)
    enough = 1 if not changed and case.kind != "closing" else 2
    ranked = sorted(vague, key=lambda v: (-_weight(case, v), v.start))
    if len(vague) < enough or case.words < _FEW_WORDS or (len(vague) == 1 and not _weight(case, ranked[0])):
        return None
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
    lost = rubric.EVIDENCE_VAGUE.at(len(vague))
    if not changed and (case.wants_story or _is_change(case, best)):
        lost += rubric.EVIDENCE_CHANGE.value
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


def figure_for(case: Case, vague: Vague) -> FigureWanted:
    """Which figure would say what the words of `vague` leave open."""
    said = _said(case, vague)
    if _is_change(case, vague):
        return "change"
    if _MONEY.search(said):
        return "money"
    if _OFTEN.search(said):
        return "often"
    if _TIME.search(said):
        return "time"
    if re.match(r"(?:most|the majority|some|a majority)\b", said, re.I):
        return "share"
    counted = QUANTITY.match(said)
    return "amount" if counted and not _is_countable(counted["what"]) else "number"


def _question(case: Case, vague: Vague) -> str:
    return _ASKED[figure_for(case, vague)]


def _wording(case: Case, vague: Vague) -> str:
    """The candidate's own words with a gap where the figure goes; a common wording where they don't lend themselves."""
    sentence = sentence_around(case.sentences, vague.start)
    if sentence is None or vague.end > sentence[1]:
        return ""
    start, end = clip(case.tokens, sentence, (vague.start, vague.end), 16)
    before, after = case.text[start : vague.start].strip(), case.text[vague.end : end].strip(" .,;:?!")
    said = _said(case, vague)
    if _is_change(case, vague):
        moved = _DEGREE.sub(" ", f"{said} ").strip()
        if moved != said and _MOVED.search(moved):
            return _quoted(f"{before} {moved} from ... to ..., in ... weeks", case)
        return '"It went from ... to ..., in ... weeks."'
    counted = QUANTITY.match(said)
    if counted and _is_countable(counted["what"]):
        return _quoted(f"{before} about ... {counted['what'].removeprefix('of ')} {after}", case)
    return ""


def _is_countable(what: str) -> bool:
    return any(w.endswith("s") or w in _PLURALS for w in what.lower().split())


def _quoted(said: str, case: Case) -> str:
    cuts = [case.text[f.start : f.end] for f in counted_fillers(case.analysis.fillers) if not f.unwritten]
    whole = " ".join(said.split()).replace('"', "'")
    if any(re.search(rf"\b{re.escape(cut)}\b", whole) for cut in cuts):
        return ""  # a wording with fillers is no example
    return f'"{whole[:1].upper()}{whole[1:]}"'


VAGUE = AdviceRule(
    name=_NAME,
    suggest=_suggest,
    source="A figure makes a claim checkable; convention, weighted modestly (figures +0.04 in Naim 2015)",
    must_give=(
        Example(
            "I worked in a bakery and we threw away a lot of bread every night. I counted what was left for a month "
            "and I changed the baking plan, and the waste went down significantly after that.",
            target_seconds=30,
        ),
        Example(
            "I looked after many customers in my last role and I improved the response time considerably. I wrote "
            "new templates for the common questions, and I trained several colleagues to use them.",
            "introduction",
            target_seconds=30,
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
