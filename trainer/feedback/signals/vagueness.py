"""What kind of figure a vague word stands for: a change, a number of things, or something else."""

import re
from typing import Literal

VagueKind = Literal["change", "quantity", "other"]

_CHANGE = re.compile(
    r"\b(?:significant\w*|dramatic\w*|substantial\w*|considerabl\w*|noticeabl\w*|massive\w*|huge\w*|drastic\w*|greatly|"
    r"vastly|much|far|way|better|more|less|fewer|higher|lower|up|down|improv\w*|increas\w*|decreas\w*|reduc\w*|grew|"
    r"help\w* (?:a lot|a bit|so much)|paid off|grow\w*|rose|fell|dropp\w*|cut|boost\w*|quite a bit|a bit|sharply|"
    r"steeply|markedly|tremendous\w*)\b",
    re.I,
)
QUANTITY = re.compile(
    r"^(?:quite |such |just )?(?:a (?:whole |good |large |great |huge |fair )?(?:lot|bunch|ton|load|number|handful|few|"
    r"couple|amount|group|range|majority|variety)(?: of)?|lots of|loads of|tons of|plenty of|many|most|several|some|"
    r"numerous|countless|various|multiple|dozens of|hundreds of|thousands of|few)\s+(?!(?:more|less|fewer|better|"
    r"higher|lower|faster|quicker|slower|bigger|smaller)\b)(?P<what>(?:(?:of )?\w.*))$",
    re.I,
)


def kind_of_vague(said: str) -> VagueKind:
    """Which figure the words `said` stand for."""
    if QUANTITY.match(said):
        return "quantity"
    return "change" if _CHANGE.search(said) else "other"
