"""The bytes of a file, through YAML, to a checked tree of nodes in which every scalar is a text.

The parser's event stream is checked while it is read, before anything is built from it: a bank needs no anchors,
aliases, tags or second document, and without them and with bounds on size, depth and number no file can blow up (the
library's own loaders crash on deep nesting, burn seconds on merge keys and raise odd errors on dates and numbers).
Events are not parsed recursively, so either of the library's parsers can be used here: the one in C, and where it
finds fault or is missing the one in Python, which names faults better.
"""

import codecs
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from trainer.bank.nodes import Mapping, Node, Place, Problem, Scalar, Sequence
from trainer.bank.plain_text import shown
from trainer.bank.yaml_faults import explained

MAX_BYTES = 1 << 20
MAX_DEPTH = 12
MAX_NODES = 50_000

_FOREIGN_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_SAVE_AS_UTF8 = "Save the file as UTF-8: most editors offer it under Save As, as Encoding."
_START = Place(1, 1)


class UnreadableError(Exception):
    """The document can't be read beyond `problem`."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.what)
        self.problem = problem


def decoded(raw: bytes) -> str:
    """The text of a file's bytes, with or without a byte order mark. Raises `UnreadableError` unless they are UTF-8."""
    if len(raw) > MAX_BYTES:
        raise UnreadableError(Problem(_START, "the file is larger than 1 MiB", "Split it into several banks."))
    for mark, name in _FOREIGN_MARKS:
        if raw.startswith(mark):
            raise UnreadableError(Problem(_START, f"the file is saved as {name}, not as UTF-8", _SAVE_AS_UTF8))
    raw = raw.removeprefix(codecs.BOM_UTF8)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        place = _place_at(raw[: error.start].decode("utf-8"))
        what = f"the byte {raw[error.start]:#04x} is not UTF-8; the file has another encoding or is no text"
        raise UnreadableError(Problem(place, what, _SAVE_AS_UTF8)) from None
    if (nul := text.find("\0")) >= 0:
        what = "the file holds a NUL character; it is no text, or saved as UTF-16"
        raise UnreadableError(Problem(_place_at(text[:nul]), what, _SAVE_AS_UTF8))
    return text


def _place_at(before: str) -> Place:
    """The place of the character that follows `before`."""
    return Place(before.count("\n") + 1, len(before) - before.rfind("\n"))


def parsed(text: str) -> tuple[Node, tuple[Problem, ...]]:
    """The tree of the one document in `text`, and what is wrong with it but lets the rest be read.

    Raises `UnreadableError` where nothing can be built: no YAML, nothing in it, too deep or too many nodes.
    """
    import yaml  # not needed to start the program

    if yaml.__with_libyaml__:
        try:
            return _Reading().read(_events(yaml.CBaseLoader(text)))
        except yaml.YAMLError:
            pass  # said better by the other parser, or not objected to at all
    try:
        loader = yaml.BaseLoader(text)
    except yaml.reader.ReaderError as error:
        raise UnreadableError(explained(error, text)) from None
    try:
        return _Reading().read(_events(loader))
    except yaml.YAMLError as error:
        raise UnreadableError(explained(error, text)) from None
    except (ValueError, OverflowError):  # an escape beyond Unicode, a version number of thousands of digits
        mark = loader.get_mark()
        what = "a number stands here that YAML can't take"
        remedy = "Write the character itself instead of its number, or remove the line."
        raise UnreadableError(Problem(Place(mark.line + 1, mark.column + 1), what, remedy)) from None


def _events(loader: Any) -> Iterator[Any]:
    while loader.check_event():
        yield loader.get_event()


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not come yet; a mapping's keys and values stand in turn."""

    place: Place
    is_mapping: bool
    children: list[Node] = field(default_factory=list)


class _Reading:
    """One pass over the events of a document."""

    def __init__(self) -> None:
        self._problems: list[Problem] = []
        self._open: list[_Open] = []
        self._root: Node | None = None
        self._nodes = 0

    def read(self, events: Iterator[Any]) -> tuple[Node, tuple[Problem, ...]]:
        import yaml

        documents = 0
        for event in events:
            place = Place(event.start_mark.line + 1, event.start_mark.column + 1)
            if isinstance(event, yaml.NodeEvent):
                self._refuse_references(event, place)
                self._count(place)
            if isinstance(event, yaml.ScalarEvent):
                self._scalar(event.value, place)
            elif isinstance(event, yaml.CollectionStartEvent):
                self._start(place, isinstance(event, yaml.MappingStartEvent))
            elif isinstance(event, yaml.CollectionEndEvent):
                self._end()
            elif isinstance(event, yaml.AliasEvent):
                self._add(Scalar(place, f"*{event.anchor}"))
            elif isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    what = "a second document begins here; a bank is one"
                    self._problems.append(Problem(place, what, "Remove the line `---`, or make two files."))
                    break
        if self._root is None or self._root == Scalar(self._root.place, ""):
            raise UnreadableError(
                Problem(_START, "the file is empty", "Begin with `title:` and `questions:`, as the shipped banks do.")
            )
        return self._root, tuple(self._problems)

    def _refuse_references(self, event: Any, place: Place) -> None:
        import yaml

        quoted = "If a text should begin with that sign, put the whole text in double quotes."
        if isinstance(event, yaml.AliasEvent):
            what = f"`*{shown(event.anchor or '')}` is an alias, which a bank can't have"
            self._problems.append(Problem(place, what, f"Write the text out. {quoted}"))
            return
        if event.anchor is not None:
            what = f"`&{shown(event.anchor)}` is an anchor, which a bank can't have"
            self._problems.append(Problem(place, what, f"Remove it. {quoted}"))
        if event.tag is not None:
            what = f"`{shown(event.tag)}` is a tag, which a bank can't have"
            self._problems.append(Problem(place, what, f"Remove the word that begins with `!`. {quoted}"))

    def _count(self, place: Place) -> None:
        self._nodes += 1
        if self._nodes > MAX_NODES:
            what = f"the file holds more than {MAX_NODES:,} lists, keys and values"
            raise UnreadableError(Problem(place, what, "Split it into several banks."))

    def _scalar(self, text: str, place: Place) -> None:
        surrogate = next((c for c in text if "\ud800" <= c <= "\udfff"), None)
        if surrogate is not None:
            what = f"`\\u{ord(surrogate):04x}` is half a character"
            self._problems.append(Problem(place, what, "Write the character itself, such as an emoji, in its place."))
        self._add(Scalar(place, text))

    def _start(self, place: Place, is_mapping: bool) -> None:
        if len(self._open) == MAX_DEPTH:
            what = f"lists and keys are nested more than {MAX_DEPTH} deep"
            raise UnreadableError(
                Problem(place, what, "A bank needs four levels; check the brackets and the indentation.")
            )
        self._open.append(_Open(place, is_mapping))

    def _end(self) -> None:
        done = self._open.pop()
        self._add(self._mapping(done) if done.is_mapping else Sequence(done.place, tuple(done.children)))

    def _mapping(self, done: _Open) -> Mapping:
        entries: dict[str, tuple[Place, Node]] = {}
        for key, value in zip(done.children[::2], done.children[1::2], strict=True):
            if not isinstance(key, Scalar):
                remedy = "A key is a word such as `ask`; if brackets are meant as text, put it in double quotes."
                self._problems.append(Problem(key.place, "a list or a mapping stands where a key belongs", remedy))
            elif key.text in entries:
                earlier = entries[key.text][0].line
                what = f"the key `{shown(key.text)}` stands twice, here and in line {earlier}"
                self._problems.append(Problem(key.place, what, "Keep one of the two; only one can count."))
            else:
                entries[key.text] = (key.place, value)
        return Mapping(done.place, entries)

    def _add(self, node: Node) -> None:
        if self._open:
            self._open[-1].children.append(node)
        else:
            self._root = node
