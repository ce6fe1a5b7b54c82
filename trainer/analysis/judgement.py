"""How a filler rule decides: an ordered list of cases, of which the first that applies settles the matter.

A case is one observation about the neighbouring words, with its reason in words; read from the top, the list says why
a phrase was or was not taken for a filler.
"""

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from trainer.analysis.model import Filler, FillerKind, Finding
from trainer.analysis.tokens import Token
from trainer.analysis.words import Around, words_of

Find = Callable[[str, Sequence[Token]], tuple[Filler, ...]]
F = TypeVar("F", bound=Finding)


@dataclass(frozen=True, slots=True)
class Case:
    """When `test` holds, the phrase `fills` or does not, because of `why`."""

    why: str
    fills: bool
    test: Callable[[Around], bool]


def _always(_around: Around) -> bool:
    return True


FILLS = Case("nothing speaks against it", True, _always)
WORKS = Case("nothing speaks for it", False, _always)


def settled_by(cases: Sequence[Case], around: Around) -> Case:
    """The first case that applies; a list that ends without FILLS or WORKS leaves the phrase alone."""
    return next((case for case in cases if case.test(around)), WORKS)


def finder(kind: FillerKind, phrases: Mapping[str, Sequence[Case]]) -> Find:
    """A rule's `find` for `phrases`, each a few words as shown to the user with the cases that judge it."""
    split = [(tuple(phrase.lower().split()), phrase, cases) for phrase, cases in phrases.items()]

    def find(_text: str, tokens: Sequence[Token]) -> tuple[Filler, ...]:
        words = words_of(tokens)
        found = [
            Filler(words.tokens[at].start, words.tokens[at + len(wanted) - 1].end, phrase, kind)
            for wanted, phrase, cases in split
            for at in words.places(*wanted)
            if settled_by(cases, words.around(at, len(wanted))).fills
        ]
        return without_overlaps(found)

    return find


def without_overlaps(findings: Sequence[F]) -> tuple[F, ...]:
    """`findings` in order of place; of two that overlap the longer stays, of two as long the one named first."""
    kept: list[F] = []
    for finding in sorted(findings, key=lambda f: f.start - f.end):
        at = bisect_left(kept, finding.start, key=lambda f: f.start)
        after_left = at == 0 or kept[at - 1].end <= finding.start
        before_right = at == len(kept) or finding.end <= kept[at].start
        if after_left and before_right:
            kept.insert(at, finding)
    return tuple(kept)
