"""An achievement taken back as it is told: "I guess I kind of improved the rota"."""

import re
from collections.abc import Sequence

from trainer.analysis.cues import speech_of
from trainer.analysis.lexicon import word_set
from trainer.analysis.model import Signal
from trainer.analysis.rules.rule import Rule
from trainer.analysis.tokens import Token

_ACHIEVED = "|".join(
    sorted(
        word_set(
            "achieved automated boosted brought built changed coached convinced created cut delivered designed "
            "developed doubled drove earned exceeded expanded finished fixed founded handled halved implemented "
            "improved increased introduced launched led lowered made managed mentored negotiated organised organized "
            "persuaded planned prevented raised ran rebuilt redesigned reduced reorganised reorganized resolved "
            "rewrote saved set simplified sold solved started streamlined taught trained transformed turned won wrote"
        )
    )
)
_INSIDE = r"(?:kind of|sort of|kinda|sorta|maybe|perhaps|probably|somewhat|more or less|i guess|i suppose)"
_AHEAD = (
    r"(?:i guess|i suppose|maybe|perhaps|probably|i'd like to think|i would like to think|in a way|i hope|"
    r"i think maybe|i feel like)"
)
_BEHIND = (
    r"(?:a little bit|a bit|somewhat|i guess|i suppose|sort of|kind of|or something|in a way|hopefully|"
    r"more or less)"
)
_ADVERBS = r"(?:(?:also|then|just|finally|even|really|actually|basically|eventually|personally|like|myself|[a-z]+ly) )*"
_ROUGHLY = (
    r"(?! (?:(?:a|by|like|about|around|to|over|almost) )*(?:[$£€]?[0-9]|half|a third|a quarter|twenty|thirty|ten))"
)
_MORE = r"(?:(?!(?:and|but|so|i|we|they|he|she|that|which|who|where|when|because) )[^ |]+ )"
"""Any one word of the same clause."""
_HEDGED = re.compile(
    rf"(?<= )(?:{_AHEAD} (?:(?:{_AHEAD}|kind of|sort of) ){{0,3}}"
    rf"i {_ADVERBS}(?:{_INSIDE} ){{0,3}}{_ADVERBS}(?:{_ACHIEVED})"
    rf"|i {_ADVERBS}{_INSIDE} {_ADVERBS}(?:{_INSIDE} ){{0,3}}{_ADVERBS}(?:{_ACHIEVED})"
    rf"|i {_ADVERBS}(?:{_ACHIEVED}) {_MORE}{{0,5}}?(?<!a )(?<!the )(?<!this )(?<!that )(?<!some )(?<!any )(?<!what )"
    rf"(?<!same )(?<!quite ){_BEHIND}(?! (?:of|more|less) ){_ROUGHLY}"
    rf"|(?:it|that|which|this) {_INSIDE} {_ADVERBS}(?:helped|worked(?! (?:as|for|on|in|at|like) )|improved|paid off|"
    r"made a difference|went well)"
    r")(?= )"
)
_NOT_TOLD = re.compile(r" (?:if|whether|unless|asked|wondered|what|how) $")


def _find(_text: str, tokens: Sequence[Token]) -> tuple[Signal, ...]:
    speech = speech_of(tokens)
    found: list[Signal] = []
    for match in _HEDGED.finditer(speech.line):
        if not _NOT_TOLD.search(speech.line[max(match.start() - 12, 0) : match.start()]):
            span = speech.finding(*match.span())
            found.append(Signal(span.start, span.end, "hedged_achievement"))
    return tuple(found)


RULE = Rule(
    name="hedged_achievement",
    find=_find,
    source=(
        "Hosman, The evaluative consequences of hedges, hesitations and intensifiers, Human Communication Research 15 "
        "(1989): hedged speakers are judged less sure. One hedge is modest; on the deed itself it gives the deed away. "
        "'Maybe twenty' before a figure is an estimate and no hedge."
    ),
    must_flag=(
        "[[I guess I kind of improved]] the rota.",
        "um [[maybe i sort of led]] the group",
        "[[I probably saved]] the place a good deal of trouble.",
        "[[I rewrote the whole menu, I guess]].",
        "[[I improved it a little bit]], and we opened again.",
        "We tried it and [[it sort of worked]].",
        "[[I, um, kind of organised]] the whole trip.",
    ),
    must_pass=(
        "I improved it by maybe twenty percent.",
        "I built that kind of cabinet for years.",
        "I made a bit of bread.",
        "I improved the rota.",
        "Maybe they improved it later.",
        "I guess the bus was late.",
        "I would probably have saved it.",
        "She asked if maybe I made a mistake.",
        "I won the same sort of prize twice.",
    ),
)
