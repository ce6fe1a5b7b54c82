"""`progress`, `next` and `stories`: how practice goes, what to practise today, which stories there are."""

import argparse

from trainer.commands.output import width
from trainer.commands.parsing import Subcommands
from trainer.rehearsal import Rehearsal


def add_progress(commands: Subcommands) -> None:
    """Add `progress`."""
    progress = commands.add_parser("progress", help="how practice goes: figures over time, bests, every question")
    progress.add_argument("--per", choices=("session", "week"), default="session", help="a value a session, or a week")
    progress.set_defaults(command=_progress)


def add_next(commands: Subcommands) -> None:
    """Add `next`."""
    queue = commands.add_parser("next", help="what to practise today, and why")
    queue.set_defaults(command=_next)


def add_stories(commands: Subcommands) -> None:
    """Add `stories`."""
    stories = commands.add_parser("stories", help="your named stories, what they serve and what is missing")
    stories.set_defaults(command=_stories)


def _progress(rehearsal: Rehearsal, arguments: argparse.Namespace) -> int:
    from datetime import datetime

    from trainer.feedback.rubric import Bands
    from trainer.review.progress.focus import read_focus
    from trainer.review.progress.text import progress_text

    rows = rehearsal.store.answer_rows(limit=-1) if rehearsal.has_history else ()
    focus = read_focus(rehearsal.store) if rehearsal.has_history else None
    bands = Bands(slow_wpm=rehearsal.settings.slow_wpm, fast_wpm=rehearsal.settings.fast_wpm)
    now = datetime.now().astimezone()
    print(progress_text(rows, width(), now=now, per=arguments.per, focus=focus, bands=bands), end="")
    return 0


def _next(rehearsal: Rehearsal, _arguments: argparse.Namespace) -> int:
    from datetime import datetime

    from trainer.review.choices import Choices
    from trainer.review.queue.read import read_day
    from trainer.review.queue.text import queue_text

    store = rehearsal.store if rehearsal.has_history else None
    now = datetime.now().astimezone()
    skipped = Choices(rehearsal.paths.data).skipped(now.date())
    day = read_day(store, rehearsal.shelf(), now, rehearsal.settings.daily_answers, skipped=skipped)
    print(queue_text(day.proposals, width()), end="")
    return 0


def _stories(rehearsal: Rehearsal, _arguments: argparse.Namespace) -> int:
    from datetime import datetime

    from trainer.review.stories.read import read_stories
    from trainer.review.stories.text import stories_text

    now = datetime.now().astimezone()
    store = rehearsal.store if rehearsal.has_history else None
    print(stories_text(read_stories(store, rehearsal.shelf(), now).book, now, width()), end="")
    return 0
