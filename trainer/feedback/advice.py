"""What to advise on an answer: every rule is asked, the most useful three speak."""

from trainer.feedback import rubric
from trainer.feedback.measures import Case
from trainer.feedback.result import Advice
from trainer.feedback.rules.absolutes import ABSOLUTES
from trainer.feedback.rules.blame import BLAME_ADVICE
from trainer.feedback.rules.fading import FADING
from trainer.feedback.rules.fillers import FILLERS
from trainer.feedback.rules.hedged_achievement import HEDGED_ACHIEVEMENT
from trainer.feedback.rules.hedges import HEDGES
from trainer.feedback.rules.helped_with import HELPED_WITH
from trainer.feedback.rules.jargon import JARGON
from trainer.feedback.rules.late_result import LATE_RESULT
from trainer.feedback.rules.no_figure import NO_FIGURE
from trainer.feedback.rules.no_result import NO_RESULT
from trainer.feedback.rules.off_question import OFF_QUESTION
from trainer.feedback.rules.open_figure import OPEN_FIGURE
from trainer.feedback.rules.own_part import OWN_PART
from trainer.feedback.rules.pace import PACE
from trainer.feedback.rules.pauses import PAUSES
from trainer.feedback.rules.pet_phrase import PET_PHRASE
from trainer.feedback.rules.repetition import REPETITION
from trainer.feedback.rules.rule import AdviceRule
from trainer.feedback.rules.shape import SHAPE
from trainer.feedback.rules.slow_start import SLOW_START
from trainer.feedback.rules.speeding_up import SPEEDING_UP
from trainer.feedback.rules.stumbles import STUMBLES
from trainer.feedback.rules.told_in_general import TOLD_IN_GENERAL
from trainer.feedback.rules.too_long import TOO_LONG
from trainer.feedback.rules.too_short import TOO_SHORT
from trainer.feedback.rules.trailing_off import TRAILING_OFF
from trainer.feedback.rules.vague import VAGUE

RULES: tuple[AdviceRule, ...] = (
    BLAME_ADVICE,
    OFF_QUESTION,
    TOO_SHORT,
    TOO_LONG,
    TOLD_IN_GENERAL,
    NO_RESULT,
    FILLERS,
    OWN_PART,
    VAGUE,
    NO_FIGURE,
    HEDGES,
    SHAPE,
    PET_PHRASE,
    REPETITION,
    LATE_RESULT,
    PACE,
    PAUSES,
    STUMBLES,
    FADING,
    SPEEDING_UP,
    SLOW_START,
    TRAILING_OFF,
    HELPED_WITH,
    HEDGED_ACHIEVEMENT,
    ABSOLUTES,
    JARGON,
    OPEN_FIGURE,
)
"""All advice rules; where two have the same effect the earlier goes first."""

_SILENCE = Advice(
    rule="no_speech",
    message="Nothing was heard this time, and nothing is lost: the question is still there.",
    why="It happens when the microphone is muted or far away, and when nothing comes to mind.",
    instead='"Let me think for a moment. There was one time when ..."',
)


def advise(case: Case) -> tuple[Advice, ...]:
    """At most three pieces of advice, the one with the greatest effect first."""
    if case.analysis.words == 0:
        return (_SILENCE,)
    given = [s for rule in RULES if (s := rule.suggest(case)) is not None]
    given.sort(key=lambda s: -s.effect)
    return tuple(s.advice for s in given[: rubric.MOST_ADVICE])
