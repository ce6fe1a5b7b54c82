"""A doctor for bank files: what is wrong with them, what could be better, as text and as JSON."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from trainer.bank.catalogue import Shelf
from trainer.bank.lint import warnings
from trainer.bank.load import examine
from trainer.bank.model import Bank
from trainer.bank.warning import BankWarning
from trainer.errors import BankError

CHECK_SCHEMA = 1
_ALONE = 3  # more warnings of one rule than this are told in one line
_LINES_NAMED = 12


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """What a file holds: a bank with warnings, or None with at least one problem; both in the order of lines."""

    file: str
    bank: Bank | None
    problems: tuple[BankError, ...]
    warnings: tuple[BankWarning, ...]


def check_files(paths: Sequence[Path], shelf: Shelf = ()) -> tuple[CheckedFile, ...]:
    """Check each file; a question is a duplicate if an earlier of these files or another bank on the shelf has it."""
    named = {_resolved(path) for path in paths}
    known = [shelved.bank for shelved in shelf if shelved.bank and _resolved(shelved.path) not in named]
    checked = []
    for path in dict.fromkeys(paths):
        found = examine(path)
        advice = warnings(found.bank, found.root, known) if found.bank else ()
        checked.append(CheckedFile(found.file, found.bank, found.problems, advice))
        if found.bank:
            known.append(found.bank)
    return tuple(checked)


def _resolved(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, ValueError):  # a loop of links, or a NUL in the name
        return path


def to_json(checked: Sequence[CheckedFile]) -> dict[str, Any]:
    """The result for other programs.

    `{"schema": 1, "problems": int, "warnings": int, "files": [{"file": str, "title": str | null,
    "questions": int | null, "problems": [{"line": int, "column": int, "problem": str, "remedy": str}],
    "warnings": [{"line": int, "column": int, "rule": str, "question": str, "message": str, "remedy": str}]}]}`.
    Lines and columns count from 1; a problem of the file as a whole has 0. `question` is an id, "" for the whole bank.
    """
    return {
        "schema": CHECK_SCHEMA,
        "problems": sum(len(file.problems) for file in checked),
        "warnings": sum(len(file.warnings) for file in checked),
        "files": [_file_json(file) for file in checked],
    }


def _file_json(file: CheckedFile) -> dict[str, Any]:
    return {
        "file": file.file,
        "title": file.bank.title if file.bank else None,
        "questions": len(file.bank.questions) if file.bank else None,
        "problems": [
            {"line": error.line, "column": error.column, "problem": error.problem, "remedy": error.hint}
            for error in file.problems
        ],
        "warnings": [
            {
                "line": warning.place.line,
                "column": warning.place.column,
                "rule": warning.rule,
                "question": warning.question,
                "message": warning.message,
                "remedy": warning.remedy,
            }
            for warning in file.warnings
        ],
    }


def advice_lines(file: CheckedFile) -> Iterator[str]:
    """A line for each warning, `file:line:column: what, and the remedy`; many of one rule are told in one line."""
    by_rule: dict[str, list[BankWarning]] = {}
    for warning in file.warnings:
        by_rule.setdefault(warning.rule, []).append(warning)
    for warning in file.warnings:
        alike = by_rule[warning.rule]
        if len(alike) <= _ALONE or warning.rule == "near_duplicate":
            yield _line(file, warning)
        elif warning is alike[0]:
            lines = [str(other.place.line) for other in alike[1:]]
            more = f" and {len(lines) - _LINES_NAMED} more" if len(lines) > _LINES_NAMED else ""
            where = f"lines {', '.join(lines[:_LINES_NAMED])}{more}"
            yield f"{_line(file, warning)} The like in {where}."


def _line(file: CheckedFile, warning: BankWarning) -> str:
    return f"{file.file}:{warning.place.line}:{warning.place.column}: {warning.message} {warning.remedy}"
