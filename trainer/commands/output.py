"""How the commands print: lines that can't steer the terminal, JSON, complaints."""

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
    from trainer.review.safe_json import readable_json

    all_signs = (getattr(sys.stdout, "encoding", None) or "").lower().replace("-", "").startswith("utf")
    return readable_json(value, indent, ascii_only=not all_signs)


class Progress:
    """Shows on standard error how far a slow piece of work is, where somebody watches; the line goes in the end."""

    def __init__(self, doing: str) -> None:
        self._doing = doing
        self._shown = sys.stderr is not None and sys.stderr.isatty()
        self._last = ""

    def __enter__(self) -> "Progress":
        return self

    def __call__(self, share: float) -> None:
        """Show that this share (0 to 1) is done."""
        line = f"{self._doing}: {share:4.0%}"
        if self._shown and line != self._last:
            self._last = line
            print(f"\r{line}", end="", file=sys.stderr, flush=True)

    def __exit__(self, *_error: object) -> None:
        if self._last:
            print(f"\r{' ' * len(self._last)}\r", end="", file=sys.stderr, flush=True)
