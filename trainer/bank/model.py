"""A question and a bank of questions, as values. Reading them from YAML is `trainer.bank.load`'s work."""

from dataclasses import dataclass
from typing import Literal, get_args

Kind = Literal["behavioural", "motivation", "technical", "situational", "introduction", "career-gap", "closing"]
FollowUpWhen = Literal["no_figure", "vague", "no_result", "no_own_part", "short", "long", "always"]

KINDS: tuple[Kind, ...] = get_args(Kind)
FOLLOW_UP_WHENS: tuple[FollowUpWhen, ...] = get_args(FollowUpWhen)
DEFAULT_TARGET_SECONDS = 90


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What the interviewer asks next when the answer lacks something."""

    when: FollowUpWhen
    ask: str


@dataclass(frozen=True, slots=True)
class Question:
    """One question; `id` is unique in its bank, `target_seconds` the length a good answer aims at."""

    id: str
    ask: str
    kind: Kind = "behavioural"
    competencies: tuple[str, ...] = ()
    difficulty: int = 2
    target_seconds: int = DEFAULT_TARGET_SECONDS
    look_for: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bank:
    """A titled list of questions; `source` is the file it was read from, "" when it came from nowhere."""

    title: str
    questions: tuple[Question, ...]
    description: str = ""
    author: str = ""
    language: str = "en"
    source: str = ""
