"""Why a question is proposed, in plain words."""

from datetime import datetime
from typing import TYPE_CHECKING

from trainer.review.plain import clean
from trainer.review.queue import thresholds as limits
from trainer.review.queue.grade import faults_of

if TYPE_CHECKING:
    from trainer.feedback.focus import Focus
    from trainer.review.queue.new import NewQuestion
    from trainer.review.queue.replay import Standing

_FAULTS_NAMED = 2


def days_since(moment: datetime, now: datetime) -> int:
    """Whole days from `moment` to `now` by the calendar, in the zone of `now`; 0 where it lies ahead."""
    return max(0, (now.date() - moment.astimezone(now.tzinfo).date()).days)


def when_words(moment: datetime, now: datetime) -> str:
    """ "today", "yesterday", "12 days ago"."""
    days = days_since(moment, now)
    return "today" if days == 0 else "yesterday" if days == 1 else f"{days} days ago"


def weak_reason(standing: "Standing", now: datetime) -> str:
    """What was wrong last time."""
    last = standing.last
    when = "yesterday" if days_since(last.answered_at, now) == 1 else "last time"
    if not last.words:
        return f"{when} nothing was heard"
    said = [fault.words(last) for fault in faults_of(last)[:_FAULTS_NAMED]]
    return f"{when} {', '.join(said)}" if said else f"{when} it came to {last.overall} points of 100"


def old_reason(standing: "Standing", now: datetime) -> str:
    """How long ago it was good."""
    ago = when_words(standing.last.answered_at, now)
    if standing.sittings == 1:
        well = "put right" if standing.mended else "good"
        return f"{well} {ago}, only once so far: once more makes it stay"
    if days_since(standing.last.answered_at, now) < limits.OLD_DAYS.value:
        return f"good {ago}: once more makes it stay"
    fading = "fading" if standing.retained(now) < limits.FADING_BELOW.value else "about to fade"
    return f"good {ago}, {fading}"


def new_reason(new: "NewQuestion", *, first: bool) -> str:
    """Why this one of all that were never asked; `first` where nothing was answered yet."""
    if new.weakest:
        return f"new, for your weakest competency: {_competency(new.weakest)}"
    if new.untold:
        return f"new, and no story of yours serves {_competency(new.untold)} yet"
    if first and new.asked.question.difficulty == 1:
        return "new, a friendly one to begin with"
    return f"new, from {clean(new.asked.bank_title)}"


def _competency(name: str) -> str:
    return clean(name.replace("-", " "))


def drill_reason(focus: "Focus") -> str:
    """What it works on."""
    return f"for your focus: {clean(focus.pass_mark)}"
