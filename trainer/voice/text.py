"""Text from outside made fit for an engine: nothing in it can steer one."""

import re
import unicodedata

LONGEST = 2_000
"""Characters that are read aloud at most, about two minutes; a question has some hundred."""


def speakable(text: str) -> str:
    """`text` on one line, without control and invisible characters, "" where nothing in it can be said.

    Doubled square brackets, in which macOS's `say` takes commands and espeak and piper take sounds, become single
    ones. What is longer than `LONGEST` ends at a word.
    """
    spaced = (" " if c.isspace() else c for c in text)
    line = " ".join("".join(c for c in spaced if unicodedata.category(c)[0] != "C").split())
    line = re.sub(r"\[[\[\s]*\[", "[", re.sub(r"\][\]\s]*\]", "]", line))
    if len(line) > LONGEST:
        line = line[:LONGEST].rpartition(" ")[0] or line[:LONGEST]
    return line if any(c.isalnum() for c in line) else ""
