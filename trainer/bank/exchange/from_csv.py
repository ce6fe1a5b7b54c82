"""Questions from a table: CSV with commas, semicolons or tabs, its columns recognised by what people call them."""

import csv
import io
import re
from collections.abc import Iterator

from trainer.bank.exchange.draft import Reading
from trainer.bank.exchange.fields import draft_from, fields_named
from trainer.bank.plain_text import shown
from trainer.errors import BankError

_DELIMITERS = ",;\t|"
# What a spreadsheet would take for a formula gets an apostrophe in front when it is exported, and loses it here.
FORMULA = re.compile(r"'*[=+\-@\t\r]")
Row = tuple[int, list[str]]


def read_csv(text: str, file: str, into: Reading) -> None:
    """Add the questions of a table. Raises `BankError` where none of its columns can be questions."""
    delimiter = _delimiter(text)
    rows = list(_rows(text, delimiter, file))
    if not rows:
        return
    line, header = rows[0]
    columns = fields_named(name.strip() for name in header)
    if "ask" in columns.values():
        if delimiter != ",":
            into.guessed(line, "the columns are separated by", {"\t": "tabs"}.get(delimiter, delimiter))
        _with_header(rows, columns, into)
        return
    column = _column_of_questions(rows)
    if column is None:
        what = f"no column is called question; the first row has: {shown(', '.join(header), 200)}"
        raise BankError(what, "Name the column that holds the questions `question`.", file=file, line=line, column=1)
    into.guessed(line, f"the table has no header; its column {column + 1} holds the questions")
    for number, cells in rows:
        draft_from({"ask": unescaped(cells[column])} if column < len(cells) else {}, number, into)


def unescaped(cell: str) -> str:
    """A cell without the apostrophe that keeps a spreadsheet from taking it for a formula."""
    return cell[1:] if cell.startswith("'") and FORMULA.match(cell) else cell


def _with_header(rows: list[Row], columns: dict[str, str], into: Reading) -> None:
    line, header = rows[0]
    names = [name.strip() for name in header]
    for name in dict.fromkeys(names):
        if name and name not in columns:
            into.left_out(line, "a column that a bank has no place for", shown(name))
    for number, cells in rows[1:]:
        beyond = [cell for cell in cells[len(names) :] if cell.strip()]
        if beyond:
            into.left_out(number, "the row has more cells than the header", shown(beyond[0]))
        values: dict[str, str] = {}
        for name, cell in zip(names, cells, strict=False):
            if name in columns:
                values.setdefault(columns[name], unescaped(cell))
        draft_from(values, number, into)


def _rows(text: str, delimiter: str, file: str) -> Iterator[Row]:
    """The rows that hold something, each with the line that it begins in."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    while True:
        begun = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            what, remedy = f"the table can't be read: {error}", "Check the quotation marks from this line on."
            raise BankError(what, remedy, file=file, line=begun, column=1) from None
        if any(cell.strip() for cell in cells):
            yield begun, cells


def _delimiter(text: str) -> str:
    """The delimiter that makes most columns out of the first line with something in it."""
    first = next((line for line in text.split("\n") if line.strip()), "")
    return max(_DELIMITERS, key=lambda sign: (len(fields_named(first.replace('"', "").split(sign))), first.count(sign)))


def _column_of_questions(rows: list[Row]) -> int | None:
    """The column in which most cells end with a question mark, as far as half of them do."""
    marks = [
        (sum(len(cells) > column and cells[column].rstrip().endswith("?") for _, cells in rows), -column)
        for column in range(max(len(cells) for _, cells in rows))
    ]
    most, column = max(marks)
    return -column if most * 2 >= len(rows) else None
