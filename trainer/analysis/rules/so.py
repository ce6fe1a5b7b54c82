"""Where "so" only starts the engine, and where it means therefore, very or in order that."""

from trainer.analysis.judgement import WORKS, Case, finder
from trainer.analysis.lexicon import word_set
from trainer.analysis.rules.rule import Rule

_INTERJECTIONS = word_set("yeah yes okay ok right well oh")
_EMPTY = word_set("yeah basically anyway anyways okay ok well obviously essentially")

CASES = (
    Case("not at the start", False, lambda a: not a.opens and a.left[0] not in _INTERJECTIONS),
    Case("so yeah", True, lambda a: a.right[0] in _EMPTY),
    WORKS,
)

RULE = Rule(
    name="so",
    find=finder("discourse", {"so": CASES}),
    source=(
        "Bolden, Implementing incipient actions: the discourse marker so, Journal of Pragmatics 41 (2009). People who "
        "mark calls by hand agree on it no better than F1 0.47, and nearly every so can be heard as therefore: only "
        "the one that leads to another empty word counts."
    ),
    must_flag=(
        "[[So]] yeah, that was the project.",
        "[[so]] um basically we rewrote it",
        "Okay, [[so]], anyway, it was my first job.",
        "[[So]], you know, okay, I took the call.",
    ),
    must_pass=(
        "We were short of staff, so I called the agency.",
        "There were so many orders that week.",
        "I did it so that the team could rest.",
        "It was so cold that the pipes froze.",
        "I think so.",
        "It took an hour or so.",
        "So I rewrote the script.",
        "So far nobody has left.",
        "We do valves, pumps and so on.",
        "So the first step was to measure.",
        "So, um, I was the shift lead.",
    ),
)
