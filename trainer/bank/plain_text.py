"""Text of a stranger's file made safe: nothing that steers a terminal or turns the reading direction survives."""

import unicodedata

# Joiners make up emoji and many scripts; every other character of these categories is invisible or steers the screen.
_JOINERS = "\u200c\u200d"
_DROPPED_CATEGORIES = frozenset({"Cc", "Cf", "Cs"})
# NFC may shorten a text at most fourfold (a Greek vowel with three marks); beyond that it needn't be tried, and on
# long runs of combining marks it would take quadratic time.
_NFC_SHRINKS_AT_MOST = 4
_SHOWN_CHARACTERS = 60


def single_line(text: str, limit: int) -> str | None:
    """`text` on one line, white space folded, control and direction characters dropped, NFC.

    None where that is longer than `limit` characters.
    """
    plain = _plain(text)
    if len(plain) > limit * _NFC_SHRINKS_AT_MOST:
        return None
    line = unicodedata.normalize("NFC", plain)
    return line if len(line) <= limit else None


def shown(text: str, characters: int = _SHOWN_CHARACTERS) -> str:
    """`text` as a message may quote it: one safe line of at most `characters`, cut with an ellipsis."""
    start = _plain(text[:characters])
    return start if len(text) <= characters else start[: characters - 1] + "…"


def _plain(text: str) -> str:
    folded = " ".join(text.split())
    if folded.isprintable():  # nearly always; looking at each character is slow
        return folded
    kept = (c for c in folded if c in _JOINERS or unicodedata.category(c) not in _DROPPED_CATEGORIES)
    return " ".join("".join(kept).split())  # again: what was dropped may have stood between two spaces
