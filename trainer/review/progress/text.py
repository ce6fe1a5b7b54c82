"""Progress as plain text, for the command line."""

import textwrap
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from trainer.feedback import rubric
from trainer.review.diary import date_words, day_words, number_of
from trainer.review.plain import clean
from trainer.review.progress.focus import FocusStory
from trainer.review.progress.overview import Overview, overview
from trainer.review.progress.questions import Practised
from trainer.review.progress.sentences import sentence, title, value_alone
from trainer.review.progress.series import Per, Series, series

if TYPE_CHECKING:
    from trainer.store.records import AnswerRow

_NARROWEST = 40
_LATEST = 8  # values told of each measure: as many as one reads
NOTHING = "Nothing to show yet. After your first interview its figures stand here."


def progress_text(
    rows: "Sequence[AnswerRow]",
    width: int = 80,
    *,
    now: datetime,
    per: Per = "session",
    focus: FocusStory | None = None,
    bands: rubric.Bands = rubric.DEFAULT_BANDS,
) -> str:
    """How practice goes, in lines of at most `width` (no less than 40), ending with a line break.

    `rows` are all answers of the history in any order, `focus` what `read_focus` gives, `now` is aware.
    """
    width, seen = max(width, _NARROWEST), overview(rows, now, focus=focus, bands=bands)
    if not seen.sessions:
        return "\n".join(_wrapped(NOTHING, width)) + "\n"
    blocks = [_wrapped(f"{number_of(len(seen.sessions), 'session')}. {seen.days}", width)]
    blocks.append([line for said in (seen.focus_line, seen.since_line) for line in _wrapped(said, width)])
    for measure in seen.measures:
        blocks.append(_measure(series(seen.sessions, measure, per), width))
        if measure.key == "fillers":
            blocks += [_measure(series(seen.sessions, measure, per, p), width) for p in seen.phrases if p]
    blocks += [_bests(seen, now, width), _questions(seen.questions, now, width)]
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def _measure(shown: Series, width: int) -> list[str]:
    """The name, what it shows, and the latest values with the day of the first."""
    lines = [*_wrapped(title(shown.measure, shown.phrases), width), *_wrapped(sentence(shown), width, 2)]
    latest = shown.points[-_LATEST:]
    if len(latest) > 1:
        values = "  ".join(value_alone(shown.measure, p.value) for p in latest)
        since = f"{'weeks' if shown.per == 'week' else 'sessions'} since {date_words(latest[0].start)}"
        lines += _wrapped(f"{since}:  {values}", width, 2)
    return lines


def _bests(seen: Overview, now: datetime, width: int) -> list[str]:
    if not seen.bests:
        return []
    lines = ["Personal bests"]
    for best in seen.bests:
        place = f' ({day_words(best.when, now)}, "{clean(best.ask)}")' if best.ask else ""
        lines += _wrapped(f"{best.words}{place}.", width, 2)
    return lines


def _questions(questions: Sequence[Practised], now: datetime, width: int) -> list[str]:
    """A table: score of the best and the last take, takes, day, question."""
    lines = _wrapped("Questions: best and last score, takes, last practised", width)
    for question in questions:
        best, last = ("-" if score is None else str(score) for score in (question.best, question.last))
        start = f"  {best:>3} {last:>3} {question.takes:>3}  {day_words(question.practised_at, now):<12}  "
        lines.append(start + textwrap.shorten(clean(question.ask), width - len(start), placeholder=" ..."))
    return lines


def _wrapped(text: str, width: int, indent: int = 0) -> list[str]:
    space = " " * indent
    return textwrap.wrap(text, width, initial_indent=space, subsequent_indent=space, break_on_hyphens=False)
