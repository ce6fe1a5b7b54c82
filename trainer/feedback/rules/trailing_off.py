"""An answer that trails off instead of ending."""

from trainer.feedback.measures import Case
from trainer.feedback.result import Advice
from trainer.feedback.rules.rule import AdviceRule, Example, Suggestion
from trainer.feedback.words import clip, is_clean, quote, sentence_around, without

_NAME = "trailing_off"
_EFFECT = 1.0
_LAST_WORDS = 10


def _suggest(case: Case) -> Suggestion | None:
    if not case.trailing or case.length == "short":
        return None
    if case.wants_story and not case.has_result:
        return None  # there the end is missing, and that is said instead
    tail = case.trailing[0]
    return Suggestion(
        _EFFECT,
        Advice(
            _NAME,
            f"Stop after your last real sentence, and leave out {quote(case.text, (tail.start, tail.end))}.",
            "The last words are what stays. Silence afterwards is fine: it is the interviewer's turn.",
            _wording(case, tail.start),
            ((tail.start, tail.end),),
        ),
    )


def _wording(case: Case, end: int) -> str:
    """The last words before the answer trails off, without fillers."""
    before = [t for t in case.tokens if t.spoken and t.end <= end]
    if not before:
        return ""
    last = (before[-1].start, before[-1].end)
    sentence = sentence_around(case.sentences, last[0]) or last
    start, _ = clip(case.tokens, (sentence[0], last[1]), last, _LAST_WORDS)
    said = without(case.text, (start, last[1]), [(f.start, f.end) for f in case.analysis.fillers])
    return f'Stop at "{said}."' if is_clean(said) else ""


_WORDS = (
    "I was at the depot and a van broke down on a Friday. I called the garage and they said it would take a day. I "
    "moved the parcels over to the other van and drove the round myself, and I rang the six customers who had a time "
    "slot so that they knew. We were done by nine that night, and nobody had to wait longer than an hour. My manager "
    "made a list of spare vans after that, and the list is still on the wall of the office"
)

TRAILING_OFF = AdviceRule(
    name=_NAME,
    suggest=_suggest,
    source="Convention: the last words are remembered",
    must_give=(Example(f"{_WORDS}, so yeah, that's it."), Example(f"{_WORDS} and, um, yeah.")),
    must_not_give=(Example(f"{_WORDS}."), Example("So yeah, that's it.")),
)
