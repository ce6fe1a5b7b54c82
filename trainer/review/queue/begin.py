"""The interviews that a queue turns into."""

from collections.abc import Sequence
from datetime import datetime

from trainer.interview.session import Interview
from trainer.review.queue.origins import MIXED
from trainer.review.queue.proposal import Proposal


def interview_of(proposals: Sequence[Proposal], interview_id: str, now: datetime, *, probes: int = 0) -> Interview:
    """An interview of these proposals' questions in their order, in practice mode; at least one proposal.

    It has the title of their bank, and `MIXED` where they come from several: `Origins` finds each again.
    """
    titles = {proposal.bank_title for proposal in proposals}
    return Interview(
        id=interview_id,
        bank_title=titles.pop() if len(titles) == 1 else MIXED,
        mode="practice",
        questions=tuple(proposal.question for proposal in proposals),
        started_at=now,
        probes=probes,
    )


def drill_interview(proposal: Proposal, interview_id: str, now: datetime) -> Interview:
    """An interview of the one question of a drill, called by the drill so that its title says what to do."""
    if proposal.drill is None:
        raise ValueError("no drill is proposed here")
    return Interview(
        id=interview_id,
        bank_title=proposal.drill.interview_title,
        mode="practice",
        questions=(proposal.question,),
        started_at=now,
    )
