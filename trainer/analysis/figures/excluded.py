"""Whether a number measures anything at all, or is a date, an age, a name, a set phrase."""

from collections.abc import Callable

from trainer.analysis.figures.calendar import is_age, is_clock, is_date, is_year
from trainer.analysis.figures.idioms import is_enumeration, is_idiom, is_pronoun
from trainer.analysis.figures.names import is_label, is_name, is_version
from trainer.analysis.figures.nouns import Counted
from trainer.analysis.figures.scene import Scene
from trainer.analysis.numbers import Number

_TESTS: tuple[Callable[[Scene, Number, Counted], bool], ...] = (
    is_pronoun,
    is_year,
    is_date,
    is_clock,
    is_age,
    is_label,
    is_version,
    is_name,
    is_enumeration,
    is_idiom,
)


def measures_nothing(scene: Scene, number: Number, what: Counted) -> bool:
    """Whether `number`, which counts `what`, is a date, a time, an age, a name, a set phrase or the like."""
    return number.form == "ordinal" or any(test(scene, number, what) for test in _TESTS)
