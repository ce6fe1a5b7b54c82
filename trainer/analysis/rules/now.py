"""Where "now" moves a talk along, and where it tells the time."""

from trainer.analysis.judgement import FILLS, Case, finder
from trainer.analysis.lexicon import ARTICLES, BE, CLAUSE_OPENERS, DO, QUESTION_WORDS, word_set
from trainer.analysis.rules.rule import Rule

_INTERJECTIONS = word_set("yeah yes no okay ok well oh")
_OF_TIME = word_set("right just by until till from for even up only")
_PRESENT = word_set("have has can they've we've i've they're we're")
_QUESTIONS = BE | DO | word_set("what how who have has would could")


def _ongoing(word: str) -> bool:
    """What is true at present: a perfect, a progressive, an ability."""
    return word in _PRESENT or word.endswith(("'ve", "ing"))


CASES = (
    Case("right now", False, lambda a: a.left[0] in _OF_TIME),
    Case("now and then", False, lambda a: a.right[0] in {"and", "on", ""}),
    Case(
        "now that, now when",
        False,
        lambda a: (
            a.right[0] in {"when", "where"}
            or (a.right[0] == "that" and a.right[1] not in {"is", "was", "would", "one"})
        ),
    ),
    Case("now is the time", False, lambda a: a.right[0] in {"is", "was"} and a.right[1] in ARTICLES | {"when", "not"}),
    Case("not at the start", False, lambda a: not a.opens and a.left[0] not in _INTERJECTIONS),
    Case(
        "now, did they", True, lambda a: a.right[0] in _QUESTIONS | QUESTION_WORDS and a.right[0] not in CLAUSE_OPENERS
    ),
    Case(
        "now they have grown",
        False,
        lambda a: a.right[0] in CLAUSE_OPENERS and (_ongoing(a.right[0]) or any(map(_ongoing, a.right[1:3]))),
    ),
    FILLS,
)

RULE = Rule(
    name="now",
    find=finder("discourse", {"now": CASES}),
    source=(
        "Schiffrin, Discourse Markers (1987), ch. 8; Hirschberg and Litman, Empirical studies on the disambiguation of "
        "cue phrases, Computational Linguistics 19 (1993): at the start of a turn, without a sense of the present."
    ),
    must_flag=(
        "[[Now]], the client did not know any of this.",
        "[[Now]] my manager was on leave that week.",
        "Well, [[now]], what would you do there?",
        "[[now]] did we have a budget no we did not",
        "[[Now]] that was a mistake.",
    ),
    must_pass=(
        "I now lead the night shift.",
        "Right now I am studying for the exam.",
        "The plant is quieter now.",
        "Now that I have the licence, I drive the big ones.",
        "Every now and then we lost a pallet.",
        "From now on I ask first.",
        "Now they have grown to forty people.",
        "And now we ship every week.",
        "Now is a good time to ask.",
        "Until now nobody had tried.",
    ),
)
