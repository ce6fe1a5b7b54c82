"""What went wrong: a mistake, a loss, an illness, a delay, time away. Nothing of it is an achievement."""

from collections.abc import Sequence

from trainer.analysis.cues import gap, phrases, speech_of
from trainer.analysis.model import Finding
from trainer.analysis.rules.rule import Rule
from trainer.analysis.tokens import Token

_ADVERBS = r"(?:(?:also|just|even|really|actually|simply|completely|accidentally|already|then|nearly|almost) )*"
_SPAN = r"(?:minutes?|hours?|days?|weeks?|months?|years?)"
_PARTNER = r"(?:client|customer|contract|account|deal|bid|sale|job|order|patient|supplier|grant|funding|game|case)"

_CUES = phrases(
    # mistakes
    rf"(?:mixed|messed|screwed|mucked) {gap(3)}up",
    r"(?:mistake|error|mishap|mix-up|blunder|oversight)(?= (?:was mine|of mine|i |on my part))",
    r"(?:made|my|a|the|big|biggest|own|stupid|silly|serious) (?:mistakes?|blunders?|oversight)",
    r"my (?:own )?fault",
    rf"(?:i|we|i'd|we'd|i had|we had) {_ADVERBS}"
    r"(?:forgot|forgotten|overlooked|misread|misheard|misjudged|misunderstood|mistook|miscounted|mislabell?ed|misplaced|"
    r"neglected|ignored|panicked|failed|slipped|froze|cried|broke down|lost (?:my|his|her|the|a|an|that|our)|"
    r"underestimated|overestimated|underperformed|dropped (?:a|an|the|one|it|my)|missed (?:a|an|the|it|that|my|our)|"
    r"sent (?:it|them|the [^ |]+) to the wrong|gave (?:it|him|her|them|the [^ |]+) (?:the )?wrong|"
    r"should(?:n't)? have|let (?:it|that|him|her|them|everybody|everyone|people|the team) (?:slip|down))",
    r"(?:the wrong|wrongly)",
    r"(?:went|gone|going|goes) (?:badly|wrong|terribly|south)",
    r"(?:didn't|did not|couldn't|could not|wasn't able to|never) (?:work out|work|succeed|make it|manage|finish|notice|"
    r"check|deliver|recover)",
    r"(?:a|the|complete|total) (?:disaster|failure|mess|flop|catastrophe)",
    # losses
    rf"(?:cancel+ed|lost|losing|pulled out of|withdrew|walked away from|dropped out of) {gap(3)}"
    rf"(?:{_PARTNER}s?|phase|project|order|event|money|data|trust)",
    r"(?:cancel+ed|terminated|quit|resigned|walked out|went under|went bankrupt|shut down|laid off|let go|"
    r"got fired|was fired|been fired|was dismissed|was sacked|redundan(?:t|cy|cies))",
    r"(?:failed|rejected|turned (?:me|us|it) down)",
    # illness and death
    r"(?:died|dies|dead|death|deaths|passed away|funeral|(?:was|were|got|fell|been|being|so|very|seriously) "
    r"(?:ill|sick|injured|hurt)|illness|sick leave|off sick|called in sick|cancer|stroke|heart attack|depression|"
    r"burnout|burn-out|burned out|burnt out|surgery on my|my (?:own )?operation|miscarriage|divorced?|accident)",
    # delays and time away
    rf"(?:slipped|overran|behind schedule|over budget|past the deadline|missed {gap(2)}(?:deadline|date|target)s?)",
    rf"{_SPAN} (?:late|behind)",
    r"(?:were|was|came|arrived|got there|delivered) (?:too |very |so )?late",
    rf"(?:took|had|spent|needed|taking) {gap(4)}(?:{_SPAN}|time|terms?|leave) (?:off|out)"
    r"(?! (?:of (?!work)|the|our|my|its|each|every|that))",
    rf"(?:out of work|unemployed|career break|gap year|time off|{_SPAN} (?:off|out) (?:to|for|because|with|after))",
)


def _find(_text: str, tokens: Sequence[Token]) -> tuple[Finding, ...]:
    return speech_of(tokens).find(_CUES)


RULE = Rule(
    name="misfortune",
    find=_find,
    source=(
        "Convention: told well such things speak for a candidate, but nobody wants to be congratulated on them, so "
        "nothing that holds one is ever quoted as a strength; a lesson closes a story that has one."
    ),
    must_flag=(
        "I had [[mixed two trays up]].",
        "[[I forgot]] to lock the van.",
        "It was [[my fault]].",
        "We were three [[weeks late]] with it.",
        "They [[cancelled the order]].",
        "Half the crew [[was ill]].",
        "I [[took a year off]] to be with my son.",
        "My uncle [[died]] that spring.",
        "The launch [[slipped]] by a fortnight.",
        "I [[made mistakes]] in the ledger.",
    ),
    must_pass=(
        "I mixed the dough and set up the oven.",
        "We took the cover off and cleaned the pump.",
        "I took two days off the lead time.",
        "I called the family and they thanked me.",
        "We finished two days early.",
        "I took over the night round.",
        "Returns fell by a fifth.",
    ),
)
