"""What somebody would do, where a time it happened was asked for."""

from trainer.feedback import rubric
from trainer.feedback.measures import Case
from trainer.feedback.result import Advice
from trainer.feedback.rules.rule import AdviceRule, Example, Suggestion

_NAME = "told_in_general"
_FEWEST = 3  # convention: "I would" once or twice also occurs in a story
_EFFECT = 13.0


def in_general(case: Case) -> bool:
    """Whether the answer says what the candidate would or always does, and tells hardly any deed."""
    deeds = len(case.own.mine) + len(case.own.ours)
    general = len(case.general)
    return case.wants_story and general >= _FEWEST and general >= deeds / 2


def _suggest(case: Case) -> Suggestion | None:
    if not in_general(case) or case.words < rubric.LENGTH_FEWEST_WORDS.value:
        return None
    return Suggestion(
        _EFFECT,
        Advice(
            _NAME,
            "Tell one time it really happened. The question asked for it, and this says what you would do.",
            "Anybody can say what they would do; most candidates stay there. One real case, even a small one, is "
            "believed and remembered.",
            '"Last ..., at ..., there was ... So I ..."',
            tuple((g.start, g.end) for g in case.general),
        ),
    )


TOLD_IN_GENERAL = AdviceRule(
    name=_NAME,
    suggest=_suggest,
    source="Only 23% of answers to such questions were stories, and stories raised recommendations (Bangerter 2014)",
    must_give=(
        Example(
            "I would always listen to the customer first, because that's what they want. I usually let them finish, "
            "and then I would say what I can do for them. I'd try to stay calm, and I would never take it personally. "
            "Normally people calm down after a minute, and then I would look for a solution that works for both of us.",
        ),
    ),
    must_not_give=(
        Example(
            "A customer came in with a broken kettle and no receipt, and he was shouting. I let him finish, and I told "
            "him what I can do. I looked up his card payment and found the date, and I changed the kettle. He came "
            "back a week later to say sorry, and I would do the same again. I told my manager and we changed the sign.",
        ),
        Example(
            "I would listen to the customer first, because that's what they want. Then I would say what I can do for "
            "them. I'd try to stay calm. Normally people calm down after a minute, and then I would look for a "
            "solution that works for both of us, and I'd write it down so that the next shift knows.",
            "situational",
        ),
    ),
)
