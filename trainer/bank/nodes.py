"""The parts of a YAML document as values: each knows its place in the file, so that a complaint can name it."""

from dataclasses import dataclass

from trainer.bank.plain_text import shown

PlainValue = str | list["PlainValue"] | dict[str, "PlainValue"]


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in a file, both numbers counted from 1."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong at a place, and what to write instead."""

    place: Place
    what: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text; every scalar is one, whatever YAML would make of it (`no`, `2`, `2024-01-01`)."""

    place: Place
    text: str


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    place: Place
    items: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values in the order of the file; no key twice."""

    place: Place
    entries: tuple[tuple[Scalar, "Node"], ...]

    def value(self, key: str) -> "Node | None":
        """What stands under `key`, None where the key is missing."""
        return next((value for name, value in self.entries if name.text == key), None)


Node = Scalar | Sequence | Mapping


def plain_value(node: Node) -> PlainValue:
    """`node` without its places: str, list and dict."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [plain_value(item) for item in node.items]
    return {key.text: plain_value(value) for key, value in node.entries}


def place_of(root: Node, path: tuple[str | int, ...]) -> Place:
    """Where the value at `path` stands: its key's place where there is one, as far down as the path leads."""
    place, node = root.place, root
    for step in path:
        if isinstance(node, Mapping):
            entry = next(((key, value) for key, value in node.entries if key.text == step), None)
            if entry is None:
                return place
            place, node = entry[0].place, entry[1]
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
            place = node.place
        else:
            return place
    return place


def without_repeats(pairs: tuple[tuple[Scalar, Node], ...]) -> tuple[tuple[tuple[Scalar, Node], ...], list[Problem]]:
    """`pairs` with the first of each key kept, and a problem for each that repeats an earlier one."""
    first: dict[str, tuple[Scalar, Node]] = {}
    problems = []
    for key, value in pairs:
        earlier = first.setdefault(key.text, (key, value))[0]
        if earlier is not key:
            problems.append(
                Problem(
                    key.place,
                    f"the key `{shown(key.text)}` stands twice, here and in line {earlier.place.line}",
                    "Keep one of the two; only one can count.",
                )
            )
    return tuple(first.values()), problems
