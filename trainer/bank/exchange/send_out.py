"""A bank in another form: CSV, Markdown, JSON or plain text, each of which `bring_in` reads again.

JSON carries everything. CSV carries everything but the bank's own title, author, language and description; Markdown
the title, description, kinds, questions, what to look for, to avoid and the follow-ups; plain text the questions.
"""

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import asdict
from typing import Literal, get_args

from trainer.bank.exchange.fields import items
from trainer.bank.exchange.from_csv import FORMULA
from trainer.bank.model import KINDS, Bank, Question

Form = Literal["csv", "markdown", "json", "text"]
FORMS: tuple[Form, ...] = get_args(Form)

_COLUMNS = (
    "id",
    "ask",
    "kind",
    "competencies",
    "difficulty",
    "target_seconds",
    "look_for",
    "avoid",
    "follow_ups",
    "tags",
)
_MARKDOWN_SIGNS = re.compile(r"([\\`*_\[\]~])")


def export_bank(bank: Bank, form: Form) -> str:
    """`bank` as a text of that form, which ends with a line break."""
    forms: dict[Form, Callable[[Bank], str]] = {"csv": _csv, "markdown": _markdown, "json": _json, "text": _text}
    return forms[form](bank)


def _json(bank: Bank) -> str:
    plain = asdict(bank)
    del plain["source"]
    return json.dumps({"schema": 1, **plain}, ensure_ascii=False, indent=2) + "\n"


def _text(bank: Bank) -> str:
    return "".join(f"{question.ask}\n" for question in bank.questions)


def _csv(bank: Bank) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    for question in bank.questions:
        writer.writerow([_escaped(_cell(question, column)) for column in _COLUMNS])
    return out.getvalue()


def _escaped(cell: str) -> str:
    """A spreadsheet runs what begins like a formula; with an apostrophe in front it is a text."""
    return f"'{cell}" if FORMULA.match(cell) else cell


def _cell(question: Question, column: str) -> str:
    value = getattr(question, column)
    if not isinstance(value, tuple):
        return str(value)
    parts = [f"{part.when}: {part.ask}" for part in value] if column == "follow_ups" else list(value)
    joined = "; ".join(parts)
    # Where a sign that separates items stands in one of them, each goes on a line; the last break shows that they do.
    return joined if items(column, joined) == tuple(parts) else "".join(f"{part}\n" for part in parts)


def _markdown(bank: Bank) -> str:
    return "\n".join(_markdown_lines(bank)) + "\n"


def _markdown_lines(bank: Bank) -> Iterator[str]:
    yield f"# {_marked(bank.title)}"
    if bank.description:
        yield from ("", _marked(bank.description))
    for kind in KINDS:
        questions = [question for question in bank.questions if question.kind == kind]
        if questions:
            yield from ("", f"## {kind.capitalize()}", "")
        for question in questions:
            yield f"- {_marked(question.ask)}"
            yield from (f"  - Look for: {_marked(item)}" for item in question.look_for)
            yield from (f"  - Avoid: {_marked(item)}" for item in question.avoid)
            yield from (
                f"  - Follow-up ({follow_up.when}): {_marked(follow_up.ask)}" for follow_up in question.follow_ups
            )


def _marked(text: str) -> str:
    return _MARKDOWN_SIGNS.sub(r"\\\1", text)
