"""Hard words about a former employer: what an interviewer hears as "and one day about us"."""

import re
from collections.abc import Sequence

from trainer.analysis.model import Finding
from trainer.analysis.rules.rule import Rule
from trainer.analysis.tokens import Token
from trainer.bank.model import Question

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
    \b(?:(?:my|the|our|that|this)\ (?:\w+\ )?)?{_PEOPLE}\b
       (?:[^\w.?!]+(?!not\b|never\b)[\w']+){{0,4}}? [^\w.?!]+ (?:was|were|is|are|been|being|had|'s) [^\w.?!]+
       (?:(?!not\b|never\b)[\w']+[^\w.?!]+){{0,3}}? {_HARD}\b
  | \ball\ (?:she|he|they)\ (?:ever\ )?(?:cared|thought|talked)\ about\b
  | \b(?:took|takes|taking|stole)\ (?:all\ (?:of\ )?)?(?:the|my)\ credit\b
  | \b(?:couldn't|can't|could\ not)\ stand\ (?:him|her|them|it|my|the)\b
  | \b(?:stabbed|threw|thrown)\ (?:me|us)\ (?:in\ the\ back|under\ the\ bus)\b
  | \b(?:had|has|have)\ it\ in\ for\ me\b | \bout\ to\ get\ me\b | \bset\ me\ up\ to\ fail\b
  | \b(?:had|have|has)\ no\ (?:idea|clue)\ (?:what\ (?:he|she|they)|how\ to\ (?:run|manage|lead))\b
  | \b(?:played|plays|playing|had)\ favou?rites\b | \b(?:office|internal)\ politics\b | \bback-?stabbing\b
  | \b(?:wasn't|was\ not|isn't|weren't)\ (?:my|our)\ fault\b
  | \b(?:nothing|anything)\ to\ do\ with\ me\b
  | \b(?:wasn't|isn't|not)\ a\ (?:very\ )?healthy\ (?:place|environment|workplace|culture|team)\b
  | \bmicro-?manag(?:e|ed|es|ing|er)\b
  | \b(?:bullied|lied\ to|screamed\ at|yelled\ at|shouted\ at|blamed)\ (?:me|us|everyone|everybody|people)\b
  | \b(?:he|she|they|management)\ (?:never|didn't|don't|doesn't)\ (?:even\ )?(?:listened|listen|cared|care|appreciated
       |appreciate|valued|value|respected|respect)\b (?:\ (?:to\ |about\ )?(?:me|us|anyone|anybody|what\ (?:i|we)))?
  | \bnobody\ (?:there\ )?(?:cared|listened|knew\ what\ they\ were\ doing)\b
  | \bran\ (?:it|the\ \w+)\ into\ the\ ground\b
  | \b(?:i\ was|i'm|got)\ (?:so\ )?(?:sick|fed\ up)\ (?:of|with)\b
  | \bcan\ you\ believe\ (?:that|it)\b
  | \bdon't\ (?:like|want)\ to\ (?:say\ it|speak\ ill|badmouth)[^.?!]{{0,12}}\bbut\b
  | \b(?:anybody|anyone|everybody|everyone)\ (?:who's\ )?(?:who\ )?(?:worked|works)\ there\ will\ tell\ you\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LEAVING = re.compile(
    r"\b(?:leav(?:e|ing)|left|last (?:job|position|role|employer|post)|ended|former|previous|quit|fired|dismissed|"
    r"let go|gap|between jobs|why .{0,30}\b(?:move|moving|looking|change|changing)|parted|didn't work out)\b",
    re.IGNORECASE,
)


def asks_about_leaving(question: Question) -> bool:
    """Whether a question is about leaving or joining an employer: elsewhere hard words may be part of the story."""
    return question.kind in {"career-gap", "motivation"} or bool(_LEAVING.search(question.ask))


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
        "[[He never listened to me]], and [[I was sick of]] it.",
    ),
    must_pass=(
        "My manager and I had different ideas of the role.",
        "The company closed our site in March.",
        "It was a terrible storm, and the company sent us home.",
        "I couldn't stand still for long.",
        "She gave me credit for the idea.",
        "The team used me to test the forms.",
        "It was my fault and I said so.",
        "My manager was never rude to me.",
        "I didn't care for the commute.",
    ),
)
