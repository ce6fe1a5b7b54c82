"""How a story ended: the part of it called the result.

Some words close a story wherever they stand ("as a result", "since then", "it dropped by"). Others do so only once
somebody has done something about the matter: "they signed" may be what the trouble began with.
"""

from collections.abc import Sequence

from trainer.analysis.cues import gap, phrases, speech_of
from trainer.analysis.deeds import first_deed
from trainer.analysis.judgement import without_overlaps
from trainer.analysis.model import Finding
from trainer.analysis.rules.rule import Rule
from trainer.analysis.tokens import Token

_ABOUT = r"(?:(?:about|around|almost|nearly|over|under|just|only|roughly|maybe|like|more than|less than|at least) )*"
_NUMBER = (
    r"(?:[$£€]?[0-9][^ |]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|"
    r"fifty|sixty|seventy|eighty|ninety|zero|none|nothing|half|a third|a quarter|two thirds|three quarters|a hundred|"
    r"a thousand|a million|a dozen|a few|several|every|all)(?:-[a-z]+)?"
)
_MOVED = (
    r"(?:went|dropped|fell|rose|grew|climbed|jumped|shrank|declined|decreased|increased|improved|doubled|came|was|were|"
    r"cut|reduced|brought|got|took|lowered|raised|shaved|knocked|saved|moved|sped|sank)"
)
_ADVERBS = (
    r"(?:(?:also|all|both|then|even|just|still|finally|actually|really|later|eventually|now|never|pretty|had|have|has|"
    r"[a-z]+ly) )*"
)
_SOMEBODY = (
    r"(?:they|he|she|everyone|everybody|nobody|no one|most of them|all of them|some of them|none of them|both of them|"
    r"half of them|people|customers|clients|patients|guests|parents|students|staff|management|"
    r"(?:the|my|our|his|her|their|that|those|two|three|four|one) (?:(?!(?:and|but|so|which|who|to|i|we|they|it) )"
    r"[a-z'-]+ ){1,4}?)"
)

# Words that close a story.
_CLOSING = phrases(
    r"as a (?:direct )?result(?! of)",
    r"in the end",
    r"(?:the|my|our|end|final|net) (?:result|outcome|upshot) (?:was|is|were)",
    r"(?:which |that |and |it |this )?(?:has |had )?result(?:ed|ing) in",
    r"(?:ever )?since then",
    r"ever since",
    r"to this day",
    r"from (?:then|that (?:day|point|week|month)) on(?:wards?)?",
    r"(?:it|that|everything|things|all|this) (?:all |both )?(?:turned|worked) out (?!that)[^ |]+",
    rf"(?:it|that|this|which|the plan|everything) {_ADVERBS}(?:paid off|worked|went (?:really |very |so )?(?:well|"
    r"smoothly|fine|live)|made (?:a|the|all the) difference)",
    r"(?:never|hasn't|didn't) (?:happened|happen|had it happen|came up|come up|come back|came back)(?: again| since)?",
    rf"(?:haven't|hasn't|not) (?:had|seen|lost|missed|been|happened) {gap(6)}since",
    r"(?:is|are|it's|they're|they|we|people) still (?:using?|in use|there|running|going|"
    r"do(?:ing)? it|run|uses|works?|used)",
    r"(?:became|is now|was made|turned into) (?:the|our|a|an) (?:standard|template|policy|norm|"
    r"new [^ |]+|default|model|way)",
    # a change that is measured
    rf"(?:went|dropped|fell|rose|grew|climbed|jumped|came|moved|got|was cut|were cut|improved|sped) {gap(5)}"
    rf"from {gap(6)}"
    r"(?:down to|up to|to|under|below)",
    rf"{_MOVED} {gap(7)}by {_ABOUT}(?!the |my |our ){_NUMBER}(?! (?:o'clock|am|pm))",
    rf"(?:dropped|fell|rose|grew|climbed|jumped|shrank|declined|came down|went (?:up|down)|was down|were down|was up|"
    rf"were up|got (?:it|them|that) down) (?:back )?(?:to )?{_ABOUT}{_NUMBER}",
    rf"(?:cut|reduced|brought|got|took|lowered|raised|shaved|knocked) {gap(6)}"
    r"(?:down to|up to|in half|to under|off|to zero)",
    rf"(?:saved|saving|saves|gained|earned|brought in|raised) (?:us|them|me|him|her|the [a-z]+|everybody|everyone|"
    rf"each [^ |]+)? ?{_ABOUT}{_NUMBER}",
    r"(?:which|that|it|this) (?:has |had )?(?:saved|doubled|tripled|halved|cut|reduced) (?:us|them|me|the|our|it|my)",
    r"(?:doubled|tripled|halved|quadrupled)",
    r"(?:under budget|ahead of schedule|ahead of time|without a (?:single|hitch|complaint))",
    r"not (?:one|a single) [^ |]+",
    r"(?:nobody|no one|no-one) (?:was (?:hurt|injured|harmed|left|late)|left|complained|noticed|lost|got (?:hurt|sick)|"
    r"had to|missed|quit|went (?:without|home))",
    # what others thought of it
    r"(?:got|received|won|earned|gave me|awarded|was given|were given|nominated for) (?:a |an |the |my |our )?"
    rf"{gap(2)}(?:award|prize|raise|promotion|bonus|recognition|thank-you|thank you|medal|certificate)",
    r"(?:i was|got|was then|been|they) (?:later |then )?promoted",
    rf"(?:she|he|they|who|manager|boss|director|client|customer|family|mother|father|patient|[a-z]+) {_ADVERBS}"
    r"(?:thanked|hugged|congratulated|praised|complimented|commended) (?:me|us|the|my|everybody|everyone)",
    r"(?:the|positive|great|good) feedback (?:was|from|we got|i got)",
    rf"(?:were|was|seemed|left|went home) {_ADVERBS}(?:so |very |really )?(?:happy|pleased|thrilled|delighted|"
    r"satisfied|relieved|impressed|grateful|over the moon)",
)

# Words that close a story once something was done.
_CLOSING_AFTER_DEEDS = phrases(
    rf"which {_ADVERBS}(?:meant|led to|gave|let|allowed|helped|made|brought|got)",
    r"(?:so|and) (?:that|this) (?:meant|led to|gave us|allowed)",
    rf"(?:{_SOMEBODY} ?|i |we ){_ADVERBS}ended up [^ |]+",
    r"(?:ultimately|eventually|by the end of (?:the|that|my|our) [^ |]+|"
    r"within (?:a|an|two|three|four|six|[0-9]+) [^ |]+)",
    rf"(?:we|i) {_ADVERBS}(?:finished|made it|met the|met our|hit (?:the|our|my)|delivered|launched|shipped|won|passed|"
    r"closed the (?:deal|sale|account|books)|got (?:it|everything|the [^ |]+) (?:done|out|back|signed|approved|"
    r"through|working)|"
    r"were (?:done|finished|ready|open|back)|was done|beat|landed|kept the|"
    r"lost the (?:account|client|contract|bid|sale)|"
    r"never had|avoided|opened (?:on|in time))",
    rf"{_SOMEBODY} ?{_ADVERBS}(?:approved|accepted|agreed|adopted|signed|re-signed|renewed|stayed|returned|came back|"
    r"passed|recovered|graduated|improved|apologised|apologized|offered me|gave me|gave us|"
    r"asked me to (?:train|lead|"
    r"teach|do|run|take|present)|hired me|loved|liked|chose|kept|rolled|wrote (?:to )?(?:me|us|back)|"
    r"said (?:it was|that was|thank|thanks|yes)|told (?:me|us) (?:later|afterwards|it was|that was)|made it|got "
    r"(?:home|better|back|the|their|his|her|through)|went (?:home|live|down|up|back|through|out on time)|"
    r"(?:was|were) (?:fixed|resolved|solved|sorted|done|finished|delivered|completed|shipped|approved|adopted|back|"
    r"out|up|gone|safe|ready|open|clean|calm|able|happy|cancelled|canceled|published|rolled|found|corrected|caught|"
    r"paid|saved)|bought|ordered|left with|ended|never|stopped (?!by)|started (?:using|to use|doing|coming|asking)|"
    r"uses?|still)",
    rf"(?:and|so|but) now {gap(1)}(?:we|they|it's|it|the|she|he|every|everyone|everybody|there)",
    rf"after that {gap(2)}(?:nobody|no one|never|there was|there were|the|they|she|he|it|we had|everyone|everybody)",
    rf"(?:it|that|this|the [^ |]+) {_ADVERBS}(?:took|lasted) (?:us |me )?{_ABOUT}{_NUMBER} [^ |]+ instead",
    r"(?:on time|in time|early|on budget)",
    r"(?:was|were) (?:done|finished|fixed|back|ready|out|home|open) by",
    rf"{_NUMBER} (?:percent )?(?:fewer|faster|quicker|cheaper|less|higher|lower|better|shorter)",
)


def _find(_text: str, tokens: Sequence[Token]) -> tuple[Finding, ...]:
    speech = speech_of(tokens)
    found = list(speech.find(_CLOSING))
    deed = first_deed(speech)
    if deed is not None:
        found += speech.find(_CLOSING_AFTER_DEEDS, deed)
    return without_overlaps(found)


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
    ),
)
