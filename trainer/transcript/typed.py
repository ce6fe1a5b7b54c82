"""Answers that were typed, or read from a text file."""

import unicodedata

from trainer.transcript.model import Transcript

# Kept although they are control characters: they lay out the text.
_LAYOUT = "\n\t"
# Cc: terminal control; Cf: invisible formatting, with it the marks that turn the direction of text; Cs: halves of a
# character; Co and Cn: no meaning anyone agreed on.
_DROPPED_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


def typed_transcript(text: str, seconds: float | None = None) -> Transcript:
    """The transcript of a text that a person wrote; `seconds` is how long saying it took, where known.

    Line ends become "\\n", characters that control a terminal or the direction of text go, and so does white space
    around the whole. Offsets in findings count in the cleaned text.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    kept = (c for c in text if c in _LAYOUT or unicodedata.category(c) not in _DROPPED_CATEGORIES)
    return Transcript(text="".join(kept).strip(), seconds=seconds)
