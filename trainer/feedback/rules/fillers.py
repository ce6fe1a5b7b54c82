"""Fillers, above the dead band."""

import re

from trainer.feedback import rubric
from trainer.feedback.measures import Case, counted
from trainer.feedback.result import Advice
from trainer.feedback.rules.rule import AdviceRule, Example, Suggestion
from trainer.feedback.words import Span, clip, number, rounded, sentence_around, times, without

_NAME = "fillers"
_SHORTEST_WORDING = 5
_LONGEST_WORDING = 24
_DANGLING = re.compile(
    r"(?:[\s,]+(?:the|a|an|to|of|and|but|so|in|at|on|by|for|with|that|which|who|if|i|we|he|she|they|i'd|we'd|my|our))+$",
    re.IGNORECASE,
)


def _suggest(case: Case) -> Suggestion | None:
    rate = case.fillers
    if rate.count < rubric.FILLERS_FEWEST.value or rate.weight_per_minute <= rubric.FILLERS_QUIET.value:
        return None
    heard = counted(case.analysis.fillers)
    phrase, count = rate.most
    if count > 1:
        message = f'Where "{phrase}" wants to come, pause instead: it came {times(count)}.'
    else:
        message = "Where a filler wants to come, pause instead."
    why = (
        f"Heard {number(rate.count)} fillers, about {rate.per_minute:.0f} a minute. "
        f"Around {rounded(rubric.FILLERS_QUIET.value)} a minute nobody minds; "
        f"from about {rounded(rubric.FILLERS_HARMFUL.value)} people listen to them and lose the story. "
        "A pause sounds like thinking."
    )
    evidence = sorted((f.start, f.end) for f in heard if f.phrase == phrase)
    evidence += sorted((f.start, f.end) for f in heard if f.phrase != phrase)
    value = rubric.FILLERS_PER_MINUTE.at(rate.weight_per_minute)
    weights = rubric.STORY_WEIGHTS if case.wants_story else rubric.OTHER_WEIGHTS
    return Suggestion(weights["fillers"] * (100 - value), Advice(_NAME, message, why, _wording(case), tuple(evidence)))


def _wording(case: Case) -> str:
    """The sentence with the most fillers, said without them."""
    cuts = [(f.start, f.end) for f in counted(case.analysis.fillers)]
    by_sentence: dict[Span, int] = {}
    for start, _ in cuts:
        sentence = sentence_around(case.sentences, start)
        if sentence:
            by_sentence[sentence] = by_sentence.get(sentence, 0) + 1
    for sentence, _ in sorted(by_sentence.items(), key=lambda s: -s[1]):
        first = next(c for c in cuts if sentence[0] <= c[0] < sentence[1])
        said = without(case.text, clip(case.tokens, sentence, first, _LONGEST_WORDING), cuts)
        said = _DANGLING.sub("", said)
        if _SHORTEST_WORDING <= len(said.split()) <= _LONGEST_WORDING:
            return f'"{said}."'
    return ""


FILLERS = AdviceRule(
    name=_NAME,
    suggest=_suggest,
    source=f"{rubric.FILLERS_QUIET.source}; {rubric.FILLERS_HARMFUL.source}",
    must_give=(
        Example(
            "Um, so I was, uh, on the late shift and, um, the printer was, uh, jammed. I, um, called the, uh, help "
            "desk and, you know, they told me to, um, wait. I opened it up and, um, it was a label, you know.",
            seconds=25,
        ),
        Example("I was, um, at the desk and, um, I was, um, waiting, and, um, then, um, it rang.", kind=None),
    ),
    must_not_give=(
        Example(
            "Um, I was on the late shift and the printer was jammed, so I opened it up and it was a label.", "technical"
        ),
        Example(
            "I was on the late shift and, um, the printer was jammed. I called the help desk and they told me to "
            "wait. I had thirty forms to print before six, so I opened it up, and, uh, it was a label that had come "
            "off inside the tray. I took it out and printed the forms, and I wrote a note for the next shift about "
            "the labels, so that it would, um, not happen to them as well. It has not happened since then.",
            seconds=45,
        ),
    ),
)
