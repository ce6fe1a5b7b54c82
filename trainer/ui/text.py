"""The one door through which text from outside reaches the screen.

Textual reads a plain `str` as markup, so a question bank could crash the program or plant a link. Everything that a
bank, a transcript, a device or a file name says goes through `plain`, which makes it a `Content` (never parsed) and
drops control and bidirectional characters.
"""

from textual.content import Content

from trainer.feedback.words import clock
from trainer.review.plain import clean

__all__ = ["clock", "lines", "plain"]


def plain(text: str, style: str = "") -> Content:
    """`text` as it is, never markup, in one style."""
    return Content.styled(clean(text), style) if style else Content(clean(text))


def lines(*parts: Content) -> Content:
    """Contents under each other."""
    return Content("\n").join(parts)
