"""Whose deeds an answer tells: "I called the doctor" against "we called the doctor"."""

from collections.abc import Sequence
from dataclasses import dataclass

from trainer.analysis.cues import speech_of
from trainer.analysis.deeds import deeds
from trainer.analysis.model import Finding
from trainer.analysis.tokens import Token


@dataclass(frozen=True, slots=True)
class OwnPart:
    """The deeds told with "I" and those told with "we", each span from the subject to the verb."""

    mine: tuple[Finding, ...]
    ours: tuple[Finding, ...]

    @property
    def share(self) -> float:
        """The share of "I" among both (0 to 1); 1 when neither tells a deed."""
        both = len(self.mine) + len(self.ours)
        return len(self.mine) / both if both else 1.0


def own_part(tokens: Sequence[Token]) -> OwnPart:
    """All deeds in a text with their doers."""
    return OwnPart(*deeds(speech_of(tokens)))
