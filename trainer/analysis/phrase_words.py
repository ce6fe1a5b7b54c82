"""Classes of words by which a set phrase is told from the story: what pet_phrases.py counts with.

A story is told in the past, about its own people and things; a set phrase is made of words that would fit into any
story ("sense", "honest", "terms"). So the classes are of single words; the phrases are found by counting.
"""

from trainer.analysis.lexicon import (
    ARTICLES,
    BE,
    CLAUSE_OPENERS,
    CONJUNCTIONS,
    DEMONSTRATIVES,
    DO,
    HAVE,
    MODALS,
    NEGATIONS,
    OBJECTS,
    PAST_VERBS,
    POSSESSIVES,
    PREPOSITIONS,
    QUESTION_WORDS,
    SUBORDINATORS,
    word_set,
)

GRAMMAR = (
    ARTICLES
    | BE
    | CLAUSE_OPENERS
    | CONJUNCTIONS
    | DEMONSTRATIVES
    | DO
    | HAVE
    | MODALS
    | NEGATIONS
    | OBJECTS
    | POSSESSIVES
    | PREPOSITIONS
    | QUESTION_WORDS
    | SUBORDINATORS
    | word_set(
        "as than like too also then again just very so much many more most some any all both each every other another "
        "one ones something anything nothing everything whatever else here there now yes no even still only own same "
        "such able going go goes come comes get gets getting make makes making take takes put puts give gives keep let "
        "let's need want try use see know think lot lots bit up down out back ever really well right quite pretty"
    )
)
"""Words that any sentence is built with: they neither make a phrase nor break one."""

GENERAL = word_set(
    "say said saying says speak speaking spoken tell telling mention mentioned word words "
    "honest fair frank true truth reality fact facts matter matters serious blunt candid clear obvious concerned "
    "thing things stuff kind kinds sort sorts type types way ways sense point case terms regard regards respect "
    "perspective view viewpoint standpoint opinion extent degree level basis mind account course doubt sure example "
    "instance general particular essence principle theory effect nutshell picture page board world life heart hand "
    "lie joke balance whole large forward moving ahead onwards considered believe guess suppose imagine admit "
    "add stress wonder long short nature enough possible exact exactly certain definite end day moment time"
)
"""Words of opinion, saying and summing up, at home in every story and belonging to none."""

TEMPORAL = word_set("end day moment time week month year night morning evening weekend hour minute")
"""Words that place a story in time; they make a set phrase only in long ones ("at the end of the day")."""

ADJUNCT_OPENERS = (PREPOSITIONS - {"of"}) | word_set(
    "to as if like what let let's not no so more all when that kind sort type having needless long i i'm i'd i'll of "
    "generally broadly strictly quite truth fair"
)
"""Words with which a phrase that can be left out begins."""

EXTENDED_BY = word_set("stuff things all everything so whatever that suchlike")
"""What follows "and" or "or" where a list is left open: and stuff like that."""

ENDS_OPEN = (
    ARTICLES
    | POSSESSIVES
    | CONJUNCTIONS
    | BE
    | HAVE
    | MODALS
    | DO
    | (PREPOSITIONS - {"on", "out", "in", "over", "up", "off"})
    | word_set("to that which who i we he they you as if my very going like a")
    | CLAUSE_OPENERS
) - {"it"}
"""Words after which something has to come: no phrase ends there."""

OTHERS = word_set("he she they we he's she's they're we're they'd we'd he'd she'd him her them us our their his")
"""People of the story."""

PAST = PAST_VERBS | word_set("was were had did wasn't weren't hadn't didn't been")
"""Pasts, by which a story is told."""

ORDINARY_ADVERBS = word_set(
    "really actually probably especially finally usually normally early only family daily weekly monthly yearly hourly "
    "quarterly reply supply apply assembly likely friendly july italy rally ally fly rely anomaly elderly costly"
)
"""Words in -ly that are said often by everybody, or are no adverbs."""

ORDINARY: frozenset[tuple[str, ...]] = frozenset(
    tuple(phrase.split())
    for phrase in (
        "to make sure", "i make sure", "to be able", "in the end", "at the end", "by the end", "on the way",
        "along the way", "in the way", "all the way", "all the things", "all of the things", "what kind of thing",
        "to say", "to the point", "at the time", "at that time", "all the time", "the whole time", "for the whole",
        "in the whole", "as long as", "so long as", "for a long time", "as well as", "as possible",
        "as much as possible", "like to say", "in the world", "for sure", "to be sure", "in my life", "for long",
        "in the long", "on the board", "on board", "at hand", "by hand", "on the page", "in the picture", "in time",
        "on time", "not sure", "not enough", "so i said", "that said", "so many things", "more things",
        "for the moment", "that way", "that kind", "that day", "i said", "i say",
    )
)  # fmt: skip
"""Bundles that stories are full of, so that their coming back says nothing about the speaker.

Put together by hand for this project: what everyday stories repeat and the counting would take for a set phrase. It is
no extract of a published list. That such bundles exist and are ordinary is described in Biber et al., Longman Grammar
of Spoken and Written English (1999), ch. 13; which of them stand here is convention.
"""
