"""The user's own banks: made, changed, grown, copied in. Every write keeps what stood there before as `.bak`."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from trainer.bank.dump import dump
from trainer.bank.edit import ChangedMeanwhileError, Edited, with_change, with_question, without_question
from trainer.bank.files import BACKUP, write_new, write_over
from trainer.bank.load import examine_bytes, read_bytes
from trainer.bank.model import Bank, Question
from trainer.bank.plain_text import shown
from trainer.errors import BankError

_YAML = (".yaml", ".yml")


class LosesCommentsError(BankError):
    """A change can't be made without losing `comments` of the file's author."""

    def __init__(self, comments: tuple[str, ...], path: Path) -> None:
        super().__init__(
            f"the change takes comments away: {', '.join(shown(comment) for comment in comments)}",
            f"They stay in {shown(path.name + BACKUP)}, beside the bank.",
            file=_shown(path),
        )
        self.comments = comments


def save_change(path: Path, before: Question, after: Question, *, may_lose: bool = False) -> Bank:
    """Write the question `before` of the bank in `path` anew as `after`; all else in the file stays.

    Raises `ChangedMeanwhileError` where the file has another one by now, `LosesCommentsError` where comments would go
    and `may_lose` is not given, `BankError` where it can't be read, changed or written; the file is then as it was.
    """
    return _written(path, lambda raw, file: with_change(raw, file, before, after), may_lose)


def save_new(path: Path, question: Question) -> Bank:
    """Write `question` behind the others of the bank in `path`. Raises `BankError`."""
    return _written(path, lambda raw, file: with_question(raw, file, question), may_lose=True)


def remove_question(path: Path, id: str) -> Bank:
    """Take a question, with the comments inside it, out of the bank in `path`. Raises `BankError`."""
    return _written(path, lambda raw, file: without_question(raw, file, id), may_lose=True)


def question_in(path: Path, id: str) -> Question:
    """The question `id` as the file has it now. Raises `ChangedMeanwhileError` without one, `BankError`."""
    file = _shown(path)
    examined = examine_bytes(read_bytes(path, file), file)
    if examined.bank is None:
        raise examined.problems[0]
    for question in examined.bank.questions:
        if question.id == id:
            return question
    what = f"the question `{id}` is not in the file any more"
    raise ChangedMeanwhileError(what, "Save yours as a new question.", file=file)


def new_bank(folder: Path, title: str, *questions: Question) -> Path:
    """A file in `folder` with a bank of that title and these questions. Raises `BankError`."""
    raw = dump(Bank(title, questions)).encode()
    examined = examine_bytes(raw, "")
    if examined.bank is None:
        problem = examined.problems[0]
        raise BankError(problem.problem, problem.hint)
    return write_new(folder, title, ".yaml", raw)


@dataclass(frozen=True, slots=True)
class CopiedIn:
    """A bank that came into the user's folder; `was_there` where it stood there already, `notes` what was guessed."""

    path: Path
    bank: Bank
    was_there: bool
    notes: tuple[str, ...] = ()


def copy_in(folder: Path, path: Path) -> CopiedIn:
    """Copy the bank in `path` into `folder`, as it is from YAML, made into a bank from any other form.

    Raises `BankError` with file, line and remedy where it can't be read; nothing is written then.
    """
    file = _shown(path)
    notes: tuple[str, ...] = ()
    if path.suffix.lower() in _YAML:
        raw = read_bytes(path, file)
        examined = examine_bytes(raw, file)
        if examined.bank is None:
            raise examined.problems[0]
        bank = examined.bank
    else:
        from trainer.bank.exchange.bring_in import import_bank, note_lines

        made = import_bank(path)
        raw, bank, notes = made.yaml.encode(), made.bank, tuple(note_lines(made.notes))
    same = _same_file(folder, raw)
    if same is not None:
        return CopiedIn(same, bank, was_there=True)
    copied = write_new(folder, path.stem, ".yaml", raw)
    return CopiedIn(copied, replace(bank, source=_shown(copied)), was_there=False, notes=notes)


def _same_file(folder: Path, raw: bytes) -> Path | None:
    for path in sorted(folder.glob("*.y*ml")) if folder.is_dir() else ():
        try:
            if path.stat().st_size == len(raw) and path.read_bytes() == raw:
                return path
        except OSError:
            continue
    return None


def _written(path: Path, change: Callable[[bytes, str], Edited], may_lose: bool) -> Bank:
    file = _shown(path)
    edited = change(read_bytes(path, file), file)
    if edited.lost and not may_lose:
        raise LosesCommentsError(edited.lost, path)
    write_over(path, edited.raw)
    return edited.bank


def _shown(path: Path) -> str:
    return shown(str(path), 4096)
