"""What a rule is: how it finds, where it comes from, and the examples that hold it to its word."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from trainer.analysis.model import Finding
from trainer.analysis.tokens import Token

F = TypeVar("F", bound=Finding)


@dataclass(frozen=True, slots=True)
class Rule(Generic[F]):
    """One thing to notice.

    `find` takes the text and its tokens and gives the findings in order, without overlaps. `source` says why the rule
    is as it is. In `must_flag` the words that have to be found stand in double square brackets, one example each
    ("It was [[like]] ten people"), and nothing else in the example may be found; in `must_pass` nothing may be found.
    The test suite checks every example and refuses a rule without both lists.
    """

    name: str
    find: Callable[[str, Sequence[Token]], tuple[F, ...]]
    source: str
    must_flag: tuple[str, ...]
    must_pass: tuple[str, ...]


def spans_wanted(example: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """An example without its brackets, and the (start, end) of what stood between them."""
    text, spans, rest = "", [], example
    while "[[" in rest:
        before, _, rest = rest.partition("[[")
        inside, _, rest = rest.partition("]]")
        text += before
        spans.append((len(text), len(text) + len(inside)))
        text += inside
    return text + rest, tuple(spans)
