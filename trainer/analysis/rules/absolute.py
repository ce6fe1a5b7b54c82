"""Absolutes about oneself: "I always", "I've never failed", "everybody loved working with me"."""

import re
from collections.abc import Sequence

from trainer.analysis.cues import WALL, speech_of
from trainer.analysis.lexicon import PAST_VERBS, is_number
from trainer.analysis.model import Signal
from trainer.analysis.rules.rule import Rule
from trainer.analysis.tokens import Token

# Wishes, tastes and thoughts: "I've always wanted to teach" makes no claim that one counterexample would upset.
_FELT = (
    r"(?:want\w*|lov\w+|lik\w+|enjoy\w*|thought|think|thinking|dream\w*|admir\w+|felt|feel|believ\w+|hop\w+|knew|know|"
    r"wish\w*|wonder\w*|tr(?:y|ied|ying)|interested|fascinated|curious|drawn|passionate|fond|keen|cared|care|"
    r"heard|remember\w*|imagined|preferred|prefer|planned|meant|a|an|the|my|in|into|happy|open|willing|found|afraid|"
    r"worried|raised|told|surprised|usually|every|sort|kind|i|i'm|i've|we|he|she|it|they|you|if|well|after|worry|hear|envious|have|[a-z]+ing)"
)
# What one boasts of never having done; "I never heard back" is a fact.
_FAILINGS = (
    r"(?:miss(?:ed)?|fail(?:ed)?|lost|lose|let|late|been late|been sick|broke|break|forgot|forgotten|forget|quit|"
    r"(?:had|have|made|make|received|got|gotten) (?:an?|any|one) (?:single )?(?:bad |unhappy |serious )?"
    r"(?:complaints?|problems?|issues?|accidents?|conflicts?|arguments?|mistakes?|errors?|reviews?|customers?)|"
    r"given up|gave up|give up|"
    r"said no|say no|complained|complain|argued|argue|turned down|disappointed|shouted|lied|lie|cheated|been wrong)"
)
_PRESENT_NEVER = (
    rf"(?!(?:mind|{'|'.join(sorted(PAST_VERBS))}|really|had|quite|actually|even|did|been|was) )(?![a-z]+ed )"
)
_ABSOLUTE = re.compile(
    r"(?<= )(?:"
    rf"(?:i|i'm|i've|i am|i have|i was|i will|i'll) always (?!(?:been )?(?:very |so |really |just )?{_FELT} )"
    r"(?:been )?(?:very |so |really |just )?[^ |]+"
    rf"|(?:i|i've|i have) never (?:ever |once )?{_FAILINGS}"
    rf"|(?:i|i'm|i am|i will|i'll) never (?:ever )?{_PRESENT_NEVER}(?!{_FELT} )[^ |]+"
    r"|(?:never|not) once (?:did|have|had|was) i"
    r"|(?:everybody|everyone|every single person) (?:[^ |]+ ){0,4}?"
    r"(?:loved|loves|liked|likes|trusts|trusted|respects|respected|comes to|came to|wants|wanted|knows|knew|"
    r"says|said|agrees|agreed) (?:to work with |working with |that )?(?:me|my|i|i'm)"
    r"|(?:nobody|no one) (?:has |had )?ever (?:complained|had a problem|said no|disliked)"
    r")(?= )"
    r"|(?<= )(?:(?:100%|100 percent|a hundred percent|one hundred percent) of the time|every single time|"
    r"without (?:fail|exception))(?= )"
)
_UNBOUND = re.compile(r"(?:100|a hundred|one hundred|every single|without)")
_SELF = re.compile(r" (?:i|i'm|i've|i'll|i'd|my|me) ")
_FACT_REACH = 80
"""Characters to either side, in the sentence, in which a figure makes a fact of it. Convention: a dozen words."""


def _find(_text: str, tokens: Sequence[Token]) -> tuple[Signal, ...]:
    speech = speech_of(tokens)
    line = speech.line
    found: list[Signal] = []
    for match in _ABSOLUTE.finditer(line):
        left = line[max(match.start() - _FACT_REACH, 0) : match.start()].rpartition(WALL)[2]
        right = line[match.end() : match.end() + _FACT_REACH].partition(WALL)[0]
        if any(is_number(word) and word not in ("one", "first", "second") for word in f"{left} {right}".split()):
            continue
        if _UNBOUND.match(match.group()) and not _SELF.search(f" {left} {right} "):
            continue
        span = speech.finding(*match.span())
        found.append(Signal(span.start, span.end, "absolute"))
    return tuple(found)


RULE = Rule(
    name="absolute",
    find=_find,
    source=(
        "Pomerantz, Extreme case formulations, Human Studies 9 (1986): they are used to defend a claim, and invite the "
        "one counterexample. A taste or a wish is none, nor is a fact with its figure."
    ),
    must_flag=(
        "[[I always finish]] what I start.",
        "um [[i'm always on]] time",
        "[[I never make]] mistakes, and [[I've never missed]] a deadline.",
        "[[Not once did I]] raise my voice.",
        "[[Everybody on the ward loved working with me]].",
        "I check the bolts [[100 percent of the time]].",
        "[[Nobody has ever complained]] about my work.",
        "I do it [[every single time]].",
    ),
    must_pass=(
        "Never mind, I found it.",
        "I don't always get it right.",
        "I almost always check twice.",
        "I've always wanted to teach.",
        "I never heard back from them.",
        "In three years I never missed a shift.",
        "I had never worked with children before.",
        "He always came late.",
        "I've always been fond of old cars, and I'm always asking questions.",
        "I never had a car.",
        "The alarm rings every single time.",
        "Everybody came to the meeting.",
    ),
)
