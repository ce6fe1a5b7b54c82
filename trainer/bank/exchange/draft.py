"""What another form says of questions, before it becomes a bank."""

from dataclasses import dataclass, field
from typing import Literal

from trainer.bank.model import FollowUp, Kind


@dataclass(frozen=True, slots=True)
class Note:
    """What was guessed or left out, in which line of the file (0 for the whole of it); `item` is what it is about."""

    line: int
    sort: Literal["guessed", "left out"]
    what: str
    item: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A question as far as the file says; what it does not say is None or empty."""

    line: int
    ask: str
    id: str = ""
    kind: Kind | None = None
    competencies: tuple[str, ...] = ()
    difficulty: int | None = None
    target_seconds: int | None = None
    look_for: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    tags: tuple[str, ...] = ()


@dataclass(slots=True)
class Reading:
    """Everything that was read from one file, filled while it is read."""

    title: str = ""
    author: str = ""
    language: str = ""
    description: str = ""
    drafts: list[Draft] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)

    def guessed(self, line: int, what: str, item: str = "") -> None:
        """Note a guess."""
        self.notes.append(Note(line, "guessed", what, item))

    def left_out(self, line: int, what: str, item: str = "") -> None:
        """Note what was not taken."""
        self.notes.append(Note(line, "left out", what, item))
