"""What the home screen tells besides its steps: what is due, whether all is ready, what the last session was about."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from trainer.doctor import check_microphone, check_model
from trainer.rehearsal import Rehearsal
from trainer.review.diary import number_of

if TYPE_CHECKING:
    from datetime import datetime

    from trainer.review.queue.proposal import Why
    from trainer.review.queue.read import Day
    from trainer.store.records import SessionSummary

_FOCUS_WIDTH = 62  # of 80 columns, what the page's edges and "Your focus" leave


def readiness(rehearsal: Rehearsal, cancelled: Callable[[], bool]) -> tuple[str, ...]:
    """The microphone and the speech model, each with the remedy where something is missing. Slow."""
    return tuple(
        f"{check.name}: ready." if check.ok else f"{check.words} {check.remedy}".rstrip()
        for check in (check_microphone(cancelled), check_model(rehearsal))
    )


def due_line(rehearsal: Rehearsal, now: "datetime") -> str:
    """What the practice queue holds at `now` (aware, in the user's zone). Slow: reads the history and all banks."""
    from trainer.review.choices import Choices
    from trainer.review.queue.read import read_day

    skipped = Choices(rehearsal.paths.data).skipped(now.date())
    return day_line(
        read_day(rehearsal.store, rehearsal.shelf(), now, rehearsal.settings.daily_answers, skipped=skipped)
    )


def day_line(day: "Day") -> str:
    """The day in a line: "5 answers to practise again: 2 weak, 1 getting old, 2 new"."""
    if not day.proposals:
        return f"done for today, {number_of(day.answered, 'answer')} so far" if day.answered else "nothing is due today"
    found = Counter(proposal.why for proposal in day.proposals)
    answers, drills = number_of(len(day.proposals), "answer"), found.pop("drill", 0)
    if set(found) == {"new"} and not drills:
        return f"{answers} to questions that are new to you"
    words: dict[Why, str] = {"weak": "weak", "old": "getting old", "new": "new"}
    kinds = [number_of(drills, "drill")] if drills else []
    kinds += [f"{found[why]} {words[why]}" for why in words if found[why]]
    return f"{answers} to practise{'' if drills else ' again'}: {', '.join(kinds)}"


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
