"""`banks`: question banks shown, checked, written, brought in and sent out."""

import argparse
import sys
import textwrap
from pathlib import Path

from trainer.commands.output import as_json, complain, width
from trainer.commands.parsing import Subcommands, whole_number
from trainer.errors import UsageError
from trainer.rehearsal import Rehearsal


def add_banks(commands: Subcommands) -> None:
    """Add `banks` with its actions."""
    banks = commands.add_parser("banks", help="question banks").add_subparsers(required=True, metavar="ACTION")
    listing = banks.add_parser("list", help="all banks, shipped and yours")
    listing.set_defaults(command=_banks_list)
    show = banks.add_parser("show", help="the questions of a bank")
    show.add_argument("bank")
    show.set_defaults(command=_banks_show)
    check = banks.add_parser("check", help="what is wrong in bank files, what could be better, and what to write")
    check.add_argument("files", nargs="*", metavar="FILE", help="all banks, shipped and yours, if left out")
    check.add_argument("--json", action="store_true", help="the same as JSON")
    check.set_defaults(command=_banks_check)
    new = banks.add_parser("new", help="write a commented bank to start from")
    new.add_argument("file", metavar="FILE")
    new.set_defaults(command=_banks_new)
    schema = banks.add_parser("schema", help="the JSON Schema of a bank, for an editor that completes and checks")
    schema.set_defaults(command=_banks_schema)
    bring = banks.add_parser("import", help="make a bank of CSV, Markdown, JSON or plain text, a question a line")
    bring.add_argument("file", metavar="FILE", help=".csv or .tsv, .md, .json; anything else is plain text")
    bring.add_argument("--out", metavar="BANK.yaml", required=True, help="the bank to write")
    bring.add_argument("--title", default="", help="the bank's title; if left out, the file's own or its name")
    bring.add_argument("--force", action="store_true", help="replace the bank if it is there already")
    bring.set_defaults(command=_banks_import)
    send = banks.add_parser("export", help="a bank as CSV, Markdown, JSON or plain text")
    send.add_argument("bank", help="a bank's name, title or file")
    send.add_argument("--form", choices=("csv", "markdown", "json", "text"), default="text", help="text if left out")
    send.add_argument("--out", metavar="FILE", help="write to this file instead of the screen")
    send.add_argument("--force", action="store_true", help="replace the file if it is there already")
    send.set_defaults(command=_banks_export)
    match = banks.add_parser("match", help="the questions that a job advert speaks for, with its words as the reason")
    match.add_argument("file", metavar="FILE", help="the advert as a text file; - reads standard input")
    match.add_argument("--top", type=whole_number, metavar="N", default=20, help="how many questions (20 if left out)")
    match.add_argument("--json", action="store_true", help="the same as JSON")
    match.set_defaults(command=_banks_match)


def _banks_list(rehearsal: Rehearsal, _arguments: argparse.Namespace) -> int:
    from trainer.review.diary import number_of
    from trainer.review.plain import clean

    for book in rehearsal.shelf():
        if book.bank is not None:
            held = number_of(len(book.bank.questions), "question")
            origin = "" if book.origin == "shipped" else "  (yours)"
            print(f"{clean(book.path.stem):<36} {clean(book.bank.title)}, {held}{origin}")
        else:
            print(f"{clean(book.path.name):<36} can't be read: {clean(book.problem.message if book.problem else '')}")
    print(f"\nYour own banks go into {clean(str(rehearsal.paths.own_banks))}")
    return 0


def _banks_show(rehearsal: Rehearsal, arguments: argparse.Namespace) -> int:
    from trainer.bank.catalogue import find_bank
    from trainer.review.plain import clean

    bank = find_bank(arguments.bank, rehearsal.shelf())
    print(f"{clean(bank.title)}\n{textwrap.fill(clean(bank.description), width())}\n")
    for number, question in enumerate(bank.questions, 1):
        print(f"{number:>3}. {clean(question.ask)}")
        print(f"     {question.id}, {question.kind}, aim {question.target_seconds} s")
    return 0


def _banks_check(rehearsal: Rehearsal, arguments: argparse.Namespace) -> int:
    from trainer.bank.check import advice_lines, check_files, to_json
    from trainer.review.diary import number_of
    from trainer.review.plain import clean

    shelf = rehearsal.shelf()
    checked = check_files([Path(name) for name in arguments.files] or [book.path for book in shelf], shelf)
    if arguments.json:
        print(as_json(to_json(checked), indent=2))
    for file in () if arguments.json else checked:
        for problem in file.problems:
            complain(problem)
        if file.bank is not None:
            advice = f"; {number_of(len(file.warnings), 'thing')} could be better:" if file.warnings else "."
            print(f"{clean(file.file)}: {number_of(len(file.bank.questions), 'question')}, nothing wrong{advice}")
            for line in advice_lines(file):
                print(f"  {clean(line)}")
    return 2 if any(file.problems for file in checked) else 0


def _banks_new(_rehearsal: Rehearsal, arguments: argparse.Namespace) -> int:
    from trainer.bank.template import TEMPLATE
    from trainer.review.plain import clean

    path = Path(arguments.file)
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(TEMPLATE)
    except FileExistsError as error:
        raise UsageError(f"{path} is there already.", "Choose another name; nothing was changed.") from error
    except OSError as error:
        raise UsageError(f"{path} can't be written: {error.strerror or error}.", "Choose another folder.") from error
    name = clean(str(path))
    print(f"Wrote {name}. Open it in an editor; 'interview-trainer banks check {name}' tells whether it is right.")
    return 0


def _banks_schema(_rehearsal: Rehearsal, _arguments: argparse.Namespace) -> int:
    from trainer.bank.editor_schema import editor_schema

    print(as_json(editor_schema(), indent=2))
    return 0


def _banks_import(_rehearsal: Rehearsal, arguments: argparse.Namespace) -> int:
    from trainer.bank.exchange.bring_in import import_bank, note_lines
    from trainer.review.diary import number_of
    from trainer.review.export import write_file
    from trainer.review.plain import clean

    imported = import_bank(Path(arguments.file), title=arguments.title)
    write_file(Path(arguments.out), imported.yaml, replace=arguments.force)
    name = clean(arguments.out)
    print(f"Wrote {name}: {clean(imported.bank.title)}, {number_of(len(imported.bank.questions), 'question')}.")
    for line in note_lines(imported.notes):
        print(f"  {clean(line)}")
    print(f"'interview-trainer banks check {name}' tells what could be better.")
    return 0


def _banks_export(rehearsal: Rehearsal, arguments: argparse.Namespace) -> int:
    from trainer.bank.catalogue import find_bank
    from trainer.bank.exchange.send_out import export_bank
    from trainer.review.export import write_file
    from trainer.review.plain import clean

    text = export_bank(find_bank(arguments.bank, rehearsal.shelf()), arguments.form)
    if arguments.out is None:
        print(text, end="")
        return 0
    write_file(Path(arguments.out), text, replace=arguments.force)
    print(f"Wrote {clean(arguments.out)}.")
    return 0


def _banks_match(rehearsal: Rehearsal, arguments: argparse.Namespace) -> int:
    from trainer.bank.advert import rank, rank_competencies
    from trainer.bank.match_report import match_json, match_lines
    from trainer.review.plain import clean

    advert = _advert(arguments.file)
    banks = [book.bank for book in rehearsal.shelf() if book.bank is not None]
    questions, competencies = rank(advert, banks)[: arguments.top], rank_competencies(advert, banks)[: arguments.top]
    if arguments.json:
        print(as_json(match_json(questions, competencies), indent=2))
        return 0
    for line in match_lines(questions, competencies):
        print(clean(line))
    return 0


def _advert(name: str) -> str:
    """The text of an advert, of which stray signs are dropped: it need not be perfect to be matched."""
    most = 1 << 20
    try:
        if name == "-":
            if sys.stdin is None:
                raise UsageError("There is no standard input to read.", "Name a text file with the advert.")
            raw = sys.stdin.buffer.read(most)
        else:
            with Path(name).open("rb") as file:
                raw = file.read(most)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "a file can't have such a name"
        raise UsageError(f"{name} can't be read: {reason}.", "Check the name.") from error
    return raw.decode("utf-8", "replace")
