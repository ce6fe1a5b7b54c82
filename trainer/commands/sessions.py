"""`sessions`: what was said before, listed, shown, searched and deleted."""

import argparse
import json
import sys
import textwrap
from typing import TYPE_CHECKING, Any

from trainer.commands.days import add_days, add_filters, bank_title, filter_of, next_day
from trainer.commands.output import as_json, width
from trainer.commands.parsing import Parser, Subcommands, whole_number
from trainer.commands.sessions_out import add_export, add_import
from trainer.errors import UsageError
from trainer.rehearsal import Rehearsal

if TYPE_CHECKING:
    from trainer.store.records import AnswerRow, Hit

_HITS = 20


def add_sessions(commands: Subcommands) -> None:
    """Add `sessions` with its actions."""
    sessions = commands.add_parser("sessions", help="earlier sessions").add_subparsers(required=True, metavar="ACTION")
    past = sessions.add_parser("list", help="all sessions, the newest first")
    past.add_argument("--bank", metavar="TITLE", help="only from this bank: its title, or a part of it")
    add_days(past)
    past.add_argument("--json", action="store_true")
    past.set_defaults(command=_list)
    one = sessions.add_parser("show", help="a session's answers with their feedback")
    one.add_argument("session", help="the beginning of its id, or 'last'")
    one.add_argument("--json", action="store_true")
    one.set_defaults(command=_show)
    _add_search(sessions)
    add_export(sessions)
    add_import(sessions)
    _add_delete(sessions)
    audio = sessions.add_parser("audio", help="how much room the recordings take; the old ones deleted")
    audio.add_argument("--expire", action="store_true", help="delete those older than keep_audio_days in the settings")
    audio.set_defaults(command=_audio)


def _add_search(sessions: "argparse._SubParsersAction[Parser]") -> None:
    search = sessions.add_parser(
        "search",
        help="answers by what was said in them, asked or noted",
        epilog='Several words are all wanted; "a phrase" in quotes stands together.',
    )
    search.add_argument("words", nargs="*", help="what was said; all answers if left out")
    add_filters(search)
    search.add_argument("--limit", type=whole_number, metavar="N", default=_HITS, help=f"at most N ({_HITS})")
    search.add_argument("--json", action="store_true")
    search.set_defaults(command=_search)


def _add_delete(sessions: "argparse._SubParsersAction[Parser]") -> None:
    delete = sessions.add_parser("delete", help="delete a session, its answers and recordings, for good")
    delete.add_argument("session", nargs="?", help="the beginning of its id")
    delete.add_argument("--answer", metavar="ID", help="only this answer, and those to its follow-up questions")
    delete.add_argument("--yes", action="store_true", help="don't ask")
    delete.set_defaults(command=_delete)


def _list(rehearsal: Rehearsal, arguments: argparse.Namespace) -> int:
    from dataclasses import asdict
    from datetime import datetime

    from trainer.review.diary import session_line
    from trainer.review.plain import clean

    summaries = rehearsal.store.sessions(limit=-1) if rehearsal.has_history else ()
    until, bank = next_day(arguments.until), bank_title(rehearsal, arguments.bank) if summaries else None
    shown = [
        s
        for s in summaries
        if (arguments.since is None or arguments.since <= s.started_at)
        and (until is None or s.started_at < until)
        and (bank is None or s.bank_title == bank)
    ]
    if arguments.json:
        rows = [json.loads(json.dumps(asdict(s), default=lambda value: value.isoformat())) for s in shown]
        print(as_json(rows, indent=2))
        return 0
    if not summaries:
        print("Nothing here yet. After your first interview its answers stand here.")
    elif not shown:
        print("No session in that time.")
    now = datetime.now().astimezone()
    for summary in shown:
        print(f"{clean(summary.id[:8]):<8}  {session_line(summary, now)}")
    return 0


def session_id(rehearsal: Rehearsal, wanted: str) -> str:
    """The id of the session that is called so. Raises `UsageError`, `NotFoundError`."""
    if not rehearsal.has_history:
        raise UsageError("There are no sessions yet.", "Hold an interview first: interview-trainer practice")
    if wanted == "last":
        latest = rehearsal.store.sessions(limit=1)
        if latest:
            return latest[0].id
    return rehearsal.store.find_session(wanted)


def _show(rehearsal: Rehearsal, arguments: argparse.Namespace) -> int:
    from trainer.review.export import export_text

    session = session_id(rehearsal, arguments.session)
    if arguments.json:
        from trainer.review.export.json_form import result_row

        print(as_json([result_row(answer) for answer in rehearsal.store.answers(session)], indent=2))
    else:
        print(export_text(rehearsal.store, (session,), "text", width=width()), end="")
    return 0


def _search(rehearsal: Rehearsal, arguments: argparse.Namespace) -> int:
    # A shell takes the quotes away from a phrase: several words in one argument are one.
    words = " ".join(f'"{word}"' if " " in word and '"' not in word else word for word in arguments.words)
    if not rehearsal.has_history:
        found: tuple[Hit | AnswerRow, ...] = ()
    elif words:
        found = rehearsal.store.search(words, filter_of(rehearsal, arguments), limit=arguments.limit)
    else:
        found = rehearsal.store.answer_rows(filter_of(rehearsal, arguments), limit=arguments.limit)
    if arguments.json:
        print(as_json([_hit_json(one) for one in found], indent=2))
        return 0
    if not found:
        print("Nothing found." + (f" {_findings(rehearsal)}" if arguments.finding else ""))
    for one in found:
        _print_hit(one)
    if len(found) == arguments.limit:
        print(f"\nThe latest {arguments.limit}; --limit shows more.")
    return 0


def _findings(rehearsal: Rehearsal) -> str:
    from trainer.review.plain import clean

    there = rehearsal.store.facets().findings if rehearsal.has_history else ()
    return f"What was advised so far: {', '.join(clean(rule) for rule, _ in there) or 'nothing'}."


def _print_hit(found: "Hit | AnswerRow") -> None:
    from datetime import datetime

    from trainer.feedback.words import clock
    from trainer.review.diary import day_words
    from trainer.review.plain import clean
    from trainer.store.records import Hit

    row = found.row if isinstance(found, Hit) else found
    length = f"{row.words} words" if row.seconds is None else clock(row.seconds)
    facts = (
        clean(row.interview_id[:8]),
        day_words(row.answered_at, datetime.now().astimezone()),
        clean(row.bank_title),
        f"question {row.question_index + 1}, take {row.take}" if row.follows is None else "follow-up",
        length,
        f"score {row.overall}",
        *(("starred",) if row.starred else ()),
        f"answer {clean(row.id[:8])}",
    )
    print("  ".join(facts))
    lines = [clean(row.probe or row.ask)]
    if isinstance(found, Hit):
        where = {"answer": "", "question": "asked: ", "note": "note: "}[found.place]
        lines.append(where + marked_sentence(found))
    for line in lines:
        print(textwrap.fill(line, width(), initial_indent="    ", subsequent_indent="    ", break_on_hyphens=False))


def marked_sentence(hit: "Hit") -> str:
    """The sentence of a hit with the words that were searched between arrows, safe to print."""
    from trainer.review.plain import clean

    pieces, at = [], 0
    for start, end in hit.spans:
        pieces += [clean(hit.sentence[at:start]), ">", clean(hit.sentence[start:end]), "<"]
        at = end
    return "".join((*pieces, clean(hit.sentence[at:])))


def _hit_json(found: "Hit | AnswerRow") -> dict[str, Any]:
    from dataclasses import asdict

    from trainer.store.records import Hit

    row = found.row if isinstance(found, Hit) else found
    plain: dict[str, Any] = {**asdict(row), "answered_at": row.answered_at.isoformat()}
    if isinstance(found, Hit):
        plain["hit"] = {
            "place": found.place,
            "sentence": found.sentence,
            "spans": [list(span) for span in found.spans],
            "start": found.start,
        }
    return plain


def _delete(rehearsal: Rehearsal, arguments: argparse.Namespace) -> int:
    from trainer.review.plain import clean

    if (arguments.session is None) == (arguments.answer is None):
        raise UsageError("Name one session, or one answer with --answer.", "interview-trainer sessions list")
    if arguments.answer is None:
        session = session_id(rehearsal, arguments.session)
        if _agreed(f"Delete session {clean(session[:8])}, its answers and recordings, for good?", arguments.yes):
            rehearsal.delete_sessions((session,))
            print("Deleted.")
        return 0
    answer = _answer_id(rehearsal, arguments.answer)
    if _agreed(f"Delete answer {clean(answer[:8])}, its recording and its follow-ups, for good?", arguments.yes):
        rehearsal.delete_answer(answer)
        print("Deleted.")
    return 0


def _agreed(question: str, yes: bool) -> bool:
    """Ask before what can't be undone. Raises `UsageError` where nobody is there to answer."""
    if yes:
        return True
    if sys.stdin is None or not sys.stdin.isatty():
        raise UsageError("Deleting is for good, so it asks first, and nobody can answer here.", "Add --yes.")
    try:
        reply = input(f"{question} [y/N] ")
    except EOFError:
        reply = ""
    if reply.strip().lower() in ("y", "yes"):
        return True
    print("Kept.")
    return False


def _answer_id(rehearsal: Rehearsal, wanted: str) -> str:
    """The id of the one answer whose id begins so."""
    rows = rehearsal.store.answer_rows(limit=-1) if rehearsal.has_history else ()
    found = [row.id for row in rows if row.id.startswith(wanted)] if wanted else []
    if wanted not in found and len(found) != 1:
        several = "several answers begin" if found else "no answer begins"
        raise UsageError(f"With {wanted!r} {several}.", "The ids stand in: interview-trainer sessions search")
    return wanted if wanted in found else found[0]


def _audio(rehearsal: Rehearsal, arguments: argparse.Namespace) -> int:
    from datetime import datetime

    from trainer.review.diary import number_of

    days = rehearsal.settings.keep_audio_days
    if arguments.expire:
        if not days:
            raise UsageError(
                "The settings keep recordings for ever.",
                "Set keep_audio_days in the settings to a number of days first.",
            )
        gone = rehearsal.expire_audio(datetime.now().astimezone())
        print(f"Deleted: {number_of(gone, 'recording')}. Transcripts and feedback stay.")
    kept = rehearsal.store.recordings() if rehearsal.has_history else ()
    size = f"{rehearsal.audio.size_bytes() / 1e6:.1f} MB"
    until = f"kept for {number_of(days, 'day')}" if days else "kept for ever"
    print(f"Here: {number_of(sum(map(rehearsal.audio.has, kept)), 'recording')}, {size}, {until}.")
    return 0
