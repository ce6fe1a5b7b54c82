"""Which replies to follow-up questions belong to which answer."""

from collections.abc import Mapping, Sequence

from trainer.feedback.probing.choose import Reply
from trainer.interview.session import Interview, Probe
from trainer.store.records import Answer


def replies_to(interview: Interview, answers: Sequence[Answer]) -> Mapping[str, tuple[Reply, ...]]:
    """By the id of an answer, the follow-up questions it drew and what was said to them, in the order put.

    Only answers with replies are there. A follow-up question that the interview has forgotten counts as one that is
    always asked.
    """
    known = {(probe.follows, probe.ask): probe for probe in interview.asked}
    found: dict[str, list[Reply]] = {}
    for answer in sorted(answers, key=lambda a: (a.question_index, a.take)):
        if answer.follows is not None:
            probe = known.get((answer.follows, answer.probe)) or Probe(answer.probe, "always", answer.follows)
            found.setdefault(answer.follows, []).append((probe, answer.result))
    return {id_: tuple(replies) for id_, replies in found.items()}
