"""The words that tell how a story ended, as data.

Four lists and the lessons. `CLOSING` closes a story wherever it stands ("as a result", "it dropped by half").
`CLOSING_AFTER_DEEDS` does so once somebody has done something about the matter: "which meant" may be what the trouble
began with. The next two begin with a subject other than the teller: `OTHERS_CLOSED` says by its verb that it is over
("the board approved"), `OTHERS_ACTED` only that somebody else acts now, which closes a story at its end ("I rang them.
Two families came.").
"""

from trainer.analysis.cues import STEP, gap, phrases
from trainer.analysis.lexicon import PAST_VERBS, PREPOSITIONS, QUESTION_WORDS, SUBORDINATORS, word_set

_ABOUT = r"(?:(?:about|around|almost|nearly|over|under|just|only|roughly|maybe|like|more than|less than|at least|to) )*"
_NUMBER = (
    r"(?:[$£€]?[0-9][^ |]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|"
    r"forty|fifty|sixty|seventy|eighty|ninety|zero|none|nothing|half|two thirds|three quarters|several|"
    r"an? (?:third|quarter|fifth|sixth|eighth|tenth|hundred|thousand|million|dozen|few|couple))(?:-[a-z]+)?"
)
_ADVERBS = r"(?:(?:also|all|both|then|even|just|finally|actually|really|later|eventually|now|[a-z]+ly) )*"
_SPAN = r"(?:days?|weeks?|months?|years?|seasons?|shifts?|terms?)"
_UNIT = r"(?:seconds?|minutes?|hours?|days?|weeks?|months?)"
_WENT = r"(?:went|dropped|fell|rose|grew|climbed|jumped|shrank|declined|decreased|increased|improved)"
_CUT = r"(?:cut|reduced|lowered|raised|shaved|grew|increased|improved|brought|got|took|knocked)"
_GOOD = (
    r"(?:happy|pleased|thrilled|delighted|satisfied|relieved|impressed|grateful|fine|okay|safe|glad|over the moon|"
    r"back to normal|back where|a success|a hit|worth it)"
)
_DONE = (
    r"(?:fixed|resolved|solved|sorted|done|finished|delivered|completed|shipped|approved|adopted|corrected|published|"
    r"accepted|rejected|funded|repaired|replaced|restored|refunded|settled|extended|cancelled|canceled|promoted|hired|"
    r"rehired|reopened|signed off|rolled out|up and running|back (?:up|on|online|in))"
)
_PERSONS = (
    r"(?:they|he|she|everyone|everybody|nobody|no one|people|customers|clients|patients|guests|parents|students|staff|"
    r"[a-z]+ of (?:them|us)|hers|his|theirs)"
)
_NAMED = (
    r"(?:the|a|an|my|our|his|her|their|both|all|every|each|two|three|four|five|six|most) "
    r"(?:(?!(?:and|but|so|or|who|which|that|to|i|we|they|it|he|she|because|when|if|the|a|an|my|was|were) )"
    r"[a-z'-]+ ){0,2}?(?!(?:and|but|so|or|who|which|that|i|we|they|it|he|she|of) )[a-z'-]+"
)
_OTHERS = rf"(?:{_PERSONS}|{_NAMED})"
_ANYBODY = rf"(?:{_OTHERS}|we|it)"

CLOSING = phrases(
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
    rf"(?:it|that|this|which|the plan|everything) {_ADVERBS}"
    r"(?:paid off|worked(?! (?:like|as|by|on|with|in|at) )|(?:went|ran) (?:really |very |so )?(?:well|smoothly|fine)|"
    r"made (?:a|the|all the) (?:big |huge |real )?difference|was (?:a success|worth it|the (?:last|first) time))",
    r"(?:never|hasn't|didn't|haven't) (?:happened|happen|had it happen|came up|come up|come back|came back)"
    r"(?: again| since)?",
    rf"(?:haven't|hasn't|(?<!had )never|(?<!had )not) {gap(7)}(?:since|again|in (?:over |more than )?"
    rf"(?:a|two|three|four|five|[0-9]+) {_SPAN})",
    r"(?:haven't|hasn't) (?:been|had|missed|lost|seen) [^ |]+ (?:once|since)",
    r"(?:is|are|it's|they're|she's|he's|they|people|that's) still (?:in use|there|here|[a-z]+ing|use|used)",
    r"(?:became|is now|was made|turned into|is still) (?:the|our|a|an) "
    r"(?:standard|template|policy|norm|new [^ |]+|default|model|way|rule|habit)",
    r"(?:is|are|became|has become|have become|was made) (?:now |then )?(?:standard|routine|permanent|mandatory|"
    r"compulsory|normal practice|common practice|part of (?:the|our|every))",
    # a change that is measured
    rf"{_NUMBER} {gap(2)}(?:instead of|compared (?:to|with)|rather than|down from|up from) {_ABOUT}{_NUMBER}",
    rf"(?:{_WENT}|came|moved|got|was cut|were cut|sped|brought|cut|reduced) {STEP}{{0,5}}?from {STEP}{{1,5}}?"
    r"(?:down to|up to|to)",
    rf"(?:{_WENT}|{_CUT}|(?:was|were|is|are|came|went) (?:up|down)) {STEP}{{0,6}}?by {_ABOUT}(?!one of){_NUMBER}",
    rf"(?:{_WENT}|came|(?:was|were|got) (?:\w+ )?(?:up|down)) (?:back )?(?:up |down )?"
    rf"(?:to {_ABOUT}{_NUMBER}|{_ABOUT}(?:[0-9][^ |]*%|{_NUMBER} (?:point [a-z]+ )?(?:percent|points|fold)))",
    rf"{_CUT} {gap(5)}(?:(?:down|up|back) to|in half|to under|to zero)",
    r"(?:saved|saving|saves|gained|earned|brought in|raised|made) "
    rf"(?:(?:us|them|me|him|her|the [a-z]+|everybody|everyone|about) )?{_ABOUT}"
    rf"(?:[$£€][0-9][^ |]*|{_NUMBER} (?:[a-z]+ )?(?:{_UNIT}|pounds|dollars|euros|thousand|million|percent))",
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
    rf"(?:{_OTHERS}|[a-z]+) {_ADVERBS}(?:thanked|hugged|congratulated|praised|complimented|commended) "
    r"(?:me|us|the|my|everybody|everyone)",
    r"(?:the|positive|great|good) feedback (?:was|from|we got|i got)",
)

CLOSING_AFTER_DEEDS = phrases(
    rf"which {_ADVERBS}(?:meant|led to|gave|let|allowed|helped|made|brought|got|saved|turned)",
    r"(?:so|and) (?:that|this) (?:meant|led to|gave us|allowed)",
    r"lost the (?:account|client|contract|bid|sale|deal)",
    rf"(?:we|i) {_ADVERBS}"
    r"(?:ended up [^ |]+|finished|made it|met (?:the|our|my) (?:deadline|target|goal|date)|hit (?:the|our|my)|"
    r"delivered|launched|shipped|won|passed|qualified|closed (?:the|it|on)|switched over|beat|landed|never had|avoided|"
    r"came (?:in|first|second|third|out)|opened (?:on|in) [^ |]+|were (?:done|finished|ready|open|back)|"
    r"got (?:it|them|everything|the [^ |]+) (?:done|out|back|signed|approved|through|working|in|there)|"
    r"lost (?:the|that) (?:account|client|contract|bid|sale|deal))",
    rf"(?:were|was|seemed|left|went home) {_ADVERBS}(?:so |very |really |quite )?{_GOOD}",
    rf"(?:was|were|got|had it|had them) {_ADVERBS}{_DONE}",
    r"(?:was|were|is) (?:a|the|our|my) (?:[a-z]+ )?(?:record|best|highest|lowest|biggest|largest|fastest)",
    rf"(?:was|were|finished|came|ranked|is|are) {_ABOUT}(?:first|second|third|top|number one) (?:out of|of|in|among)",
    rf"(?:are|we're|they're|it's|is|were|was) (?:now )?at {_ABOUT}{_NUMBER}(?! (?:am|pm|o'clock|in|that|every) )",
    rf"(?:it|that|this|the [^ |]+) {_ADVERBS}took {gap(5)}instead",
    rf"only {_NUMBER} [^ |]+ (?:came|was|were|had|got|left)",
    rf"{_NUMBER} (?:percent )?(?:fewer|faster|quicker|cheaper|less|higher|lower|better|shorter|early|ahead|"
    r"under|above)",
    r"(?:on|in) time(?! (?:to|for|i|we|off))",
    rf"(?:i|we) {_ADVERBS}(?:handled|managed|solved|sorted) (?:it|that|this|them|everything)",
    r"(?:it|that|everything|things) (?:all )?(?:went|ended|came out) (?:up )?(?:okay|ok|fine|well|all right|alright)",
    # later
    rf"(?:{_SPAN}|season) (?:later|in) {_ANYBODY} [^ |]+",
    rf"after (?:about |only |just )?{_NUMBER} {_SPAN} {_ANYBODY} [^ |]+",
    rf"by (?:then|noon|the (?:end|time|next|following) {gap(3)}|(?:the )?(?:[a-z]+day|easter|christmas|spring|summer|"
    rf"autumn|fall|winter|evening|june|july|may|december) ){_ANYBODY} [^ |]+",
    r"(?:ultimately|by the end of (?:the|that|my|our) [^ |]+|within (?:a|an|the|two|three|four|six|[0-9]+) [^ |]+)",
    r"after that (?:nobody|no one|never|there was never|it never|we never|everyone|everybody)",
    r"[^ |]+ since(?= (?:\||and|but|so|$))",
    # and today
    rf"(?:and|so|but) now (?:{_ANYBODY}|it's|there|i) [^ |]+",
    rf"(?:is|are) {gap(4)}now",
    r"(?:she|he|they|it|we|the [a-z]+|(?:and|who) [a-z]+) (?:(?:is|are) )?now [^ |]+",
    r"(?:she's|he's|they're|it's|we're) (?:now|been (?:with|in|our|my|running|like)) [^ |]+",
    r"(?:is|are|has|works?|runs?|uses?|comes?|leads?|lives?|we're|they're|he's|she's|it's) (?!to )"
    rf"{gap(6)}today",
    rf"(?:nowadays|these days|(?:takes|needs|costs) {_ABOUT}{_NUMBER} [^ |]+)",
)

OTHERS_CLOSED = phrases(
    rf"(?:{_OTHERS}|it) {_ADVERBS}(?:ended up [^ |]+|never (?!(?:was|were|had|did|said|told|spoke|talked|asked|knew|"
    r"understood|liked|wanted|thought|felt|seemed|worried|bothered|scared|frightened|tired|minded|really) )[a-z]+)",
    rf"{_OTHERS} {_ADVERBS}"
    r"(?:approved|accepted it|adopted|signed (?!up)|re-signed|renewed|recovered|graduated|apologi[sz]ed|offered me|"
    r"hired me|loved (?:it|the|that)|rolled (?:it|that|this)|picked (?:us|me|it|ours|mine)|"
    r"chose (?:us|me|it|ours|mine)|bought us|sent (?:us|me) (?:a|flowers|an)|wrote (?:to )?(?:me|us|about)|"
    r"asked for me|said (?:it was|that was|thank|thanks)|told (?:me|us) (?:later|afterwards)|made it|caught up|"
    r"came back|got (?:home|better|back|through|there)|went (?:live|out on time|with (?:us|someone|somebody|another)))",
)

# States, talk, beginnings, thoughts and breakdowns: what others do in the middle of a story.
_NO_OUTCOME = word_set(
    "was were had did said told spoke asked called explained answered replied mentioned wanted needed knew thought "
    "felt seemed looked appeared started began kept used happened meant lived liked hated hoped preferred worked tried "
    "planned refused shouted yelled screamed complained cried sat stood lay understood insisted expected supposed "
    "remained stayed involved broke blew failed crashed collapsed quit resigned believed belonged contained included "
    "required depended hundred need feed speed indeed tired scared worried red bed"
)
_PAST = sorted((PAST_VERBS | word_set("came cut hit let put ran set shook shut")) - _NO_OUTCOME)
OTHERS_ACTED = phrases(
    rf"{_OTHERS} {_ADVERBS}(?!(?:{'|'.join(sorted(_NO_OUTCOME))}) )(?:[a-z]+ed|{'|'.join(_PAST)}|uses?)",
    rf"we {_ADVERBS}(?:got|did|took|came|raised|made|sold|served|opened|reached|ended|placed|"
    r"kept(?! (?:[a-z]+ing|on|at) ))",  # not "we kept going"
    # how things are today, said of others or of the matter once the teller's deeds are told
    rf"(?:{_OTHERS}|it|we|nothing|what's left) (?:[^ |]+ ){{1,7}}?(?:now|any more|anymore|these days)"
    r"(?= (?:\||and|but|so|$))",
    rf"(?:{_OTHERS}|it|we) (?:has|have|is|are) {_ADVERBS}(?:been |become |kept |[a-z]+ed |broken |gone |held |run |"
    rf"come )?{gap(6)}since(?= (?:\||and|but|so|last|then|that|$))",
    rf"(?:{_OTHERS}|it) (?:has|have) {_ADVERBS}(?!(?:to|a|an|the|had|been) )(?:been|stayed|kept|held|become|[a-z]+ed)",
    rf"(?:{_OTHERS}|it) (?:has|have) {_ADVERBS}been (?!(?:a|an|the|very|so|difficult|hard|bad|ill|broken) )[a-z]+",
    rf"(?:{_OTHERS}|it) (?!(?:was|is|has|does|this|always|needs|wants|thinks|knows|says|feels|likes) )[a-z]+s "
    r"(?:[^ |]+ ){0,4}?(?:(?:by|for) (?:herself|himself|itself|themselves)|every (?:day|week|month|year|morning|night)|"
    r"on (?:one|a single) [^ |]+|without (?:me|us|help|being))",
    r"last (?:week|month|year|night|time|sunday|monday|tuesday|wednesday|thursday|friday|saturday|spring|summer|autumn|"
    r"winter|christmas|easter) (?:they|we|he|she|it|the [^ |]+|nobody|everybody|everyone) [^ |]+",
)

LESSON = phrases(
    r"what (?:i|we) (?:have |had )?(?:learned|learnt|took (?:away )?from)",
    r"(?:i|we|i've|we've) (?:have |had )?(?:also |really |certainly )?(?:learned|learnt) "
    r"(?:from (?:it|that|this) )?(?:that|to|how|not|never|my lesson|the hard way)",
    r"(?:the|my|one|a|biggest|big) lesson (?:is|was|for me|i)",
    r"(?:it|that|this|which) (?:has |really )?taught me",
    r"(?:since then|ever since|now|today|these days|from then on) i (?:always|never|[a-z]+)",
)
"""What somebody took from it. It closes a story in which something went wrong; elsewhere the end is still to come."""

_NO_CLAUSE_AFTER = (
    PREPOSITIONS - {"in", "on", "off", "up", "over"}
    | QUESTION_WORDS
    | SUBORDINATORS
    | word_set("that because as if than")
)


_NOMINATIVE = frozenset({"he", "she", "they", "we"})


def begins_clause(before: str, subject: str) -> bool:
    """Whether a subject that begins with the word `subject` can open a main clause after the word `before`.

    It can't in "before the letter went" and in "how he went", and is an object in "weighed the portions".
    """
    if before in _NO_CLAUSE_AFTER:
        return False
    return subject in _NOMINATIVE or not (before.endswith("ed") or before in PAST_VERBS)
