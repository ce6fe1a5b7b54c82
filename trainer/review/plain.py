"""Text from outside (banks, transcripts, file names) made safe to print: it can't steer the terminal or hide itself."""

import unicodedata

# Line breaks of every kind, so that outside text can't start a line that looks like the program's own.
_TO_SPACE = frozenset("\t\n\v\f\r\x85\u2028\u2029")
# Control; format (bidirectional overrides and isolates, zero-width, tags); half of a pair, which can't be printed.
_DROPPED = frozenset({"Cc", "Cf", "Cs"})


def clean(text: str) -> str:
    """`text` on one line: breaks and tabs become spaces, control and invisible format characters are left out.

    Cleaning a piece is cleaning its place in the whole: `clean(a + b) == clean(a) + clean(b)`.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        " " if c in _TO_SPACE else c for c in text if c in _TO_SPACE or unicodedata.category(c) not in _DROPPED
    )
