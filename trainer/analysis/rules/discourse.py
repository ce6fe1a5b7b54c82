"""Phrases that keep the listener along and say nothing: you know, I mean, you see, right?, okay, let me see."""

from trainer.analysis.judgement import FILLS, WORKS, Case, finder
from trainer.analysis.lexicon import (
    ARTICLES,
    BASE_VERBS,
    BE,
    CLAUSE_OPENERS,
    CONJUNCTIONS,
    DEMONSTRATIVES,
    DO,
    MODALS,
    OBJECTS,
    POSSESSIVES,
    QUESTION_WORDS,
    SUBJECTS,
    word_set,
)
from trainer.analysis.rules.rule import Rule
from trainer.analysis.words import Around

_SOURCE = (
    "Schiffrin, Discourse Markers (1987), ch. 7 and 9; Fox Tree and Schrock, Basic meanings of you know and I mean, "
    "Journal of Pragmatics 34 (2002). With a verb's own subject, object or question around it the phrase is literal."
)
_ASKING = word_set("do did don't didn't would how")
_RELATIVE = word_set("what whatever everything everyone everybody anything anyone all people someone who than")
_ONLY = word_set("the those all only with of about from than and on")
_WONDERING = word_set("know see sure wonder ask asked check sees tell")
_KNOWN = QUESTION_WORDS | OBJECTS | word_set("about if whether that anything anyone anybody any it")
_KNOWN_CLAUSE = word_set("how which why")

_YOU_KNOW = (
    Case("as you know", False, lambda a: a.left[0] == "as"),
    Case(
        "do you know",
        False,
        lambda a: a.left[0] in _ASKING and not a.hesitant_left and (a.right[0] in _KNOWN or not a.left[1]),
    ),
    Case("if you know her", False, lambda a: a.left[0] in {"if", "whether"} and a.left[1] in _WONDERING),
    Case(
        "what you know about",
        False,
        lambda a: (
            a.left[0] in _RELATIVE | {"if", "let"} and not (a.comma_left or a.comma_right) and a.right[0] in _KNOWN
        ),
    ),
    Case(
        "what you know matters",
        False,
        lambda a: (
            a.left[0] == "what"
            and not (a.comma_left or a.comma_right)
            and a.right[0] not in CLAUSE_OPENERS | MODALS | DO | {""}
        ),
    ),
    Case(
        "you know how that ends",
        False,
        lambda a: (
            a.opens and a.right[0] in _KNOWN_CLAUSE and not (a.comma_right or a.hesitant_right or a.hesitant_left)
        ),
    ),
    Case(
        "the people you know",
        False,
        lambda a: a.left[0] in _RELATIVE and a.left[1] in _ONLY and a.closes and not a.comma_left,
    ),
    FILLS,
)
_POINTED_AT = word_set("one ones thing things kind sort type person people bit part way sense")
_MEANT = word_set("think guess suppose believe")
_WHAT_IS_MEANT = word_set("what whatever how does do did")
_IN_EARNEST = {("every", "word"), ("no", "harm"), ("no", "offence"), ("no", "offense"), ("no", "disrespect")}


def _defines(around: Around) -> bool:
    """A word is given its sense: by scale I mean size, when I say soon I mean today."""
    return {"when", "say"} <= set(around.left) or ("by" in around.left[1:] and not around.comma_right)


def _in_earnest(around: Around) -> bool:
    """What was said is meant: I mean it, and I mean that sincerely, I mean business, no harm, every word."""
    first, second = around.right[:2]
    if around.comma_right:
        return False
    if first in {"it", "that", "this"}:
        return not second or (second.endswith("ly") and not around.right[2])
    return (first == "business" and not second) or (first, second) in _IN_EARNEST


_I_MEAN = (
    Case(
        "what I mean",
        False,
        lambda a: a.left[0] in _WHAT_IS_MEANT and not a.hesitant_left and not (a.comma_left and a.right[0]),
    ),
    Case("I think I mean the second", False, lambda a: a.left[0] in _MEANT and not (a.comma_left or a.hesitant_left)),
    Case("the one I mean", False, lambda a: a.left[0] in _POINTED_AT and a.left[1] in ARTICLES and a.closes),
    Case("by scale I mean size", False, _defines),
    Case("I mean what I say", False, lambda a: a.right[:3] in {("what", "i", "say"), ("what", "i", "said")}),
    Case("I mean it", False, _in_earnest),
    Case("I mean to finish", False, lambda a: a.right[0] == "to" and a.right[1] in BASE_VERBS and not a.comma_right),
    FILLS,
)
_YOU_SEE = (
    Case(
        "you see, we",
        True,
        lambda a: (
            (a.opens or a.left[0] in CONJUNCTIONS) and (a.comma_right or a.right[0] in CLAUSE_OPENERS - {"it", "you"})
        ),
    ),
    WORKS,
)
_NEXT = word_set("so well now yeah then let let's basically")
_NOT_A_TAG = word_set(
    "all the that's it's is are was were be been get got do done did go went turn exactly quite not right am i'm "
    "you're we're they're he's she's yeah yes oh feel felt seem looks on far a my your his her our their its just "
    "almost about to make made getting doing human alt hard first very"
)


def _judges(around: Around) -> bool:
    """The word says that something is so: it is right, is that okay."""
    first, second = around.left[:2]
    return around.opens or first in _NOT_A_TAG or (first in DEMONSTRATIVES and second in BE)


_RIGHT = (
    Case("right, so", True, lambda a: a.opens and a.right[0] in _NEXT - {"now"}),
    Case("is that right?", False, _judges),
    Case("we shipped it, right?", True, lambda a: a.asked),
    Case(
        "we had, right, three teams",
        True,
        lambda a: a.comma_left and a.comma_right and not a.closes,
    ),
    WORKS,
)
_OKAY = (
    Case("okay?", True, lambda a: a.asked and not _judges(a)),
    Case("was okay", False, lambda a: not a.opens and a.left[0] not in CONJUNCTIONS),
    Case(
        "okay, so",
        True,
        lambda a: not a.closes and (a.hesitant_right or a.right[0] in _NEXT),
    ),
    WORKS,
)
_LET_ME_SEE = (
    Case("he let me see", False, lambda a: a.left[0] in OBJECTS | SUBJECTS | {"would", "to", "please"}),
    Case("let me think about", False, lambda a: a.right[0] in {"about", "through", "over", "of"}),
    Case("let's see how", False, lambda a: a.right[0] in QUESTION_WORDS | {"if", "whether"} and not a.comma_right),
    Case(
        "let's see the plan",
        False,
        lambda a: a.right[0] in ARTICLES | POSSESSIVES | OBJECTS | {"it", "this", "that"} and not a.comma_right,
    ),
    FILLS,
)

YOU_KNOW = Rule(
    name="you_know",
    find=finder(
        "discourse",
        {
            "you know": _YOU_KNOW,
            "you know what I mean": (FILLS,),
            "you know what I'm saying": (FILLS,),
            "do you know what I mean": (FILLS,),
        },
    ),
    source=_SOURCE,
    must_flag=(
        "It was, [[you know]], a small team.",
        "it was [[you know]] a small team",
        "[[You know]], I had never led anyone before.",
        "We had to, [[you know]], [[you know]], start again.",
        "I rebuilt the rota, [[you know]].",
        "and [[you know]] that was the hard part",
        "I think if, [[you know]], the client had called earlier we would have caught it.",
        "He wanted it his way, [[you know what I mean]]?",
        "So what, [[you know]], can I say.",
        "because [[you know]] the server was old",
    ),
    must_pass=(
        "Do you know how the rota works?",
        "As you know, the site closed in May.",
        "As you know the site closed in May.",
        "They asked whether you know her from college.",
        "I don't know if you know the area.",
        "Tell me what you know about pumps.",
        "Work with the people you know.",
        "What you know matters as much as who asks.",
        "Did you know that we were the smallest branch?",
        "How do you know when to stop?",
        "You knew the answer before I did.",
        "You know how busy a ward gets at six.",
        "You know which form I am talking about.",
    ),
)
I_MEAN = Rule(
    name="i_mean",
    find=finder("discourse", {"I mean": _I_MEAN}),
    source=_SOURCE,
    must_flag=(
        "[[I mean]], we had no budget at all.",
        "We had no budget, [[I mean]], none.",
        "it was late [[i mean]] really late",
        "But [[I mean]] they still signed.",
        "I liked it, [[I mean]].",
        "[[I mean]] it took two winters.",
        "Well, [[I mean]], [[I mean]], the plan was mine.",
        "They wanted, what, [[I mean]], twenty reports a week.",
        "It was fine, [[I mean]], to me it was new.",
        "[[I mean]], business was slow.",
        "[[I mean]] it took a while to repair.",
        "by then, [[I mean]], we had no stock",
        "We were, I think, [[I mean]], I was the third one there.",
    ),
    must_pass=(
        "That is what I mean by ownership.",
        "What I mean is that the data was wrong.",
        "When I say never, I mean it.",
        "I mean what I say.",
        "When I say soon I mean two weeks.",
        "They could tell I mean business.",
        "I meant to call the supplier first.",
        "Do I mean the first release or the second?",
        "I mean that sincerely.",
        "They are the best crew I had, and I mean that.",
        "I mean to finish the course by June.",
        "I mean no harm by asking.",
        "I said thank you and I mean every word.",
        "The red binder is the one I mean.",
        "By good service I mean a call back the same day.",
        "That is not how I mean it.",
        "I think I mean the second release.",
        "i guess i mean the people on the floor",
    ),
)
YOU_SEE = Rule(
    name="you_see",
    find=finder("discourse", {"you see": _YOU_SEE}),
    source=_SOURCE,
    must_flag=(
        "[[You see]], the warehouse was already full.",
        "[[you see]] we had promised them Friday",
        "Because, [[you see]], nobody owned the list.",
    ),
    must_pass=(
        "When you see smoke, you stop the line.",
        "From up there you see the whole yard.",
        "You see it in the figures.",
        "What did you see on the dashboard?",
        "The more you see the better you get.",
    ),
)
RIGHT = Rule(
    name="right",
    find=finder("discourse", {"right": _RIGHT}),
    source="Schiffrin, Discourse Markers (1987): a tag that asks for a nod, not for an answer.",
    must_flag=(
        "We shipped on Friday, [[right]]? And on Monday the phones rang.",
        "So you have this one supplier, [[right]], and he goes under.",
        "We had, [[right]], three teams.",
        "[[Right]], so the first thing was to call them.",
    ),
    must_pass=(
        "That was the right call.",
        "Is that right?",
        "All right, I'll start with the first one.",
        "I turned right at the gate and parked.",
        "Right now I lead a team of six.",
        "We got it right, and the client stayed.",
        "My team is the one on the right.",
        "I sat right next to the pilot.",
        "They have the right to know.",
    ),
)
OKAY = Rule(
    name="okay",
    find=finder("discourse", {"okay": _OKAY, "ok": _OKAY}),
    source="Schiffrin, Discourse Markers (1987): it opens a turn or asks for a nod; elsewhere it judges.",
    must_flag=(
        "[[Okay]], so the first thing I did was call them.",
        "[[okay]] um there was this one client",
        "And [[okay]], well, we were late.",
        "You have two pumps, [[okay]]? One of them leaks.",
    ),
    must_pass=(
        "The first draft was okay.",
        "I asked whether it was okay to go on.",
        "She said it was okay, so we carried on.",
        "Is that okay?",
        "I am okay with working weekends.",
        "Everything looks okay now.",
    ),
)
LET_ME_SEE = Rule(
    name="let_me_see",
    find=finder(
        "discourse",
        {"let me see": _LET_ME_SEE, "let's see": _LET_ME_SEE, "let me think": _LET_ME_SEE},
    ),
    source="Fox Tree and Schrock (2002) and Clark and Fox Tree (2002): a phrase that buys time.",
    must_flag=(
        "[[Let me see]]. I joined in March.",
        "It was, um, [[let's see]], four years ago.",
        "[[let me think]] I would say the audit",
    ),
    must_pass=(
        "He let me see the accounts.",
        "I said let's see how the first week goes.",
        "Let me think about what the customer needs.",
        "They let me see it before the launch.",
    ),
)
RULES = (YOU_KNOW, I_MEAN, YOU_SEE, RIGHT, OKAY, LET_ME_SEE)
