"""Where each part of a YAML text begins and ends, so that one part can be written anew and all else stay as it is."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

_BLOCK_STYLES = ("|", ">")


@dataclass(frozen=True, slots=True)
class TextSpan:
    """A text from character `start` to before `end`; `is_block` for one below `|` or `>`."""

    start: int
    end: int
    is_block: bool


@dataclass(frozen=True, slots=True)
class ListSpan:
    """A list; `is_flow` for one in brackets."""

    start: int
    end: int
    is_flow: bool
    items: "tuple[Span, ...]"


@dataclass(frozen=True, slots=True)
class MapSpan:
    """Keys and values; `is_flow` for those in braces. `entries` gives each key's place and value by its text."""

    start: int
    end: int
    is_flow: bool
    entries: "dict[str, tuple[TextSpan, Span]]"

    def value(self, key: str) -> "Span | None":
        """What stands under `key`, None where the key is missing."""
        return self.entries[key][1] if key in self.entries else None


Span = TextSpan | ListSpan | MapSpan


def spans(text: str) -> Span:
    """The spans of `text`, which `trainer.bank.yaml_source.parsed` takes without a complaint.

    A block collection ends with its last part: what follows, blank lines and comments, belongs to nobody. Raises
    `yaml.YAMLError` for other texts.
    """
    import yaml  # not needed to start the program

    if yaml.__with_libyaml__:
        try:
            return _read(yaml.CBaseLoader(text), text)
        except yaml.YAMLError:
            pass
    return _read(yaml.BaseLoader(text), text)


@dataclass(slots=True)
class _Open:
    start: int
    is_mapping: bool
    is_flow: bool
    children: "list[tuple[str, Span]]" = field(default_factory=list)


def _events(loader: Any) -> Iterator[Any]:
    while loader.check_event():
        yield loader.get_event()


def _read(loader: Any, text: str) -> Span:
    import yaml

    opened: list[_Open] = []
    root: Span | None = None
    for event in _events(loader):
        done: tuple[str, Span]
        start, end = _place(event.start_mark), _place(event.end_mark)
        if isinstance(event, yaml.CollectionStartEvent):
            opened.append(_Open(start, isinstance(event, yaml.MappingStartEvent), bool(event.flow_style)))
            continue
        if isinstance(event, yaml.ScalarEvent):
            is_block = event.style in _BLOCK_STYLES
            done = event.value, TextSpan(start, start + len(text[start:end].rstrip()) if is_block else end, is_block)
        elif isinstance(event, yaml.CollectionEndEvent):
            done = "", _closed(opened.pop(), end)
        else:
            continue
        if opened:
            opened[-1].children.append(done)
        else:
            root = done[1]
    if root is None:
        raise yaml.YAMLError("an empty document")
    return root


def _place(mark: Any) -> int:
    return int(mark.index)


def _closed(whole: _Open, end: int) -> Span:
    parts = [span for _, span in whole.children]
    if not whole.is_flow:
        end = parts[-1].end if parts else whole.start
    if not whole.is_mapping:
        return ListSpan(whole.start, end, whole.is_flow, tuple(parts))
    entries: dict[str, tuple[TextSpan, Span]] = {}
    for (key, place), (_, value) in zip(whole.children[::2], whole.children[1::2], strict=True):
        if isinstance(place, TextSpan):
            entries[key] = place, value
    return MapSpan(whole.start, end, whole.is_flow, entries)


def comments(text: str) -> tuple[str, ...]:
    """The comments of `text` in their order, each from its `#` to the end of its line."""
    inside = sorted((span.start, span.end) for span in _texts(spans(text)))
    found, at = [], 0
    while (at := text.find("#", at)) >= 0:
        while inside and inside[0][1] <= at:
            inside.pop(0)
        if inside and inside[0][0] <= at:
            at = inside[0][1]
            continue
        end = line_end(text, at)
        found.append(text[at:end].rstrip())
        at = end
    return tuple(found)


def _texts(span: Span) -> Iterator[TextSpan]:
    if isinstance(span, TextSpan):
        yield span
    elif isinstance(span, ListSpan):
        for item in span.items:
            yield from _texts(item)
    else:
        for key, value in span.entries.values():
            yield key
            yield from _texts(value)


_BREAKS = "\n\r\x85\u2028\u2029"


def line_end(text: str, at: int) -> int:
    """Where the line of the character `at` ends, before its break."""
    return min((place for sign in _BREAKS if (place := text.find(sign, at)) >= 0), default=len(text))


def line_start(text: str, at: int) -> int:
    """Where the line of the character `at` begins."""
    return max(text.rfind(sign, 0, at) for sign in _BREAKS) + 1
