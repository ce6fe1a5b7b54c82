"""Something this kind of question surely wants to hear, and that was not found."""

from collections.abc import Mapping

from trainer.feedback.measures import Case
from trainer.feedback.result import Advice
from trainer.feedback.rules.rule import AdviceRule, Example, Suggestion
from trainer.feedback.words import clip

_NAME = "shape"
_EFFECT = 5.0

# (kind, element): why it matters, a wording to try. Convention: what interviewers' guides name for each question.
_MISSED: Mapping[tuple[str, str], tuple[str, str]] = {
    ("introduction", "next"): (
        "The rest of the interview hangs on it: who you are matters because of what you want to do here.",
        '"What I would like next is ..., and that is why I am here."',
    ),
    ("motivation", "them"): (
        "Without it the answer would fit any employer, and that is how it is heard.",
        '"I read that you ..., and ..."',
    ),
    ("motivation", "record"): (
        "Wanting it is one half; the other is what makes you believe that you would be good at it.",
        '"At ... I have already ..."',
    ),
    ("career-gap", "fact"): (
        "The plain fact takes the tension out of it; what is left out is imagined, and worse.",
        '"I left in ... because ..., and I was out for ... months."',
    ),
    ("situational", "first"): (
        "The first step shows what you hold to be most urgent.",
        '"The first thing I would do is ..., because ..."',
    ),
}


def _suggest(case: Case) -> Suggestion | None:
    if case.length == "short":
        return None
    for element, span in case.shape:
        if span is None and (case.kind or "", element.name) in _MISSED:
            why, wording = _MISSED[case.kind or "", element.name]
            return Suggestion(_EFFECT, Advice(_NAME, f"Say {element.wanted}.", why, wording, _where(case)))
    return None


def _where(case: Case) -> tuple[tuple[int, int], ...]:
    """The last sentence: what is missing has no place of its own, and that is where the answer stopped."""
    words = [t for t in case.tokens if t.spoken]
    if not words:
        return ()
    return (clip(case.tokens, case.sentences[-1], (words[-1].start, words[-1].end), 20),)


SHAPE = AdviceRule(
    name=_NAME,
    suggest=_suggest,
    source="What interviewers' guides name for each kind of question; convention",
    must_give=(
        Example(
            "I have always liked people and I am a hard worker. It is a growing sector with good prospects, and the "
            "hours are better for my family. Friends of mine say it is a nice place and that the pay is fair. I think "
            "it would be a good step, and I learn quickly, and I am somebody who is never late and always helps out.",
            "motivation",
            target_seconds=30,
        ),
    ),
    must_not_give=(
        Example(
            "I read your annual report, and your plan for the night clinic is what I have been hoping for. I have "
            "worked nights for six years, and I set up the handover sheet on my ward, because things got lost. "
            "That is exactly the kind of work I would do here, and I would like to do it with people who started it.",
            "motivation",
            target_seconds=30,
        ),
    ),
)
