"""What had to be done, and by whom: the part of a story called the task."""

from collections.abc import Sequence

from trainer.analysis.cues import gap, phrases, speech_of
from trainer.analysis.model import Finding
from trainer.analysis.rules.rule import Rule
from trainer.analysis.tokens import Token

_CUES = phrases(
    r"(?:i|we) (?:also |only |just |still |really |basically )*(?:had|needed|was going|were going) (?:[a-z]+ )?to "
    r"(?!be honest|say|admit|laugh|go through)[^ |]+",
    rf"my (?:own )?(?:job|task|role|goal|responsibility|responsibilities|part|assignment|aim|brief|mission) {gap(3)}"
    r"(?:was|were)",
    r"(?:i|we) (?:was|were|got|had been|been) (?:then |also |just )?(?:asked|told|supposed|assigned|tasked|expected|"
    r"chosen|put in charge|made responsible|responsible|in charge|handed|meant) (?:to|with|for|of|as)",
    rf"(?:asked|told|wanted|needed|tasked|expected) (?:me|us) {gap(2)}(?:to|with)",
    rf"(?:the|our|my) (?:main |real |biggest )?(?:goal|aim|task|challenge|deadline|target|objective|brief|"
    rf"mission) {gap(3)}(?:was|were)",
    r"(?:took charge|in charge|responsible) (?:of|for)",
    r"it (?:was|fell|came) (?:all )?(?:my (?:job|turn|responsibility)|up to (?:me|us)|on me|down to (?:me|us)|to me)",
    r"(?:fell|left) to (?:me|us) to",
    rf"(?:had|have|were|was) (?:only |just )?{gap(3)}(?:minutes|hours|days|weeks|months|until [^ |]+) to [^ |]+",
    rf"(?:had|needed) to be {gap(1)}[^ |]+(?:ed|en|done|ready|out|up|in|by|before)",
)


def _find(_text: str, tokens: Sequence[Token]) -> tuple[Finding, ...]:
    return speech_of(tokens).find(_CUES)


RULE = Rule(
    name="task",
    find=_find,
    source=(
        "The 'task' of the STAR scheme (Byham, Targeted Selection, 1977, as taught to interviewers): what the "
        "candidate was to do, as an obligation in the past."
    ),
    must_flag=(
        "The lift failed and [[I had to move]] nine beds.",
        "[[my job was]] to keep the line going",
        "[[I was asked to]] write it up.",
        "She [[asked me to]] take the tour.",
        "[[The goal was]] a menu without nuts.",
        "um [[we needed to find]] a room by noon",
        "[[It was up to me]] and nobody else.",
    ),
    must_pass=(
        "I had two cats.",
        "I have to say it went well.",
        "I asked her to wait.",
        "The job is fun.",
        "I had to laugh.",
        "I want to work here.",
    ),
)
