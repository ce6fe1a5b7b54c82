"""Hard words about a former employer, where leaving or moving on was the question."""

from trainer.feedback import rubric
from trainer.feedback.measures import Case
from trainer.feedback.result import Advice
from trainer.feedback.rules.rule import AdviceRule, Example, Suggestion
from trainer.feedback.words import quote

_NAME = "blame"


def _suggest(case: Case) -> Suggestion | None:
    if not case.blame:
        return None
    first = case.blame[0]
    return Suggestion(
        0.2 * rubric.BLAME_POINTS.at(len(case.blame)) + 8,
        Advice(
            _NAME,
            "Give the reason in one calm sentence that judges nobody, then say what you are looking for.",
            f"At {quote(case.text, (first.start, first.end))} an interviewer wonders how you would speak of them one "
            "day, however right you may be.",
            '"We saw the role differently, so I left in ... What I am looking for now is ..."',
            tuple((b.start, b.end) for b in case.blame),
        ),
    )


BLAME_ADVICE = AdviceRule(
    name=_NAME,
    suggest=_suggest,
    source=rubric.BLAME_POINTS.source,
    must_give=(
        Example(
            "Honestly, my manager was a nightmare. All he cared about was the numbers, and he took all the credit for "
            "what we did. I stayed for a year and then I had enough of it.",
            "career-gap",
            ask="Why did you leave your last job?",
        ),
    ),
    must_not_give=(
        Example(
            "My manager and I had different ideas of the role, and we said so openly. I stayed until the end of June "
            "and helped to train the person who took over. Now I am looking for work with patients again.",
            "career-gap",
            ask="Why did you leave your last job?",
        ),
        Example(
            "The customer was shouting that the service was terrible, and I let him finish. I asked him to sit down "
            "and I brought him the manager, and he calmed down after that and stayed for his dinner.",
        ),
    ),
)
