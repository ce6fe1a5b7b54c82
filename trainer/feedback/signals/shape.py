"""The shape an answer takes where no story is asked for: what each kind of question wants to hear, as data.

A missing element is a hint, not a fault: words can say it in ways nobody listed. So elements only earn points on top
of a base (`rubric.STRUCTURE_BASE_OTHER`), and advice is given on the ones an interviewer would surely miss.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from trainer.analysis.model import Finding
from trainer.bank.model import Kind


@dataclass(frozen=True, slots=True)
class Element:
    """One thing to say.

    `wanted` completes "Say ..." and `said` "You said ...", in plain words; `points` is its share of what can be earned.
    Where `asked` is given, the element is wanted only of questions that it is found in.
    """

    name: str
    wanted: str
    said: str
    pattern: re.Pattern[str]
    points: float
    asked: re.Pattern[str] | None = None


def _element(
    name: str, wanted: str, said: str, points: float, *alternatives: str, asked: re.Pattern[str] | None = None
) -> Element:
    return Element(name, wanted, said, re.compile(rf"\b(?:{'|'.join(alternatives)})\b", re.IGNORECASE), points, asked)


_BECAUSE = (
    "because",
    "so that",
    "since (?:it|they|you|that)",
    "which (?:means|meant|tells|told|is why)",
    "the reason",
    "otherwise",
    "rather than",
    "instead of",
    "that way",
    "that's (?:why|what|how)",
    "in case",
)
_NOW_THEN = (
    "first(?:ly)?",
    "second(?:ly)?",
    "third(?:ly)?",
    "then",
    "next",
    "after (?:that|which)",
    "once (?:i|that|it|they|we)",
    "finally",
    "last(?:ly)?",
    "the (?:first|second|third|last) (?:thing|step|one)",
)
_ONCE = (
    "(?:last|this|one) (?:year|month|week|spring|summer|autumn|fall|winter|night|day|time|morning)",
    "once (?:had|saw|found|did)",
    "for (?:example|instance)",
    "at my (?:last|current|previous|first|old)",
    "when i (?:was|worked|did|had|took|started|ran|joined)",
    "i (?:had|did|found|saw|caught|built|fixed|used|worked|ran) (?:a|an|this|that|one|it)",
    "we had (?:a|an|one)",
    "i've (?:done|had|seen|found|used|built|worked|run)",
    "years? ago",
    "in (?:19|20)\\d\\d",
)

# Questions about time away, not only about why a job ended.
_TIME_BETWEEN = re.compile(
    r"\b(?:gap|between|break|time (?:off|out|away)|out of work|doing|away|months|returning?|going back)\b",
    re.IGNORECASE,
)

SHAPES: Mapping[Kind, tuple[Element, ...]] = MappingProxyType(
    {
        "introduction": (
            _element(
                "now",
                "what you do now",
                "what you do now",
                30,
                "i(?:'m| am) (?:a|an|the|currently|now|working|in|at|based|studying|finishing)",
                "currently",
                "at the moment",
                "these days",
                "right now",
                "my current",
                "i (?:run|lead|manage|look after|work|teach|own)",
                "i(?:'ve| have) been (?:a|an|the|working|with|in|at|on|running|leading|teaching|managing)",
                "(?:since|for the (?:last|past)) [\\w-]+(?: [\\w-]+)?",
            ),
            _element(
                "path",
                "how you came to it",
                "how you came to it",
                35,
                "(?:started|began|trained|studied|graduated|came up|moved|joined|worked|became|was promoted|qualified)",
                "(?:before|after) that",
            ),
            _element(
                "next",
                "what you want next and why here",
                "what you want next",
                35,
                "(?:i'd|i would) (?:like|love)",
                "(?:i )?(?:want|hope) to",
                "looking (?:for|to|forward)",
                "next (?:step|is|for me|thing)",
                "i'm ready",
                "(?:this|your|the) (?:role|job|position|site|team|company|ward|hospital|school|advert|post)",
                "(?:why|what brought|what brings) (?:i'm|i am|me) here",
                "drew me",
            ),
        ),
        "motivation": (
            _element(
                "them",
                "one thing about them that could not be said of any other employer",
                "what you know of them",
                35,
                "your (?!know)\\w+",
                "you're \\w+ing",
                "you (?:have|do|run|work|treat|train|serve|build|use|offer|publish|opened|won|were|are)",
                "i (?:read|saw|heard|visited|spoke|talked|noticed|looked)",
            ),
            _element(
                "record",
                "something you have done that fits",
                "what you have done that fits",
                35,
                "i(?:'ve| have) (?:\\w+ )?(?:\\w+ed|done|been|run|led|built|taught|spent|seen|had|kept|set|made|grown)",
                "i (?:worked|did|ran|led|built|taught|set|started|spent|trained|helped|made|moved|grew|called|wrote)",
                "at my (?:last|current|previous)",
            ),
            _element(
                "link",
                "how your work so far leads to this job",
                "how your work so far leads to this job",
                30,
                *_BECAUSE,
                "(?:so|and) when i (?:saw|read|heard)",
                "exactly (?:the|what|that)",
                "which i",
                "fits",
                "match(?:es)?",
            ),
        ),
        "technical": (
            _element(
                "order",
                "your steps in the order you take them",
                "the steps in their order",
                40,
                *_NOW_THEN,
                "start(?:ed|ing)? (?:by|with|from|off|out)",
                "begin (?:by|with)",
            ),
            _element(
                "reason",
                "why you do it that way",
                "why you do it so",
                35,
                *_BECAUSE,
                "if (?:it|that|the|there|they|you|one|any)",
                "depends on",
                "trade-?off",
            ),
            _element("case", "one time you did it", "when you did it", 25, *_ONCE),
        ),
        "situational": (
            _element(
                "first",
                "what you would do first",
                "what comes first",
                45,
                "first(?:ly)?",
                "start (?:by|with)",
                "straight ?away",
                "before anything",
                "immediately",
                "i(?:'d| would|'ll| will) (?:\\w+ )?"
                "(?:ask|call|tell|say|check|go|take|stop|speak|talk|look|find|step|make|get|"
                "move|listen|apologise|apologize|stay|let|explain|offer|write|report|ring|phone|sit|want|try)",
            ),
            _element(
                "then",
                "what comes after that",
                "what comes next",
                25,
                *_NOW_THEN,
                "if (?:it|that|they|he|she|the)",
                "later",
            ),
            _element("reason", "why you would do it that way", "why", 30, *_BECAUSE),
        ),
        "career-gap": (
            _element(
                "fact",
                "in one calm sentence what happened and how long it was",
                "what happened",
                40,
                "(?:i )?left",
                "leav(?:e|ing)",
                "closed",
                "laid off",
                "redundan\\w+",
                "let go",
                "(?:contract|job|role|position|funding|project|visa) (?:\\w+ )?(?:ended|ran out|finished|expired)",
                "resigned",
                "quit",
                "fired",
                "dismissed",
                "severance",
                "by agreement",
                "time (?:off|out)",
                "out of work",
                "between jobs",
                "took (?:a|some|the|\\w+ months|\\w+ years?) ?(?:break|off|out|leave)?",
                "career break",
                "sabbatical",
                "maternity",
                "paternity",
                "parental",
                "[\\w-]+ months",
                "a year and",
                "gap",
            ),
            _element(
                "use",
                "what you did with the time",
                "what you did with the time",
                35,
                "stud(?:y|ied|ying)",
                "course",
                "class(?:es)?",
                "certifi\\w+",
                "diploma",
                "qualification",
                "credential",
                "volunteer\\w*",
                "temp(?:ed|ing)?",
                "part[- ]time",
                "free-?lanc\\w+",
                "substitute",
                "agency work",
                "car(?:ed|ing) for",
                "look(?:ed|ing) after",
                "rais(?:ed|ing) (?:my|our|the)",
                "recover\\w*",
                "treatment",
                "surgery",
                "appl(?:ied|ying|ications?)",
                "travell?(?:ed|ing)",
                "taught myself",
                "kept (?:up|my)",
                "(?:was|been) (?:ill|sick)",
                "my (?:mother|mum|mom|father|dad|parents?|wife|husband|partner|son|daughter|children|kids|baby)",
                asked=_TIME_BETWEEN,
            ),
            _element(
                "ready",
                "why you are ready now",
                "where you stand now",
                25,
                "now",
                "ready",
                "looking (?:for|to|forward)",
                "(?:i'd|i would) (?:like|love)",
                "i want",
                "that's (?:what|why|how)",
                "(?:this|your|the) (?:role|job|position)",
                "came out of it",
                "back (?:to|at|in|into) (?:work|full)",
            ),
        ),
        "closing": (
            _element(
                "them",
                "something about the work or the team",
                "something about the work or the team",
                60,
                "your \\w+",
                "(?:the|this|these) (?:role|job|team|position|work|ward|class|project|people|company|place)",
                "(?:you|people|somebody|someone) (?:would|here|do|does|expect|look|hope|see|need)",
            ),
            _element(
                "ask",
                "what you would like to know, or the one thing they should remember",
                "what you want to know",
                40,
                "(?:what|how|when|where|who|which|why|could|would|is|are|do|does) "
                "(?:\\w+ ){0,4}?(?:you|your|the|this|a|an|does|do|is|are|would|my|people|it|there)",
                "(?:i'd|i would) like",
                "one (?:more )?thing",
                "remember",
                "thank",
            ),
        ),
    }
)


def shape_of(text: str, kind: Kind, ask: str) -> tuple[tuple[Element, Finding | None], ...]:
    """Each element that a question `ask` of this kind wants, with the first words that show it or None.

    In the order of `SHAPES`; empty for a story.
    """
    plain = text.replace("’", "'")
    found: list[tuple[Element, Finding | None]] = []
    for element in SHAPES.get(kind, ()):
        if element.asked is not None and not element.asked.search(ask):
            continue
        match = element.pattern.search(plain)
        found.append((element, Finding(match.start(), match.end()) if match else None))
    return tuple(found)
