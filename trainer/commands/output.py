"""How the commands print: lines that can't steer the terminal, JSON, complaints."""

import json
import shutil
import sys
from typing import Any

from trainer.errors import TrainerError


def complain(error: TrainerError) -> None:
    """Say on standard error what went wrong and what to do."""
    from trainer.review.plain import clean

    # One line each: a file's name with a line break in it must not begin a line of its own.
    for line in (error.message, error.hint):
        if line:
            print(clean(line), file=sys.stderr)


def width() -> int:
    """How many columns a line of running text may take."""
    return min(100, shutil.get_terminal_size((80, 24)).columns)


def as_json(value: Any, indent: int | None = None) -> str:
    """JSON that can be read, in which whatever would steer a terminal, or can't be written to it, stands escaped."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    all_signs = (getattr(sys.stdout, "encoding", None) or "").lower().replace("-", "").startswith("utf")
    if all_signs and text.isprintable():
        return text
    # Outside of strings JSON is printable ASCII and line breaks, inside of them a line break is escaped already.
    return "".join(
        c if c == "\n" or (c.isprintable() and (all_signs or c.isascii())) else json.dumps(c)[1:-1] for c in text
    )
