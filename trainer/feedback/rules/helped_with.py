"""Help told as the deed: asks whose work it was."""

from trainer.feedback.measures import Case
from trainer.feedback.result import Advice
from trainer.feedback.rules.rule import AdviceRule, Example, Suggestion
from trainer.feedback.words import quote, times

_NAME = "helped_with"
_FEWEST = 2  # convention: once is modesty
_EFFECT = 4.0


def _suggest(case: Case) -> Suggestion | None:
    helped = [s for s in case.analysis.signals if s.kind == "helped_with"]
    if len(helped) < _FEWEST:
        return None
    said = [case.text[s.start : s.end] for s in helped]
    whole = [_bare(words) for words in said]
    most = max(dict.fromkeys(whole), key=whole.count)
    alike = whole.count(most)
    heard = f'You said "{most}" {times(alike)}' if alike > 1 else f'You said "{whole[0]}" and "{whole[1]}"'
    return Suggestion(
        _EFFECT,
        Advice(
            _NAME,
            f"{heard}: whose work was it? Say what you did yourself.",
            "Help can mean that you carried it or that you brought the coffee. An interviewer who can't tell will "
            "take the smaller.",
            f'Instead of {quote(case.text, (helped[0].start, helped[0].end))}: "My part was ..., and I ..."',
            tuple((s.start, s.end) for s in helped),
        ),
    )


def _bare(said: str) -> str:
    """The words without their subject and without hesitations: "helped with"."""
    words = " ".join(said.lower().replace(",", " ").split()).replace("’", "'")
    for subject in ("i've ", "i'd ", "i "):
        words = words.removeprefix(subject)
    for filled in ("um ", "uh ", "also ", "then ", "just ", "really "):
        words = words.replace(filled, "")
    return words


HELPED_WITH = AdviceRule(
    name=_NAME,
    suggest=_suggest,
    source="Careers services: 'helped' and 'was involved in' leave open whose work it was; the effect is convention",
    must_give=(
        Example(
            "At the library I helped with the reading week. I helped with the posters and I was involved in the "
            "evening for parents. I also helped with the books for the prize, and forty families came in the end."
        ),
    ),
    must_not_give=(
        Example(
            "At the library I helped with the reading week. I drew the posters and I rang the parents. I chose the "
            "books for the prize, and forty families came in the end."
        ),
        Example("I helped a customer find the right size, and I helped her carry it to the car.", "introduction"),
    ),
)
