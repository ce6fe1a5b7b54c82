"""Follow-up questions for where a bank has none: several wordings for each open point, with the candidate's words."""

import random
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from trainer.bank.model import FollowUpWhen
from trainer.feedback.measures import Case
from trainer.feedback.probing.open_points import vague_claim
from trainer.feedback.probing.quoting import said_back
from trainer.feedback.rules.told_in_general import in_general
from trainer.feedback.rules.vague import FigureWanted, figure_for
from trainer.feedback.signals.vagueness import kind_of_vague
from trainer.feedback.words import Span

_Wordings = tuple[str, ...]

_STORY_SHORT: _Wordings = (
    "Could you take me through that step by step?",
    "What happened there, from the beginning?",
    "Could you tell me a little more about that?",
)
_OTHER_SHORT: _Wordings = (
    "Could you say a little more about that?",
    "What makes you say so?",
    "Could you give me an example of that?",
)
_NO_RESULT: _Wordings = ("And how did it end?", "What came of it in the end?", "How did that turn out?")
_OWN_PART: _Wordings = (
    "What was your own part in that?",
    "Which of that did you do yourself?",
    "Who did what there, and what fell to you?",
)
_OWN_PART_QUOTED: _Wordings = ("which part of that was yours?", "what did you do in that yourself?")
_SIZE: _Wordings = (
    "Roughly how big was that: how many people, how often, how long?",
    "Could you put that in numbers for me, even rough ones?",
    "How much of it was there: how many, or how long?",
)
_DIFFERENCE: _Wordings = (
    "What difference did that make, in a figure?",
    "How would I see that in numbers, before and after?",
)
_LONG: _Wordings = (
    "If you had to put that in two sentences, what would they be?",
    "What is the one thing of that I should remember?",
    "Could you sum that up for me in half a minute?",
)
_GENERAL: _Wordings = (
    "Can you tell me of one time when that really happened?",
    "When did you last do that, and how did it go?",
)
_VAGUE: _Wordings = ("Could you be more exact about that: how much, or how many?", "What would that be as a figure?")
_FIGURES: Mapping[FigureWanted, _Wordings] = MappingProxyType(
    {
        "change": ("by how much, roughly?", "how much is that, as a figure?", "from what to what, about?"),
        "money": ("how much was that, roughly?", "what sum would that be?"),
        "often": ("how often was that?", "how many times, about?"),
        "time": ("how long, or how often?", "how much time was that, about?"),
        "share": ("how many, out of how many?", "what share was that, roughly?"),
        "amount": ("how much, roughly?", "how much would that be?"),
        "number": ("roughly how many?", "how many would that be, about?"),
    }
)
_PRESSED: Mapping[FollowUpWhen, _Wordings] = MappingProxyType(
    {
        "no_figure": ("Even a rough guess would help: what would you put it at?",),
        "vague": ("Even roughly: was it nearer a tenth, or nearer half?",),
    }
)
"""Asked where the first question after a figure drew none."""


def wordings(when: FollowUpWhen, case: Case, rng: random.Random) -> tuple[str, ...]:
    """Ways to ask about this open point, the best first; among equals `rng` chooses. () where none would fit."""
    if when == "short":
        return () if case.kind == "closing" else _mixed(_STORY_SHORT if case.wants_story else _OTHER_SHORT, rng)
    if when == "no_result":
        deeds = (*case.own.mine, *case.own.ours)
        last = max(deeds, key=lambda d: d.start, default=None)
        ends = _mixed(_NO_RESULT, rng)
        return (*_quoting(case, (last.start, last.end) if last else None, ends, ". "), *ends)
    if when == "no_own_part":
        spans = [(deed.start, deed.end) for deed in case.own.ours]
        quoted = [q for span in spans for q in _quoting(case, span, _mixed(_OWN_PART_QUOTED, rng))]
        return (*quoted, *_mixed(_OWN_PART, rng))
    if when == "vague":
        return _vague(case, rng)
    if when == "no_figure":
        return _no_figure(case, rng)
    return _mixed(_LONG, rng) if when == "long" else ()


def echo(when: FollowUpWhen, case: Case) -> str:
    """What goes before a bank's own question on a claim without a figure: the claim said back, "" where none can be."""
    vague = vague_claim(case) if when in ("vague", "no_figure") else None
    if vague is None or kind_of_vague(case.text[vague.start : vague.end]) != "change":
        return ""
    said = said_back(case, (vague.start, vague.end))
    return f"You said {said}. " if said else ""


def pressed(when: FollowUpWhen) -> tuple[str, ...]:
    """What is asked where the same was asked before and not answered."""
    return _PRESSED.get(when, ())


def _vague(case: Case, rng: random.Random) -> tuple[str, ...]:
    if in_general(case):
        return _mixed(_GENERAL, rng)
    vague = vague_claim(case)
    if vague is None or case.kind in ("situational", "technical"):  # what somebody would do has no figure yet
        return ()
    span, said = (vague.start, vague.end), case.text[vague.start : vague.end]
    asked = _mixed(_FIGURES[figure_for(case, vague)], rng)
    words = () if '"' in said or "," in said else tuple(f'You said "{said}": {ask}' for ask in asked)
    return (*_quoting(case, span, asked), *words, *_mixed(_VAGUE, rng))


def _no_figure(case: Case, rng: random.Random) -> tuple[str, ...]:
    if not case.wants_story or not (case.own.mine or case.own.ours):
        return ()  # a motive or a life told in two minutes need not be counted
    return _mixed(_DIFFERENCE if case.has_result else _SIZE, rng)


def _quoting(case: Case, span: Span | None, asks: Sequence[str], joint: str = ": ") -> tuple[str, ...]:
    said = said_back(case, span) if span else ""
    return tuple(f"You said {said}{joint}{ask}" for ask in asks) if said else ()


def _mixed(words: _Wordings, rng: random.Random) -> _Wordings:
    return tuple(rng.sample(words, len(words)))
