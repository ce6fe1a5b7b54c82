"""From what a person types into a search line to a query that FTS5 always understands."""

import re
import unicodedata

from trainer.store.codec import indexable

_PIECE = re.compile(r'"([^"]*)("?)|([^\s"]+)')
_MOST_TERMS = 64
"""Far more than a person types; the parser of FTS5 has a limit of its own."""


def query_of(words: str) -> str:
    """The FTS5 query for plain words and "phrases in quotes"; "" where nothing in `words` can be searched.

    All of them are looked for, in any order. The last one may be unfinished (its beginning is enough) unless a space,
    or the quote that closes a phrase, follows it. Nothing else has a meaning: AND, NEAR, * and the rest are words or
    signs like any other.
    """
    terms = []
    for piece in _PIECE.finditer(words):
        phrase, closed, word = piece.groups()
        text = indexable(word if phrase is None else phrase)
        if any(_is_word_character(c) for c in text):
            unfinished = piece.end() == len(words) and not closed and not text[-1].isspace()
            terms.append(f'"{text}"' + (" *" if unfinished else ""))
    return " ".join(terms[-_MOST_TERMS:])


def _is_word_character(character: str) -> bool:
    """Whether the tokenizer "unicode61" makes words of it; a phrase without any would be found nowhere."""
    category = unicodedata.category(character)
    return category[0] in "LN" or category == "Co"
