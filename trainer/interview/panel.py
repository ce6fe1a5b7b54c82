"""Who asks: three people with names and parts to play, made up from a seed, and which of them puts which question."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from trainer.bank.model import Kind, Question


@dataclass(frozen=True, slots=True)
class Asker:
    """One interviewer: an invented name, and what they are to the candidate."""

    name: str
    role: str


MANAGER, COLLEAGUE, PEOPLE = "hiring manager", "future colleague", "human resources"

_ASKS: Mapping[Kind, tuple[str, ...]] = MappingProxyType(
    {
        "introduction": (MANAGER, PEOPLE),
        "motivation": (PEOPLE, MANAGER),
        "behavioural": (MANAGER, COLLEAGUE, PEOPLE),
        "situational": (COLLEAGUE, MANAGER),
        "technical": (COLLEAGUE, MANAGER),
        "career-gap": (PEOPLE,),
        "closing": (MANAGER, PEOPLE),
    }
)
"""Who may ask a question of this kind, the likeliest first. Convention: what such people ask in most panels."""

_FIRST = tuple(
    "Amara Anna Bilal Carmen Daniel Dora Elif Femi Grace Hana Ines Ivan James Jun Katya Leila Marek Mina Naomi Omar "
    "Priya Rachel Rosa Samuel Sofia Tariq Thomas Uma Victor Yusuf".split()
)
_LAST = tuple(
    "Abbott Adeyemi Bauer Brandt Castillo Chen Costa Dawson Eriksen Farouk Fischer Gupta Haddad Hughes Ito Jansen "
    "Kaya Kowalski Lindqvist Marsh Mbeki Moreau Nowak Okafor Patel Quinn Rossi Sato Tanaka Weber".split()
)


def make_panel(seed: int) -> tuple[Asker, ...]:
    """A hiring manager, a future colleague and somebody from human resources; the same seed gives the same people."""
    rng = random.Random(f"panel {seed}")
    names = zip(rng.sample(_FIRST, 3), rng.sample(_LAST, 3), strict=True)
    return tuple(
        Asker(f"{first} {last}", role) for (first, last), role in zip(names, (MANAGER, COLLEAGUE, PEOPLE), strict=True)
    )


def who_asks(panel: Sequence[Asker], questions: Sequence[Question]) -> tuple[Asker, ...]:
    """For each question the one of the panel who puts it: by its kind, and of those it suits the one who asked least.

    () where there is no panel.
    """
    if not panel:
        return ()
    turns = dict.fromkeys(panel, 0)
    asking: list[Asker] = []
    for question in questions:
        roles = _ASKS[question.kind]
        suited = sorted((a for a in panel if a.role in roles), key=lambda a: roles.index(a.role)) or list(panel)
        asker = min(suited, key=lambda a: turns[a])  # the first of the likeliest where several asked equally often
        turns[asker] += 1
        asking.append(asker)
    return tuple(asking)
