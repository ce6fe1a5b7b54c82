"""Whose deeds an answer tells: "I called the doctor" against "we called the doctor".

A deed is a subject followed by a verb that does something; what the subject is, has, thinks or remembers is no deed.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from trainer.analysis.model import Finding
from trainer.analysis.tokens import Token
from trainer.feedback.words import word_set

_I = frozenset({"i"})
_I_WITH_VERB = frozenset({"i'd", "i've", "i'll"})
_WE = frozenset({"we"})
_WE_WITH_VERB = frozenset({"we'd", "we've", "we'll"})
_BETWEEN = word_set(
    "also then just first finally even never really actually only still simply immediately quickly personally "
    "basically maybe um uh er erm did"
)
_HAVE = frozenset({"have", "had"})
_PARTICIPLES = word_set(
    "done made built written taken run led set put found brought taught kept given gone shown spoken chosen drawn "
    "begun grown sold told held met bought cut read sent spent won driven thrown flown broken"
)
_REACH = 6
_NO_DEED = word_set(
    "would will could always usually generally normally often probably i we you it "
    "am is are was were be been being have has had having do does don't didn't did can can't could couldn't would "
    "wouldn't will won't should shouldn't might may must think thought guess guessed mean meant know knew feel felt "
    "suppose supposed hope hoped believe believed remember remembered want wanted like liked love loved hate hated "
    "wish wished need needed say sort kind wasn't weren't haven't hadn't not got get gotten understand understood "
    "see saw hear heard and or but to the a an in on at of for with who that as so if when because there lost "
    "ended happened came wound"
)


@dataclass(frozen=True, slots=True)
class OwnPart:
    """The deeds told with "I" and those told with "we", each span from the subject to the verb."""

    mine: tuple[Finding, ...]
    ours: tuple[Finding, ...]

    @property
    def share(self) -> float:
        """The share of "I" among both (0 to 1); 1 when neither tells a deed."""
        both = len(self.mine) + len(self.ours)
        return len(self.mine) / both if both else 1.0


def own_part(tokens: Sequence[Token]) -> OwnPart:
    """All deeds in a text with their doers."""
    words = [t for t in tokens if t.spoken]
    mine: list[Finding] = []
    ours: list[Finding] = []
    for i, token in enumerate(words):
        found = (
            mine
            if token.norm in _I or token.norm in _I_WITH_VERB
            else ours
            if token.norm in _WE or token.norm in _WE_WITH_VERB
            else None
        )
        if found is None:
            continue
        after = [w for w in words[i + 1 : i + _REACH] if w.norm not in _BETWEEN]
        perfect = bool(after) and after[0].norm in _HAVE
        verb = next(iter(after[1:] if perfect else after), None)
        if verb is None or verb.kind != "word" or verb.norm in _NO_DEED:
            continue
        # "I'd called" and "I had called" were done; "I'd call" was not, and "I had time" is no deed
        if perfect or token.norm.endswith(("'d", "'ve")):
            done = verb.norm.endswith("ed") or verb.norm in _PARTICIPLES
        else:
            done = not token.norm.endswith("'ll")
        if done:
            found.append(Finding(token.start, verb.end))
    return OwnPart(tuple(mine), tuple(ours))
