"""What in a text looks like somebody's name, an employer, a mail address or a telephone number."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from trainer.analysis.tokens import Token, tokenize
from trainer.review.redaction.known_words import CUES, GIVEN_NAMES, LINKS, NO_NAMES, TITLES

_OPENING = frozenset("\"“”«‘'([:")
"""Behind these a capital may be that of a sentence."""
_POSSESSIVE = re.compile(r"['’]s?$")
_FEWEST_LETTERS = 2
_NO_NAME_ENDINGS = ("ly", "ing", "ed")
"""So end many words that open a sentence ("Eventually Maria ..."), and few names."""

MAIL = re.compile(r"[\w.+%-]+@\w[\w-]*(?:\.\w[\w-]*)+")
# A number to call: with its country or a leading zero, in groups as people write them, or three digits and four.
PHONE = re.compile(
    r"(?<![\w.,+])(?:"
    r"(?:\+|00)\d(?:[ ().\-/]{0,2}\d){6,14}"
    r"|\(?0\d(?:[ ().\-/]{0,2}\d){7,12}"
    r"|\(?\d{3}\)?[ .\-]\d{3}[ .\-]\d{4}"
    r"|\d{3}-\d{4}"
    r")(?![\w-]|[.,]\d)"
)


def names_in(text: str) -> Iterator[tuple[str, ...]]:
    """The names in `text`, each as its words, in their order and as often as they stand there."""
    tokens = tokenize(text)
    opens = _sentence_openers(text, tokens)
    at = 0
    while at < len(tokens):
        if at in opens and tokens[at].norm.endswith(_NO_NAME_ENDINGS):
            at += 1
            continue
        after = _name_end(text, tokens, at)
        if after is None:
            at += 1
            continue
        words = tuple(_bare(t.text) for t in tokens[at:after] if t.spoken)
        if _is_name(tokens, at, after, opens):
            yield words
        elif at in opens and words[0].lower() in GIVEN_NAMES:
            yield words[:1]
        at = after


def _is_name(tokens: Sequence[Token], at: int, after: int, opens: frozenset[int]) -> bool:
    alone = after - at == 1
    if alone and _is_abbreviation(tokens[at].text):
        return at > 0 and tokens[at - 1].norm in CUES
    return not alone or at not in opens or _titled(tokens, at)


def _name_end(text: str, tokens: Sequence[Token], at: int) -> int | None:
    """Behind the last word of the name that begins at `at`, None where none does."""
    if not _capital(tokens[at]):
        return None
    end = at + 1
    while end < len(tokens):
        link = end
        while link < len(tokens) and link - end < 2 and tokens[link].norm in LINKS:
            link += 1
        if link == len(tokens) or not _capital(tokens[link]) or not _together(text, tokens[end - 1 : link + 1]):
            break
        if _POSSESSIVE.search(tokens[end - 1].text):
            break  # "Maria's Acme": two names
        end = link + 1
    return end


def _together(text: str, tokens: Sequence[Token]) -> bool:
    """Whether nothing but a space stands between the tokens."""
    return all(text[a.end : b.start] in (" ", "\u00a0", "") for a, b in pairwise(tokens))


def _capital(token: Token) -> bool:
    word = _bare(token.text)
    return (
        token.kind == "word"
        and word[:1].isupper()
        and sum(c.isalpha() for c in word.partition("-")[0]) >= _FEWEST_LETTERS  # no X-ray
        and word.lower() not in NO_NAMES
        and token.norm not in NO_NAMES
    )


def _bare(word: str) -> str:
    return _POSSESSIVE.sub("", word)


def _is_abbreviation(word: str) -> bool:
    return _bare(word).isupper()


def _titled(tokens: Sequence[Token], at: int) -> bool:
    before = at - 2 if at > 1 and tokens[at - 1].text == "." else at - 1
    return before >= 0 and tokens[before].norm in TITLES


def _sentence_openers(text: str, tokens: Sequence[Token]) -> frozenset[int]:
    """The words that would have a capital whatever they were."""
    found = set()
    opening = True
    for at, token in enumerate(tokens):
        between = text[tokens[at - 1].end : token.start] if at else ""
        if token.ends_sentence or token.text in _OPENING or "\n" in between:
            opening = True
        if token.spoken:
            if opening:
                found.add(at)
            opening = False
    return frozenset(found)
