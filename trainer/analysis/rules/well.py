"""Where "well" only opens a turn or a repair, and where it praises, measures or says how."""

from trainer.analysis.judgement import FILLS, Case, finder
from trainer.analysis.lexicon import (
    ARTICLES,
    BE,
    CLAUSE_OPENERS,
    CONJUNCTIONS,
    DEMONSTRATIVES,
    POSSESSIVES,
    PREPOSITIONS,
    SAYING,
    inflected,
    word_set,
)
from trainer.analysis.rules.rule import Rule

_DEGREES = word_set(
    "very pretty so really real quite fairly rather how too perfectly extremely reasonably equally exceptionally "
    "exceedingly incredibly relatively remarkably surprisingly as might may particularly especially"
)
# Verbs that are done well or badly.
_MANNER = inflected(
    "do go work perform know read write speak sleep eat play run handle manage communicate treat pay sell end turn "
    "fit get see hear train learn cook teach sing drive live serve respond react adapt score rate mean feel"
) | {"slept", "sang", "lived"}
# What follows a "well" that measures: well done, well known, well aware.
_PRAISED = word_set(
    "done known aware established enough being made paid off worth suited rounded versed prepared organised organized "
    "planned trained run thought written received respected connected behaved documented tested defined deserved "
    "educated equipped informed liked managed placed qualified spent spoken structured built intentioned "
    "regarded"
)
_GOING = inflected("go")
_GETTING = inflected("get")
_BOUNDS = word_set("over under before after beyond within above below into past ahead as")
_NAMED = ARTICLES | DEMONSTRATIVES | POSSESSIVES
_BEFORE_A_START = SAYING | word_set("oh yeah yes no okay ok right uh-huh huh think thought thinking like goes going")

CASES = (
    Case("well done", False, lambda a: a.right[0] in _PRAISED and not a.hesitant_right),
    Case("at the start", True, lambda a: a.opens),
    Case("well over, as well as", False, lambda a: a.right[0] in _BOUNDS and not a.hesitant_right),
    Case("very well", False, lambda a: a.left[0] in _DEGREES and not (a.hesitant_left or a.hesitant_right)),
    Case(
        "a well on the site",
        False,
        lambda a: a.left[0] in _NAMED and not a.comma_right and a.right[0] not in CLAUSE_OPENERS | CONJUNCTIONS,
    ),
    Case("get on well", False, lambda a: a.left[0] in {"on", "along"} and a.left[1] in _GETTING),
    Case(
        "it went well, I think",
        False,
        lambda a: a.left[0] in _GOING and a.right[0] in CLAUSE_OPENERS and not a.comma_left,
    ),
    Case("he said well", True, lambda a: a.left[0] in _BEFORE_A_START and not a.closes),
    Case("after a hesitation", True, lambda a: a.hesitant_left and not a.closes),
    Case("at the end", False, lambda a: a.closes),
    Case("a new clause", True, lambda a: a.right[0] in CLAUSE_OPENERS),
    Case("between commas", True, lambda a: a.comma_left and not a.closes),
    Case("went well", False, lambda a: a.left[0] in _MANNER | BE and not a.hesitant_right),
    Case(
        "knew them well and",
        False,
        lambda a: a.right[0] in PREPOSITIONS | CONJUNCTIONS and a.left[0] not in CONJUNCTIONS | PREPOSITIONS,
    ),
    FILLS,
)

RULE = Rule(
    name="well",
    find=finder("discourse", {"well": CASES}),
    source="Schiffrin, Discourse Markers (1987), ch. 5: it opens an answer or a repair; the adverb follows its verb.",
    must_flag=(
        "[[Well]], I started as a porter.",
        "[[well]] i started as a porter",
        "It was, um, [[well]], a difficult year.",
        "I thought, [[well]], somebody has to call them.",
        "I thought [[well]] somebody has to call them",
        "We had two, [[well]], it was three suppliers.",
        "and [[well]] the rest is history",
        "Oh, [[well]], they signed in the end.",
        "He just, [[well]], left.",
    ),
    must_pass=(
        "The launch went well.",
        "It went well, I think, and they stayed.",
        "the launch went well and we got the contract",
        "I work well under pressure.",
        "It was well done, and well within the budget.",
        "I speak Spanish as well as English.",
        "We finished well ahead of time.",
        "They know me very well.",
        "I was well aware of the risk.",
        "We might as well have started over.",
        "All is well that ends well.",
        "I get on well with people who know their trade.",
        "We drilled a well in the village.",
        "I handled it well and stayed calm.",
        "She is well known for her patience.",
        "I did not sleep well for a week.",
    ),
)
