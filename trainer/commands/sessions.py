"""`sessions`: what was said before, listed, shown, sent out and deleted."""

import argparse
import json
import sys
from pathlib import Path

from trainer.commands.output import as_json, width
from trainer.commands.parsing import Subcommands
from trainer.errors import UsageError
from trainer.rehearsal import Rehearsal


def add_sessions(commands: Subcommands) -> None:
    """Add `sessions` with its actions."""
    sessions = commands.add_parser("sessions", help="earlier sessions").add_subparsers(required=True, metavar="ACTION")
    past = sessions.add_parser("list", help="all sessions, the newest first")
    past.add_argument("--json", action="store_true")
    past.set_defaults(command=_sessions_list)
    one = sessions.add_parser("show", help="a session's answers with their feedback")
    one.add_argument("session", help="the beginning of its id, or 'last'")
    one.add_argument("--json", action="store_true")
    one.set_defaults(command=_sessions_show)
    export = sessions.add_parser("export", help="a session as a page (HTML), text or JSON")
    export.add_argument("session", help="the beginning of its id, or 'last'")
    form = export.add_mutually_exclusive_group()
    form.add_argument("--html", dest="form", action="store_const", const="html", help="a page to read or print")
    form.add_argument("--text", dest="form", action="store_const", const="text", help="plain text (if left out)")
    form.add_argument("--json", dest="form", action="store_const", const="json", help="the results as JSON")
    export.add_argument("--out", metavar="FILE", help="write to this file instead of the screen")
    export.add_argument("--force", action="store_true", help="replace the file if it is there already")
    export.set_defaults(command=_sessions_export, form="text")
    delete = sessions.add_parser("delete", help="delete a session, its answers and recordings, for good")
    delete.add_argument("session", help="the beginning of its id")
    delete.add_argument("--yes", action="store_true", help="don't ask")
    delete.set_defaults(command=_sessions_delete)


def _sessions_list(rehearsal: Rehearsal, arguments: argparse.Namespace) -> int:
    from dataclasses import asdict
    from datetime import datetime

    from trainer.review.diary import session_line
    from trainer.review.plain import clean

    summaries = rehearsal.store.sessions(limit=1_000_000) if rehearsal.has_history else ()
    if arguments.json:
        rows = [json.loads(json.dumps(asdict(s), default=lambda value: value.isoformat())) for s in summaries]
        print(as_json(rows, indent=2))
        return 0
    if not summaries:
        print("Nothing here yet. After your first interview its answers stand here.")
    now = datetime.now().astimezone()
    for summary in summaries:
        print(f"{clean(summary.id[:8]):<8}  {session_line(summary, now)}")
    return 0


def _session_id(rehearsal: Rehearsal, wanted: str) -> str:
    if not rehearsal.has_history:
        raise UsageError("There are no sessions yet.", "Hold an interview first: interview-trainer practice")
    if wanted == "last":
        latest = rehearsal.store.sessions(limit=1)
        if latest:
            return latest[0].id
    return rehearsal.store.find_session(wanted)


def _sessions_show(rehearsal: Rehearsal, arguments: argparse.Namespace) -> int:
    session = _session_id(rehearsal, arguments.session)
    print(_session_in(rehearsal, session, "json" if arguments.json else "text"), end="")
    return 0


def _sessions_export(rehearsal: Rehearsal, arguments: argparse.Namespace) -> int:
    from trainer.review.export import write_file
    from trainer.review.plain import clean

    session = _session_id(rehearsal, arguments.session)
    told = _session_in(rehearsal, session, arguments.form)
    if arguments.out is not None:
        write_file(Path(arguments.out), told, replace=arguments.force)
        print(f"Wrote {clean(arguments.out)}.")
    elif arguments.form == "html":
        # In ASCII it is the same page whatever the terminal, or the file it is sent to, makes of other signs.
        print(told.encode("ascii", "xmlcharrefreplace").decode("ascii"), end="")
    else:
        print(told, end="")
    return 0


def _session_in(rehearsal: Rehearsal, session: str, form: str) -> str:
    """A session as "text", "html" or "json", ending with a line break."""
    from trainer.feedback.debrief import debrief
    from trainer.feedback.debrief_text import debrief_text
    from trainer.feedback.result import to_json
    from trainer.review.takes import before, to_debrief

    interview, answers = rehearsal.store.interview(session), rehearsal.store.answers(session)
    if form == "json":
        rows = [
            {**to_json(a.result), "question": a.question.ask, "kind": a.question.kind, "take": a.take} for a in answers
        ]
        return f"{as_json(rows, indent=2)}\n"
    told = debrief(interview, to_debrief(answers), before=before(rehearsal.store, interview))
    from trainer.review.earlier import told_before, told_before_text

    otherwise = told_before(rehearsal.store, interview, answers)
    if form == "html":
        from trainer.review.export.html_page import session_html

        return f"{session_html(interview, answers, told, otherwise=otherwise)}\n"
    from trainer.review.plain import clean
    from trainer.review.report import session_text

    # It quotes questions and answers as they stand.
    spoken = "\n".join(clean(line) for line in debrief_text(told, width()).split("\n"))
    differs = told_before_text(otherwise, width())
    return f"{session_text(interview, answers, width=width())}\n{spoken}" + (f"\n{differs}" if differs else "")


def _sessions_delete(rehearsal: Rehearsal, arguments: argparse.Namespace) -> int:
    from trainer.review.plain import clean

    session = _session_id(rehearsal, arguments.session)
    if not arguments.yes:
        if sys.stdin is None or not sys.stdin.isatty():
            raise UsageError("Deleting is for good, so it asks first, and nobody can answer here.", "Add --yes.")
        try:
            reply = input(f"Delete session {clean(session[:8])}, its answers and recordings, for good? [y/N] ")
        except EOFError:
            reply = ""
        if reply.strip().lower() not in ("y", "yes"):
            print("Kept.")
            return 0
    rehearsal.delete_sessions((session,))
    print("Deleted.")
    return 0
