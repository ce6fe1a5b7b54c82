"""JSON that can be printed and read."""

import json
from typing import Any


def readable_json(value: Any, indent: int | None = None, *, ascii_only: bool = False) -> str:
    """JSON that can be read, in which whatever would steer a terminal, or can't be encoded, stands escaped."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    if text.isprintable() and not ascii_only:
        return text
    # Outside of strings JSON is printable ASCII and line breaks, inside of them a line break is escaped already.
    return "".join(
        c if c == "\n" or (c.isprintable() and (c.isascii() or not ascii_only)) else json.dumps(c)[1:-1] for c in text
    )
