"""A figure of change that leaves open what it was before, or in what time."""

from collections.abc import Callable, Sequence

from trainer.analysis.figures.find import find_figures
from trainer.analysis.figures.open_change import without_base_line, without_time
from trainer.analysis.figures.scene import Scene
from trainer.analysis.model import Figure, Signal, SignalKind
from trainer.analysis.rules.rule import Rule
from trainer.analysis.tokens import Token


def _finder(
    kind: SignalKind, which: Callable[[Scene, tuple[Figure, ...]], tuple[Figure, ...]]
) -> Callable[[str, Sequence[Token]], tuple[Signal, ...]]:
    def find(text: str, tokens: Sequence[Token]) -> tuple[Signal, ...]:
        scene = Scene(text, tokens)
        return tuple(Signal(f.start, f.end, kind) for f in which(scene, find_figures(scene)))

    return find


_SOURCE = (
    "Gigerenzer et al., Helping Doctors and Patients Make Sense of Health Statistics, Psychological Science in the "
    "Public Interest 8 (2007): a relative change without its base rate misleads. That it also wants its time: "
    "convention of careers services."
)

RULES = (
    Rule(
        name="no_baseline",
        find=_finder("no_baseline", without_base_line),
        source=_SOURCE,
        must_flag=(
            "I increased sales by [[20%]] that year.",
            "we cut the waiting time by [[a third]]",
            "I [[doubled]] the number of volunteers in a year.",
        ),
        must_pass=(
            "I increased sales by 20%, from forty a week to forty-eight.",
            "It used to take 30 minutes, and I cut that by half.",
            "I looked after 24 beds.",
            "I saved us two hours a week.",
            "We had been at 40 orders before, and I raised that by 20 percent.",
        ),
    ),
    Rule(
        name="no_time",
        find=_finder("no_time", without_time),
        source=_SOURCE,
        must_flag=(
            "I increased sales by [[20%]].",
            "we cut the waiting list by [[a third]] and everybody was happy",
            "I saved the shop [[$4,000]].",
        ),
        must_pass=(
            "I increased sales by 20% in three months.",
            "Within a year I had doubled the number of volunteers.",
            "I looked after 24 beds.",
            "By Christmas we had cut the waiting list by a third.",
        ),
    ),
)
