"""A file in another form -> a bank, with what was guessed and what was left out."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from trainer.bank.dump import dump
from trainer.bank.exchange.draft import Draft, Note, Reading
from trainer.bank.exchange.from_csv import read_csv
from trainer.bank.exchange.from_json import read_json
from trainer.bank.exchange.from_text import read_markdown, read_plain
from trainer.bank.exchange.source import text_of
from trainer.bank.guess import guess_kind
from trainer.bank.load import examine_bytes, read_bytes
from trainer.bank.model import DEFAULT_TARGET_SECONDS, Bank, FollowUp, Question
from trainer.bank.plain_text import shown, single_line
from trainer.bank.schema import (
    ASK_CHARACTERS,
    DESCRIPTION_CHARACTERS,
    ITEM_CHARACTERS,
    LIST_ITEMS,
    NAME_CHARACTERS,
    QUESTIONS,
    is_id,
    is_language,
)
from trainer.bank.suggest import id_from
from trainer.bank.words import content_words
from trainer.errors import BankError

_NAMED_ALONE = 3  # more notes of one sort than this are told in one line
_LINES_NAMED = 12


@dataclass(frozen=True, slots=True)
class Imported:
    """A bank made of another file, its YAML, and the notes in the order of lines."""

    bank: Bank
    yaml: str
    notes: tuple[Note, ...]


def import_bank(path: Path, *, title: str = "") -> Imported:
    """The bank that the file `path` makes: .csv and .tsv, .json, .md and .markdown, all others a question a line.

    `title` goes before what the file says; without either it is the file's name. Raises `BankError` where the file
    can't be read or has no question.
    """
    file = shown(str(path), 4096)
    raw = read_bytes(path, file)
    into = Reading()
    text = text_of(raw, file, into)
    _reader(path, file)(text, into)
    into.title = title or into.title
    questions = tuple(_questions(into))
    if not questions:
        remedy = "Write a question a line, or see 'interview-trainer banks import --help' for the other forms."
        raise BankError("no question was found in it", remedy, file=file)
    bank = _bank(into, questions, path.stem)
    written = dump(bank)
    examined = examine_bytes(written.encode("utf-8"), file)
    if examined.bank is None:
        raise examined.problems[0]
    return Imported(replace(examined.bank, source=""), written, tuple(sorted(into.notes, key=lambda note: note.line)))


def _reader(path: Path, file: str) -> Callable[[str, Reading], None]:
    suffix = path.suffix.lower()
    if suffix in (".csv", ".tsv"):
        return lambda text, into: read_csv(text, file, into)
    if suffix == ".json":
        return lambda text, into: read_json(text, file, into)
    return read_markdown if suffix in (".md", ".markdown") else read_plain


def _bank(into: Reading, questions: tuple[Question, ...], stem: str) -> Bank:
    title = single_line(into.title, NAME_CHARACTERS)
    if not title:
        title = single_line(stem.replace("-", " ").replace("_", " ").capitalize(), NAME_CHARACTERS) or "Imported"
        into.guessed(0, "the file's name is the title", title)
    language = into.language.strip()
    if language and not is_language(language):
        into.left_out(0, "the language is no code such as en", shown(language))
        language = ""
    return Bank(
        title=title,
        questions=questions,
        description=single_line(into.description, DESCRIPTION_CHARACTERS) or "",
        author=single_line(into.author, NAME_CHARACTERS) or "",
        language=language or "en",
    )


def _questions(into: Reading) -> Iterator[Question]:
    ids: set[str] = set()
    asked: dict[str, Draft] = {}
    for draft in into.drafts:
        ask = single_line(draft.ask, ASK_CHARACTERS)
        if not ask:
            why = f"it has more than {ASK_CHARACTERS} characters" if ask is None else "it has no letters"
            into.left_out(draft.line, why, shown(draft.ask))
        elif (first := asked.setdefault(ask.casefold(), draft)) is not draft:
            into.left_out(draft.line, f"it stands in line {first.line} already", shown(ask))
        elif len(asked) > QUESTIONS:
            into.left_out(draft.line, f"a bank has {QUESTIONS:,} questions at most", shown(ask))
        else:
            yield _question(draft, ask, _free_id(draft, ask, ids, into), into)


def _free_id(draft: Draft, ask: str, ids: set[str], into: Reading) -> str:
    wanted = draft.id if is_id(draft.id) else id_from(draft.id or _telling(ask))
    free, number = wanted, 1
    while free in ids:
        number += 1
        free = f"{wanted[:56]}-{number}"
    if draft.id and free != draft.id:
        into.guessed(draft.line, f"the id becomes {free}", shown(draft.id))
    ids.add(free)
    return free


def _telling(ask: str) -> str:
    # Most questions begin alike: an id of their first words would say nothing.
    return " ".join(content_words(ask)) or ask


def _question(draft: Draft, ask: str, own_id: str, into: Reading) -> Question:
    kind = draft.kind
    if kind is None:
        kind = guess_kind(ask)
        into.guessed(draft.line, f"by its wording it is {kind}", shown(ask))
    if draft.target_seconds is None:
        into.guessed(draft.line, f"the answer aims at {DEFAULT_TARGET_SECONDS} seconds", shown(ask))

    def kept(items: Iterable[str]) -> tuple[str, ...]:
        lines = [(item, single_line(item, ITEM_CHARACTERS)) for item in items]
        for item, line in lines:
            if line is None:
                into.left_out(draft.line, f"an item has more than {ITEM_CHARACTERS} characters", shown(item))
        full = [line for _, line in lines if line]
        if len(full) > LIST_ITEMS:
            into.left_out(draft.line, f"a list has {LIST_ITEMS} items at most", shown(full[LIST_ITEMS]))
        return tuple(full[:LIST_ITEMS])

    follow_ups = [FollowUp(f.when, line) for f in draft.follow_ups if (line := single_line(f.ask, ASK_CHARACTERS))]
    if len(follow_ups[:LIST_ITEMS]) < len(draft.follow_ups):
        into.left_out(draft.line, f"a follow-up is empty, has more than {ASK_CHARACTERS} characters or is one too many")
    return Question(
        id=own_id,
        ask=ask,
        kind=kind,
        competencies=kept(draft.competencies),
        difficulty=draft.difficulty or 2,
        target_seconds=draft.target_seconds or DEFAULT_TARGET_SECONDS,
        look_for=kept(draft.look_for),
        avoid=kept(draft.avoid),
        follow_ups=tuple(follow_ups[:LIST_ITEMS]),
        tags=kept(draft.tags),
    )


def note_lines(notes: Iterable[Note]) -> Iterator[str]:
    """What was guessed and what was left out, with line numbers; many of one sort are told in one line."""
    alike: dict[tuple[str, str], list[Note]] = {}
    for note in notes:
        alike.setdefault((note.sort, note.what), []).append(note)
    for sort in ("guessed", "left out"):
        for (own_sort, what), group in alike.items():
            if own_sort != sort:
                continue
            if len(group) > _NAMED_ALONE:
                lines = [str(note.line) for note in group]
                more = f" and {len(lines) - _LINES_NAMED} more" if len(lines) > _LINES_NAMED else ""
                yield f"{sort}: {what}: lines {', '.join(lines[:_LINES_NAMED])}{more}"
                continue
            for note in group:
                item = f": {note.item}" if note.item else ""
                yield f"{sort}: {f'line {note.line}, ' if note.line else ''}{what}{item}"
