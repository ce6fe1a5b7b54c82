"""A decoder that has lost its way says the same again and again; people seldom do."""

import re
from collections.abc import Sequence

# "yeah, yeah, yeah, yeah, yeah" is said; so is "I think, I think, I think". More than that is a loop.
MOST_REPEATS = {1: 5, 2: 4}
MOST_REPEATS_OF_PHRASES = 3
LONGEST_PHRASE = 16


def words_of(text: str) -> list[str]:
    """The words of `text` in a form to compare: lower case, no punctuation."""
    return re.findall(r"[a-z0-9']+", text.lower())


def loop_start(words: Sequence[str]) -> int | None:
    """Where a word or phrase has been said as often as people say it and is then said again; None without a loop.

    All words before that place are to be kept. The shortest phrase that repeats counts.
    """
    for length in range(1, min(LONGEST_PHRASE, len(words) // 2) + 1):
        most = MOST_REPEATS.get(length, MOST_REPEATS_OF_PHRASES)
        same = 0
        for i in range(length, len(words)):
            same = same + 1 if words[i] == words[i - length] else 0
            if same > length * (most - 1):
                return i
    return None
