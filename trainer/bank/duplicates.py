"""Questions that ask the same in other words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from trainer.bank.model import Question
from trainer.bank.words import content_words, stem, words

SAME_PERCENT = 84
"""From here two questions count as one: the share of content words, sorted and stemmed, that both have, 0 to 100.

With it one word in seven may differ: all of a short question's must be the same. Of 24 invented pairs of paraphrases,
in view of which `_SAME_WORDS` was made, it finds 21, of 12 written afterwards 7; of 14 pairs that differ in one telling
word ("gave" or "received feedback", "strength" or "weakness") none. The pairs are in
`tests/bank/test_bank_duplicates.py`.
"""

# Each row is one thing to an interviewer; a word may stand for the row's first.
_SAME_WORDS = {
    stem(word): stem(row.split()[0])
    for row in (
        "colleague colleagues coworker coworkers",
        "deal dealt dealing handle handled handling cope coped manage managed",
        "big biggest bigger greatest great largest main",
        "hard hardest harder difficult toughest tough trickiest",
        "quickly quick fast rapidly",
        "last previous former recent latest",
        "boss manager supervisor",
        "disagree disagreed disagreement",
        "conflict argument clash quarrel",
        "company organisation organization employer",
        "mistake mistakes error errors",
        "salary pay wage wages",
        "improve improved improving better",
        "job position role",
        "lead led leading",
        "leave left leaving",
        "persuade persuaded persuading convince convinced convincing",
        "know knew known knowing realise realised realize realized find found",
        "cv resume résumé",
    )
    for word in row.split()
}
# What follows only asks for details of what was asked before.
_DETAIL = re.compile(
    r"[.?!;:]\s+|,\s+(?:and\s+)?(?:what|how|when|which|who|why)\b|\s+and\s+(?:what|how)\b", re.IGNORECASE
)
_FEWEST_WORDS_OF_A_PART = 2
# All that may go from a question that has nothing but stop words ("Could you tell us about yourself?").
_POLITE_WORDS = frozenset("a about can could i little me please tell the to us we will would you".split())
_FIRST_LETTER = 0x10000  # beyond it there are a million characters and no half ones


@dataclass(frozen=True, slots=True)
class Match:
    """Two questions that ask the same: their places in the two lists, and how alike they are, `SAME_PERCENT` to 100."""

    new: int
    known: int
    percent: int


def near_duplicates(new: Sequence[Question], known: Sequence[Question] = ()) -> Iterator[Match]:
    """For each question of `new` that asks the same as an earlier one of `new` or as one of `known`, the closest.

    In `Match.known`, places count through `known` first and go on through `new`.
    """
    from rapidfuzz import fuzz, process  # not needed to start the program

    letters: dict[str, str] = {}
    keys: list[str] = []
    owners: list[int] = []
    for place, question in enumerate([*known, *new]):
        own_keys = _keys(question.ask, letters)
        if place >= len(known):
            # The closest, and of these the first.
            found = [
                (score, -owners[at])
                for key in sorted(own_keys)
                for _, score, at in process.extract(
                    key, keys, scorer=fuzz.ratio, processor=None, score_cutoff=SAME_PERCENT, limit=None
                )
            ]
            if found:
                score, owner = max(found)
                yield Match(place - len(known), -owner, round(score))
        keys += own_keys
        owners += [place] * len(own_keys)


def _keys(ask: str, letters: dict[str, str]) -> set[str]:
    """What a question is about, in words: the whole of it, and its first part where that says enough.

    Each word is written as one character, which `letters` remembers, so that words are compared and not their spelling.
    """
    whole = _sorted_words(ask)
    first = _sorted_words(_DETAIL.split(ask.strip(), maxsplit=1)[0])
    parts = [whole, first] if len(first) >= _FEWEST_WORDS_OF_A_PART else [whole]
    return {"".join(letters.setdefault(word, chr(_FIRST_LETTER + len(letters))) for word in part) for part in parts}


def _sorted_words(ask: str) -> list[str]:
    text = ask.replace("co-worker", "coworker")
    telling = content_words(text) or [word for word in words(text) if word not in _POLITE_WORDS]
    return sorted({_SAME_WORDS.get(stem(word), stem(word)) for word in telling})
