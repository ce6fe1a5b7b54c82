"""The script that is read aloud, with fillers planted where people let them slip.

The words are ordinary and their spelling is the same everywhere, without figures or names: what differs between script
and transcript is then something misheard, not something written in another way. `like` and `you know` stand nowhere but
where they fill. Planted fillers stand in brackets.
"""

import re
from dataclasses import dataclass

_PARAGRAPHS = (
    "[Um], last spring I took over a small shop near the river, and, [uh], at first nobody came in. The window was "
    "dark, the [um] door was heavy, and the sign, [you know], had lost half of its letters. [Uh], people thought we "
    "were closed.",
    "[Um], on the second morning I, [uh], washed the window and put a lamp behind it. A woman from next door stopped "
    "and, [um], asked whether we sold bread. We did not, but I [uh] wrote it down, because she was, [like], the first "
    "person who had asked for anything.",
    "By the end of that week I had, [um], a page of wishes: [uh], bread, candles, and, [um], a place to sit. None of "
    "it was, [uh], difficult. It was, [you know], a matter of [uh] listening before ordering, and of [um] writing "
    "things down at once.",
    "We found a baker two streets away who was glad to bring us a basket every morning. My brother built a bench from "
    "old boards and painted it green. When it rained, people waited inside and talked with each other.",
    "The, [uh], hardest part was saying no. Somebody wanted [um] fireworks, and, [uh], somebody else wanted a parrot. "
    "I learned to say what we could do instead, and, [um], to say it gently. Most people were, [like], relieved, and "
    "took the candles. [Uh], the man with the parrot still comes in.",
    "Looking back, [um], I would open the door earlier and [uh] talk less. The shop is full now, and, [um], the page "
    "is full too. If you want to learn what people need, [you know], keep a lamp in the window and [uh] ask them, and "
    "then, [um], wait for the answer.",
)

_PLANTED = re.compile(r"\[([^\]]+)\]")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Some sentences of the script, and where in `text` the planted fillers stand, as (start, end)."""

    text: str
    planted: tuple[tuple[int, int], ...]


def _paragraph(marked: str) -> Paragraph:
    planted: list[tuple[int, int]] = []
    for number, match in enumerate(_PLANTED.finditer(marked)):
        start = match.start() - 2 * number  # two brackets for each one before have gone
        planted.append((start, start + len(match.group(1))))
    return Paragraph(_PLANTED.sub(r"\1", marked), tuple(planted))


SCRIPT: tuple[Paragraph, ...] = tuple(map(_paragraph, _PARAGRAPHS))
"""What is read, paragraph by paragraph; the fourth has no filler, to see whether any is invented."""
