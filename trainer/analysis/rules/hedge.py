"""Words that take back what was just said: sort of, I guess, maybe, or something."""

from trainer.analysis.judgement import FILLS, WORKS, Case, finder
from trainer.analysis.lexicon import (
    ARTICLES,
    CLAUSE_OPENERS,
    CONJUNCTIONS,
    DEMONSTRATIVES,
    MODALS,
    OBJECTS,
    POSSESSIVES,
    QUESTION_WORDS,
    word_set,
)
from trainer.analysis.rules.rule import Rule

_LAKOFF = (
    "Lakoff, Hedges, Journal of Philosophical Logic 2 (1973); Hyland, Hedging in Scientific Research Articles (1998): "
    "the speaker holds back from the claim."
)
_EXTENDERS = (
    "Overstreet, Whales, Candlelight, and Stuff Like That: General Extenders in English Discourse (1999): an open end "
    "where a second example was wanted."
)
# With these before it, "kind of" is a noun: a kind of, what kind of, the same kind of, some kind of.
_OF_A_KIND = (
    ARTICLES
    | DEMONSTRATIVES
    | POSSESSIVES
    | word_set(
        "what which whatever any some one every each another same different other new old certain right wrong special "
        "only no all many first second third two three best worst particular similar rare own"
    )
)

_KIND_OF = (
    Case("it's the, kind of, main", True, lambda a: a.comma_left and a.comma_right),
    Case("kind of him", False, lambda a: a.right[0] in OBJECTS - {"her"}),
    Case("what kind of", False, lambda a: a.left[0] in _OF_A_KIND and not a.hesitant_left),
    FILLS,
)
_COMPARATIVES = word_set(
    "better worse later earlier larger bigger smaller longer shorter higher lower faster slower older younger harder "
    "easier cheaper further farther closer"
)
_A_BIT = (
    Case("a little bit of", False, lambda a: a.right[0] in {"of", "more", "less"} or a.right[0] in _COMPARATIVES),
    Case("not a bit, quite a bit", False, lambda a: a.left[0] in {"not", "every", "quite"}),
    FILLS,
)
_I_GUESS = (
    Case("can I guess, if I guess", False, lambda a: a.left[0] in MODALS | {"if", "when", "do", "did"}),
    Case("I guess the weight", False, lambda a: a.right[0] in QUESTION_WORDS - {"when", "what"}),
    FILLS,
)
_MAYBE = (
    Case("a maybe", False, lambda a: a.left[0] in ARTICLES | {"definite", "big"}),
    Case("maybe not", False, lambda a: a.right[0] == "not" or a.asked),
    FILLS,
)
_EXTENDER = (
    Case("or something", True, lambda a: a.closes or a.comma_right or a.hesitant_right or a.right[0] in CONJUNCTIONS),
    WORKS,
)
_WHATEVER = (
    Case(
        "or whatever they need",
        False,
        lambda a: not a.comma_right and (a.right[0] in CLAUSE_OPENERS | ARTICLES | POSSESSIVES | {"is", "was"}),
    ),
    FILLS,
)
_FEEL_LIKE = (
    Case("I feel like I learned", True, lambda a: a.right[0] in CLAUSE_OPENERS - OBJECTS),
    WORKS,
)

KIND_OF = Rule(
    name="kind_of",
    find=finder("hedge", {"kind of": _KIND_OF, "sort of": _KIND_OF, "kinda": (FILLS,), "sorta": (FILLS,)}),
    source=_LAKOFF,
    must_flag=(
        "I was [[kind of]] the lead on that.",
        "We [[sort of]] rebuilt the whole process.",
        "It was, [[kind of]], my idea.",
        "it was [[sort of]] a mess when i arrived",
        "I [[kinda]] ran the place.",
        "She was [[kind of]] surprised.",
    ),
    must_pass=(
        "What kind of work do you do?",
        "That kind of client needs patience.",
        "It is a kind of valve.",
        "We tried all sorts of glue.",
        "There was some sort of error in the log.",
        "She was kind, of course.",
        "I like the same sort of problem.",
        "They were kind to me.",
        "It was kind of him to help.",
    ),
)
A_LITTLE_BIT = Rule(
    name="a_little_bit",
    find=finder("hedge", {"a little bit": _A_BIT, "a bit": _A_BIT}),
    source=_LAKOFF,
    must_flag=(
        "I was [[a little bit]] nervous.",
        "It helped [[a bit]].",
        "I led the team [[a little bit]].",
    ),
    must_pass=(
        "I speak a little bit of French.",
        "It cost a bit more than planned.",
        "The second truck came a bit later.",
        "That saved us quite a bit.",
        "He was not a bit sorry.",
        "The drill lost a little weight and a drill bit.",
    ),
)
I_GUESS = Rule(
    name="i_guess",
    find=finder("hedge", {"I guess": _I_GUESS, "I suppose": _I_GUESS}),
    source=_LAKOFF,
    must_flag=(
        "[[I guess]] I was the one who noticed.",
        "It was my job, [[I guess]].",
        "[[i suppose]] it saved some money",
        "Well, [[I guess]], three years.",
    ),
    must_pass=(
        "May I guess the number?",
        "I guessed the cause from the noise.",
        "If I guess wrong, we lose a day.",
        "I am supposed to lead it from May.",
    ),
)
MAYBE = Rule(
    name="maybe",
    find=finder("hedge", {"maybe": _MAYBE}),
    source=_LAKOFF,
    must_flag=(
        "[[Maybe]] I should have asked.",
        "It saved us [[maybe]] two hours.",
        "it was [[maybe]] a month later",
    ),
    must_pass=(
        "A maybe is not a yes.",
        "It may be late.",
        "They gave us a definite maybe.",
        "Maybe not the best start, but it held.",
    ),
)
HOPEFULLY = Rule(
    name="hopefully",
    find=finder("hedge", {"hopefully": (FILLS,)}),
    source=_LAKOFF,
    must_flag=(
        "[[Hopefully]] that answers it.",
        "And that will [[hopefully]] cut the waiting time.",
        "[[hopefully]] i can bring that here",
    ),
    must_pass=(
        "I hope to lead a team one day.",
        "We stayed hopeful.",
        "They were full of hope.",
    ),
)
OR_SOMETHING = Rule(
    name="or_something",
    find=finder(
        "hedge",
        {
            "or something": _EXTENDER,
            "or something like that": (FILLS,),
            "or anything": _EXTENDER,
            "or anything like that": (FILLS,),
            "something like that": (FILLS,),
            "and stuff": _EXTENDER,
            "and stuff like that": (FILLS,),
            "and things like that": (FILLS,),
            "and everything": _EXTENDER,
            "and all that": (
                Case("and all that work", False, lambda a: not a.closes and not a.comma_right),
                FILLS,
            ),
            "or whatever": _WHATEVER,
            "and whatever": _WHATEVER,
            "and whatnot": (FILLS,),
        },
    ),
    source=_EXTENDERS,
    must_flag=(
        "We used a spreadsheet [[or something]].",
        "There was a fair [[or something like that]] every year.",
        "I did the rota, the orders [[and stuff]].",
        "I did the rota [[and stuff like that]].",
        "You call them [[or whatever]].",
        "It was three weeks, [[something like that]].",
        "We never had a plan [[or anything]].",
        "filing invoices [[and whatnot]]",
    ),
    must_pass=(
        "It was a leak or something else.",
        "Bring tools or something that cuts.",
        "I packed the tools and everything we needed.",
        "Do it by phone or whatever they prefer.",
        "I had never done something like this.",
        "I fixed the boiler and everything was warm again.",
        "We moved boxes and stuffed envelopes.",
    ),
)
I_FEEL_LIKE = Rule(
    name="i_feel_like",
    find=finder("hedge", {"I feel like": _FEEL_LIKE}),
    source=_LAKOFF,
    must_flag=(
        "[[I feel like]] I learned a lot there.",
        "And [[i feel like]] we were lucky.",
    ),
    must_pass=(
        "I felt like an outsider.",
        "I feel like a new person.",
        "Some days I feel like dancing.",
    ),
)

RULES = (KIND_OF, A_LITTLE_BIT, I_GUESS, MAYBE, HOPEFULLY, OR_SOMETHING, I_FEEL_LIKE)
