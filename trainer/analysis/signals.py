"""Words from which an interviewer concludes something about the candidate, be it meant or not."""

from collections.abc import Sequence

from trainer.analysis.figures.open_change import without_base_line, without_time
from trainer.analysis.figures.scene import Scene
from trainer.analysis.model import Figure, Signal
from trainer.analysis.rules import absolute, hedged_achievement, helped_with, jargon
from trainer.analysis.rules.rule import Rule
from trainer.analysis.tokens import Token

RULES: tuple[Rule[Signal], ...] = (absolute.RULE, jargon.RULE, hedged_achievement.RULE, helped_with.RULE)
"""Every rule that finds signals in the words alone."""


def signals(text: str, tokens: Sequence[Token], scene: Scene, figures: tuple[Figure, ...]) -> tuple[Signal, ...]:
    """The signals of `text` in order of place; those of one kind don't overlap, a figure may carry two kinds.

    `tokens` and `scene` are those of `text`, `figures` what was found in it.
    """
    found = [signal for rule in RULES for signal in rule.find(text, tokens)]
    found += [Signal(f.start, f.end, "no_baseline") for f in without_base_line(scene, figures)]
    found += [Signal(f.start, f.end, "no_time") for f in without_time(scene, figures)]
    return tuple(sorted(found, key=lambda s: (s.start, s.end)))
