"""Everything that the progress screen and the command line show, read at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from trainer.feedback import rubric
from trainer.review.progress.bests import Best, personal_bests
from trainer.review.progress.days import practice_days
from trainer.review.progress.focus import FocusStory, changed_since, focus_start, focus_words, read_focus
from trainer.review.progress.measure import Measure, measures
from trainer.review.progress.questions import Practised, practised_questions
from trainer.review.progress.series import Session, phrase_choices, sessions_of

if TYPE_CHECKING:
    from trainer.store.records import AnswerRow
    from trainer.store.store import Store


@dataclass(frozen=True, slots=True)
class Overview:
    """How practice goes.

    `sessions` have the oldest first. `phrases` are what fillers can be looked at: () for all, then the focus's, then
    those used most. `days`, `focus_line` and `since_line` are sentences, "" where there is nothing to say. `focus_from`
    is the beginning of the session after which the focus holds, None without one.
    """

    measures: tuple[Measure, ...]
    sessions: tuple[Session, ...]
    phrases: tuple[tuple[str, ...], ...]
    questions: tuple[Practised, ...]
    bests: tuple[Best, ...]
    days: str
    focus: FocusStory | None
    focus_from: datetime | None
    focus_line: str
    since_line: str


def overview(
    rows: "Sequence[AnswerRow]",
    now: datetime,
    *,
    focus: FocusStory | None = None,
    bands: rubric.Bands = rubric.DEFAULT_BANDS,
) -> Overview:
    """The overview of all answers in the history, in any order; `now` is aware and gives the zone."""
    sessions, followed = sessions_of(rows, now.tzinfo), measures(bands)
    return Overview(
        measures=followed,
        sessions=sessions,
        phrases=phrase_choices(rows, focus.focus.phrases if focus else ()),
        questions=practised_questions(rows),
        bests=personal_bests(rows, sessions),
        days=practice_days(rows, now),
        focus=focus,
        focus_from=focus_start(sessions, focus) if focus else None,
        focus_line=focus_words(focus, now) if focus else "",
        since_line=changed_since(sessions, followed, focus) if focus else "",
    )


def read_overview(store: "Store", now: datetime, bands: rubric.Bands = rubric.DEFAULT_BANDS) -> Overview:
    """The overview of the history in `store`. Raises `StoreError`."""
    from trainer.store.records import AnswerFilter

    rows = store.answer_rows(AnswerFilter(with_probes=False), limit=-1, oldest_first=True)
    return overview(rows, now, focus=read_focus(store) if rows else None, bands=bands)
