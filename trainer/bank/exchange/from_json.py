"""Questions from another tool's JSON: a list of texts or objects, or an object with lists in it."""

import json
from bisect import bisect_left
from collections.abc import Iterator
from typing import Any

from trainer.bank.exchange.draft import Reading
from trainer.bank.exchange.fields import draft_from, fields_named, items, kind_named
from trainer.bank.plain_text import shown
from trainer.errors import BankError

_OF_THE_BANK = ("title", "author", "language", "description")
_NO_TOPIC = ("questions", "items", "data", "results", "cards", "entries", "prompts")
_WHITE = " \t\n"
Item = tuple[int, str, Any]


def read_json(text: str, file: str, into: Reading) -> None:
    """Add the questions of a document. Raises `BankError` where it is no JSON or has no list."""
    try:
        whole = json.loads(text)
    except json.JSONDecodeError as error:
        remedy = "Check the commas and quotation marks up to here."
        raise BankError(
            f"this is not JSON: {error.msg}", remedy, file=file, line=error.lineno, column=error.colno
        ) from None
    except (RecursionError, ValueError):  # a number of thousands of digits
        raise BankError("the JSON is nested too deep or holds a number too long", "Simplify it.", file=file) from None
    if isinstance(whole, dict):
        for name in _OF_THE_BANK:
            if isinstance(whole.get(name), str):
                setattr(into, name, whole[name])
        for name, value in whole.items():
            if not isinstance(value, list) and name not in (*_OF_THE_BANK, "schema"):
                into.left_out(0, "a part that is no list of questions", shown(name))
    found = list(_items(text, whole))
    if not found:
        what = "there is no list of questions in it"
        raise BankError(what, 'Write {"questions": ["...", "..."]}.', file=file, line=1, column=1)
    unknown: set[str] = set()
    for line, topic, item in found:
        _take(item, line, topic, unknown, into)


def _take(item: Any, line: int, topic: str, unknown: set[str], into: Reading) -> None:
    if isinstance(item, dict):
        fields = fields_named(item)
        for name in item:
            if name not in fields and name not in unknown:
                unknown.add(name)
                into.left_out(line, "a key that a bank has no place for, here and further on", shown(name))
        values = {field: item[name] for name, field in fields.items()}
    elif isinstance(item, str):
        values = {"ask": item}
    else:
        into.left_out(line, "neither a text nor an object", shown(str(item)))
        return
    if topic and kind_named(topic) and "kind" not in values:
        values["kind"] = topic
    elif topic:
        values["tags"] = [*items("tags", values.get("tags")), topic]
    draft_from(values, line, into)


def _items(text: str, whole: Any) -> Iterator[Item]:
    """Each item of the document's lists with its line and what the list is called; `text` is known to be JSON."""
    breaks = [at for at, sign in enumerate(text) if sign == "\n"]
    if isinstance(whole, list):
        yield from _of_list(text, _after_white(text, 0), "", breaks)
    elif isinstance(whole, dict):
        decoder, at = json.JSONDecoder(), _after_white(text, 0) + 1
        while text[at := _after_white(text, at)] != "}":
            name, at = decoder.raw_decode(text, at)
            at = _after_white(text, _after_white(text, at) + 1)  # beyond the colon
            value, end = decoder.raw_decode(text, at)
            if isinstance(value, list):
                yield from _of_list(text, at, "" if name.lower() in _NO_TOPIC else name, breaks)
            at = _after_white(text, end)
            at += text[at] == ","


def _of_list(text: str, at: int, topic: str, breaks: list[int]) -> Iterator[Item]:
    """The items of the list that begins at `at`; `breaks` are the places of all line breaks."""
    decoder = json.JSONDecoder()
    at += 1
    while text[at := _after_white(text, at)] != "]":
        item, end = decoder.raw_decode(text, at)
        yield bisect_left(breaks, at) + 1, topic, item
        at = _after_white(text, end)
        at += text[at] == ","


def _after_white(text: str, at: int) -> int:
    while at < len(text) and text[at] in _WHITE:
        at += 1
    return at
