"""Help as the deed: "I helped with the move", "I was involved in the launch". Whose work was it?"""

import re
from collections.abc import Sequence

from trainer.analysis.cues import WALL, speech_of
from trainer.analysis.lexicon import BASE_VERBS, word_set
from trainer.analysis.model import Signal
from trainer.analysis.rules.rule import Rule
from trainer.analysis.tokens import Token

# What one helps to do and what tells nothing of one's own share: "helped organise", not "helped her find the ward".
_HELPED_TO = "|".join(
    sorted(
        BASE_VERBS
        | word_set(
            "boost bring cook coordinate cover create cut deliver design develop drive draft establish expand grow "
            "handle host implement improve increase install introduce launch lead lower maintain manage migrate "
            "negotiate onboard open operate optimise optimize organise organize pack plan prepare produce promote "
            "raise rebuild recruit redesign reduce resolve roll save scale secure serve shape streamline support test "
            "train transform update"
        )
    )
)
_WORK = (
    r"(?:team|crew|group|project|projects|rollout|roll-out|launch|migration|move|event|events|campaign|process|"
    r"programme|program|work|planning|preparation|preparations|manager|managers|lead|director|department|office|"
    r"operations|implementation|effort|efforts|change|transition|sale|sales|initiative|initiatives)"
)
_THE_WORK = rf"(?:(?:the|our|a|an|my|various|several|different|all) )?(?:[a-z-]+ ){{0,2}}{_WORK}"
_NO_WORK = (
    r"(?:an? )?(?:(?:car|bad|serious|minor|road) )?(?:accident|crash|collision|argument|fight|relationship|dispute|"
    r"conflict|incident|lawsuit)"
)
_HELP = re.compile(
    r"(?<= )(?:"
    r"helped (?:out )?(?:with|on|in)(?! (?:any|every) way)"
    rf"|helped (?:to )?(?:{_HELPED_TO})"
    r"|(?:was|been|got|became) (?:[a-z]+ly |also |a bit |kind of |sort of )?involved (?:in|with)"
    rf"(?! {_NO_WORK} )"
    r"|(?:assisted|supported) (?:with|in|on)"
    rf"|(?:assisted|supported) {_THE_WORK}"
    r"|contributed to|participated in|had a hand in|played (?:a|my) (?:[a-z]+ )?(?:part|role) in"
    r"|(?:was|been) (?:a )?(?:part|member) of (?:a|the) (?:[a-z-]+ )?(?:team|group|crew|project)(?: that| who| which)?"
    r")(?= )"
)
# The doer is the speaker: "I also helped with", "I drove the van and helped with", or nobody is named at the start.
_SPEAKER = re.compile(
    r" (?P<subject>i|i've|i'd) (?:have |had )?"
    r"(?:also |then |just |really |kind of |sort of |basically |even |[a-z]+ly )*$"
    r"|(?: i| i've| i'd) (?:(?!(?:i|we|he|she|they|it|you|who|which|that|there|because|when) |\|)[^ ]+ ){1,12}"
    r"(?:and|then) (?:also |then )*$"
    rf"|(?:^ |{re.escape(WALL)} )(?:and |so |also |then )*$"
)
_OWN_SHARE_FOLLOWS = re.compile(r" (?:[^ |]+ ){0,8}?by (?:[a-z]+ly )?[a-z]+ing ")
""" "helped with the move by driving the van" says what the own share was."""
_LOOK_BACK = 120
"""Characters before the phrase in which its subject is looked for; convention: a dozen words and more."""


def _find(_text: str, tokens: Sequence[Token]) -> tuple[Signal, ...]:
    speech = speech_of(tokens)
    found: list[Signal] = []
    for match in _HELP.finditer(speech.line):
        begin = max(match.start() - _LOOK_BACK, 0)
        speaker = _SPEAKER.search(speech.line[begin : match.start()])
        if speaker is None or _OWN_SHARE_FOLLOWS.match(speech.line, match.end()):
            continue
        named = speaker.start("subject")
        span = speech.finding(begin + named if named >= 0 else match.start(), match.end())
        found.append(Signal(span.start, span.end, "helped_with"))
    return tuple(found)


RULE = Rule(
    name="helped_with",
    find=_find,
    source=(
        "Advice of careers services: 'helped' and 'was involved in' leave open whose work it was. Help that somebody "
        "was given ('I helped a customer') is a deed, and so is help whose share is told ('by driving the van')."
    ),
    must_flag=(
        "[[I helped with]] the stocktake in June.",
        "um [[I was heavily involved in]] the new timetable",
        "I counted the boxes and [[helped organise]] the store room.",
        "[[I assisted in]] the audit, and [[I supported the sales team]].",
        "[[I've been involved with]] fundraising, and [[I, uh, helped out with]] the newsletter.",
        "[[I helped to launch]] the evening class.",
        "[[I was part of a team that]] rebuilt the bridge.",
        "[[I contributed to]] the report.",
        "[[Helped with]] invoices.",
    ),
    must_pass=(
        "I helped a customer find her size.",
        "I helped with the move by driving the van twice.",
        "She helped with the stocktake.",
        "We both helped with the stocktake.",
        "I asked if they helped with forms.",
        "I would help with the stocktake.",
        "The tool that I wrote helped with the queue.",
        "I was involved in a car accident that year.",
        "I supported residents with dementia.",
        "My parents supported me.",
    ),
)
