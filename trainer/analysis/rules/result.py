"""How a story ended: the part of it called the result.

Three kinds of words tell it. Some close a story wherever they stand ("as a result", "since then", "it dropped by").
Others do so once somebody has done something about the matter: "they signed" may be what the trouble began with. And
towards the end it is enough that the subject changes: "I called them all. Two of them came back."
"""

from collections.abc import Sequence

from trainer.analysis.cues import STEP, Speech, gap, phrases, speech_of
from trainer.analysis.deeds import first_deed, last_deed
from trainer.analysis.lexicon import PAST_VERBS, word_set
from trainer.analysis.model import Finding
from trainer.analysis.rules.rule import Rule
from trainer.analysis.tokens import Token

ENDING_SHARE = 2 / 3
"""From here on a change of subject may close a story. Convention: the last third."""

_ABOUT = r"(?:(?:about|around|almost|nearly|over|under|just|only|roughly|maybe|like|more than|less than|at least|to) )*"
_NUMBER = (
    r"(?:[$£€]?[0-9][^ |]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|"
    r"forty|fifty|sixty|seventy|eighty|ninety|zero|none|nothing|half|"
    r"an? (?:third|quarter|hundred|thousand|million|dozen|few|couple)|two thirds|three quarters|several)(?:-[a-z]+)?"
)
_ADVERBS = r"(?:(?:also|all|both|then|even|just|finally|actually|really|later|eventually|now|[a-z]+ly) )*"
_SPAN = r"(?:days?|weeks?|months?|years?|seasons?|shifts?|terms?)"
_WENT = r"(?:went|dropped|fell|rose|grew|climbed|jumped|shrank|declined|decreased|increased|improved)"
_CUT = r"(?:cut|reduced|lowered|raised|shaved|grew|increased|improved|brought|got|took|knocked)"
_GOOD = (
    r"(?:happy|pleased|thrilled|delighted|satisfied|relieved|impressed|grateful|fine|okay|safe|glad|over the moon|"
    r"back to normal|a success|a hit|worth it)"
)
_DONE = (
    r"(?:fixed|resolved|solved|sorted|done|finished|delivered|completed|shipped|approved|adopted|corrected|published|"
    r"cancelled|canceled|promoted|hired|rehired|reopened|signed off|rolled out|up and running|back (?:up|on|online|in))"
)
# What stands before a noun that is no subject of its own: "I weighed the portions", "before the letter".
_OPENS = "".join(
    rf"(?<!{word} )"
    for word in "ed of to in on at for with from by before after until when where because that as if than about".split()
)
_PERSONS = (
    r"(?:they|he|she|everyone|everybody|nobody|no one|people|customers|clients|patients|guests|parents|students|staff|"
    r"(?:[a-z]+) of (?:them|us)|hers|his|theirs)"
)
_NAMED = (
    rf"{_OPENS}(?:the|my|our|his|her|their|both|all|every|each|two|three|four|five|six|most) "
    r"(?:(?!(?:and|but|so|or|who|which|that|to|i|we|they|it|he|she|because|when|if|the|a|an|my|was|were) )"
    r"[a-z'-]+ ){1,3}?"
)
_SOMEBODY = rf"(?:{_PERSONS} |{_NAMED})"

_CLOSING = phrases(
    r"as a (?:direct )?result(?! of)",
    r"(?:in|at) the end(?! of| there| i (?:think|guess))",
    r"long story short",
    r"(?:the|my|our) (?:end |final |net )?(?:result|outcome|upshot) (?:was|is|were)",
    r"(?:has |had )?(?:resulted|resulting) in",
    r"(?:ever )?since then",
    r"ever since(?! (?:i|we|my|the) )",
    r"to this day",
    r"from (?:then|that (?:day|point|week|month)) on(?:wards?)?",
    r"(?:it|that|everything|things|all|this) (?:all |both )?(?:turned|worked) out "
    r"(?:(?!that|to be|the|he|she|they|we|it)[a-z]+|to be (?:a|the) (?:success|best|right|good|great))",
    rf"(?:it|that|this|which|the plan|everything) {_ADVERBS}(?:paid off|worked(?! (?:like|as|by|on|with|in|at) )|"
    r"(?:went|ran) (?:really |very |so )?(?:well|smoothly|fine|perfectly)|made (?:a|the|all the) (?:big |huge |real )?"
    r"difference|was (?:a success|worth it|the (?:last|first) time))",
    r"(?:never|hasn't|didn't|haven't) (?:happened|happen|had it happen|came up|come up|come back|came back)"
    r"(?: again| since)?",
    rf"(?:haven't|hasn't|never|not) {gap(7)}(?:since|again|in (?:over |more than )?"
    rf"(?:a|two|three|four|five|[0-9]+) {_SPAN})",
    r"(?:haven't|hasn't) (?:been|had|missed|lost|seen) [^ |]+ (?:once|since)",
    r"(?:is|are|it's|they're|she's|he's|they|people|that's) still "
    r"(?:in use|there|here|[a-z]+ing|use|used)",
    r"(?:became|is now|was made|turned into|is still) (?:the|our|a|an) (?:standard|template|policy|norm|new [^ |]+|"
    r"default|model|way|rule|habit)",
    # a change that is measured
    rf"(?:{_WENT}|came|moved|got|was cut|were cut|sped|brought|cut|reduced) {STEP}{{0,5}}?from {STEP}{{1,5}}?"
    r"(?:down to|up to|to)",
    rf"(?:{_WENT}|{_CUT}|(?:was|were|is|are|came|went) (?:up|down)) {STEP}{{0,6}}?by {_ABOUT}(?!one of){_NUMBER}",
    rf"(?:{_WENT}|came|(?:was|were|got) (?:\w+ )?(?:up|down)) (?:back )?(?:up |down )?(?:to {_ABOUT}{_NUMBER}|"
    rf"{_ABOUT}(?:[0-9][^ |]*%|{_NUMBER} (?:point [a-z]+ )?(?:percent|points|fold)))",
    rf"(?:cut|reduced|brought|got|took|lowered|raised|shaved|knocked) {gap(5)}(?:(?:down|up|back) to|in half|to under|"
    r"to zero)",
    rf"(?:saved|saving|saves|gained|earned|brought in|raised|made) (?:(?:us|them|me|him|her|the [a-z]+|everybody|"
    rf"everyone|about) )?{_ABOUT}(?:[$£€][0-9][^ |]*|{_NUMBER} (?:[a-z]+ )?(?:hours|minutes|days|weeks|pounds|"
    r"dollars|euros|thousand|million|percent|a (?:day|week|month|year)))",
    r"(?:which|that|it|this|sales|revenue|attendance|orders) (?:has |had |more than |nearly |almost )*"
    r"(?:doubled|tripled|halved|quadrupled)",
    r"(?:under budget|ahead of schedule|ahead of time|without a (?:single|hitch|complaint|problem))",
    r"(?:(?:wasn't|weren't|not) (?:one|a single|even one) [^ |]+|not an? [^ |]+ (?:was|were|had|got|came))",
    r"(?:nobody|no one|no-one) (?:was (?:hurt|injured|harmed|left|late|upset)|left|complained|noticed|lost|got|had to|"
    r"missed|quit|went|ever)",
    # what others thought of it
    rf"(?:got|received|won|earned|awarded|given|gave (?:me|us)|nominated for) (?:a|an|the|my|our) {gap(2)}"
    r"(?:award|prize|raise|promotion|bonus|recognition|thank-you|medal|certificate|standing ovation)",
    r"(?:i was|i got|was then|been|they|he|she) (?:later |then |soon )?promoted",
    rf"(?:{_SOMEBODY}|[a-z]+ ){_ADVERBS}(?:thanked|hugged|congratulated|praised|complimented|commended) "
    r"(?:me|us|the|my|everybody|everyone)",
    r"(?:the|positive|great|good) feedback (?:was|from|we got|i got)",
)

_CLOSING_AFTER_DEEDS = phrases(
    rf"which {_ADVERBS}(?:meant|led to|gave|let|allowed|helped|made|brought|got|saved|turned)",
    r"(?:so|and) (?:that|this) (?:meant|led to|gave us|allowed)",
    rf"(?:{_SOMEBODY}|i |we |it ){_ADVERBS}ended up [^ |]+",
    rf"(?:{_SPAN}|day|week|month|year|season) (?:later|in) (?:{_SOMEBODY}|we |it )[^ |]+",
    rf"after (?:about |only |just )?{_NUMBER} {_SPAN} (?:{_SOMEBODY}|we |it )[^ |]+",
    rf"{_SOMEBODY}never [a-z]+",
    rf"only {_NUMBER} [^ |]+ (?:came|was|were|had|got|left)",
    rf"(?:was|were|finished|came|ranked|is|are) {_ABOUT}(?:first|second|third|top|number one) (?:out of|of|in|among)",
    rf"(?:is|are) {gap(4)}now",
    rf"(?:it|that|this|the [^ |]+) {_ADVERBS}took {gap(5)}instead",
    rf"(?:are|we're|they're|it's|is|were|was) (?:now )?at {_ABOUT}{_NUMBER}(?! (?:am|pm|o'clock|in|that|every) )",
    r"(?:is|are|has|works?|runs?|uses?|comes?|leads?|lives?|we're|they're|he's|she's|it's) (?!to )"
    rf"{gap(6)}(?:today|these days|nowadays)",
    r"(?:ultimately|by the end of (?:the|that|my|our) [^ |]+)",
    r"within (?:a|an|the|two|three|four|six|[0-9]+) [^ |]+",
    rf"(?:we|i) {_ADVERBS}(?:finished|made it|met (?:the|our|my) (?:deadline|target|goal|date)|hit (?:the|our|my)|"
    r"delivered|launched|shipped|won|passed|qualified|closed (?:the|it|on)|switched over|"
    r"came (?:in|first|second|third|out)|"
    r"got (?:it|them|everything|the [^ |]+) (?:done|out|back|signed|approved|through|working|in|there)|"
    r"were (?:done|finished|ready|open|back)|beat|landed|lost (?:the|that) (?:account|client|contract|bid|sale|deal)|"
    r"never had|avoided|opened (?:on|in) [^ |]+)",
    r"lost the (?:account|client|contract|bid|sale|deal)",
    rf"(?:were|was|seemed|left|went home) {_ADVERBS}(?:so |very |really |quite )?{_GOOD}",
    rf"(?:was|were|got|had it|had them) {_ADVERBS}{_DONE}",
    rf"{_SOMEBODY}{_ADVERBS}(?:approved|accepted it|adopted|signed (?!up)|re-signed|renewed|recovered|graduated|"
    r"apologi[sz]ed|offered me|hired me|loved (?:it|the|that)|rolled (?:it|that|this)|picked (?:us|me|it|ours|mine)|"
    r"chose (?:us|me|it|ours|mine)|bought us|sent (?:us|me) (?:a|flowers|an)|wrote (?:to )?(?:me|us|about)|"
    r"asked for me|said (?:it was|that was|thank|thanks)|told (?:me|us) (?:later|afterwards)|made it|"
    r"caught up|came back|got (?:home|better|back|through|there)|"
    r"went (?:live|out on time|with (?:us|someone|somebody|another)))",
    rf"(?:and|so|but) now (?:{_SOMEBODY}|we |it |it's |every |there |i )[^ |]+",
    r"(?:she|he|they|it|we|the [a-z]+|(?:and|who) [a-z]+) (?:(?:is|are) )?now [^ |]+",
    r"(?:she's|he's|they're|it's|we're) (?:now|been (?:with|in|our|my|running|like)) [^ |]+",
    r"after that (?:nobody|no one|never|there was never|it never|we never|everyone|everybody)",
    rf"{_NUMBER} (?:percent )?(?:fewer|faster|quicker|cheaper|less|higher|lower|better|shorter|early|"
    r"ahead|under|above)",
    r"(?:on|in) time(?! (?:to|for|i|we|off))",
    r"(?:was|were|is) (?:a|the|our|my) (?:[a-z]+ )?(?:record|best|highest|lowest|biggest|largest|fastest)",
)

# What a change of subject doesn't close a story with: states, talk, beginnings, thoughts.
_NO_OUTCOME = word_set(
    "blew spoke "
    "was were had did said told asked called explained answered replied mentioned wanted needed knew thought felt "
    "seemed looked appeared started began kept used happened meant lived liked hated hoped worked tried planned "
    "refused shouted yelled screamed complained cried sat stood lay hundred need feed speed indeed tired scared "
    "worried understood insisted expected supposed remained stayed involved broke failed crashed collapsed quit "
    "resigned believed belonged contained included required depended red bed"
)
_PAST = sorted((PAST_VERBS | word_set("came cut hit let put ran set shook shut")) - _NO_OUTCOME)
_SUBJECT_CHANGED = phrases(
    rf"{_SOMEBODY}{_ADVERBS}"
    rf"(?!(?:{'|'.join(sorted(_NO_OUTCOME))}) )(?:[a-z]+ed|{'|'.join(_PAST)}|uses?)",
    rf"we {_ADVERBS}(?:got|did|took|came|raised|made|sold|served|opened|reached|ended|placed|kept)",
)


def _spans(speech: Speech) -> list[tuple[int, int]]:
    found = [match.span() for match in _CLOSING.finditer(speech.line)]
    deed = first_deed(speech)
    if deed is None:
        return found
    found += [match.span() for match in _CLOSING_AFTER_DEEDS.finditer(speech.line, deed)]
    own = last_deed(speech)
    ending = speech.share(ENDING_SHARE)
    ending = max(deed, ending if own is None else min(own, ending))
    return found + [match.span() for match in _SUBJECT_CHANGED.finditer(speech.line, ending)]


def _find(_text: str, tokens: Sequence[Token]) -> tuple[Finding, ...]:
    speech = speech_of(tokens)
    found: list[Finding] = []
    after = 0
    for start, end in sorted(_spans(speech), key=lambda span: (span[0], -span[1])):
        if start >= after:
            found.append(speech.finding(start, end))
            after = end
    return tuple(found)


RULE = Rule(
    name="result",
    find=_find,
    source=(
        "Labov and Waletzky, Narrative analysis (1967): resolution and coda tell how it ended and lead back to the "
        "present; the 'result' of the STAR scheme. What somebody learned is no result by itself."
    ),
    must_flag=(
        "[[As a result]] every ward had its lunch.",
        "um [[in the end]] it was a good day",
        "The waiting list [[went from forty names to]] nine.",
        "Complaints [[dropped by half]] in June.",
        "It has run like that [[ever since]].",
        "I rang the family. [[She thanked me]] at the door.",
        "I rewrote the rota and [[the board approved]] it.",
        "I carried them up the stairs, [[which meant]] that the beds were free.",
        "I drove the round myself and [[we finished]] at nine.",
        "I asked the baker and [[they ended up staying]].",
        "[[Nobody had to]] wait.",
        "I rang all nine families and drove to the two who had no telephone. [[Seven of them came]].",
    ),
    must_pass=(
        "They signed with us in March.",
        "There was a leak, which meant that the cellar was closed.",
        "I learned to ask first.",
        "I called the garage.",
        "I moved the parcels by hand.",
        "The results of the test came late.",
        "As a result of the strike we had no trains.",
        "I would tell them and then I would wait.",
        "I sat down with her and asked what was wrong.",
        "I asked the manager and he said that he was tired.",
    ),
)
