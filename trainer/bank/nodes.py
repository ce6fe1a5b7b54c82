"""The parts of a YAML document as values: each knows its place in the file, so that a complaint can name it."""

from dataclasses import dataclass

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
    """Keys with their places and values, in the order of the file."""

    place: Place
    entries: dict[str, tuple[Place, "Node"]]

    def value(self, key: str) -> "Node | None":
        """What stands under `key`, None where the key is missing."""
        return self.entries[key][1] if key in self.entries else None


Node = Scalar | Sequence | Mapping


def plain_value(node: Node) -> PlainValue:
    """`node` without its places: str, list and dict."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [plain_value(item) for item in node.items]
    return {key: plain_value(value) for key, (_, value) in node.entries.items()}


def place_of(root: Node, path: tuple[str | int, ...]) -> Place:
    """Where the value at `path` stands: its key's place where there is one, as far down as the path leads."""
    place, node = root.place, root
    for step in path:
        if isinstance(node, Mapping) and isinstance(step, str) and step in node.entries:
            place, node = node.entries[step]
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
            place = node.place
        else:
            break
    return place


def node_at(root: Node, path: tuple[str | int, ...]) -> Node | None:
    """The value at `path`, None where the path leads nowhere."""
    node: Node | None = root
    for step in path:
        if isinstance(node, Mapping) and isinstance(step, str):
            node = node.value(step)
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
        else:
            return None
    return node
