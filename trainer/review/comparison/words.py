"""The words that changed from one take to the next, in runs that can be read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from trainer.review.plain import clean

ChangeKind = Literal["kept", "removed", "added"]

SIGNS: dict[ChangeKind, tuple[str, str]] = {"kept": ("", ""), "removed": ("[-", "-]"), "added": ("{+", "+}")}
"""The signs around words, so that kinds are told apart without colour."""
_FEWEST_KEPT = 3  # words: fewer between two changes are chance ("and the"), and would only break up the reading
_MOST_PAIRS = 4_000_000  # beyond, frequent words are left out of the search for what stayed: it would take seconds


@dataclass(frozen=True, slots=True)
class WordChange:
    """A run of words, on one line and safe to print, that stayed, went or came."""

    kind: ChangeKind
    text: str


def word_changes(before: str, after: str) -> tuple[WordChange, ...]:
    """How the words of one take became those of the other; case and punctuation alone are no change.

    What went stands before what came in its place. The kept and the added words together are those of `after`, the
    kept and the removed as many as those of `before`.
    """
    old, new = clean(before).split(), clean(after).split()
    match = SequenceMatcher(None, _norms(old), _norms(new), autojunk=len(old) * len(new) > _MOST_PAIRS)
    changes: list[WordChange] = []
    for kept, i, j, k, m in _runs(match.get_opcodes()):
        if kept:
            changes.append(WordChange("kept", " ".join(new[k:m])))
            continue
        if i < j:
            changes.append(WordChange("removed", " ".join(old[i:j])))
        if k < m:
            changes.append(WordChange("added", " ".join(new[k:m])))
    return tuple(changes)


def signed(changes: Sequence[WordChange]) -> str:
    """The changes as one text with their signs."""
    return " ".join(f"{SIGNS[c.kind][0]}{c.text}{SIGNS[c.kind][1]}" for c in changes)


def _runs(opcodes: Sequence[tuple[str, int, int, int, int]]) -> Iterator[tuple[bool, int, int, int, int]]:
    """Kept and changed runs in turn, (kept, start and end before, start and end after)."""
    held: tuple[int, int, int, int] | None = None
    for number, (tag, i, j, k, m) in enumerate(opcodes):
        stays = tag == "equal" and (j - i >= _FEWEST_KEPT or number in (0, len(opcodes) - 1))
        if stays:
            if held is not None:
                yield (False, *held)
            held = None
            yield True, i, j, k, m
        else:
            held = (i, j, k, m) if held is None else (held[0], j, held[2], m)
    if held is not None:
        yield (False, *held)


def _norms(words: Sequence[str]) -> list[str]:
    return ["".join(c for c in w.casefold() if c.isalnum()) or w for w in words]
