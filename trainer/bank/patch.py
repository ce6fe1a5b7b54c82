"""What has to be written anew in a bank's text where a question changes: the smallest pieces that do it.

A patch replaces the characters from a start to before an end. What no patch names stays byte for byte: the other
questions, the user's comments, the order of keys. Patches are made for texts as people write them; whoever applies
them reads the result again and falls back on writing the question whole (`trainer.bank.edit`).
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields
from difflib import SequenceMatcher
from typing import Any

from trainer.bank.dump import block_list, dashed, entry, follow_up_lines, question_lines, scalar, short_list
from trainer.bank.model import FollowUp, Question
from trainer.bank.spans import ListSpan, MapSpan, Span, TextSpan, line_end, line_start

Patch = tuple[int, int, str]
KEYS = tuple(part.name for part in fields(Question))
_SHORT_LISTS = ("competencies", "tags")


class CantPatchError(ValueError):
    """The text is written in a way that these patches don't fit."""


def patched(text: str, patches: Iterable[Patch]) -> str:
    """`text` with all patches. Raises `CantPatchError` where two overlap."""
    later = len(text)
    for start, end, new in sorted(patches, key=lambda patch: patch[:2], reverse=True):
        if end > later:
            raise CantPatchError("two patches overlap")
        text, later = text[:start] + new + text[end:], start
    return text


def break_of(text: str) -> str:
    """The line break that `text` uses."""
    return "\r\n" if "\r\n" in text else "\n" if "\n" in text or "\r" not in text else "\r"


def change(text: str, item: Span, before: Question, after: Question) -> Iterator[Patch]:
    """The patches that make the question `before`, which stands at `item`, into `after`."""
    if not isinstance(item, MapSpan):
        raise CantPatchError("a question is a mapping")
    yield from (_FlowChange if item.is_flow else _BlockChange)(text, item).patches(before, after)


def rewrite(text: str, item: Span, after: Question) -> Patch:
    """The patch that writes the whole question at `item` anew."""
    if isinstance(item, MapSpan) and item.is_flow:
        return item.start, item.end, _flow_question(after)
    indent = break_of(text) + " " * (item.start - line_start(text, item.start))
    return item.start, item.end, indent.join(question_lines(after))


def add(text: str, questions: Span | None, new: Question) -> Patch:
    """The patch that puts `new` behind the last of `questions`."""
    if not isinstance(questions, ListSpan) or not questions.items:
        raise CantPatchError("questions are a list")
    last = questions.items[-1]
    if questions.is_flow:
        return last.end, last.end, f", {_flow_question(new)}"
    spaced = len(questions.items) > 1 and _is_spaced(text, questions.items[-2:])
    lines = [*([""] if spaced else []), *dashed(list(question_lines(new)), _dash_column(text, last))]
    at = line_end(text, last.end)
    return at, at, "".join(break_of(text) + line for line in lines)


def remove(text: str, questions: Span | None, number: int) -> Patch:
    """The patch that takes the question at place `number` away; comments around it stay."""
    if not isinstance(questions, ListSpan):
        raise CantPatchError("questions are a list")
    item = questions.items[number]
    if questions.is_flow:
        if number:
            return questions.items[number - 1].end, item.end, ""
        return item.start, questions.items[1].start, ""
    _dash_column(text, item)
    start = before_line(text, item.start)
    # One blank line goes with it, so that none is left doubled.
    if not text[line_start(text, start) : start].strip() and number:
        start = before_line(text, start)
    return start, line_end(text, item.end), ""


def before_line(text: str, at: int) -> int:
    """Where the break stands that opens the line of the character `at`."""
    start = line_start(text, at)
    return max(0, start - (2 if text[max(0, start - 2) : start] == "\r\n" else 1))


def _is_spaced(text: str, pair: Sequence[Span]) -> bool:
    between = text[line_end(text, pair[0].end) : line_start(text, pair[1].start)]
    return any(not line.strip() for line in between.strip(" ").splitlines()[1:])


def _dash_column(text: str, item: Span) -> int:
    """The column of the dash in front of `item`, which has to stand in the same line."""
    start = line_start(text, item.start)
    lead = text[start : item.start]
    if lead.strip() != "-":
        raise CantPatchError("the dash stands elsewhere")
    return lead.index("-")


class _FlowChange:
    """Changes a question in braces."""

    def __init__(self, text: str, item: MapSpan) -> None:
        self._text = text
        self._item = item

    def patches(self, before: Question, after: Question) -> Iterator[Patch]:
        changed = [key for key in KEYS if getattr(before, key) != getattr(after, key)]
        places = list(self._item.entries.items())
        for number, (key, (place, value)) in enumerate(places):
            if key not in changed:
                continue
            if getattr(after, key) == ():
                first = number == 0
                yield (
                    (place.start, places[1][1][0].start, "")
                    if first
                    else (
                        places[number - 1][1][1].end,
                        value.end,
                        "",
                    )
                )
            else:
                blank = " " if value.start == value.end else ""
                yield value.start, value.end, blank + _flow_value(getattr(after, key))
        new = "".join(
            f", {key}: {_flow_value(getattr(after, key))}" for key in changed if key not in self._item.entries
        )
        if new:
            kept = max(value.end for key, (_, value) in places if getattr(after, key, None) != ())
            yield kept, kept, new


class _BlockChange:
    """Changes a question whose keys stand below each other."""

    def __init__(self, text: str, item: MapSpan) -> None:
        self._text = text
        self._item = item
        self._break = break_of(text)
        self._column = item.start - line_start(text, item.start)

    def patches(self, before: Question, after: Question) -> Iterator[Patch]:
        added: dict[int, list[str]] = {}
        for key in KEYS:
            old, new = getattr(before, key), getattr(after, key)
            if old == new:
                continue
            if key not in self._item.entries:
                added.setdefault(self._anchor(key, after), []).extend(self._lines(key, new))
            elif new == ():
                yield self._removal(key)
            else:
                yield self._changed(key, old, new)
        for at, lines in added.items():
            yield at, at, "".join(self._break + " " * self._column + line for line in lines)

    def _anchor(self, key: str, after: Question) -> int:
        """The end of the line behind which `key` belongs: that of the nearest key before it that stays."""
        earlier = KEYS[: KEYS.index(key)]
        near = [name for name in earlier if name in self._item.entries and getattr(after, name) != ()]
        return line_end(self._text, self._item.entries[near[-1]][1].end)

    def _removal(self, key: str) -> Patch:
        place, value = self._item.entries[key]
        if place.start != self._item.start:
            return before_line(self._text, place.start), line_end(self._text, value.end), ""
        follower = list(self._item.entries.values())[1][0]  # the dash's line has to begin with something
        return place.start, follower.start, ""

    def _changed(self, key: str, old: Any, new: Any) -> Patch:
        place, value = self._item.entries[key]
        if isinstance(value, ListSpan) and not value.is_flow:
            return self._items(place, value, old, new)
        lines = list(self._lines(key, new))
        behind = self._text[value.end : line_end(self._text, value.end)].strip()
        is_block = isinstance(value, TextSpan) and value.is_block
        if not is_block and (behind or len(lines) == 1):
            blank = " " if value.start == value.end else ""
            return value.start, value.end, blank + _flow_value(new, in_brackets=isinstance(new, tuple))
        return place.start, value.end, (self._break + " " * self._column).join(lines)

    def _lines(self, key: str, value: Any) -> Iterator[str]:
        if key == "follow_ups":
            return follow_up_lines(value)
        if isinstance(value, tuple):
            return (short_list if key in _SHORT_LISTS else block_list)(key, value)
        return iter((f"{key}: {value}",)) if isinstance(value, int) else entry(key, value, self._column)

    def _items(self, place: TextSpan, value: ListSpan, old: Sequence[Any], new: Sequence[Any]) -> Patch:
        """A list's items: each that stays keeps its lines and the comments above it."""
        text = self._text
        if len(old) != len(value.items) or not old:
            raise CantPatchError("a list with other items")
        column = _dash_column(text, value.items[0])
        ends = [line_end(text, item.end) for item in value.items]
        starts = [line_end(text, place.end), *ends[:-1]]

        def kept(at: int) -> str:
            return text[starts[at] : ends[at]]

        def put(at: int, item: Any) -> str:
            span = value.items[at]
            _dash_column(text, span)
            indent = self._break + " " * (span.start - line_start(text, span.start))
            written = _item(item, is_flow=isinstance(span, MapSpan) and span.is_flow, column=column)
            return text[starts[at] : span.start] + indent.join(written) + text[span.end : ends[at]]

        def fresh(item: Any) -> str:
            return "".join(self._break + line for line in dashed(_item(item, is_flow=False, column=column), column))

        return starts[0], ends[-1], "".join(_merged(old, new, kept, put, fresh))


def _merged(
    old: Sequence[Any],
    new: Sequence[Any],
    kept: Callable[[int], str],
    put: Callable[[int, Any], str],
    fresh: Callable[[Any], str],
) -> Iterator[str]:
    for how, start, end, new_start, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if how == "equal":
            yield from (kept(at) for at in range(start, end))
            continue
        paired = min(end - start, new_end - new_start)
        yield from (put(start + n, new[new_start + n]) for n in range(paired))
        yield from (fresh(item) for item in new[new_start + paired : new_end])


def _item(item: str | FollowUp, *, is_flow: bool, column: int) -> list[str]:
    if isinstance(item, str):
        return [scalar(item)]
    return [_flow_value(item)] if is_flow else [f"when: {item.when}", *entry("ask", item.ask, column + 2)]


def _flow_value(value: Any, *, in_brackets: bool = True) -> str:
    if isinstance(value, FollowUp):
        return f"{{when: {value.when}, ask: {_flow_value(value.ask)}}}"
    if isinstance(value, tuple):
        return f"[{', '.join(_flow_value(item) for item in value)}]"
    return str(value) if isinstance(value, int) else scalar(value, in_brackets=in_brackets)


def _flow_question(question: Question) -> str:
    named = [(key, getattr(question, key)) for key in KEYS]
    return "{" + ", ".join(f"{key}: {_flow_value(value)}" for key, value in named if value != ()) + "}"
