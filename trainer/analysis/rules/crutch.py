"""Words that people lean on: basically, literally, honestly, obviously, to be honest, and "just" where it belittles."""

from trainer.analysis.judgement import FILLS, WORKS, Case, finder
from trainer.analysis.lexicon import ARTICLES, BE, HAVE, MODALS, OBJECTS, POSSESSIVES, SUBJECTS, word_set
from trainer.analysis.rules.rule import Rule

_SOURCE = (
    "Quirk et al., A Comprehensive Grammar of the English Language (1985), 8.124: style disjuncts comment on the way "
    "of speaking; said often they are a habit and tell the listener nothing."
)
_SPEAKING = word_set(
    "tell told ask asked answer answered speak spoke speaking talk talked talking say said act acted reply replied"
)

_INTENDING = word_set(
    "want wants wanted have has had need needs needed try tries tried trying like prefer chose decided learned learnt "
    "promised ought got going able easy hard important better best not"
)

_STYLE = (
    Case("to answer honestly", False, lambda a: a.left[0] in _SPEAKING | {"openly", "and"} and not a.comma_left),
    Case("told them honestly", False, lambda a: a.left[0] in OBJECTS and a.left[1] in _SPEAKING),
    Case("open and honestly", False, lambda a: a.right[0] == "and" and not a.opens),
    FILLS,
)
_TO_BE = (
    Case("I want to be honest", False, lambda a: a.left[0] in _INTENDING or a.right[0] in {"with", "about", "to"}),
    FILLS,
)
_LITERALLY = (
    Case("take it literally", False, lambda a: a.closes and not a.opens and not a.comma_left),
    Case(
        "translate literally",
        False,
        lambda a: a.left[0] in {"take", "took", "taken", "translated", "translate", "quite"},
    ),
    FILLS,
)
_DAY = (
    Case("at the end of the day we lock up", False, lambda a: a.left[0] in {"only", "until", "even", "but"}),
    FILLS,
)
_THINKS = word_set("think thought feel felt want wanted believe believed guess wonder wondered figured")
_JUST = (
    Case("just as, just in time", False, lambda a: a.left[0] in BE | HAVE | MODALS | ARTICLES | POSSESSIVES | {"not"}),
    Case("I just wanted", True, lambda a: a.left[0] in SUBJECTS and a.right[0] in _THINKS),
    Case("just sort of", True, lambda a: a.left[0] in SUBJECTS and a.right[:2] in {("kind", "of"), ("sort", "of")}),
    WORKS,
)

STYLE = Rule(
    name="style",
    find=finder(
        "crutch",
        {
            "basically": (FILLS,),
            "essentially": (FILLS,),
            "honestly": _STYLE,
            "frankly": _STYLE,
            "obviously": (FILLS,),
            "to be honest": _TO_BE,
            "to be fair": _TO_BE,
            "to tell you the truth": (FILLS,),
        },
    ),
    source=_SOURCE,
    must_flag=(
        "It was [[basically]] a rewrite.",
        "[[Honestly]], I was surprised.",
        "[[Obviously]] the client was upset.",
        "[[To be honest]], we were late.",
        "i [[essentially]] ran the branch",
        "It was [[frankly]] chaos.",
    ),
    must_pass=(
        "I answered honestly.",
        "So I told them honestly.",
        "She spoke frankly about the fault.",
        "It is obvious that the basics matter.",
        "He is an honest man.",
        "I want to be honest about the gap.",
        "I try to be fair.",
        "The essential part was trust.",
    ),
)
LITERALLY = Rule(
    name="literally",
    find=finder("crutch", {"literally": _LITERALLY}),
    source="Israel, Literally speaking, Journal of Pragmatics 34 (2002): from a sense of meaning to plain emphasis.",
    must_flag=(
        "There were [[literally]] boxes everywhere.",
        "We [[literally]] had one day.",
        "[[Literally]], nobody came.",
    ),
    must_pass=(
        "He took it literally.",
        "Do not translate it literally.",
        "The literal meaning is different.",
    ),
)
END_OF_THE_DAY = Rule(
    name="end_of_the_day",
    find=finder("crutch", {"at the end of the day": _DAY, "if that makes sense": (FILLS,), "if you will": (FILLS,)}),
    source=_SOURCE,
    must_flag=(
        "[[At the end of the day]], it is about trust.",
        "We owned it end to end, [[if that makes sense]].",
    ),
    must_pass=(
        "I count the till at the end of the shift.",
        "We only bake until the end of the day.",
        "It makes sense to test first.",
    ),
)
JUST = Rule(
    name="just",
    find=finder("crutch", {"just": _JUST}),
    source=(
        "Lee, The semantics of just, Journal of Pragmatics 11 (1987): of its senses only the one that makes the "
        "speaker's own act smaller is counted."
    ),
    must_flag=(
        "I [[just]] wanted to help.",
        "I [[just]] think it was the right call.",
        "We [[just]] kind of started.",
    ),
    must_pass=(
        "It arrived just in time.",
        "We had just three people.",
        "I just finished my degree.",
        "It was a just decision.",
        "I had just thought of a better way.",
        "They not just wanted it, they needed it.",
        "Just before noon the line stopped.",
    ),
)

RULES = (STYLE, LITERALLY, END_OF_THE_DAY, JUST)
