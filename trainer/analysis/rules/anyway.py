"""Where "anyway" steers back to the story, and where it means in any case."""

from trainer.analysis.judgement import WORKS, Case, finder
from trainer.analysis.lexicon import word_set
from trainer.analysis.rules.rule import Rule

_BEFORE = word_set("so and but well yeah okay ok or")

CASES = (
    Case("at the end", False, lambda a: a.closes),
    Case("so anyway", True, lambda a: a.opens or a.left[0] in _BEFORE),
    WORKS,
)

RULE = Rule(
    name="anyway",
    find=finder("discourse", {"anyway": CASES, "anyways": CASES, "anyhow": CASES}),
    source="Ferrara, Form and function of the discourse marker anyway, Linguistics 35 (1997): it opens a clause.",
    must_flag=(
        "So, [[anyway]], we got the contract.",
        "[[Anyway]], the audit was in June.",
        "but um [[anyway]] they hired me",
        "And [[anyhow]] it worked.",
    ),
    must_pass=(
        "We were going to close the shop anyway.",
        "I called them anyway and asked.",
        "They paid us anyway.",
        "Is there any way to test it?",
        "I would have stayed late anyway, because I liked the work.",
    ),
)
