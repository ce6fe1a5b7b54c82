"""Whether a follow-up question was answered: rules on what was said in reply."""

import re

from trainer.bank.model import FollowUpWhen
from trainer.feedback.measures import Case

_FEWEST_WORDS = 8
"""Convention: a reply of fewer words that has no figure, deed or ending in it says next to nothing."""
MORE_WORDS = 20
"""Convention: two sentences are the more that was asked for."""
_SUMMED_UP_WORDS = 75
"""Convention: half a minute at an ordinary pace is a summary."""
_EVADED = re.compile(
    r"\b(?:(?:do not|don't|can't|cannot|couldn't) (?:really |exactly |quite |actually )?"
    r"(?:know|remember|recall|say|tell)|no idea|not (?:really |quite |entirely )?sure|hard to (?:say|tell)|"
    r"(?:i'd|i would) have to (?:look|check)|never (?:counted|measured|checked))\b",
    re.IGNORECASE,
)


def answered_fully(when: FollowUpWhen, reply: Case) -> bool:
    """Whether `reply` has what a follow-up question of this kind asked for."""
    if gives(when, reply):
        return True  # a figure with "I'm not sure" around it is a figure
    said = reply.analysis.words
    if said < _FEWEST_WORDS or evaded(reply):
        return False
    if when == "no_figure":
        return False
    if when == "no_own_part":
        return not reply.own.ours
    if when == "short":
        return said >= MORE_WORDS
    if when == "long":
        return said <= _SUMMED_UP_WORDS
    # Vague in other ways than a figure, an end in words nobody listed, or asked always: whatever was said at length.
    return not reply.analysis.vague if when == "vague" else True


def gives(when: FollowUpWhen, reply: Case) -> bool:
    """Whether `reply` surely has the thing that was missing, asked for or not."""
    if when in ("no_figure", "vague"):
        return bool(reply.analysis.quantified)
    if when == "no_result":
        return reply.has_result
    return when == "no_own_part" and len(reply.own.mine) > len(reply.own.ours)


def evaded(reply: Case) -> bool:
    """Whether it says that there is nothing to say."""
    return bool(_EVADED.search(reply.text.replace("’", "'")))
