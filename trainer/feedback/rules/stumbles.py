"""Words said twice and sentences begun anew, where they are heaped."""

from collections.abc import Sequence

from trainer.analysis.model import Finding
from trainer.analysis.repeats import kept_from
from trainer.feedback import rubric
from trainer.feedback.measures import Case, counted
from trainer.feedback.result import Advice
from trainer.feedback.rules.rule import AdviceRule, Example, Suggestion
from trainer.feedback.spoken import stumbles, stumbles_per_100
from trainer.feedback.words import clip, is_clean, number, quote, without

_NAME = "stumbles"
_WORDS_QUOTED = 24  # of which the stumbles fall away


def _suggest(case: Case) -> Suggestion | None:
    found = stumbles(case)
    rate = stumbles_per_100(case)
    if len(found) < rubric.STUMBLES_FEWEST.value or rate <= rubric.STUMBLES_QUIET.value:
        return None
    shown = quote(case.text, (found[0].start, found[0].end))
    return Suggestion(
        0.18 * rubric.STUMBLES_PER_100.at(rate),
        Advice(
            _NAME,
            "Wait until you have the whole sentence, and then say it once.",
            f"Heard {number(len(found))} places where words were said again or begun anew, such as {shown}. Everybody "
            "does it a little; a short silence instead sounds sure.",
            _wording(case, found),
            tuple((f.start, f.end) for f in found),
        ),
    )


def _wording(case: Case, found: Sequence[Finding]) -> str:
    """The sentence with the most stumbles, said once through."""
    sentence = max(case.sentences, key=lambda s: sum(s[0] <= f.start < s[1] for f in found))
    inside = [f for f in found if sentence[0] <= f.start and f.end <= sentence[1]]
    if not inside:
        return ""
    around = clip(case.tokens, sentence, (inside[0].start, inside[0].end), _WORDS_QUOTED)
    cuts = [(f.start, kept_from(f, case.tokens)) for f in inside]
    cuts += [
        (f.start, f.end)
        for f in counted(case.analysis.fillers)
        if not any(start <= f.start < end for start, end in cuts)
    ]
    said = without(case.text, around, cuts)
    return f'"{said}."' if is_clean(said) else ""


_STUMBLED = (
    "I was, I was at the the depot and a van broke down on a Friday. I th- I called the garage and and they said it "
    "would take a day. So I, I moved the parcels over to the other van and we were, we took the round in two parts."
)
_PLAIN = (
    "I was at the depot and a van broke down on a Friday. I called the garage and they said it would take a day. So I "
    "moved the parcels over to the other van and we took the round in two parts."
)

STUMBLES = AdviceRule(
    name=_NAME,
    suggest=_suggest,
    source=rubric.STUMBLES_PER_100.source,
    must_give=(Example(_STUMBLED), Example(f"{_STUMBLED} {_PLAIN}")),
    must_not_give=(
        Example(_PLAIN),
        Example("I, I was at the depot and the, the van broke down. I was, I was late."),
        Example(f"{_STUMBLED} {_PLAIN} {_PLAIN} {_PLAIN}"),
        Example("It was very, very late and he had had enough. No no, I said that that was a big, big risk for us."),
    ),
)
