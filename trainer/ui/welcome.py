"""What the home screen tells besides its steps: whether all is ready, and what the last session was working on."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from trainer.doctor import check_microphone, check_model
from trainer.rehearsal import Rehearsal

if TYPE_CHECKING:
    from trainer.store.records import SessionSummary

_FOCUS_WIDTH = 62  # of 80 columns, what the page's edges and "Your focus" leave


def readiness(rehearsal: Rehearsal, cancelled: Callable[[], bool]) -> tuple[str, ...]:
    """The microphone and the speech model, each with the remedy where something is missing. Slow."""
    return tuple(
        f"{check.name}: ready." if check.ok else f"{check.words} {check.remedy}".rstrip()
        for check in (check_microphone(cancelled), check_model(rehearsal))
    )


def focus_line(rehearsal: Rehearsal, recent: "Sequence[SessionSummary]") -> str:
    """The one thing to work on that the latest session with an answer named, and where it stands; "" without one.

    `recent` has the newest first. Short enough for a screen of 80 columns: what does not fit is left out.
    """
    from trainer.feedback.focus import check_focus, choose_focus
    from trainer.review.takes import to_debrief

    answered = [to_debrief(rehearsal.store.answers(s.id)) for s in recent if s.answered][:2]
    focus = choose_focus(answered[0]) if answered else None
    if focus is None:
        return ""
    line = focus.pass_mark
    for name, answers in zip(("last session", "before"), answered, strict=False):
        value = check_focus(focus, answers).value
        longer = f"{line}   {name} {value}"
        if not value or len(longer) > _FOCUS_WIDTH:
            break
        line = longer
    return line
