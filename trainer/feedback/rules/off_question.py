"""An answer in which nothing at all points at what was asked."""

from trainer.feedback.measures import Case
from trainer.feedback.result import Advice
from trainer.feedback.rules.rule import AdviceRule, Example, Suggestion
from trainer.feedback.words import clip

_NAME = "off_question"
_EFFECT = 14.0
_QUOTED_WORDS = 20


def _suggest(case: Case) -> Suggestion | None:
    if case.aim is None:
        return None
    first = next(t for t in case.tokens if t.spoken)
    if case.wants_story:
        why = (
            "It asked for one time; this tells what you are and do, and somebody who waits for the story hears little."
        )
    else:
        why = "Somebody who waits for the answer hears little of the rest, however good it is."
    return Suggestion(
        _EFFECT,
        Advice(
            _NAME,
            f"The question asked about {case.aim.said}, and nothing was heard that points at it. Say in the first "
            "sentence how this answers the question.",
            why,
            case.aim.opener,
            (clip(case.tokens, case.sentences[0], (first.start, first.end), _QUOTED_WORDS),),
        ),
    )


_DUTIES = (
    "I work at the ticket window of a small theatre. I have the evening shift and I do the matinees as well. I know "
    "the seats by heart, and I like the regulars. I do the posters in the foyer, I water the plants, and I have the "
    "key to the wardrobe. I also look after the lost umbrellas. I have good English and I like to be on my feet."
)

OFF_QUESTION = AdviceRule(
    name=_NAME,
    suggest=_suggest,
    source=(
        "Only 23% of answers to such questions were stories (Bangerter 2014). Measured on labelled answers, see "
        "tests/feedback/test_aim.py: it speaks of one in four answers that pass the question by, and of no other"
    ),
    must_give=(
        Example(_DUTIES, ask="Tell me about a conflict with a colleague."),
        Example(_DUTIES, "situational", ask="A guest refuses to leave the hall. What do you do?"),
    ),
    must_not_give=(
        Example(_DUTIES, ask="What is your ordinary week like?"),
        Example(
            f"{_DUTIES} One evening the usher and I both wanted the day off, and he would not speak to me for a week.",
            ask="Tell me about a conflict with a colleague.",
        ),
        Example(
            "The usher takes the first row for his friends. So the phone goes, and it is a lady in a wheelchair, and I "
            "have nothing left. I go down, I say, those two are hers. He looks at me and says I'm the boss now, am I. "
            "She came, she had her seat, and he carried her coat. He keeps one row free for such evenings today.",
            ask="Tell me about a conflict with a colleague.",
        ),
    ),
)
