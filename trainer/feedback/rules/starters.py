"""A skeleton for each kind of question, for answers that have to be built anew."""

from collections.abc import Mapping
from types import MappingProxyType

from trainer.bank.model import Kind

STARTERS: Mapping[Kind | None, str] = MappingProxyType(
    {
        "behavioural": '"It was at ..., and ... So I ... In the end ..."',
        "introduction": '"I am a ... Before that I ... What I would like next is ..."',
        "motivation": '"I saw that you ... I have ..., and that is why ..."',
        "technical": '"I start with ..., because ... Then ... Last time I did this, ..."',
        "situational": '"First I would ..., because ... Then ..."',
        "career-gap": '"I left in ... because ... In that time I ... Now I ..."',
        "closing": '"I would like to ask how ..."',
    }
)
"""By kind; a question that is not known has none."""
