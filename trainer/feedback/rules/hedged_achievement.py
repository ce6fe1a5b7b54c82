"""An achievement taken back as it is told, in an answer that hedges little elsewhere."""

import re

from trainer.feedback.measures import Case, counted
from trainer.feedback.result import Advice
from trainer.feedback.rules.hedges import HEDGES
from trainer.feedback.rules.rule import AdviceRule, Example, Suggestion
from trainer.feedback.words import Span, clip, is_clean, sentence_around, without

_NAME = "hedged_achievement"
_EFFECT = 3.0
_QUOTED_WORDS = 18
_FEWEST_WORDS = 3  # "I rebuilt it" is what there was to say
_HEDGES = re.compile(
    r"\b(?:i guess|i suppose|i hope|i think maybe|i feel like|i(?:'d| would) like to think|maybe|perhaps|probably|"
    r"kind of|sort of|kinda|sorta|somewhat|more or less|a little bit|a bit|or something|in a way|hopefully)\b,?",
    re.IGNORECASE,
)


def _suggest(case: Case) -> Suggestion | None:
    taken_back = [s for s in case.analysis.signals if s.kind == "hedged_achievement"]
    if not taken_back or HEDGES.suggest(case) is not None:
        return None
    first = taken_back[0]
    said = case.quoted((first.start, first.end))
    return Suggestion(
        _EFFECT,
        Advice(
            _NAME,
            f"You said {said}: you did it, so say it straight.",
            "The listener wasn't there. A hedge on the deed itself leaves open whether it happened.",
            _wording(case, (first.start, first.end)),
            tuple((s.start, s.end) for s in taken_back),
        ),
    )


def _wording(case: Case, deed: Span) -> str:
    """The clause around the deed, said without hedges."""
    sentence = sentence_around(case.sentences, deed[0])
    if sentence is None:
        return ""
    piece = clip(case.tokens, sentence, deed, _QUOTED_WORDS)
    hedges = [(m.start(), m.end()) for m in _HEDGES.finditer(case.text, *piece)]
    said = without(case.text, piece, sorted({*hedges, *((f.start, f.end) for f in counted(case.analysis.fillers))}))
    return f'"{said}."' if is_clean(said, _FEWEST_WORDS) else ""


HEDGED_ACHIEVEMENT = AdviceRule(
    name=_NAME,
    suggest=_suggest,
    source="Hosman 1989: hedged speakers are judged less sure; ordinary hedging did no harm (+0.11, Naim 2015)",
    must_give=(
        Example(
            "The rota at the pool never worked, and people came twice or not at all. I asked everybody for the days "
            "that suit them, and I guess I kind of improved it. After that nobody stood there alone on a Sunday."
        ),
    ),
    must_not_give=(
        Example(
            "The rota at the pool never worked, and people came twice or not at all. I asked everybody for the days "
            "that suit them, and I improved it. After that, I guess, nobody stood there alone on a Sunday."
        ),
    ),
)
