"""Hedges heaped on one's own work."""

import re

from trainer.feedback import rubric
from trainer.feedback.measures import Case
from trainer.feedback.result import Advice
from trainer.feedback.rules.rule import AdviceRule, Example, Suggestion
from trainer.feedback.words import Span, clip, is_clean, number, sentence_around, without

_NAME = "hedges"
_LONGEST_WORDING = 20
_OWN = re.compile(r"\b(?:I|we)\b", re.IGNORECASE)  # without a doer it shows nothing
# What stays behind when the hedges that were found are taken out: such a sentence is no example.
_STILL_HEDGED = re.compile(
    r"\b(?:i don't know|i'm not sure|i (?:think|believe|suppose|guess)|more or less|or so|or something|possibly|"
    r"perhaps|probably|maybe|kind of|sort of|somewhat)\b",
    re.IGNORECASE,
)


def _suggest(case: Case) -> Suggestion | None:
    if len(case.hedges) < rubric.HEDGES_FEWEST.value or case.hedges_per_100 <= rubric.HEDGES_QUIET.value:
        return None
    by_sentence: dict[Span | None, list[Span]] = {}
    for hedge in case.hedges:
        by_sentence.setdefault(sentence_around(case.sentences, hedge.start), []).append((hedge.start, hedge.end))
    ranked = sorted(by_sentence.items(), key=lambda s: -len(s[1]))
    phrases = list(dict.fromkeys(h.phrase for h in case.hedges))
    counts = sorted(phrases, key=lambda p: -sum(h.phrase == p for h in case.hedges))[:2]
    named = " and ".join(f'"{p}"' for p in counts)
    did, sure = ("did", "you were there") if case.kind in rubric.OWN_RECORD_KINDS else ("do", "it is your own work")
    return Suggestion(
        0.2 * rubric.HEDGES_PER_100.at(case.hedges_per_100) + 1,
        Advice(
            _NAME,
            f"Say what you {did} without {named}: {sure}.",
            f"Heard {number(len(case.hedges))} hedges in {case.words} words. One is modest; many make the listener "
            "doubt what you are sure of.",
            _wording(case, ranked),
            tuple(span for _, spans in ranked for span in spans),
        ),
    )


def _wording(case: Case, ranked: list[tuple[Span | None, list[Span]]]) -> str:
    fillers = [(f.start, f.end) for f in case.analysis.fillers]
    for sentence, hedges in ranked:
        if sentence is None:
            continue
        said = without(case.text, clip(case.tokens, sentence, hedges[0], _LONGEST_WORDING), fillers)
        if _OWN.search(said) and is_clean(said) and not _STILL_HEDGED.search(said):
            return f'"{said}."'
    return ""


HEDGES = AdviceRule(
    name=_NAME,
    suggest=_suggest,
    source=rubric.HEDGES_PER_100.source,
    must_give=(
        Example(
            "I guess I sort of ran the kitchen, and I think I maybe brought the waste down a bit. I suppose I kind of "
            "wrote the new order list, and it probably helped, I guess. I think it might still be used there.",
        ),
    ),
    must_not_give=(
        Example(
            "I ran the kitchen for two years, and I brought the waste down by a third. I wrote the new order list, and "
            "I think it is still used there. I trained four cooks to keep it, and my chef took it to the other house.",
        ),
    ),
)
