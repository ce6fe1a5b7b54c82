"""A story told all with "we": asks which part was the candidate's own."""

import re

from trainer.feedback import rubric
from trainer.feedback.measures import Case
from trainer.feedback.result import Advice
from trainer.feedback.rules.rule import AdviceRule, Example, Suggestion
from trainer.feedback.words import clip, sentence_around

_NAME = "own_part"


def _suggest(case: Case) -> Suggestion | None:
    if not case.wants_story or not case.own_part_missing:
        return None
    ours = case.own.ours
    return Suggestion(
        0.3 * rubric.STORY_PARTS["action"],
        Advice(
            _NAME,
            'Which part was yours? Say "I" for what you did, and "we" for what the others did with you.',
            'Sharing the credit is good. Yet the team isn\'t sitting here, and from "we" nobody can tell what you '
            "would bring.",
            _wording(case),
            tuple((d.start, d.end) for d in ours),
        ),
    )


def _wording(case: Case) -> str:
    """One of the deeds with "I" in it, offered for the case that it was so."""
    for deed in case.own.ours:
        sentence = sentence_around(case.sentences, deed.start)
        if sentence is None or deed.end - deed.start > 24:
            continue
        start, end = clip(case.tokens, (deed.start, sentence[1]), (deed.start, deed.end), 9)
        said = re.split(r"[,;.]| and (?=we\b|i\b|it\b|they\b)", case.text[start:end], maxsplit=1)[0].strip()
        mine = re.sub(r"^we(?='|’|\b)", "I", said, flags=re.IGNORECASE)
        if len(mine.split()) >= 3 and not re.search(r"\b(?:our|us|we)\b", mine, re.IGNORECASE):
            return f'If it was you: "{mine} ..."'
    return '"My part was to ..., and the others ..."'


OWN_PART = AdviceRule(
    name=_NAME,
    suggest=_suggest,
    source='A question to the candidate, no fault: the share of "we" had no relation to ratings (+0.06, Naim 2015)',
    must_give=(
        Example(
            "We had a leak in the shop on a Saturday. We moved the stock to the back, and we called the landlord. We "
            "put up a sign, and we served people at the door. We opened again on Monday and lost nothing.",
        ),
    ),
    must_not_give=(
        Example(
            "We had a leak in the shop on a Saturday. I moved the stock to the back, and we called the landlord. I put "
            "up a sign, and I served people at the door. We opened again on Monday and lost nothing.",
        ),
        Example(
            "We check the pressure, we write it down, we call the doctor and we stay with the patient.", "technical"
        ),
    ),
)
