"""The forms in which sessions can be had, and the endings of their files."""

from collections.abc import Mapping
from typing import Literal, get_args

Form = Literal["text", "markdown", "html", "json", "csv", "srt", "vtt"]
"""To read (text, markdown, html), to bring in again (json), to count in (csv), to watch beside the sound (srt, vtt)."""
FORMS: tuple[Form, ...] = get_args(Form)

SUFFIXES: Mapping[Form, str] = {
    "text": ".txt",
    "markdown": ".md",
    "html": ".html",
    "json": ".json",
    "csv": ".csv",
    "srt": ".srt",
    "vtt": ".vtt",
}
AN_ANSWER_A_FILE: frozenset[Form] = frozenset({"srt", "vtt"})
"""Of these each answer has a file of its own, so they go into a folder."""
