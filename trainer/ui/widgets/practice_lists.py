"""The lines of two lists: the questions that were practised, and personal bests."""

import textwrap
from collections.abc import Sequence
from datetime import datetime

from rich.cells import set_cell_size
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from trainer.review.diary import day_words
from trainer.review.plain import clean
from trainer.review.progress.bests import Best
from trainer.review.progress.questions import Practised
from trainer.ui.text import lines, plain

NO_BESTS = "Nothing here yet. After five answers of half a minute or more your personal bests stand here."
_COLUMNS = 38  # best, last, takes, practised
_LEAST = 16
_ASKED = 72


def question_heading(width: int) -> str:
    """What stands in each column, for lines of `width`."""
    return f"{'Question':<{_question(width)}}  best  last  takes  practised"


def question_options(questions: Sequence[Practised], width: int, now: datetime) -> list[Option]:
    """A line a question; scores are those of its best and of its last take."""
    return [Option(plain(_line(question, width, now))) for question in questions]


def best_options(bests: Sequence[Best], now: datetime) -> list[Option]:
    """Two lines a best: what it is, and the answer it belongs to."""
    return [
        Option(lines(plain(f"{best.words}.", "bold"), plain(f"  {_where(best, now)}", "dim"), Content("")))
        for best in bests
    ]


def fill(listing: OptionList, options: Sequence[Option]) -> None:
    """Put `options` in place of what stands there, the same place highlighted; an empty list is hidden."""
    at = listing.highlighted or 0
    listing.clear_options()
    listing.add_options(options)
    listing.highlighted = min(at, len(options) - 1) if options else None
    listing.display = bool(options)


def _line(question: Practised, width: int, now: datetime) -> str:
    best, last = ("-" if score is None else str(score) for score in (question.best, question.last))
    room = _question(width)
    asked = set_cell_size(textwrap.shorten(clean(question.ask), room, placeholder=" ..."), room)
    return f"{asked}  {best:>4}  {last:>4}  {question.takes:>5}  {day_words(question.practised_at, now)}"


def _question(width: int) -> int:
    return max(_LEAST, width - _COLUMNS)


def _where(best: Best, now: datetime) -> str:
    day = day_words(best.when, now)
    return (
        f"{day}, {textwrap.shorten(clean(best.ask), _ASKED, placeholder=' ...')}"
        if best.ask
        else f"The last of them {day if day in ('today', 'yesterday') else f'on {day}'}."
    )
