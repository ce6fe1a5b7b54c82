"""The queue of today, read from the history and the shelf. What screens and commands call."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from trainer.feedback.focus import Focus, choose_focus
from trainer.review.drills.catalogue import drill_of
from trainer.review.queue import thresholds as limits
from trainer.review.queue.origins import Key, questions_on
from trainer.review.queue.proposal import Proposal
from trainer.review.queue.today import answered_on, day_began, todays_queue
from trainer.review.stories.book import story_book
from trainer.review.takes import to_debrief

if TYPE_CHECKING:
    from trainer.bank.catalogue import Shelf
    from trainer.store.store import Store

_SESSIONS_BACK = 12  # for the focus; each is read whole


@dataclass(frozen=True, slots=True)
class Day:
    """What is left to practise today, and how many questions were answered already."""

    proposals: tuple[Proposal, ...]
    answered: int
    focus: Focus | None = None


def read_day(
    store: "Store | None",
    shelf: "Shelf",
    now: datetime,
    daily_answers: int,
    *,
    skipped: Collection[Key] = (),
    more: bool = False,
) -> Day:
    """The queue at `now` (aware, in the user's zone). `store` is None where no history was begun.

    Its focus is the one that the day began with: what today's sessions find is tomorrow's.

    With `more` as much again is proposed once the day is done. Raises `StoreError`.
    """
    rows = store.answer_rows(limit=int(limits.MOST_ROWS.value)) if store is not None else ()
    focus = last_focus(store, day_began(now)) if store is not None else None
    answered = answered_on(rows, now)
    count = daily_answers * 2 if more else daily_answers
    questions = questions_on(shelf)
    stories = store.stories() if store is not None else ()
    # Without any story nothing is missing yet: the bank has not been begun.
    untold = story_book(stories, rows, questions, now).missing if stories else ()
    proposals = todays_queue(rows, questions, focus, now, count, skipped=skipped, untold=untold)
    return Day(proposals[:daily_answers], answered, focus)


def last_focus(store: "Store", before: datetime) -> Focus | None:
    """What to work on, as the latest session with an answer that began before `before` (aware) named it.

    Drills don't set another. Raises `StoreError`.
    """
    for session in store.sessions(limit=_SESSIONS_BACK):
        if session.answered and session.started_at < before and drill_of(session.bank_title) is None:
            return choose_focus(to_debrief(store.answers(session.id)))
    return None
