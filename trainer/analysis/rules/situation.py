"""Where and when a story takes place: the part of it called the situation."""

from collections.abc import Sequence

from trainer.analysis.cues import STEP, gap, phrases, speech_of
from trainer.analysis.model import Finding
from trainer.analysis.rules.rule import Rule
from trainer.analysis.tokens import Token

_JOB = (
    r"(?:job|role|position|company|employer|place|school|team|work|workplace|firm|internship|post|ward|site|store|shop)"
)
_SPAN = r"(?:years?|months?|weeks?|summers?|winters?|days?|shifts?)"
_SEASON = (
    r"(?:year|month|week|spring|summer|autumn|fall|winter|semester|quarter|season|christmas|january|february|march|"
    r"april|may|june|july|august|september|october|november|december|night|friday|monday)"
)
_PEOPLE = (
    r"(?:customer|client|guest|patient|resident|student|pupil|colleague|coworker|co-worker|manager|boss|supervisor|"
    r"teammate|tenant|passenger|caller|parent|intern|apprentice|trainee|supplier|vendor|project|deadline|situation|"
    r"case|order|incident|problem|issue|class|group|team|family|lady|man|woman|guy)"
)

_CUES = phrases(
    r"(?:back )?when (?:i|we) (?:was|were|worked|joined|started|ran|had|took|got|did|first)",
    r"while (?:i|we) (?:was|were|worked)",
    rf"(?:at|in|with|for) (?:my|our) (?:last|previous|first|old|current|former|present|second|new) {gap(1)}{_JOB}",
    rf"(?:last|this past) {_SEASON}",
    rf"in my (?:first|second|third|last|final|early) {gap(1)}{_SPAN}",
    rf"(?:a|one|two|three|four|five|six|ten|few|couple|some|several|[0-9]+) (?:of )?{_SPAN} (?:ago|back|in|into)",
    r"in (?:the )?(?:19|20)[0-9][0-9]",
    r"(?:back|early|late) in (?:the )?[a-z0-9]+",
    r"there (?:was|were|had been) (?!no (?:way|need)|nothing)[^ |]+",
    r"there'd been",
    r"we (?:had|got) (?:a|an|this|one|these|two|three|some|no|been|just|recently|only)",
    rf"i (?:had|got) (?:a|an|this|one) {gap(3)}{_PEOPLE}",
    r"(?:i|we) (?:was|were) (?:a|an|the|working|at|in|on|running|managing|leading|studying|teaching|volunteering|"
    r"short|down|behind|about|part|halfway|understaffed|responsible|training|doing|interning|new|alone|covering|"
    r"opening|closing|getting|moving|building|preparing|planning|organising|organizing)",
    r"i (?:worked|used to work|interned|volunteered|temped|taught|served) (?:as|at|in|for|on|with)",
    r"i(?:'d| had)? (?:just |recently )?(?:joined|started (?:as|at|in|out|my)|moved (?:to|into)|taken over)",
    r"(?:one|the other) (?:day|time|morning|evening|afternoon|night|weekend)",
    r"one of (?:my|our|the) [^ |]+(?: [^ |]+)? (?:was|were|had|called|came|quit|left|broke|went|got|kept)",
    r"(?:during|in the middle of|in the run-up to) (?:the|my|our|a|an) [^ |]+",
    r"at the (?:time|hospital|school|depot|clinic|restaurant|warehouse|office|bank|plant|factory|site|shop|store)",
    rf"(?:our|my|the) {STEP}{{0,2}}?(?:had been|was down|were down|broke|broke down|kept|went down|"
    r"had (?:a|an|no|just)|called in sick|quit|was late|were late|was behind|used to)",
)


def _find(_text: str, tokens: Sequence[Token]) -> tuple[Finding, ...]:
    return speech_of(tokens).find(_CUES)


RULE = Rule(
    name="situation",
    find=_find,
    source=(
        "Labov and Waletzky, Narrative analysis (1967): a story's orientation names time, place, persons and what was "
        "going on, and stands in the past; the 'situation' of the STAR scheme that interviewers are taught."
    ),
    must_flag=(
        "[[When I was]] a porter the lift failed.",
        "so um [[at my last job]] the phones never stopped",
        "[[There was this]] parent who never called back.",
        "[[Two years ago]] the roof leaked.",
        "[[I was working]] nights.",
        "[[I worked as]] a courier.",
        "[[Last winter]] the boiler failed.",
        "So, uh, [[I had a customer]] with two kids.",
        "[[One of our drivers called]] from the road.",
    ),
    must_pass=(
        "I called the garage and paid the bill.",
        "I would ask what is wrong and then I listen.",
        "As a result nobody had to wait.",
        "There was nothing to add.",
        "I like people and I learn fast.",
    ),
)
