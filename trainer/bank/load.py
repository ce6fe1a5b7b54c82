"""A question bank from its file, or what is wrong with it, line by line.

Nothing that a file holds raises anything but `BankError`, and nothing that it says reaches a message or a bank as more
than one line of plain characters; what the file may be is said in `yaml_source` and `schema`.
"""

import stat
from dataclasses import dataclass
from pathlib import Path

from trainer.bank.model import Bank
from trainer.bank.nodes import Node, Problem
from trainer.bank.plain_text import shown
from trainer.bank.yaml_source import MAX_BYTES, UnreadableError, decoded, parsed
from trainer.errors import BankError

# A file that is something else altogether could earn a complaint for each of its lines.
MOST_PROBLEMS = 100
_LONGEST_PATH = 4096


@dataclass(frozen=True, slots=True)
class Examined:
    """What was found in a file: a bank, or else at least one problem, in the order of lines.

    `root` is the file's tree of nodes with their places, None where it couldn't be read to its end.
    """

    file: str
    bank: Bank | None
    problems: tuple[BankError, ...]
    root: Node | None = None


def load_bank(path: Path) -> Bank:
    """The bank in the file `path`. Raises `BankError` with the first problem in the order of lines."""
    examined = examine(path)
    if examined.bank is None:
        raise examined.problems[0]
    return examined.bank


def check_bank(path: Path) -> tuple[BankError, ...]:
    """All problems of the file `path` in the order of lines, the first `MOST_PROBLEMS` of them; () for a good bank.

    Where the YAML itself can't be read to the end, that is the one problem.
    """
    return examine(path).problems


def examine(path: Path) -> Examined:
    """The file `path` with all that `load_bank` and `check_bank` say of it, and its tree of nodes."""
    file = shown(str(path), _LONGEST_PATH)  # a file's name is text from outside too
    try:
        raw = read_bytes(path, file)
    except BankError as error:
        return Examined(file, None, (error,))
    return examine_bytes(raw, file)


def examine_bytes(raw: bytes, file: str) -> Examined:
    """What `examine` says of a file of that name that holds `raw`."""
    try:
        root, yaml_problems = parsed(decoded(raw))
    except UnreadableError as fault:
        return Examined(file, None, (_error(fault.problem, file),))
    from trainer.bank.schema import bank_from  # loads pydantic, which the start of the program can do without

    bank, problems = bank_from(root, file, MOST_PROBLEMS)
    if not yaml_problems:
        return Examined(file, bank, tuple(_error(problem, file) for problem in problems), root)
    # An alias has no text to judge, and what stands under a repeated key has been complained about.
    known = {problem.place.line for problem in yaml_problems}
    rest = [problem for problem in problems if problem.place.line not in known]
    ordered = sorted([*yaml_problems, *rest], key=lambda problem: problem.place)
    return Examined(file, None, tuple(_error(problem, file) for problem in ordered[:MOST_PROBLEMS]), root)


def _error(problem: Problem, file: str) -> BankError:
    return BankError(problem.what, problem.remedy, file=file, line=problem.place.line, column=problem.place.column)


def read_bytes(path: Path, file: str) -> bytes:
    """At most one byte more than a bank may have. Raises `BankError` for anything but a readable regular file."""
    try:
        # Asked before opening: opening a pipe would wait for its writer.
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise BankError("this is a folder, not a question bank", "Name a file in it.", file=file)
        if not stat.S_ISREG(mode):
            raise BankError("this is not a regular file", "Copy what it holds into a file.", file=file)
        with path.open("rb") as opened:
            return opened.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise BankError("there is no such file", "Check the name and the folder.", file=file) from None
    except PermissionError:
        raise BankError("the file may not be read", "Give yourself the right to read it.", file=file) from None
    except (OSError, ValueError) as error:  # ValueError: a name with a NUL in it
        reason = getattr(error, "strerror", None) or "the name is not one a file can have"
        raise BankError(f"the file can't be read: {reason}", "Check the name and the disk.", file=file) from None
