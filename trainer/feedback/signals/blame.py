"""Hard words about a former employer: what an interviewer hears as "and one day about us"."""

import re
from collections.abc import Sequence

from trainer.analysis.model import Finding
from trainer.analysis.rules.rule import Rule
from trainer.analysis.tokens import Token

_PEOPLE = (
    r"(?:boss|bosses|manager|managers|management|owner|owners|supervisor|supervisors|director|company|employer|place|"
    r"team|colleague|colleagues|co-?workers?|leadership|culture|environment|workplace|office|department|ceo|"
    r"lead|leads|teachers?|staff|board|partners?|he|she|they)"
)
_HARD = (
    r"(?:a nightmare|nightmare|toxic|terrible|awful|horrible|horrendous|incompetent|useless|clueless|hopeless|"
    r"a (?:complete |total )?(?:mess|joke|disaster|shambles|bully|liar|idiot|tyrant|control freak|jerk)|idiots|liars|"
    r"bullies|unprofessional|dishonest|abusive|vindictive|petty|two-faced|lazy|rude|"
    r"(?:just |so )?disorganised|(?:just |so )?disorganized|impossible to (?:work|deal) with|crazy|insane|ridiculous)"
)
_BLAME = re.compile(
    rf"""
    \b{_PEOPLE}\b (?:\W+[\w']+){{0,4}}? \W+ (?:was|were|is|are|wasn't|been|being|had|'s) \W+
       (?:[\w']+\W+){{0,3}}? {_HARD}\b
  | \ball\ (?:she|he|they)\ (?:ever\ )?(?:cared|thought|talked)\ about\b
  | \b(?:took|takes|taking|stole)\ (?:all\ (?:of\ )?)?(?:the|my)\ credit\b
  | \b(?:couldn't|can't|could\ not)\ stand\ (?:him|her|them|it|my|the)\b
  | \bstood\ up\ for\ nobody\b
  | \b(?:stabbed|threw|thrown)\ (?:me|us)\ (?:in\ the\ back|under\ the\ bus)\b
  | \b(?:had|has)\ it\ in\ for\ me\b
  | \b(?:had|have|has)\ no\ (?:idea|clue)\ (?:what\ (?:he|she|they)|how\ to\ (?:run|manage|lead))\b
  | \b(?:wasn't|was\ not|isn't|weren't)\ (?:my|our)\ fault\b
  | \b(?:nothing|anything)\ to\ do\ with\ me\b
  | \b(?:wasn't|isn't|not)\ a\ (?:very\ )?healthy\ (?:place|environment|workplace|culture|team)\b
  | \bmicro-?manag(?:e|ed|es|ing|er)\b
  | \b(?:bullied|lied\ to|used)\ me\b(?!\ to\b)
  | \b(?:never|didn't)\ (?:listened|listen|cared|care|appreciated|appreciate)\ (?:to|about)?\ ?(?:me|us|anyone|anybody|
       a\ word|what\ (?:i|we))\b
  | \bcan\ you\ believe\ (?:that|it)\b
  | \bdon't\ (?:like|want)\ to\ (?:say\ it|speak\ ill|badmouth)[^.?!]{{0,12}}\bbut\b
  | \b(?:anybody|anyone|everybody|everyone)\ (?:who's\ )?(?:who\ )?(?:worked|works)\ there\ will\ tell\ you\b
    """,
    re.VERBOSE | re.IGNORECASE,
)


def _find(text: str, _tokens: Sequence[Token]) -> tuple[Finding, ...]:
    return tuple(Finding(m.start(), m.end()) for m in _BLAME.finditer(text.replace("’", "'")))


BLAME = Rule(
    name="blame",
    find=_find,
    source="Interviewers' guides: talking badly of a former employer is among the most named reasons for a no",
    must_flag=(
        "[[My manager was a nightmare]] and I left.",
        "[[All he cared about]] was the numbers.",
        "So it [[wasn't my fault]] at all.",
        "The director [[took all the credit]] for it.",
        "I was [[micromanaged]] every day.",
        "It was just [[not a healthy environment]].",
        "[[They were completely incompetent]].",
    ),
    must_pass=(
        "My manager and I had different ideas of the role.",
        "The company closed our site in March.",
        "It was a terrible storm, and the company sent us home.",
        "I couldn't stand still for long.",
        "She gave me credit for the idea.",
        "The team used me to test the forms.",
        "It was my fault and I said so.",
    ),
)
