"""What the candidate did: the part of a story called the action."""

from collections.abc import Sequence

from trainer.analysis.cues import speech_of
from trainer.analysis.deeds import deeds
from trainer.analysis.model import Finding
from trainer.analysis.rules.rule import Rule
from trainer.analysis.tokens import Token


def _find(_text: str, tokens: Sequence[Token]) -> tuple[Finding, ...]:
    mine, ours = deeds(speech_of(tokens))
    return tuple(sorted((*mine, *ours), key=lambda found: found.start))


RULE = Rule(
    name="action",
    find=_find,
    source=(
        "Labov and Waletzky, Narrative analysis (1967): the complicating action is told in the simple past; the "
        "'action' of the STAR scheme is the candidate's own."
    ),
    must_flag=(
        "[[I called]] the garage.",
        "so [[I, uh, then rang]] the six families",
        "[[We moved]] the parcels and [[I wrote]] to them.",
        "[[What I did was]] call her.",
        "[[I started calling]] everybody on the list.",
        "[[I'd already printed]] the list.",
        "And [[I, you know, sat]] down with her.",
        "[[I decided to split]] the team.",
        "[[I was able to find]] a spare pump.",
    ),
    must_pass=(
        "I would call the garage.",
        "I wanted a day off.",
        "I worked at a depot.",
        "I was a porter.",
        "I always call them back.",
        "They called the garage.",
        "I need to feed the cat.",
        "I thought about it and I knew why.",
    ),
)
