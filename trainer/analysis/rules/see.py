"""Where "see" only calls for attention, and where somebody sees."""

from trainer.analysis.judgement import WORKS, Case, finder
from trainer.analysis.lexicon import ARTICLES, CLAUSE_OPENERS, DEMONSTRATIVES, POSSESSIVES, PREPOSITIONS, word_set
from trainer.analysis.rules.rule import Rule

_BEFORE = word_set("yeah yes no okay ok well oh right because cause 'cause but so now")
_LATER = frozenset({"", "soon", "later", "then", "there", "tomorrow", "again"})
_CLAUSE = CLAUSE_OPENERS | DEMONSTRATIVES | word_set("what's here's")
_NOUN_PHRASE = ARTICLES | POSSESSIVES | {"some"}

CASES = (
    Case("not at the start", False, lambda a: not a.opens and a.left[0] not in _BEFORE),
    Case(
        "see you soon",
        False,
        lambda a: a.right[0] in {"you", "it"} and not a.comma_right and a.right[1] in PREPOSITIONS | _LATER,
    ),
    Case("see, they", True, lambda a: a.right[0] in _CLAUSE),
    # "See the report" is an order, "Because see, the report" and "See, the report" are not.
    Case("see, the", True, lambda a: a.right[0] in _NOUN_PHRASE and (a.comma_right or not a.opens)),
    Case("see, what happened", True, lambda a: a.comma_right and a.right[0] == "what"),
    WORKS,
)

RULE = Rule(
    name="see",
    find=finder("discourse", {"see": CASES}),
    source="Schiffrin, Discourse Markers (1987), ch. 9: without a subject, before a clause of its own.",
    must_flag=(
        "[[See]], they had never used a scanner.",
        "Because, [[see]], I was the only one there.",
        "[[see]] we had promised it for Friday",
        "Well, [[see]], the pump had failed before.",
        "[[See]], what happened was that the vendor left.",
        "But [[see]], that's the thing.",
    ),
    must_pass=(
        "I see a lot of young nurses struggle.",
        "We went to see the site.",
        "You can see it in the numbers.",
        "I wanted to see how they worked.",
        "See you on Monday, he said.",
        "See what happened there before you start.",
        "As I see it, the risk was small.",
        "See if the valve is open, then call.",
        "I could see that she was tired.",
    ),
)
