"""The one door through which text from outside reaches the screen.

Textual reads a plain `str` as markup, so a question bank could crash the program or plant a link. Everything that a
bank, a transcript, a device or a file name says goes through `plain`, which makes it a `Content` (never parsed) and
drops control and bidirectional characters.
"""

from rich.text import Text
from textual.content import Content

from trainer.review.plain import clean


def plain(text: str, style: str = "") -> Content:
    """`text` as it is, never markup, in one style."""
    return Content.styled(clean(text), style) if style else Content(clean(text))


def cell(text: str, style: str = "") -> Text:
    """The same for a DataTable, which wants rich's text."""
    return Text(clean(text), style=style)


def lines(*parts: Content) -> Content:
    """Contents under each other."""
    return Content("\n").join(parts)


def clock(seconds: float | None) -> str:
    """Seconds as 1:12; "-" where nobody knows."""
    if seconds is None:
        return "-"
    whole = round(seconds)
    return f"{whole // 60}:{whole % 60:02d}"
