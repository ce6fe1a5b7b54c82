"""What kind a question is, where nobody wrote it down."""

import re

from trainer.bank.model import Kind

# The first sign that fits decides: the narrower kinds stand before the wider ones.
_SIGNS: tuple[tuple[Kind, tuple[str, ...]], ...] = (
    (
        "career-gap",
        (
            r"\bgap\b",
            r"\bbetween (?:jobs|leaving)\b",
            r"\bleave your (?:last|current|present|old)\b",
            r"\bwhy (?:did|are) you leav",
            r"\b(?:last|previous) (?:job|position|role) end(?:ed)?\b",
            r"\bposition ended\b",
            r"\blet go\b",
            r"\btime (?:off|out|away)\b",
        ),
    ),
    (
        "introduction",
        (
            r"\b(?:about|introduce) yourself\b",
            r"\bwho are you\b",
            r"\byour (?:cv|resume|career so far|background)\b",
            r"\b(?:summary|overview) of your (?:career|experience)\b",
            r"\bwhat you have done so far\b",
        ),
    ),
    (
        "closing",
        (
            r"\bquestions? (?:do you have )?for (?:me|us)\b",
            r"\b(?:would|d) (?:you )?like to (?:ask|add)\b",
        ),
    ),
    (
        "motivation",
        (
            r"\bwhy (?:do you want|this|us|here|our|are you interested|should we|did you apply)\b",
            r"\bwhat (?:draws|drew|attracts|attracted|interests|motivates|brings) you\b",
            r"\bwhere do you see yourself\b",
        ),
    ),
    (
        "behavioural",  # something done is asked for
        (
            r"\b(?:tell|talk|take) (?:me|us) (?:about|of|through) (?:a|an|the|one|your|some|something|someone|somebody|"
            r"what you did|\w+ing)\b",
            r"\b(?:think|thinking) (?:of|back)\b",
            r"\b(?:describe|pick|choose|take|recall|name|share) (?:a|an|one|the|some)\b",
            r"\bgive (?:me|us) an example\b",
            r"\b(?:a|the last|one|any) time\b",
            r"\bwhen (?:have|did|were|was|had) you\b",
            r"\bhave you (?:ever|had|made|done)\b",
            r"\b(?:how|what) did you\b",
            r"\b(?:proud|proudest)\b",
            r"\bwhat (?:is|was|has been) (?:a|an|one|your|something)\b",
            r"\bwhat (?:piece|kind) of \w+ .*\b(?:took|were|was|had)\b",
        ),
    ),
    (
        "situational",
        (
            r"\bwhat (?:would|do) you (?:do|say)\b",
            r"\bhow (?:would|do) you (?:handle|react|respond|deal|go about|approach|begin|decide)\b",
            r"\b(?:imagine|suppose|say you)\b",
            r"\byou(?:'re| are) (?:on|in|at|asked|the)\b",
            r"\byou notice\b",
            r"\bif you were\b",
        ),
    ),
)
_COMPILED = tuple((kind, re.compile("|".join(signs))) for kind, signs in _SIGNS)


def guess_kind(ask: str) -> Kind:
    """The kind that the wording of a question speaks for; "technical", which asks for no story, where nothing does."""
    words = " ".join(ask.lower().replace("’", "'").split())
    return next((kind for kind, sign in _COMPILED if sign.search(words)), "technical")
