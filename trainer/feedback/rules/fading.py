"""Sentences whose last words are lost because the voice falls away."""

from trainer.analysis.delivery import falls
from trainer.analysis.model import Delivery
from trainer.feedback import rubric
from trainer.feedback.measures import Case
from trainer.feedback.result import Advice
from trainer.feedback.rules.rule import AdviceRule, Example, Suggestion
from trainer.feedback.words import Span, clip, sentence_around

_NAME = "fading"
_LEAST_EFFECT = 1.0
_SHOWN = 3
_WORDS_QUOTED = 7


def _suggest(case: Case) -> Suggestion | None:
    fading = case.analysis.delivery.fading_db
    if fading is None or fading <= rubric.FADING_NOTED.value:
        return None
    found = sorted(falls(case.transcript, case.analysis.fillers), key=lambda fall: -fall.db)[:_SHOWN]
    evidence = tuple((fall.start, fall.end) for fall in found)
    return Suggestion(
        max(_LEAST_EFFECT, 0.18 * rubric.FADING_DB.at(fading)),
        Advice(
            _NAME,
            "Keep your voice up to the last word: breathe before a sentence rather than after it.",
            f"The ends of your sentences were about {fading:.0f} dB softer than the rest, and the point often stands "
            "there. Around 3 is usual; 10 sounds half as loud.",
            _wording(case, evidence),
            evidence,
        ),
    )


def _wording(case: Case, evidence: tuple[Span, ...]) -> str:
    """The end of the sentence that fell most, or of the last one."""
    end = evidence[0] if evidence else (case.sentences[-1][1] - 1, case.sentences[-1][1])
    sentence = sentence_around(case.sentences, end[0])
    if sentence is None:
        return ""
    said = case.quoted(clip(case.tokens, sentence, end, _WORDS_QUOTED), _WORDS_QUOTED)
    return f"Say {said} once more, with the last word as clear as the first."


_WORDS = (
    "I was at the depot and a van broke down on a Friday. I called the garage and they said it would take a day. I "
    "moved the parcels over to the other van and drove the round myself. We were done by nine that night."
)

FADING = AdviceRule(
    name=_NAME,
    suggest=_suggest,
    source=rubric.FADING_DB.source,
    must_give=(
        Example(_WORDS, seconds=25, spoken=Delivery(fading_db=9.5, sentences_heard=4)),
        Example(_WORDS, seconds=25, spoken=Delivery(fading_db=14, sentences_heard=6)),
    ),
    must_not_give=(
        Example(_WORDS, seconds=25, spoken=Delivery(fading_db=6.5, sentences_heard=6)),
        Example(_WORDS, seconds=25, spoken=Delivery(fading_db=-9, sentences_heard=6)),
        Example(_WORDS, seconds=25, spoken=Delivery(fading_db=None, sentences_heard=2)),
        Example(_WORDS),
    ),
)
