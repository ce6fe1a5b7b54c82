"""Words brought to a common form, so that "deadlines" meets "deadline", and the words that tell subjects apart.

Endings are the banks' business (`trainer.bank.words.stem`), so that an answer and the words its question is found by
meet in one form; irregular verbs are added here. Two forms that fail to meet cost a hint, never a finding.
"""

from collections.abc import Iterable
from functools import lru_cache

from trainer.analysis.lexicon import (
    BE,
    CONJUNCTIONS,
    DEMONSTRATIVES,
    DO,
    HAVE,
    MODALS,
    NUMBER_WORDS,
    OBJECTS,
    POSSESSIVES,
    PREPOSITIONS,
    QUESTION_WORDS,
    SUBJECTS,
    SUBJECTS_CONTRACTED,
    SUBORDINATORS,
    base_form,
    is_number,
    word_set,
)
from trainer.bank.words import stem as without_endings

_NO_SUBJECT = (
    BE | CONJUNCTIONS | DEMONSTRATIVES | DO | HAVE | MODALS | NUMBER_WORDS | OBJECTS | POSSESSIVES | PREPOSITIONS
    | QUESTION_WORDS | SUBJECTS | SUBJECTS_CONTRACTED | SUBORDINATORS
)  # fmt: skip
_ANY_QUESTION = word_set(
    "tell describe give think example instance time times situation moment day week weeks month year last first second "
    "something someone somebody anything anyone one ones thing things way ways kind sort part bit piece point case "
    "work works worked working job jobs task tasks role position place company organisation organization business "
    "project projects team teams group colleague colleagues coworker manager boss people person customer customers "
    "client clients patient patients student students guest guests user users employee employees staff member members "
    "question answer experience career history life story stories share explain talk walk show say said tell told ask "
    "asked know knew learn want wanted need needed like liked make made do did get got go went come came take took "
    "put keep kept see saw find found feel felt look looked help helped try tried start started end ended happen "
    "happened handle handled deal dealt manage managed use used let call called give gave bring brought turn turned "
    "good better best well bad hard difficult big great small little new old long short own same different other "
    "others right wrong much many more most less least very really just even still only ever never always often "
    "again back down up out off over then now here there also too not no yes all any both each every few some such "
    "than as a an the this that it's what's please could would us yourself you're plain clear open once whom whole "
    "result results outcome matter reason change changed words word later after before soon far near enough able "
    "real sure every set held hold sign"
)
"""What stands in questions and answers of every subject."""
_SHORTEST_CONTENT = 4


def stem(word: str) -> str:
    """`word`, lower case, without its endings; an irregular past gives its verb."""
    return without_endings(base_form(word.removesuffix("'s")))


def content_stems(words: Iterable[str]) -> frozenset[str]:
    """The stems of those of `words` (lower case) that name a subject: no small words, none that fit any question."""
    return frozenset(_stem_of_content(word) for word in words) - {""}


@lru_cache(maxsize=4096)
def _stem_of_content(word: str) -> str:
    plain = len(word) < _SHORTEST_CONTENT or is_number(word) or word in _NO_SUBJECT or word in _ANY_QUESTION
    return "" if plain else stem(word)
