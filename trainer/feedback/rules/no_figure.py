"""No figure at all, or none that says what changed, where the answer speaks of the candidate's own record."""

from trainer.feedback import rubric
from trainer.feedback.measures import Case
from trainer.feedback.result import Advice
from trainer.feedback.rules.rule import AdviceRule, Example, Suggestion
from trainer.feedback.words import Span, clip, sentence_around

_NAME = "no_figure"
_KINDS = frozenset({"behavioural", "introduction"})
_SCOPE_ONLY_EFFECT = 3.0


def _suggest(case: Case) -> Suggestion | None:
    analysis = case.analysis
    changed = any(f.role == "change" for f in analysis.quantified)
    too_little = case.words < rubric.WORDS_TO_JUDGE.value or case.length == "short"
    if case.kind not in _KINDS or changed or analysis.vague or too_little:
        return None
    result = analysis.structure.result
    where = result or analysis.structure.action
    span = _sentence(case, where.start if where else 0)
    if analysis.quantified:
        if not case.wants_story or result is None or len(analysis.quantified) > 1:
            return None
        sized = case.quoted((analysis.quantified[0].start, analysis.quantified[0].end))
        return Suggestion(
            _SCOPE_ONLY_EFFECT,
            Advice(
                _NAME,
                f"Add what changed, as a figure: by how much, in what time? You gave the size already ({sized}).",
                "The size shows how big the task was; what changed shows what you did about it.",
                '"Before that it was ..., and afterwards ..."',
                (span,),
            ),
        )
    asked = "by how much, or in what time?" if result and case.wants_story else "how many, how often, how long?"
    wording = '"There were about ... of us, and ... a week."'
    if result and case.wants_story:
        wording = '"It used to take ..., and now it takes ..."'
    weight = rubric.STORY_WEIGHTS if case.wants_story else rubric.OTHER_WEIGHTS
    return Suggestion(
        weight["evidence"] * rubric.EVIDENCE_CHANGE.value,
        Advice(
            _NAME,
            f"Give one figure, for instance at {case.quoted(span)}: {asked}",
            "One rough figure tells an interviewer how big it was. It is what gets written down and repeated.",
            wording,
            (span,),
        ),
    )


def _sentence(case: Case, offset: int) -> Span:
    sentence = sentence_around(case.sentences, offset) or case.sentences[0]
    word = next((t for t in case.tokens if t.start >= max(offset, sentence[0])), case.tokens[0])
    return clip(case.tokens, sentence, (word.start, word.end), 12)


NO_FIGURE = AdviceRule(
    name=_NAME,
    suggest=_suggest,
    source="Convention, weighted modestly: figures had no relation to ratings of students (+0.04, Naim 2015)",
    must_give=(
        Example(
            "I was working at the front desk of a clinic and the phone queue kept growing in the mornings. I noticed "
            "that people called to hear their opening hours, so I recorded a new message for the line and put the "
            "hours on the door. I asked my manager to let me try it first. After that the queue was gone before the "
            "doctor arrived, and the nurses thanked me because they could hear themselves think again.",
        ),
    ),
    must_not_give=(
        Example(
            "I was working at the front desk of a clinic and the phone queue kept growing in the mornings. I noticed "
            "that people called to hear their opening hours, so I recorded a new message for the line and put the "
            "hours on the door. After that the calls went down from eighty to thirty a morning, and the nurses "
            "thanked me because they could hear themselves think again, and it has stayed that way ever since.",
        ),
        Example(
            "First I would ask the caller what happened, because people calm down when somebody listens. Then I would "
            "look up the order and tell them plainly what I can do, and when. If it is our mistake, I would say so. "
            "After that I would call back to see that it was put right, and I would tell my manager if it happens "
            "again, so that we can find out where it goes wrong in the first place.",
            "situational",
        ),
    ),
)
