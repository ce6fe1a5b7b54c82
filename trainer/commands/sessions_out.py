"""`sessions export` and `sessions import`: sessions out of the program, and back into it."""

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from trainer.commands.days import add_days, bank_title, next_day
from trainer.commands.output import Progress, as_json, complain, width
from trainer.commands.parsing import Parser
from trainer.errors import UsageError
from trainer.rehearsal import Rehearsal

if TYPE_CHECKING:
    from trainer.review.export import Exported

_FORMS = ("text", "markdown", "html", "json", "csv", "srt", "vtt")
_RESULTS = "results"
"""The answers' results alone, as `sessions show --json` prints them."""


def add_export(sessions: "argparse._SubParsersAction[Parser]") -> None:
    """Add `sessions export`."""
    export = sessions.add_parser(
        "export",
        help="sessions as text, Markdown, a page (HTML), JSON, a table (CSV) or subtitles",
        epilog="What is exported with names taken out has to be read through before it is sent: "
        "a name that nobody told of may have stayed.",
    )
    export.add_argument("sessions", nargs="*", metavar="SESSION", help="the beginning of an id, or 'last'")
    export.add_argument("--all", action="store_true", help="all sessions")
    export.add_argument("--bank", metavar="TITLE", help="all from this bank: its title, or a part of it")
    add_days(export)
    form = export.add_mutually_exclusive_group()
    form.add_argument("--format", dest="form", choices=_FORMS, help="text if left out; json can be imported again")
    form.add_argument("--html", dest="form", action="store_const", const="html", help="a page to read or print")
    form.add_argument("--text", dest="form", action="store_const", const="text", help="plain text")
    form.add_argument("--markdown", dest="form", action="store_const", const="markdown", help="text with headings")
    form.add_argument("--csv", dest="form", action="store_const", const="csv", help="a table, a row an answer")
    form.add_argument(
        "--json", dest="form", action="store_const", const=_RESULTS, help="the answers' results alone, as JSON"
    )
    place = export.add_mutually_exclusive_group()
    place.add_argument("--out", metavar="FILE", help="write to this file instead of the screen")
    place.add_argument("--folder", metavar="FOLDER", help="a file a session in this folder, for subtitles an answer")
    export.add_argument("--force", action="store_true", help="replace files that are there already")
    export.add_argument(
        "--redact",
        nargs="?",
        const="",
        metavar="NAMES",
        help="take out these people and employers (commas between), the terms in the settings, and what looks like a "
        "name, a mail address or a telephone number",
    )
    export.add_argument("--bom", action="store_true", help="mark a CSV file as UTF-8, so that spreadsheets see it")
    export.add_argument("--without-sound", action="store_true", help="no copy of the recording beside subtitles")
    export.set_defaults(command=_export, form="text")


def add_import(sessions: "argparse._SubParsersAction[Parser]") -> None:
    """Add `sessions import`."""
    bring = sessions.add_parser("import", help="bring in what was exported as JSON, here or on another machine")
    bring.add_argument("file", metavar="FILE")
    bring.add_argument("--replace", action="store_true", help="where both differ, take what the file has")
    bring.set_defaults(command=_import)


def _export(rehearsal: Rehearsal, arguments: argparse.Namespace) -> int:
    from trainer.review.export import export_sessions, export_text
    from trainer.settings import terms_in

    ids, form = _chosen(rehearsal, arguments), arguments.form
    redact = None if arguments.redact is None else (*terms_in(arguments.redact), *rehearsal.settings.terms)
    if arguments.bom and form != "csv":
        raise UsageError("--bom is for CSV.", "Add --format csv, or leave it out.")
    if form == _RESULTS:
        return _results(rehearsal, ids, arguments)
    if arguments.out is None and arguments.folder is None:
        _print(export_text(rehearsal.store, ids, form, redact=redact, width=width()), form)
        return 0
    with Progress("Exporting") as progress:
        done = export_sessions(
            rehearsal.store,
            ids,
            form,
            Path(arguments.out if arguments.folder is None else arguments.folder),
            folder=arguments.folder is not None,
            redact=redact,
            audio=None if arguments.without_sound else rehearsal.audio,
            replace=arguments.force,
            bom=arguments.bom,
            progress=progress,
        )
    return _tell(done, redacted=redact is not None)


def _chosen(rehearsal: Rehearsal, arguments: argparse.Namespace) -> tuple[str, ...]:
    """The sessions that were named, or those in a time. Raises `UsageError` for none."""
    from trainer.commands.sessions import session_id
    from trainer.review.export import sessions_between

    ranged = arguments.all or arguments.since or arguments.until or arguments.bank
    if bool(ranged) == bool(arguments.sessions):
        raise UsageError(
            "Say which sessions: their ids, or --all, or a time with --since and --until.",
            "Name them before --redact, which takes names."
            if arguments.redact and not ranged
            else "See which there are: interview-trainer sessions list",
        )
    if arguments.sessions:
        return tuple(dict.fromkeys(session_id(rehearsal, wanted) for wanted in arguments.sessions))
    if not rehearsal.has_history:
        raise UsageError("There are no sessions yet.", "Hold an interview first: interview-trainer practice")
    found = sessions_between(rehearsal.store, arguments.since, next_day(arguments.until))
    bank = bank_title(rehearsal, arguments.bank)
    if bank is not None:
        of_bank = {s.id for s in rehearsal.store.sessions(limit=-1) if s.bank_title == bank}
        found = tuple(id_ for id_ in found if id_ in of_bank)
    if not found:
        raise UsageError("No session was held in that time.", "See which there are: interview-trainer sessions list")
    return found


def _results(rehearsal: Rehearsal, ids: tuple[str, ...], arguments: argparse.Namespace) -> int:
    from trainer.review.export import write_file
    from trainer.review.export.json_form import result_row
    from trainer.review.plain import clean
    from trainer.review.safe_json import readable_json

    if arguments.redact is not None or arguments.folder is not None:
        raise UsageError("--json prints results alone.", "Use --format json with --redact or --folder.")
    rows = [result_row(answer) for id_ in ids for answer in rehearsal.store.answers(id_)]
    if arguments.out is None:
        print(as_json(rows, indent=2))
    else:
        write_file(Path(arguments.out), f"{readable_json(rows, indent=2)}\n", replace=arguments.force)
        print(f"Wrote {clean(arguments.out)}.")
    return 0


def _print(text: str, form: str) -> None:
    if form == "html":
        # In ASCII it is the same page whatever the terminal, or the file it is sent to, makes of other signs.
        text = text.encode("ascii", "xmlcharrefreplace").decode("ascii")
    elif form == "json":
        text = f"{as_json(json.loads(text))}\n"
    print(text.replace("\r\n", "\n"), end="")


def _tell(done: "Exported", *, redacted: bool) -> int:
    """What was written, and what to look at; that goes to standard error."""
    from trainer.review.diary import number_of
    from trainer.review.plain import clean

    if len(done.files) == 1:
        print(f"Wrote {clean(str(done.files[0]))}.")
    elif done.files:
        print(f"Wrote {number_of(len(done.files), 'file')} into {clean(str(done.files[0].parent))}.")
    if done.untimed:
        print(f"{number_of(done.untimed, 'answer')} without subtitles: nobody knows when the words were said.")
    if redacted:
        for name, sign in done.replaced:
            print(f"  {sign} {clean(name)}", file=sys.stderr)
        print("Read it through before you send it: a name that nobody told of may have stayed.", file=sys.stderr)
    return 0


def _import(rehearsal: Rehearsal, arguments: argparse.Namespace) -> int:
    from trainer.review.diary import number_of
    from trainer.review.export.bring_in import import_sessions

    with Progress("Importing") as progress:
        done = import_sessions(rehearsal.store, Path(arguments.file), replace=arguments.replace, progress=progress)
    stories = f", {done.stories} {'story' if done.stories == 1 else 'stories'}" if done.stories else ""
    print(f"Added {number_of(done.sessions, 'session')}, {number_of(done.answers, 'answer')}{stories}.")
    if done.same:
        print(f"{done.same} were here already.")
    if done.replaced:
        print(f"{done.replaced} gave way to what the file has.")
    if not done.left:
        return 0
    listed = "; ".join(done.left[:5]) + ("; ..." if len(done.left) > 5 else "")
    complain(
        UsageError(
            f"{len(done.left)} differ from what is here, and were left as they are here: {listed}.",
            "Add --replace to take what the file has.",
        )
    )
    return 2
