"""Stumbles in the words: words said twice in a row, and sentences begun anew.

Most words that people repeat by accident are small ones: 25 of 1,000 function words against 2 of 1,000 content words
(Clark and Wasow, Repeating words in spontaneous speech, Cognitive Psychology 1998), and adjectives are doubled on
purpose ("a big, big day"). So small words count with or without a comma between, others only without; and what is meant
twice ("very very", "had had", "come in in the morning") does not count at all.
"""

from collections.abc import Sequence

from trainer.analysis.lexicon import (
    ARTICLES,
    BE,
    CONJUNCTIONS,
    DEMONSTRATIVES,
    DO,
    FILLED_PAUSES,
    HAVE,
    MODALS,
    OBJECTS,
    POSSESSIVES,
    PREPOSITIONS,
    QUESTION_WORDS,
    SUBJECTS,
    SUBJECTS_CONTRACTED,
    SUBORDINATORS,
    inflected,
    is_number,
    word_set,
)
from trainer.analysis.model import Filler, Finding
from trainer.analysis.tokens import Token

FUNCTION_WORDS = (
    ARTICLES | BE | CONJUNCTIONS | DEMONSTRATIVES | DO | HAVE | MODALS | OBJECTS | POSSESSIVES | PREPOSITIONS
    | QUESTION_WORDS | SUBJECTS | SUBJECTS_CONTRACTED | SUBORDINATORS
    | word_set("there there's that's not as than very just too also then if well one who's what's let's")
)  # fmt: skip
"""The closed classes: words that hold a sentence together and are spoken softly and fast."""

_MEANT_TWICE = word_set(
    "very really no yes yeah yep nope so had that is her far many much bye ha hey long never ever again more too way "
    "big small little old new good nice great hard high low deep late early slow slowly fast quick quickly busy happy "
    "sorry okay ok right sure please well wait now there hear same half win blah knock night please thanks tiny huge "
    "wide close first do did whole always only cool hot cold dear come go step by"
)
"""Doubled for emphasis, in set phrases ("there, there"), or by grammar ("he had had", "gave her her")."""

_PARTICLE_VERBS = inflected("come go log check clock sign move carry call stay drop plug turn put hand take get walk")
"""After these a particle and a preposition may be the same word: "come in in the morning"."""
_PARTICLES = word_set("in on over up out off through by")
_CLOSES_OR_OPENS = OBJECTS | {"it", "you"}
"""After a preposition and before a comma these end a clause and may begin the next: "when it came to it, it worked"."""

_PHRASE_SIZES = (4, 3, 2)  # words, the longest first
_SET_PHRASES = frozenset(
    {
        ("i", "know"),
        ("i", "see"),
        ("of", "course"),
        ("we", "did"),
        ("i", "did"),
        ("he", "did"),
        ("she", "did"),
        ("well", "done"),
    }
)
"""Doubled to agree or insist."""
_TAKES_A_CLAUSE = QUESTION_WORDS | word_set("whoever whichever wherever what's as than all everything that")
"""After these a clause may end in its verb, and the next begin in the same words: "what we had we had to share"."""
_CHAINING = word_set("and by after to upon")
"""Join a word to itself: "over and over and over", "day by day by day"."""

_OPENS_A_CLAUSE = word_set("and but so because cause then well")
_RESTARTED = SUBJECTS - {"you"}
_UNFINISHED = word_set("was were am are have had")
_REMARKS = inflected("think guess believe suppose mean know say hope feel imagine reckon") | {"would", "must"}
"""What follows a subject put in as a remark: "we were, I think, the first", "I have, I think, three"."""
_CONTRACTED = SUBJECTS_CONTRACTED - word_set("that's there's")
_SHORT_WORDS = word_set(
    "am an as at be by do go he hi if in is it me my no of oh ok on or so to up us we mm uh um er ah ex re co"
)
_PREFIX_LETTERS = 3
_PREFIX_REACH = 3  # words
_ELLIPSIS = 2  # full stops in a row


def repeats(tokens: Sequence[Token], fillers: Sequence[Filler] = ()) -> tuple[Finding, ...]:
    """The runs of a word said twice or more in a row, fillers between them skipped: "the, um, the" is one.

    Numbers and whatever is meant twice are none; a sentence may end on the word with which the next begins.
    """
    words, joins = _spoken(tokens, fillers)
    found: list[Finding] = []
    run = 0
    for i in range(1, len(words) + 1):
        if i < len(words) and _twice(words, joins, i):
            continue
        if i - run > 1:
            found.append(Finding(words[run].start, words[i - 1].end))
        run = i
    return tuple(found)


def restarts(tokens: Sequence[Token], fillers: Sequence[Filler] = ()) -> tuple[Finding, ...]:
    """The places where a sentence is begun anew, from the first words given up to those that replace them.

    Words broken off ("wa-"), two to four words said again at once ("I was, I was going"), and a subject whose verb
    is never completed ("we were, we took"). Anything that may be a whole clause is left alone.
    """
    words, joins = _spoken(tokens, fillers)
    found: list[Finding] = []
    at = 0
    while at < len(words):
        length = _again(words, joins, at) or _given_up(words, joins, at) or int(_broken_off(words, at))
        if length:
            found.append(Finding(words[at].start, words[at + length - 1].end))
        at += max(1, length)
    return tuple(found)


def _spoken(tokens: Sequence[Token], fillers: Sequence[Filler]) -> tuple[list[Token], list[str]]:
    """The words that are no fillers, and the marks that stand before each of them."""
    words: list[Token] = []
    joins: list[str] = []
    marks = ""
    spans = sorted((f.start, f.end) for f in fillers)
    at = 0
    for token in tokens:
        while at < len(spans) and spans[at][1] <= token.start:
            at += 1
        if not token.spoken:
            marks += token.text
        elif token.norm not in FILLED_PAUSES and not (at < len(spans) and spans[at][0] <= token.start):
            words.append(token)
            joins.append(marks)
            marks = ""
    return words, joins


def _ends_sentence(marks: str) -> bool:
    """Whether the marks between two words close a sentence; an ellipsis breaks one off."""
    dots = marks.count(".")
    return "?" in marks or "!" in marks or (0 < dots < _ELLIPSIS)


def _twice(words: Sequence[Token], joins: Sequence[str], at: int) -> bool:
    before, word = words[at - 1], words[at]
    if before.norm != word.norm or word.kind != "word" or word.norm in _MEANT_TWICE or is_number(word.norm):
        return False
    if _ends_sentence(joins[at]) or word.text.endswith("-"):
        return False
    led_by = words[at - 2].norm if at > 1 else ""
    if word.norm in _PARTICLES and led_by in _PARTICLE_VERBS:
        return False
    if word.norm in _CLOSES_OR_OPENS and joins[at] and led_by in PREPOSITIONS:
        return False
    return word.norm in FUNCTION_WORDS or not joins[at]


def _again(words: Sequence[Token], joins: Sequence[str], at: int) -> int:
    """How many words from `at` are a phrase and the same phrase again; 0 where there is none."""
    first = words[at].norm
    sizes = [size for size in _PHRASE_SIZES if at + 2 * size <= len(words) and words[at + size].norm == first]
    if not sizes or first not in FUNCTION_WORDS:
        return 0
    before = words[at - 1].norm if at and not _ends_sentence(joins[at]) else ""
    for size in sizes:
        again = words[at + size : at + 2 * size]
        phrase = tuple(w.norm for w in words[at : at + size])
        if tuple(w.norm for w in again) != phrase or any(map(_ends_sentence, joins[at + 1 : at + 2 * size])):
            continue
        after = words[at + 2 * size].norm if at + 2 * size < len(words) else ""
        chain = _CHAINING & {*phrase} and (before == phrase[-1] or after == phrase[0])
        meant = phrase in _SET_PHRASES or before in _TAKES_A_CLAUSE or chain
        if len(set(phrase)) > 1 and not meant and not any(map(is_number, phrase)):
            return 2 * size
    return 0


def _given_up(words: Sequence[Token], joins: Sequence[str], at: int) -> int:
    """How many words from `at` are a subject and a verb that wants more, with the subject again; 0 if they aren't."""
    subject, _, contracted = words[at].norm.partition("'")
    if words[at].norm in _CONTRACTED:
        again = at + 1
    elif subject in _RESTARTED and at + 1 < len(words) and words[at + 1].norm in _UNFINISHED and not joins[at + 1]:
        again = at + 2
        if at and not _ends_sentence(joins[at]) and words[at - 1].norm not in _OPENS_A_CLAUSE:
            return 0
    else:
        return 0
    if again >= len(words) or _ends_sentence(joins[again]):
        return 0
    after, _, more = words[again].norm.partition("'")
    remark = not more and again + 1 < len(words) and words[again + 1].norm in _REMARKS
    same_word = bool(contracted) and words[again].norm == words[at].norm
    return again - at + 1 if after == subject and not remark and not same_word else 0


def _broken_off(words: Sequence[Token], at: int) -> bool:
    """Whether the word at `at` breaks off: "wa-", but not the "short-" of "short- and long-term"."""
    if words[at].kind != "word" or not words[at].text.endswith("-"):
        return False
    piece = words[at].norm.rstrip("-")
    follow = [w.norm for w in words[at + 1 : at + 1 + _PREFIX_REACH]]
    if follow and follow[0] in {"and", "or", "to"}:
        return False
    if follow and follow[0].startswith(piece):
        return True
    if len(piece) >= _PREFIX_LETTERS and any(w.startswith(piece) and w != piece for w in follow):
        return True
    no_word = len(piece) < _PREFIX_LETTERS and piece not in _SHORT_WORDS and piece != "i"
    return no_word or piece in ARTICLES or not any(c in "aeiouy" for c in piece)


def kept_from(stumble: Finding, tokens: Sequence[Token]) -> int:
    """From which character on the words of a stumble that `repeats` or `restarts` found are the ones that stay.

    The second half of what was said again, the last word otherwise; the end of the stumble for a word broken off.
    """
    words = [
        t
        for t in tokens
        if stumble.start <= t.start and t.end <= stumble.end and t.spoken and t.norm not in FILLED_PAUSES
    ]
    half = len(words) // 2
    if len(words) == 1:
        return stumble.end
    if [w.norm for w in words[:half]] == [w.norm for w in words[half:]]:
        return words[half].start
    return words[-1].start
