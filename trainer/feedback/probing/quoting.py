"""The candidate's own words, said back: a clause that reads whole, or nothing."""

import re

from trainer.feedback.measures import Case, counted
from trainer.feedback.signals.praise import whole_clause
from trainer.feedback.words import Span, is_clean, sentence_around, without

_MOST_WORDS = 14
"""Convention: what can be said back without sounding like a record being played."""
_FEWEST_WORDS = 3
_SUBJECT_WITHIN = 4
_SUBJECTS = frozenset({"it", "they", "we", "i", "he", "she", "everything", "everybody", "things"})
_GOES_ON = frozenset({"and", "but", "so", "because", "which"})
_LINK = re.compile(
    r"^(?:(?:and|so|but|then|next|also|first|firstly|finally|eventually|in the end|after (?:that|this|which)|"
    r"at the end of the day|of course|actually|well|now)\b,? ?)+",
    re.IGNORECASE,
)
_COMMON = re.compile(
    r"(?:the|a|an|we|they|he|she|it|you|my|our|their|his|her|this|that|these|those|there|after|before|once|when|"
    r"everybody|everyone|somebody|people|nobody|most|many|some|all|both|in|on|at|for|with|from|by)\b",
    re.IGNORECASE,
)


def said_back(case: Case, around: Span) -> str:
    """The clause around these characters in quotation marks; "" where none can be quoted whole."""
    sentence = sentence_around(case.sentences, around[0])
    if sentence is None or around[1] > sentence[1]:
        return ""
    return _said(case, sentence, whole_clause(case.tokens, sentence, around)) or _said(
        case, sentence, _from_subject(case, sentence, around)
    )


def _from_subject(case: Case, sentence: Span, around: Span) -> Span | None:
    """From the pronoun just before these characters to their end, where the next word begins something new.

    For recognisers that run sentences together without a mark.
    """
    inside = [t for t in case.tokens if sentence[0] <= t.start and t.end <= sentence[1]]
    after = next((t for t in inside if t.start >= around[1]), None)
    if after is not None and after.spoken and after.norm not in _GOES_ON:
        return None
    before = [t for t in inside if t.start <= around[0]][-_SUBJECT_WITHIN:]
    subject = next((t for t in reversed(before) if t.norm in _SUBJECTS), None)
    return None if subject is None else (subject.start, around[1])


def _said(case: Case, sentence: Span, clause: Span | None) -> str:
    if clause is None or case.text[sentence[0] : sentence[1]].endswith("?"):
        return ""
    words = _LINK.sub("", without(case.text, clause, [(f.start, f.end) for f in counted(case.analysis.fillers)]))
    words = words[:1].upper() + words[1:]
    if len(words.split()) > _MOST_WORDS or not is_clean(words, _FEWEST_WORDS):
        return ""
    return f'"{words[:1].lower()}{words[1:]}"' if _COMMON.match(words) else f'"{words}"'
