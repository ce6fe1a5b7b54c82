"""The queue in words, for the command line and for what a screen shows in a line."""

import textwrap
from collections import Counter
from collections.abc import Sequence

from trainer.feedback.words import clock, number
from trainer.review.plain import clean
from trainer.review.queue.proposal import Proposal, Why

NOTHING_LEFT = "Nothing is left for today."
_MARGIN = 3
_FEWEST_COLUMNS = 30


def queue_text(proposals: Sequence[Proposal], width: int) -> str:
    """The proposals, each with its reason and its time, no line longer than `width`; ends with a line break."""
    if not proposals:
        return f"{NOTHING_LEFT}\n"
    columns = max(width, _FEWEST_COLUMNS)
    lines = [queue_line(proposals)]
    for place, proposal in enumerate(proposals, 1):
        lines.append("")
        lines += _wrapped(f"{place}. ".ljust(_MARGIN) + title_of(proposal), columns)
        lines += _wrapped(" " * _MARGIN + f"{clean(proposal.reason)}; about {clock(proposal.seconds)}", columns)
    return "\n".join(lines) + "\n"


def title_of(proposal: Proposal) -> str:
    """The question, and the exercise before it where it is one."""
    asked = clean(proposal.question.ask)
    return f"{proposal.drill.title}: {asked}" if proposal.drill else asked


def queue_line(proposals: Sequence[Proposal]) -> str:
    """What the queue holds in one line: "Two answers, about 3 minutes: 1 weak, 1 new".
    """  # fmt: skip
    if not proposals:
        return NOTHING_LEFT
    found = Counter(proposal.why for proposal in proposals)
    words: dict[Why, str] = {"drill": "drill", "weak": "weak", "old": "to keep fresh", "new": "new"}
    kinds = ", ".join(f"{found[why]} {words[why]}" for why in words if found[why])
    minutes = max(1, round(sum(p.seconds for p in proposals) / 60))
    answers = f"{number(len(proposals))} answer{'' if len(proposals) == 1 else 's'}"
    return f"{answers[:1].upper()}{answers[1:]}, about {minutes} minute{'' if minutes == 1 else 's'}: {kinds}"


def _wrapped(text: str, columns: int) -> list[str]:
    return textwrap.wrap(text, columns, subsequent_indent=" " * _MARGIN, break_on_hyphens=False)
