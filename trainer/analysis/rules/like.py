"""Where "like" fills and where it works: as a verb, a comparison, an example."""

from trainer.analysis.judgement import WORKS, Case, finder
from trainer.analysis.lexicon import (
    ARTICLES,
    BASE_VERBS,
    BE,
    CONJUNCTIONS,
    DEMONSTRATIVES,
    DO,
    HAVE,
    MEASURES,
    MODALS,
    NEGATIONS,
    OBJECTS,
    PAST_VERBS,
    POSSESSIVES,
    PREPOSITIONS,
    SAYING,
    SEEMING,
    SUBJECTS,
    SUBORDINATORS,
    inflected,
    is_number,
    word_set,
)
from trainer.analysis.rules.rule import Rule
from trainer.analysis.words import Around

_SOME = frozenset({"something", "anything", "nothing", "everything"})
_THINGS = _SOME | word_set(
    "thing things stuff people someone somebody anyone anybody everybody nobody place places one ones way others lots"
)
_PERSONS = word_set("i you he she we they i'm you're he's she's we're they're")
_UNIQUE = word_set("only best worst main most biggest largest smallest whole entire")
_EVERYBODY = word_set("many most any everyone everybody anyone other others")
_KINDS = frozenset({"kind", "sort", "type"})
_COMPARING = word_set("just exactly more less much nothing almost than quite not")
_DEGREES = word_set(
    "really very so too totally completely super pretty extremely literally just right kind sort all only mostly "
    "probably basically already"
)
# Adjectives that follow a verb more often than they stand before a noun: "it was like ready" compares nothing.
_PREDICATES = word_set(
    "ready gone done crazy weird funny happy sad tired amazing terrible horrible awesome impossible perfect hilarious "
    "scared nervous excited angry upset sick ridiculous insane impressed shocked confused exhausted stressful "
    "stressed busy late ashamed afraid aware glad"
)
_ADVERBS = word_set(
    "really also still always never ever either both particularly especially actually probably just usually even "
    "certainly definitely mostly generally"
)
_ABOUT = word_set(
    "few half many most much neither no none several some twice once double maybe enough every almost approximately "
    "roughly each"
)
_LINKS = (
    CONJUNCTIONS
    | SUBORDINATORS
    | word_set(
        "that then also even well oh okay say as yeah which instead now see actually anyway maybe sometimes once"
    )
)
# After these and "to", "like" is the verb: "you have to like it", "she seems to like it".
_WANTS_A_VERB = HAVE | SEEMING | word_set("want wants wanted used hard easy not ought supposed really still")
_ECHOES = DO | HAVE | MODALS | BE | {"used", "always", "never", "usually"}
_GIVING = inflected("give send pay cost buy get take show lend offer teach leave hand make")
# What takes an object, so that a "like" before the object compares nothing. Verbs of manner ("act like", "work like",
# "grow like") are left out, and of those that are nouns too only the forms that are not.
_TAKING = inflected(
    "get make take give buy see know think say find eat earn produce press go come keep win hit sell lose learn hear "
    "read meet mean send bring hold build evaluate throw happen write teach tell choose spend pay want need "
    "understand explain create include involve require contain handle manage review develop receive serve collect "
    "cover reach provide add allow ask begin feed sit wear put use watch catch draw drink speak bake cook grill paint "
    "fix install deliver prepare organise organize arrange carry pick pull push clean check open close join finish "
    "complete achieve improve increase reduce raise save introduce implement maintain support solve discuss present "
    "consider enjoy love hate prefer visit offer remember forget imagine mention suggest recommend decide figure "
    "realise realize notice assume guess quit leave lend borrow steal break kill shoot fight"
) | (
    inflected("play call show start live stay drive run cost plan test help train charge order lead report")
    - word_set(
        "play call show start live stay drive run plan test help train charge order lead report plays calls shows "
        "starts lives stays drives runs plans tests trains charges orders leads reports"
    )
)


def _verb(around: Around) -> bool:
    """I like, they really like, the people who like."""
    first, second = around.left[:2]
    return (
        first in SUBJECTS - {"it"} or first == "who" or (first in _ADVERBS and (second in SUBJECTS or second == "who"))
    )


def _auxiliary(around: Around) -> bool:
    """Would like, do not like, would really like."""
    first, second = around.left[:2]
    helpers = MODALS | DO
    return first in helpers or ((first in _ADVERBS or first in NEGATIONS) and second in helpers)


def _seeming(around: Around) -> bool:
    """Seems like, sounds a lot like, looks to me like."""
    first, second, third = around.left[:3]
    return (
        first in SEEMING
        or (second in SEEMING and first in _COMPARING | OBJECTS | {"it", "lot", "bit", "kind"})
        or (third in SEEMING and (second, first) in {("to", "me"), ("a", "lot"), ("a", "bit")})
    )


def _relative(around: Around) -> bool:
    """The customers that like, a thing that people like."""
    first, second = around.left[:2]
    return first == "that" and (second in _THINGS or (second.endswith("s") and second not in BE | SAYING))


def _quantity(around: Around) -> bool:
    """A number, an amount, a guess at one, or what there is only one of: nothing to compare with."""
    first, second = around.right[:2]
    return (
        is_number(first)
        or first in _ABOUT
        or (first in ARTICLES and (second in MEASURES or second in _UNIQUE or is_number(second)))
        or (first == "over" and second == "the")
    )


CASES = (
    Case("as I said", False, lambda a: a.right[0] in SUBJECTS and any(w in SAYING for w in a.right[1:3])),
    Case(
        "things like these",
        False,
        lambda a: (
            a.left[0] in _SOME
            or (a.left[0] in _THINGS and not is_number(a.right[0]) and a.right[0] not in PREPOSITIONS | SUBORDINATORS)
        ),
    ),
    Case("the like", False, lambda a: a.left[0] in ARTICLES and not a.right[0]),
    Case("kind of like", False, lambda a: a.left[0] == "of" and a.left[1] in _KINDS),
    Case("a bit like", False, lambda a: a.left[1] == "a" and a.left[0] in {"bit", "lot", "little"}),
    Case("more like", False, lambda a: a.left[0] in {"more", "nothing", "much"}),
    Case("it seems like", False, _seeming),
    Case("like me", False, lambda a: a.right[0] in OBJECTS - {"her"}),
    Case("I, like, look", True, lambda a: a.comma_left and a.comma_right and (_verb(a) or _auxiliary(a))),
    Case("we could like run", True, lambda a: a.left[0] in MODALS | DO and a.right[0] in BASE_VERBS),
    Case(
        "would like",
        False,
        lambda a: _auxiliary(a) and not (a.left[0] in MODALS and a.right[0] in PREPOSITIONS - {"about"}),
    ),
    Case("to like it", False, lambda a: a.right[0] == "it" and (a.left[0] in SUBJECTS or a.left[0] == "to")),
    Case("like to go", False, lambda a: a.right[0] == "to" and a.left[0] not in PREPOSITIONS),
    Case(
        "and like this one time",
        True,
        lambda a: (
            a.right[0] in DEMONSTRATIVES
            and (a.opens or a.left[0] in PREPOSITIONS | CONJUNCTIONS)
            and a.right[1] not in CONJUNCTIONS | {""}
        ),
    ),
    Case("like that", False, lambda a: a.right[0] in DEMONSTRATIVES),
    Case("they like go", True, lambda a: a.left[0] in SUBJECTS and a.right[0] in BASE_VERBS | PAST_VERBS),
    Case(
        "I like, she says",
        True,
        lambda a: _verb(a) and a.right[0] in {"i", "he", "she", "we", "they"} and a.right[1] != "like",
    ),
    Case("I like", False, _verb),
    Case("a like a", True, lambda a: a.left[0] in ARTICLES | POSSESSIVES | (DEMONSTRATIVES - {"that"})),
    Case("like many people, I", False, lambda a: a.opens and a.right[0] in _EVERYBODY),
    Case("like ten", True, _quantity),
    Case("what is it like", False, lambda a: a.left[0] == "it" and a.left[1] in BE),
    Case("at the start", True, lambda a: a.opens),
    Case("there is like", True, lambda a: a.left[0] == "there's" or (a.left[0] in BE and a.left[1] == "there")),
    Case("like really", True, lambda a: a.right[0] in _DEGREES),
    Case(
        "we were like running",
        True,
        lambda a: a.left[0] in BE and (a.left[0] in _PERSONS or a.left[1] in _PERSONS) and a.right[0].endswith("ing"),
    ),
    Case("it was, like, a shock", True, lambda a: a.left[0] in BE and a.comma_left and a.comma_right),
    Case("it was like ready", True, lambda a: a.left[0] in BE and a.right[0] in _PREDICATES),
    Case("it is like", False, lambda a: a.left[0] in BE),
    Case("we had like", True, lambda a: a.left[0] in HAVE),
    Case(
        "have to like",
        False,
        lambda a: a.left[0] == "to" and a.left[1] in _WANTS_A_VERB and a.right[0] not in BASE_VERBS,
    ),
    Case("people that like", False, _relative),
    Case("for like", True, lambda a: a.left[0] in PREPOSITIONS or a.left[0] == "to"),
    Case("and like", True, lambda a: a.left[0] in _LINKS),
    Case("just like", False, lambda a: a.left[0] in _COMPARING),
    Case("you know, like", True, lambda a: a.hesitant_left),
    Case("we use like", True, lambda a: a.left[0] in _TAKING),
    Case("gave him like", True, lambda a: a.left[0] in OBJECTS | {"it", "you"} and a.left[1] in _GIVING),
    Case(
        "like for example", False, lambda a: a.right[:2] in {("for", "example"), ("for", "instance"), ("of", "course")}
    ),
    Case("like in", True, lambda a: a.right[0] in PREPOSITIONS | {"if", "when", "whenever"}),
    Case(
        "like, I know her",
        True,
        lambda a: a.right[0] in SUBJECTS - {"it", "you"} and a.right[1] not in _ECHOES | set(a.left),
    ),
    Case("for example like", True, lambda a: a.left[:2] in {("example", "for"), ("instance", "for")}),
    Case("usually like", True, lambda a: a.left[0] in _ADVERBS),
    Case("like between commas", True, lambda a: a.comma_left and a.comma_right),
    WORKS,
)

RULE = Rule(
    name="like",
    find=finder("discourse", {"like": CASES}),
    source=(
        "D'Arcy, Like and language ideology, American Speech 82 (2007), and Discourse-Pragmatic Variation in Context: "
        "800 Years of LIKE (2017): as a marker it opens a clause, as a particle it leans on what follows (a number, an "
        "amount, a noun phrase after its verb). Verb, comparison, example and as-I-said are grammar."
    ),
    must_flag=(
        "It took [[like]] ten weeks.",
        "there were [[like]] twenty-five people on the floor",
        "And, [[like]], nobody had told the driver.",
        "and [[like]] nobody had told the driver",
        "We had, [[like]], a meeting every day.",
        "I was in charge of, [[like]], the whole archive.",
        "so they gave me [[like]] a budget",
        "the, [[like]], the second shift was short.",
        "Because [[like]] the system was down again.",
        "[[Like]], I had never seen a lathe before.",
        "It was [[like]] really stressful.",
        "We [[like]] go in and count everything.",
        "We used [[like]] spreadsheets for all of it.",
        "And then, you know, [[like]] the pump broke.",
        "I did that for, [[like]], [[like]] half a year.",
        "I was, [[like]], the lead on it.",
        "i was [[like]] the only one who knew the code",
        "Every morning I, [[like]], look at the board and I'd also, [[like]], phone the ward.",
        "My first week there was [[like]] two audits.",
    ),
    must_pass=(
        "I like working with people.",
        "I would like to learn more.",
        "I'd like that very much.",
        "They didn't like the first draft.",
        "It looks like a small change.",
        "It sounds a lot like my last job.",
        "I felt like I had failed them.",
        "With tools like Excel and Access you get far.",
        "Things like that happen on every site.",
        "Like I said, the deadline was fixed.",
        "Like you were saying, the market is small.",
        "We need more people like her.",
        "I have always liked numbers, and they seem to like me.",
        "It was nothing like the brochure.",
        "She works like a machine.",
        "What is it like to work here?",
        "It is unlikely, and I dislike guessing.",
        "Customers like to be called back.",
        "We sell bolts, screws and the like.",
        "She really likes the ward, and I like it too.",
        "The people who like change are rare.",
        "It was kind of like a family.",
        "There was nobody like him on the team.",
        "It was just like the last time.",
        "I treat patients like guests.",
        "What did you like about it?",
        "Like many people, I started in retail.",
        "My manager was like, can you do this by Friday?",
    ),
)
