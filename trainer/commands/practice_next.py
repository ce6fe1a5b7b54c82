"""`progress`, `next` and `stories`: how practice goes, what to practise today, which stories there are."""

import argparse
from datetime import datetime
from typing import TYPE_CHECKING, Any

from trainer.commands.output import as_json, width
from trainer.commands.parsing import Subcommands
from trainer.rehearsal import Rehearsal

if TYPE_CHECKING:
    from trainer.review.progress.overview import Overview
    from trainer.review.progress.series import Per


def add_progress(commands: Subcommands) -> None:
    """Add `progress`."""
    progress = commands.add_parser("progress", help="how practice goes: figures over time, bests, every question")
    progress.add_argument("--per", choices=("session", "week"), default="session", help="a value a session, or a week")
    progress.add_argument("--json", action="store_true", help="the same as JSON")
    progress.set_defaults(command=_progress)


def add_next(commands: Subcommands) -> None:
    """Add `next`."""
    queue = commands.add_parser("next", help="what to practise today, and why")
    queue.add_argument("--json", action="store_true", help="the same as JSON")
    queue.set_defaults(command=_next)


def add_stories(commands: Subcommands) -> None:
    """Add `stories`."""
    stories = commands.add_parser("stories", help="your named stories, what they serve and what is missing")
    stories.add_argument("--json", action="store_true", help="the same as JSON")
    stories.set_defaults(command=_stories)


def _now() -> datetime:
    return datetime.now().astimezone()


def _progress(rehearsal: Rehearsal, arguments: argparse.Namespace) -> int:
    from trainer.feedback.rubric import Bands
    from trainer.review.progress.focus import read_focus
    from trainer.review.progress.overview import overview
    from trainer.review.progress.text import progress_text
    from trainer.store.records import AnswerFilter

    has, answers = rehearsal.has_history, AnswerFilter(with_probes=False)
    rows = rehearsal.store.answer_rows(answers, limit=-1, oldest_first=True) if has else ()
    focus = read_focus(rehearsal.store) if rows else None
    bands = Bands(slow_wpm=rehearsal.settings.slow_wpm, fast_wpm=rehearsal.settings.fast_wpm)
    if arguments.json:
        print(as_json(_progress_json(overview(rows, _now(), focus=focus, bands=bands), arguments.per), indent=2))
    else:
        print(progress_text(rows, width(), now=_now(), per=arguments.per, focus=focus, bands=bands), end="")
    return 0


def _progress_json(seen: "Overview", per: "Per") -> dict[str, Any]:
    from trainer.review.progress.sentences import sentence
    from trainer.review.progress.series import series

    shown = [series(seen.sessions, measure, per) for measure in seen.measures]
    return {
        "sessions": len(seen.sessions),
        "days": seen.days,
        "focus": seen.focus_line,
        "since_focus": seen.since_line,
        "measures": [
            {
                "measure": one.measure.key,
                "title": one.measure.title,
                "unit": one.measure.unit,
                "per": one.per,
                "says": sentence(one),
                "points": [
                    {"from": p.start.isoformat(), "value": p.value, "low": p.low, "high": p.high, "answers": p.answers}
                    for p in one.points
                ],
            }
            for one in shown
        ],
        "bests": [
            {"says": b.words, "question": b.ask, "answer": b.answer_id, "at": b.when.isoformat()} for b in seen.bests
        ],
        "questions": [
            {
                "id": q.question_id,
                "question": q.ask,
                "bank": q.bank_title,
                "best": q.best,
                "last": q.last,
                "takes": q.takes,
                "practised_at": q.practised_at.isoformat(),
            }
            for q in seen.questions
        ],
    }


def _next(rehearsal: Rehearsal, arguments: argparse.Namespace) -> int:
    from trainer.review.queue.read import read_day
    from trainer.review.queue.text import queue_text

    store = rehearsal.store if rehearsal.has_history else None
    day = read_day(store, rehearsal.shelf(), _now(), rehearsal.settings.daily_answers)
    if not arguments.json:
        print(queue_text(day.proposals, width()), end="")
        return 0
    rows = [
        {
            "why": proposal.why,
            "reason": proposal.reason,
            "bank": proposal.bank_title,
            "question_id": proposal.question.id,
            "question": proposal.question.ask,
            "kind": proposal.question.kind,
            "seconds": proposal.seconds,
            "drill": None if proposal.drill is None else proposal.drill.title,
            "last_at": None if proposal.last_at is None else proposal.last_at.isoformat(),
        }
        for proposal in day.proposals
    ]
    print(as_json({"answered_today": day.answered, "proposals": rows}, indent=2))
    return 0


def _stories(rehearsal: Rehearsal, arguments: argparse.Namespace) -> int:
    from trainer.review.stories.read import read_stories
    from trainer.review.stories.text import stories_text

    now, store = _now(), rehearsal.store if rehearsal.has_history else None
    book = read_stories(store, rehearsal.shelf(), now).book
    if not arguments.json:
        print(stories_text(book, now, width()), end="")
        return 0
    rows = [
        {
            "id": view.story.id,
            "name": view.story.name,
            "note": view.story.note,
            "state": view.state,
            "told": view.told,
            "questions": view.questions,
            "last_at": None if view.last is None else view.last.isoformat(),
            "competencies": list(view.competencies),
            "answers": list(view.story.answers),
        }
        for view in book.views
    ]
    print(as_json({"stories": rows, "missing_competencies": list(book.missing)}, indent=2))
    return 0
