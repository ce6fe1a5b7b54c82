"""What an advice rule is: when it speaks, and the examples that hold it to its word."""

from collections.abc import Callable
from dataclasses import dataclass

from trainer.analysis.model import Delivery
from trainer.bank.model import Kind
from trainer.feedback.measures import Case
from trainer.feedback.result import Advice


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An advice and its `effect`: about how many points of the overall score lie in it, for ranking."""

    effect: float
    advice: Advice


@dataclass(frozen=True, slots=True)
class Example:
    """An answer for a rule's examples; `kind` None where the question is not known, `seconds` None where nobody timed.

    `speech` are the voiced stretches in seconds, for rules about pauses. `spoken` is how the answer was said, for rules
    about delivery, where it is not what the words and times here give.
    """

    text: str
    kind: Kind | None = "behavioural"
    seconds: float | None = None
    target_seconds: int = 45
    ask: str = "Tell me about a time something went wrong."
    speech: tuple[tuple[float, float], ...] = ()
    spoken: Delivery | None = None


@dataclass(frozen=True, slots=True)
class AdviceRule:
    """One thing to advise.

    `suggest` gives None where there is nothing to say. `source` says why the rule is as it is. The test suite judges
    every example and refuses a rule without both lists.
    """

    name: str
    suggest: Callable[[Case], Suggestion | None]
    source: str
    must_give: tuple[Example, ...]
    must_not_give: tuple[Example, ...]
