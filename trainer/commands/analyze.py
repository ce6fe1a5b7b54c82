"""`analyze`: feedback on recordings, transcripts and JSON lines."""

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from trainer.bank.model import KINDS, Kind, Question
from trainer.commands.output import as_json, complain, width
from trainer.commands.parsing import Subcommands, whole_seconds
from trainer.errors import TrainerError, UsageError
from trainer.rehearsal import Rehearsal

if TYPE_CHECKING:
    from trainer.feedback.result import AnswerResult

Item = TypeVar("Item")
Result = TypeVar("Result")


def add_analyze(commands: Subcommands) -> None:
    """Add `analyze`."""
    analyze = commands.add_parser("analyze", help="feedback on recordings or .txt transcripts")
    analyze.add_argument("files", nargs="*", metavar="FILE", help="wav, flac, mp3, m4a, ogg, or a transcript in .txt")
    analyze.add_argument("--sample", action="store_true", help="use the sample answer that comes with the program")
    analyze.add_argument("--json", action="store_true", help="the result as JSON (a list for several files)")
    analyze.add_argument("--jsonl", action="store_true", help="one result a line; without files JSON lines are read")
    analyze.add_argument("--question", help="the question that was asked")
    analyze.add_argument("--kind", choices=KINDS, help="the kind of question")
    analyze.add_argument("--target", type=whole_seconds, metavar="SECONDS", help="the length the answer aimed at")
    analyze.set_defaults(command=_analyze)


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
            complain(one)
            status = max(status, one.exit_status)
            continue
        result, question = one
        if arguments.jsonl:
            print(as_json(to_json(result)))
        elif arguments.json:
            collected.append(to_json(result))
        else:
            print(answer_text(question.ask if question else None, result, width()))
    if arguments.json and not arguments.jsonl:
        several = len(arguments.files) > 1
        if collected or several:
            print(as_json(collected if several else collected[0], indent=2))
    return status
