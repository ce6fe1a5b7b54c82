"""Fillers, above the dead band."""

import re
from collections import Counter

from trainer.analysis.model import Habit, HabitKind
from trainer.feedback import rubric
from trainer.feedback.measures import Case, counted
from trainer.feedback.result import Advice
from trainer.feedback.rules.pet_phrase import noted_phrases
from trainer.feedback.rules.rule import AdviceRule, Example, Suggestion
from trainer.feedback.words import Span, clip, is_clean, number, rounded, sentence_around, times, without

_NAME = "fillers"
_LONGEST_WORDING = 24
_QUOTED_WORDS = 18
_PLACES: tuple[HabitKind, ...] = ("before_figure", "cluster", "at_start")  # of as many, the one easiest to change
_DANGLING = re.compile(
    r"(?:[\s,]+(?:the|a|an|to|of|and|but|so|in|at|on|by|for|with|that|which|who|if|i|we|he|she|they|i'd|we'd|my|our))+$",
    re.IGNORECASE,
)


def _suggest(case: Case) -> Suggestion | None:
    rate = case.fillers
    if rate.count < rubric.FILLERS_FEWEST.value or rate.weight_per_minute <= rubric.FILLERS_QUIET.value:
        return None
    pets = {h.phrase.lower(): h.count for h in noted_phrases(case)}
    others = Counter(f.phrase for f in counted(case.analysis.fillers) if f.phrase.lower() not in pets)
    if others.total() / rate.count * rate.per_minute <= rubric.FILLERS_QUIET.value:
        return None  # a phrase of one's own is all there is: another rule's matter
    phrase, count = others.most_common(1)[0]
    if count > 1:
        message = f'Where "{phrase}" wants to come, pause instead: it came {times(count)}.'
    else:
        message = "Where a filler wants to come, pause instead."
    gathered = _gathered(case)
    why = (
        f"Heard {number(rate.count)} fillers, about {rate.per_minute:.0f} a minute. "
        f"Around {rounded(rubric.FILLERS_QUIET.value)} a minute nobody minds; "
        f"from about {rounded(rubric.FILLERS_HARMFUL.value)} people listen to them and lose the story. "
        "A pause sounds like thinking."
    )
    value = rubric.FILLERS_PER_MINUTE.at(rate.weight_per_minute)
    weights = rubric.STORY_WEIGHTS if case.wants_story else rubric.OTHER_WEIGHTS
    said = " ".join((message, *([_place(gathered, case)] if gathered else [])))
    evidence = _pieces(case, gathered)
    return Suggestion(weights["fillers"] * (100 - value), Advice(_NAME, said, why, _wording(case), evidence))


def _gathered(case: Case) -> Habit | None:
    """Where most of the fillers gather, None where they are spread."""
    found = [h for h in case.analysis.habits if h.kind in _PLACES]
    return max(found, key=lambda h: (h.count, -_PLACES.index(h.kind)), default=None)


def _place(habit: Habit, case: Case) -> str:
    if habit.kind == "before_figure":
        of = len(case.analysis.quantified)
        which = "Both" if habit.count == of == 2 else f"{number(habit.count).capitalize()} of your {number(of)}"
        which = f"All {number(of)} of your" if habit.count == of > 2 else which
        return f"{which} figures had a filler just before them: know them by heart, and say them bare."
    if habit.kind == "at_start":
        return f"The answer opened on {number(habit.count)} of them: take a breath first, then begin with the story."
    return f"There were {number(habit.count)} in one sentence."


def _pieces(case: Case, gathered: Habit | None) -> tuple[Span, ...]:
    """What can be quoted of the sentences with fillers: where they gather first, then by how many there are."""
    by_sentence: dict[Span, list[Span]] = {}
    for filler in counted(case.analysis.fillers):
        sentence = sentence_around(case.sentences, filler.start)
        if sentence:
            by_sentence.setdefault(sentence, []).append((filler.start, filler.end))
    ranked = sorted(by_sentence.items(), key=lambda s: -len(s[1]))
    pieces = [clip(case.tokens, sentence, fillers[0], _QUOTED_WORDS) for sentence, fillers in ranked]
    around = sentence_around(case.sentences, gathered.start) if gathered else None
    if gathered and around:
        pieces.insert(0, clip(case.tokens, around, (gathered.start, gathered.end), _QUOTED_WORDS))
    of_sentence: dict[Span | None, Span] = {}
    for piece in pieces:
        of_sentence.setdefault(sentence_around(case.sentences, piece[0]), piece)
    return tuple(of_sentence.values())


def _wording(case: Case) -> str:
    """The sentence with the most fillers, said without them."""
    counts = [(f.start, f.end) for f in counted(case.analysis.fillers)]
    cuts = [(f.start, f.end) for f in case.analysis.fillers if f.certainty == "heard"]
    by_sentence: dict[Span, int] = {}
    for start, _ in counts:
        sentence = sentence_around(case.sentences, start)
        if sentence:
            by_sentence[sentence] = by_sentence.get(sentence, 0) + 1
    for sentence, _ in sorted(by_sentence.items(), key=lambda s: -s[1]):
        first = next(c for c in counts if sentence[0] <= c[0] < sentence[1])
        said = without(case.text, clip(case.tokens, sentence, first, _LONGEST_WORDING), cuts)
        said = _DANGLING.sub("", said)
        if len(said.split()) <= _LONGEST_WORDING and is_clean(said):
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
