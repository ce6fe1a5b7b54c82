"""Small help with words that the feedback's modules share: sentences, quotations, times and numbers in words."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from trainer.analysis.lexicon import (
    ARTICLES,
    BE,
    CLAUSE_OPENERS,
    CONJUNCTIONS,
    DO,
    HAVE,
    MODALS,
    PAST_VERBS,
    POSSESSIVES,
    PREPOSITIONS,
    word_set,
)
from trainer.analysis.tokens import Token, within

Span = tuple[int, int]

_CUT = "\x00"
_WORDS_A_CLAUSE = 12  # convention: fewer links than one in so many words show no clauses
_JOINING = frozenset({"and", "but", "so", "because", "when", "while", "then", "which", "who"})
_DANGLING = frozenset({"and", "but", "so", "because"})
_ENDS_OPEN = ARTICLES | POSSESSIVES | CONJUNCTIONS | (PREPOSITIONS - {"in", "on", "up", "off", "out", "over"}) | MODALS
_ENDS_OPEN |= word_set("to of that which who if when as than very a because i we he she they is are was were am my")
"""After these something has to come: no quotation ends there if it can be helped."""
_NO_BEGINNING = (BE | HAVE | DO | MODALS | PAST_VERBS) - CLAUSE_OPENERS | word_set(
    "of than which who whose whom or up off out to"
)
"""With these a piece of a sentence begins, and no sentence."""
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def sentences(text: str, tokens: Sequence[Token]) -> tuple[Span, ...]:
    """The sentences of `text` as (start, end), closing marks included, white space around them not."""
    found: list[Span] = []
    start: int | None = None
    closed = False
    for token in tokens:
        if start is not None and closed and token.spoken:
            found.append((start, _trimmed_end(text, start, token.start)))
            start, closed = None, False
        if start is None and token.spoken:
            start = token.start
        closed = closed or (start is not None and token.ends_sentence)
    if start is not None:
        found.append((start, _trimmed_end(text, start, len(text))))
    return tuple(found)


def _trimmed_end(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip())


def sentence_around(spans: Sequence[Span], offset: int) -> Span | None:
    """The sentence in which character `offset` lies, None where there is none."""
    at = bisect_right(spans, (offset, 1 << 60)) - 1
    return spans[at] if at >= 0 and spans[at][0] <= offset < spans[at][1] else None


def clip(tokens: Sequence[Token], span: Span, around: Span, most: int) -> Span:
    """At most `most` words of `span` that hold `around`: recognisers may give endless sentences.

    Cut where a clause begins or ends; where none does within reach, between two words that need not stand together,
    and never after a word that wants another.
    """
    inside = [tokens[i] for i in within(tokens, *span) if tokens[i].spoken]
    if not inside:
        return around
    first = next((i for i, t in enumerate(inside) if t.end > around[0]), 0)
    last = max((i for i, t in enumerate(inside) if t.start < around[1]), default=first)
    if len(inside) <= most:
        return span
    breaks = _clause_starts(tokens, inside)
    begin = max((b for b in breaks if b <= first and last - b < most), default=_fresh(inside, first, last, most))
    end = max((b for b in breaks if last < b <= begin + most), default=max(begin + most, last + 1))
    finish = min(len(inside), end)
    while finish > last + 1 and inside[finish - 1].norm in _ENDS_OPEN:
        finish -= 1
    if begin < first and inside[begin].norm in _DANGLING:
        begin += 1
    return inside[begin].start, inside[finish - 1].end


def _fresh(inside: Sequence[Token], first: int, last: int, most: int) -> int:
    """Where in `inside` to begin when no clause does: as early as there is room, not within "of the house"."""
    room = range(max(1, last - most + 1), first)
    return next(
        (i for i in room if inside[i - 1].norm not in _ENDS_OPEN and inside[i].norm not in _NO_BEGINNING), first
    )


def _clause_starts(tokens: Sequence[Token], inside: Sequence[Token]) -> list[int]:
    """Where in `inside` a clause may begin: after a mark, or at a word that joins clauses; and its end."""
    near = [tokens[i] for i in within(tokens, inside[0].start, inside[-1].end)]
    after_mark = {after.start for mark, after in pairwise(near) if not mark.spoken and after.spoken}
    starts = [i for i, t in enumerate(inside) if i == 0 or t.start in after_mark or t.norm in _JOINING]
    if len(starts) < len(inside) / _WORDS_A_CLAUSE:  # hardly a mark or a link: then a subject has to do
        subjects = [i for i in range(1, len(inside)) if _opens(inside[i - 1].norm, inside[i].norm)]
        starts = sorted({*starts, *subjects})
    return [*starts, len(inside)]


def _opens(before: str, word: str) -> bool:
    """Whether a clause may begin with `word` after the word `before`."""
    after_link = before in PREPOSITIONS or before in _JOINING or before in _ENDS_OPEN
    return word in CLAUSE_OPENERS and not after_link


def quote(text: str, span: Span, *, cut: Sequence[Span] = (), most: int = 18) -> str:
    """The words at `span` in quotation marks, on one line, without the pieces `cut`, an ellipsis after `most` words."""
    words = _cut_out(text, span, cut).split()
    shown = " ".join(words[:most]).strip(" ,;:.").replace('"', "'")
    return f'"{shown} ..."' if len(words) > most else f'"{shown}"'


def without(text: str, span: Span, cut: Sequence[Span]) -> str:
    """The words at `span` with the pieces `cut` taken out, tidied into one sentence without its full stop."""
    rest = _cut_out(text, span, cut).replace('"', "'")
    rest = re.sub(r"^(?:[,;:\s]|(?:and|so|but|well)\b[,\s]+)+", "", rest, flags=re.IGNORECASE)
    rest = re.sub(r"[,;:\s]+(?:and|so|but|or)?[.?!\s]*$", "", rest).rstrip(" .")
    return rest[:1].upper() + rest[1:]


def _cut_out(text: str, span: Span, cut: Sequence[Span]) -> str:
    kept: list[str] = []
    at = span[0]
    for start, end in sorted(cut):
        if start == end or start < at or end > span[1]:
            continue
        kept.append(text[at:start])
        at = end
    kept.append(text[at : span[1]])
    rest = " ".join(f" {_CUT} ".join(kept).split())
    # commas that stood around what was taken out fall with it, and a word begun twice is said once
    rest = re.sub(rf"\s*,?\s*{_CUT}(?:\s*,?\s*{_CUT})*\s*,?\s*", " ", rest)
    rest = re.sub(r"\b(i|we|he|she|it|they|the|a|to|and) \1\b", r"\1", rest, flags=re.IGNORECASE)
    return re.sub(r"\s+([,.;:?!])", r"\1", rest).strip()


_UNCLEAN = re.compile(
    r"\b(?:um+|uh+|erm?|yeah|you know|i mean|i think|i guess|i suppose|i feel like|kind of|sort of|kinda|sorta|"
    r"basically|or something|and stuff|i don't know|i'm not sure|i hope|hopefully|maybe|probably)\b"
    r"|\b(\w+(?:[ ,]+\w+){0,4}?),? \1\b"  # said twice
    r"|\b(?:for|of|with|to|from|by|about|the|a|an|my|your|his|our|their) (?:and|but|so|because|or)\b"  # a word fell out
    r"|[?!].|[.?!]{2}|[,;:.?!]\s*[,;:]",
    re.IGNORECASE,
)
_SAID_OF = re.compile(
    r"\b(?:is|are|was|were|am|be|been|has|have|had|do|does|did|can|could|will|would|should|may|might|must|\w+ed|"
    r"\w+'(?:s|re|m|ve|d|ll)|\w+n't|(?:i|we|you|they|he|she|it) \w+|"
    rf"{'|'.join(sorted(PAST_VERBS))})\b",
    re.IGNORECASE,
)
_FEWEST_WORDS_SHOWN = 5


def is_clean(said: str, fewest: int = _FEWEST_WORDS_SHOWN) -> bool:
    """Whether `said`, without its full stop, can be shown as an example: a whole sentence, nothing said twice.

    It begins with a capital and is no mere piece of a sentence, has a verb and at least `fewest` words, ends on no
    word that wants another, and no filler, hedge or stray mark was left in it.
    """
    words = said.split()
    if words and (words[-1].lower() in _ENDS_OPEN or words[0].lower() in _NO_BEGINNING or words[0].endswith("ed")):
        return False
    if len(words) < fewest or not said[:1].isupper() or said[-1:] in ",;:?!.-":
        return False
    return bool(_SAID_OF.search(said)) and not _UNCLEAN.search(said)


def times(count: int) -> str:
    """ "once", "twice", "3 times"."""
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def number(count: int) -> str:
    """Small numbers in words."""
    return _NUMBERS[count] if 0 <= count < len(_NUMBERS) else str(count)


def clock(seconds: float) -> str:
    """Seconds as minutes and seconds: 72 is "1:12"."""
    whole = round(seconds)
    return f"{whole // 60}:{whole % 60:02d}"


def rounded(rate: float) -> str:
    """A rate without more digits than are known: 4.2, 12, "under 1" never as 0."""
    return f"{rate:.0f}" if rate >= 9.5 else f"{rate:.1f}".removesuffix(".0")
