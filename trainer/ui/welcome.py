"""What the home screen tells besides its steps: whether all is ready, and what the last session was working on."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from trainer.doctor import check_microphone, check_model
from trainer.rehearsal import Rehearsal

if TYPE_CHECKING:
    from trainer.store.records import SessionSummary


def readiness(rehearsal: Rehearsal) -> tuple[str, ...]:
    """The microphone and the speech model, each with the remedy where something is missing. Slow."""
    return tuple(
        f"{check.name}: ready." if check.ok else f"{check.words} {check.remedy}".rstrip()
        for check in (check_microphone(), check_model(rehearsal))
    )


def focus_line(rehearsal: Rehearsal, recent: "Sequence[SessionSummary]") -> str:
    """The one thing to work on that the latest session with an answer named, "" where there is none."""
    from trainer.feedback.debrief import debrief
    from trainer.review.takes import to_debrief

    for summary in recent:
        if summary.answered:
            interview, answers = rehearsal.store.interview(summary.id), rehearsal.store.answers(summary.id)
            focus = debrief(interview, to_debrief(answers)).focus
            return focus.pass_mark if focus is not None else ""
    return ""
