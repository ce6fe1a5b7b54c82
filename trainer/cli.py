"""The commands and their exit codes. Each command is a thin front to the package that does the work."""

import argparse
import errno
import io
import json
import os
import random
import shutil
import sys
import textwrap
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

from trainer.bank.model import KINDS, Kind, Question
from trainer.errors import TrainerError, UsageError
from trainer.paths import user_paths
from trainer.rehearsal import Rehearsal, new_id
from trainer.settings import changed, load_settings

if TYPE_CHECKING:
    from trainer.feedback.result import AnswerResult

Item = TypeVar("Item")
Result = TypeVar("Result")
Command = Callable[[Rehearsal, argparse.Namespace], int]


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; gives the exit status: 0 done, 1 the program's own failure, 2 wrong use or bad input."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # an old code page has no sign for much of what people say
    try:
        try:
            return _run(argv)
        finally:
            if sys.stdout is not None:
                sys.stdout.flush()  # here, where it can be told what went wrong
    except TrainerError as error:
        _complain(error)
        return error.exit_status
    except BrokenPipeError:
        _drop_output()  # whoever read it has seen enough
        return 0
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
        _drop_output()
        _complain(TrainerError("The output could not be written to its end: the disk is full.", "Free some space."))
        return 1
    except KeyboardInterrupt:
        return 130


def _run(argv: Sequence[str] | None) -> int:
    arguments = _parser().parse_args(argv)
    command: Command = arguments.command
    rehearsal = _rehearsal(arguments)
    try:
        return command(rehearsal, arguments)
    finally:
        rehearsal.close()


def _drop_output() -> None:
    """Python would try to write what is left, and complain once more, while it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """As the library does, but what was typed, a file's name perhaps, can't steer the terminal."""
        from trainer.review.plain import clean

        super().error(clean(message))


class _ShowVersion(argparse.Action):
    """Reads the version only when asked: it is slow to find."""

    def __call__(self, parser: argparse.ArgumentParser, *_rest: object) -> None:
        """Print it and end."""
        import trainer

        print(f"interview-trainer {trainer.__version__}")
        parser.exit()


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="interview-trainer",
        description="Practise interviews aloud and read what an interviewer would have noticed. Offline and private.",
        epilog="Without a command the terminal interface opens.",
    )
    parser.add_argument("--version", action=_ShowVersion, nargs=0, help="show the program's version and exit")
    parser.add_argument("--model", help="the speech model to use this time")
    parser.add_argument("--model-folder", metavar="FOLDER", help="a folder that holds the speech model")
    parser.set_defaults(command=_interface)
    commands = parser.add_subparsers(metavar="COMMAND", title="commands")

    practice = commands.add_parser("practice", help="straight into an interview")
    practice.add_argument("bank", nargs="?", help="a bank's name, title or file; the first shipped one if left out")
    practice.add_argument("--questions", type=int, metavar="N", help="how many questions")
    practice.add_argument("--kind", action="append", choices=KINDS, help="only questions of this kind; may be repeated")
    practice.add_argument("--simulation", action="store_true", help="one go at each question, feedback at the end")
    practice.add_argument("--seed", type=int, help="choose the same questions again")
    practice.set_defaults(command=_practice)

    analyze = commands.add_parser("analyze", help="feedback on recordings or .txt transcripts")
    analyze.add_argument("files", nargs="*", metavar="FILE", help="wav, flac, mp3, m4a, ogg, or a transcript in .txt")
    analyze.add_argument("--sample", action="store_true", help="use the sample answer that comes with the program")
    analyze.add_argument("--json", action="store_true", help="the result as JSON (a list for several files)")
    analyze.add_argument("--jsonl", action="store_true", help="one result a line; without files JSON lines are read")
    analyze.add_argument("--question", help="the question that was asked")
    analyze.add_argument("--kind", choices=KINDS, help="the kind of question")
    analyze.add_argument("--target", type=_seconds, metavar="SECONDS", help="the length the answer aimed at")
    analyze.set_defaults(command=_analyze)

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
    match.add_argument("--top", type=_whole, metavar="N", default=20, help="how many questions (20 if left out)")
    match.add_argument("--json", action="store_true", help="the same as JSON")
    match.set_defaults(command=_banks_match)

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

    model = commands.add_parser("model", help="the speech model").add_subparsers(required=True, metavar="ACTION")
    models = model.add_parser("list", help="the models there are")
    models.set_defaults(command=_model_list)
    fetch = model.add_parser("fetch", help="fetch a model once, over the network")
    fetch.add_argument("name", nargs="?", help="the chosen one if left out")
    fetch.set_defaults(command=_model_fetch)

    doctor = commands.add_parser("doctor", help="what works on this machine, and the remedy for what does not")
    what = doctor.add_mutually_exclusive_group()
    what.add_argument("--report", action="store_true", help="what a bug report needs; nothing that you said")
    what.add_argument("--measure", action="store_true", help="time the speech models that are here; recommend one")
    what.add_argument(
        "--calibrate",
        metavar="FILE",
        nargs="?",
        const="",
        help="how much of a script read aloud is heard; without a file, the script",
    )
    doctor.set_defaults(command=_doctor)
    return parser


def _seconds(text: str) -> int:
    if text.isdecimal() and len(text) <= 6 and int(text):
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is no whole number of seconds above 0")


def _whole(text: str) -> int:
    if text.isdecimal() and len(text) <= 6 and int(text):
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is no whole number above 0")


def _rehearsal(arguments: argparse.Namespace) -> Rehearsal:
    paths = user_paths()
    settings = load_settings(paths.settings_file)
    if arguments.model:
        if not arguments.model_folder:
            _known_model(arguments.model)
        settings = changed(settings, model=arguments.model, model_folder="")
    if arguments.model_folder:
        settings = changed(settings, model_folder=arguments.model_folder)
    return Rehearsal(paths, settings)


def _known_model(name: str) -> None:
    """Raises `UsageError` for a name that no model has."""
    from trainer.transcript.catalogue import MODELS

    if name not in MODELS:
        raise UsageError(f"There is no speech model called {name!r}.", f"Choose one of: {', '.join(MODELS)}.")


def _complain(error: TrainerError) -> None:
    from trainer.review.plain import clean

    # One line each: a file's name with a line break in it must not begin a line of its own.
    for line in (error.message, error.hint):
        if line:
            print(clean(line), file=sys.stderr)


def _width() -> int:
    return min(100, shutil.get_terminal_size((80, 24)).columns)


# The terminal interface


def _interface(rehearsal: Rehearsal, _arguments: argparse.Namespace) -> int:
    return _run_interface(rehearsal, None)


def _practice(rehearsal: Rehearsal, arguments: argparse.Namespace) -> int:
    from datetime import UTC, datetime

    from trainer.bank.catalogue import find_bank
    from trainer.interview.plan import plan_questions
    from trainer.interview.session import Interview

    shelf = rehearsal.shelf()
    first = next(book for book in shelf if book.bank is not None)
    bank = find_bank(arguments.bank, shelf) if arguments.bank else first.bank
    assert bank is not None
    settings = rehearsal.settings
    if arguments.questions is not None:
        settings = changed(settings, questions=arguments.questions)
    lately = rehearsal.store.question_history(bank.title) if rehearsal.has_history else ()
    seeded = arguments.seed is not None
    questions = plan_questions(
        bank.questions,
        count=settings.questions,
        seed=arguments.seed if seeded else random.randrange(2**32),
        kinds=arguments.kind or (),
        avoid=() if seeded else lately,
    )
    interview = Interview(
        id=new_id(),
        bank_title=bank.title,
        bank_source=bank.source,
        mode="simulation" if arguments.simulation else "practice",
        questions=questions,
        started_at=datetime.now(UTC),
    )
    return _run_interface(rehearsal, interview)


def _run_interface(rehearsal: Rehearsal, interview: Any) -> int:
    from trainer.ui.terminal import drivers_write_to, has_terminal

    if not has_terminal():
        raise UsageError(
            "The interview needs a terminal to be seen and typed in, and there is none here.",
            "Run it in a terminal window, or use 'interview-trainer analyze FILE' and the other commands.",
        )
    from trainer.ui.app import TrainerApp

    with drivers_write_to(rehearsal.paths.log):
        app = TrainerApp(rehearsal, interview=interview)
        app.run()
    if app.return_code:
        raise TrainerError(
            "The program met a fault of its own and had to stop. What you recorded and wrote is safe.",
            f"Start it again to go on. If it happens again, report it: the log is {rehearsal.paths.log}, "
            "and 'interview-trainer doctor --report' says what else is needed.",
        )
    return 0


# Feedback on files and lines


def _analyze(rehearsal: Rehearsal, arguments: argparse.Namespace) -> int:
    if arguments.sample:
        return _analyze_sample(rehearsal, arguments)
    if not arguments.files and not arguments.jsonl:
        raise UsageError(
            "There is nothing to analyse.",
            "Name a recording or a .txt transcript, or use --sample to see how it looks.",
        )
    question = _question(arguments.question, arguments.kind, arguments.target)
    if arguments.files:
        judged = _each(arguments.files, lambda name: _judge_file(rehearsal, Path(name), question))
    else:
        if sys.stdin is None:
            raise UsageError("There is no standard input to read.", "Name files, or send JSON lines to the command.")
        numbered = enumerate(sys.stdin.buffer, 1)
        judged = _each(((n, line) for n, line in numbered if line.strip()), lambda row: _judge_row(rehearsal, *row))
    return _print_results(judged, arguments)


def _analyze_sample(rehearsal: Rehearsal, arguments: argparse.Namespace) -> int:
    from trainer.recording.files import read_audio
    from trainer.sample import sample_audio, sample_question

    question = sample_question()
    result = rehearsal.judge_sound("sample", read_audio(sample_audio()), question)
    return _print_results(iter([(result, question)]), arguments)


def _judge_file(rehearsal: Rehearsal, path: Path, question: Question | None) -> "tuple[AnswerResult, Question | None]":
    if path.suffix.lower() == ".txt":
        try:
            text = path.read_text(encoding="utf-8-sig")
        except OSError as error:
            raise UsageError(f"{path} can't be read: {error.strerror or error}.", "Check the name.") from error
        except UnicodeDecodeError as error:
            raise UsageError(f"{path} is not UTF-8 text.", "Save the transcript as UTF-8.") from error
        return rehearsal.judge_text(path.name, text, question), question
    if path.suffix.lower() in (".json", ".jsonl"):
        raise UsageError(
            f"{path} holds JSON, not a recording or a transcript.",
            f"JSON lines are read from standard input: interview-trainer analyze --jsonl < {path}",
        )
    from trainer.recording.files import read_audio

    return rehearsal.judge_sound(path.name, read_audio(path), question), question


def _judge_row(rehearsal: Rehearsal, number: int, line: bytes) -> "tuple[AnswerResult, Question | None]":
    where = f"Line {number} of the input"
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise UsageError(f"{where} is not JSON.", 'Write one object a line: {"id": "...", "text": "..."}.') from error
    if not isinstance(row, dict) or not isinstance(row.get("id"), str) or not isinstance(row.get("text"), str):
        raise UsageError(f"{where} lacks an id or a text.", 'Write one object a line: {"id": "...", "text": "..."}.')
    kind, ask, target, seconds = (row.get(name) for name in ("kind", "question", "target_seconds", "seconds"))
    if kind is not None and kind not in KINDS:
        raise UsageError(f"{where} has the kind {kind!r}.", f"Kinds are: {', '.join(KINDS)}.")
    if ask is not None and not isinstance(ask, str):
        raise UsageError(f"{where} has a question that is not text.", "Write the question as a string.")
    for name, value in (("target_seconds", target), ("seconds", seconds)):
        number_given = isinstance(value, int | float) and not isinstance(value, bool)
        if value is not None and not (number_given and 0 < value < 1e6):
            raise UsageError(f"{where} has {name} that is no number of seconds.", "Write a positive number.")
    question = _question(ask, kind, None if target is None else max(1, round(target)))
    return rehearsal.judge_text(row["id"], row["text"], question, seconds), question


def _question(ask: str | None, kind: Kind | None, target: int | None) -> Question | None:
    """The question an answer belongs to, as far as it is known."""
    if ask is None and kind is None and target is None:
        return None
    from trainer.bank.guess import guess_kind

    question = Question(id="asked", ask=ask or "", kind=kind or guess_kind(ask or ""))
    return question if target is None else replace(question, target_seconds=target)


def _each(items: Iterable[Item], work: Callable[[Item], Result]) -> Iterator[Result | TrainerError]:
    """The result for each item, or the error that it gave: one bad file does not stop the others."""
    for item in items:
        try:
            yield work(item)
        except TrainerError as error:
            yield error


def _print_results(
    judged: "Iterator[tuple[AnswerResult, Question | None] | TrainerError]", arguments: argparse.Namespace
) -> int:
    from trainer.feedback.result import to_json
    from trainer.review.report import answer_text

    status = 0
    collected: list[dict[str, Any]] = []
    for one in judged:
        if isinstance(one, TrainerError):
            _complain(one)
            status = max(status, one.exit_status)
            continue
        result, question = one
        if arguments.jsonl:
            print(_as_json(to_json(result)))
        elif arguments.json:
            collected.append(to_json(result))
        else:
            print(answer_text(question.ask if question else None, result, _width()))
    if arguments.json and not arguments.jsonl:
        several = len(arguments.files) > 1
        if collected or several:
            print(_as_json(collected if several else collected[0], indent=2))
    return status


def _as_json(value: Any, indent: int | None = None) -> str:
    """JSON that can be read, in which whatever would steer a terminal, or can't be written to it, stands escaped."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    all_signs = (getattr(sys.stdout, "encoding", None) or "").lower().replace("-", "").startswith("utf")
    if all_signs and text.isprintable():
        return text
    # Outside of strings JSON is printable ASCII and line breaks, inside of them a line break is escaped already.
    return "".join(
        c if c == "\n" or (c.isprintable() and (all_signs or c.isascii())) else json.dumps(c)[1:-1] for c in text
    )


# Banks


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
    print(f"{clean(bank.title)}\n{textwrap.fill(clean(bank.description), _width())}\n")
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
        print(_as_json(to_json(checked), indent=2))
    for file in () if arguments.json else checked:
        for problem in file.problems:
            _complain(problem)
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

    print(_as_json(editor_schema(), indent=2))
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
        print(_as_json(match_json(questions, competencies), indent=2))
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


# Sessions


def _sessions_list(rehearsal: Rehearsal, arguments: argparse.Namespace) -> int:
    from dataclasses import asdict
    from datetime import datetime

    from trainer.review.diary import session_line
    from trainer.review.plain import clean

    summaries = rehearsal.store.sessions(limit=1_000_000) if rehearsal.has_history else ()
    if arguments.json:
        rows = [json.loads(json.dumps(asdict(s), default=lambda value: value.isoformat())) for s in summaries]
        print(_as_json(rows, indent=2))
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
        return f"{_as_json(rows, indent=2)}\n"
    told = debrief(interview, to_debrief(answers), before=before(rehearsal.store, interview))
    from trainer.review.earlier import told_before, told_before_text

    otherwise = told_before(rehearsal.store, interview, answers)
    if form == "html":
        from trainer.review.html_report import session_html

        return f"{session_html(interview, answers, told, otherwise=otherwise)}\n"
    from trainer.review.plain import clean
    from trainer.review.report import session_text

    # It quotes questions and answers as they stand.
    spoken = "\n".join(clean(line) for line in debrief_text(told, _width()).split("\n"))
    differs = told_before_text(otherwise, _width())
    return f"{session_text(interview, answers, width=_width())}\n{spoken}" + (f"\n{differs}" if differs else "")


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


# Model and doctor


def _model_list(rehearsal: Rehearsal, _arguments: argparse.Namespace) -> int:
    from trainer.transcript.catalogue import MODELS
    from trainer.transcript.weights import status

    for name, model in MODELS.items():
        found = status(name, cache=rehearsal.paths.cache)
        where = "not here" if found.place == "nowhere" else f"here ({found.place}, {found.note})"
        chosen = "*" if name == rehearsal.settings.model else " "
        print(f"{chosen} {name:<18} {model.megabytes:>5} MB  {where}")
    return 0


def _model_fetch(rehearsal: Rehearsal, arguments: argparse.Namespace) -> int:
    from trainer.review.plain import clean
    from trainer.transcript.hub import download

    name = arguments.name or rehearsal.settings.model
    _known_model(name)
    shown = sys.stderr.isatty()

    def progress(share: float) -> None:
        if shown:
            print(f"\r{name}: {share:4.0%}", end="", file=sys.stderr, flush=True)

    try:
        folder = download(name, rehearsal.paths.cache, progress=progress)
    finally:
        if shown:
            print(file=sys.stderr)
    print(f"The speech model {name} is in {clean(str(folder))}.")
    return 0


def _doctor(rehearsal: Rehearsal, arguments: argparse.Namespace) -> int:
    from trainer.doctor import check_all, report
    from trainer.review.plain import clean

    if arguments.report:
        print(report(rehearsal))
        return 0
    if arguments.measure:
        return _doctor_measure(rehearsal)
    if arguments.calibrate is not None:
        return _doctor_calibrate(rehearsal, arguments.calibrate)
    checks = check_all(rehearsal)
    for check in checks:
        print(f"{check.name:<14}{'works' if check.ok else 'does not work'}: {clean(check.words)}")
        for line in check.remedy.splitlines():
            print(f"{'':<14}{clean(line)}")
    return 0 if all(check.ok for check in checks) else 1


def _doctor_measure(rehearsal: Rehearsal) -> int:
    from trainer.model_choice import (
        CLIP_SECONDS,
        LIVE_SECONDS_A_MINUTE,
        RUNS,
        clip,
        guess,
        measure,
        missing_models,
        open_model,
        present_models,
        recommendation,
    )
    from trainer.review.plain import clean

    present, samples, speeds, status = present_models(rehearsal), clip(), [], 0
    if present:
        print(f"Seconds of work for a minute of speech, the median of {RUNS} times {CLIP_SECONDS:.0f} s:")
    for model in present:
        try:
            speed = measure(open_model(rehearsal, model), samples)
        except TrainerError as error:
            _complain(error)
            status = error.exit_status
            continue
        speeds.append(speed)
        fit = "keeps up while you speak" if speed.is_live else "too slow to keep up while you speak"
        print(f"  {clean(model.name):<18}{speed.seconds:>6.1f} s  {fit}", flush=True)
    if present:
        print(f"To keep up, {LIVE_SECONDS_A_MINUTE:.0f} s of work at most: the program draws and records meanwhile.")
    print("\n" + "\n".join(clean(line) for line in recommendation(speeds, rehearsal.settings.model)))
    missing = missing_models(present)
    if missing:
        print("\nNot on this machine:" + ("" if not speeds else " (seconds guessed from their size)"))
    for other in missing:
        seconds = guess(other, speeds)
        print(f"  {other.name:<18}{other.megabytes:>6} MB" + ("" if seconds is None else f"  perhaps {seconds:.0f} s"))
    if missing:
        print("Fetch one, once, with: interview-trainer model fetch NAME")
    return status if speeds else 1


def _doctor_calibrate(rehearsal: Rehearsal, file: str) -> int:
    from trainer.calibration.words import CAUTION, advice, result_words, sound_rows

    if not file:
        _print_script()
        return 0
    from datetime import UTC, datetime

    from trainer.recording.files import read_audio
    from trainer.recording.microphone import SAMPLE_RATE, Device

    # Nobody knows which microphone made the recording, so what comes of it is told and not kept.
    recording = Device(key="file", name="recording", rate=SAMPLE_RATE, channels=1)
    samples = read_audio(Path(file))
    found = rehearsal.calibrate(samples, recording, now=datetime.now(UTC), keep=False)
    print(f"{'':<14}{'read':>6}{'heard':>7}{'missed':>8}{'invented':>10}")
    for sound, planted, heard, missed, invented in sound_rows(found.reading):
        print(f"{sound:<14}{planted:>6}{heard:>7}{missed:>8}{invented:>10}")
    print()
    not_kept = "This was not kept: to have counts carry their range, read the script in the program (c, then c again)."
    for line in (*result_words(found.reading), *advice(found, rehearsal.larger_model()), CAUTION, not_kept):
        print(textwrap.fill(line, _width(), break_on_hyphens=False))
    return 0


def _print_script() -> None:
    from trainer.calibration.script import SCRIPT

    print(
        textwrap.fill(
            "Read this aloud in your ordinary way, the um and uh too, and record it; it takes two minutes. Then: "
            "interview-trainer doctor --calibrate FILE",
            _width(),
        )
    )
    for paragraph in SCRIPT:
        print(f"\n{textwrap.fill(paragraph.text, _width(), initial_indent='  ', subsequent_indent='  ')}")
