"""Where "actually" is a tic of repair or politeness, and where it sets a fact against an expectation."""

from trainer.analysis.judgement import WORKS, Case, finder
from trainer.analysis.lexicon import (
    ARTICLES,
    CLAUSE_OPENERS,
    DEMONSTRATIVES,
    DO,
    HAVE,
    MODALS,
    POSSESSIVES,
    SUBJECTS,
    SUBJECTS_CONTRACTED,
    word_set,
)
from trainer.analysis.rules.rule import Rule

_BEFORE = word_set("yeah yes no okay ok well oh right because cause 'cause but so now and")

CASES = (
    Case("at the end", True, lambda a: a.closes),
    Case("at the start", True, lambda a: a.opens),
    Case("I actually went", False, lambda a: a.left[0] in SUBJECTS | SUBJECTS_CONTRACTED | HAVE | MODALS | DO),
    Case("actually, we", True, lambda a: a.right[0] in CLAUSE_OPENERS | {"that's", "because"}),
    Case(
        "and actually the",
        True,
        lambda a: a.left[0] in _BEFORE and a.right[0] in ARTICLES | POSSESSIVES | DEMONSTRATIVES | {"to"},
    ),
    WORKS,
)

RULE = Rule(
    name="actually",
    find=finder("discourse", {"actually": CASES}),
    source=(
        "Quirk et al., A Comprehensive Grammar of the English Language (1985), 8.124: at the edge of a clause it "
        "comments; next to its verb it means in fact."
    ),
    must_flag=(
        "[[Actually]], we started a week late.",
        "I trained the new people [[actually]].",
        "It was in March, [[actually]] it was April.",
        "And [[actually]] the client was fine with it.",
        "i was the lead because [[actually]] nobody else was there",
    ),
    must_pass=(
        "I actually went to the site myself.",
        "Nobody had actually read the manual.",
        "We wanted to know what actually happened.",
        "It was not actually broken.",
        "They never actually used it.",
        "I learned what the customers actually need.",
    ),
)
