"""A debrief as prose, wrapped to a width, for the command line, an export and the screen alike."""

import textwrap

from trainer.feedback.debrief import Debrief

LOOKED_FOR = "What the questions look for, as far as words can tell"
"""The heading over `Debrief.looked_for`."""
ASKED_FURTHER = "When they asked further"
"""The heading over `Debrief.asked_further`."""
_NARROWEST = 20


def debrief_text(debrief: Debrief, width: int = 80) -> str:
    """The debrief in plain text, no line longer than `width` (at least 20) columns."""
    width = max(_NARROWEST, width)
    blocks = [_paragraph(said, width) for said in (debrief.taken_up, debrief.opening) if said]
    blocks += _section("What came across", list(debrief.came_across), width)
    blocks += _section(
        "What could have been misunderstood",
        [f"Question {debrief.numbers[m.answer]}: {m.quote}. {m.meaning}" for m in debrief.misunderstood],
        width,
    )
    blocks += _section(LOOKED_FOR, list(debrief.looked_for), width)
    blocks += _section(
        ASKED_FURTHER,
        [f"Question {debrief.numbers[a.answer]}: {a.ask} {a.quote}. {a.line}" for a in debrief.asked_further],
        width,
    )
    blocks += _section(
        "What they would have asked next",
        [f"After question {debrief.numbers[n.answer]}: {n.ask}" for n in debrief.next_questions],
        width,
    )
    if debrief.focus:
        blocks += _section("One thing to work on", [f"{_capital(debrief.focus.pass_mark)}."], width)
    elif debrief.lines:
        blocks += _section("One thing to work on", ["Nothing stood out. Keep it as it is."], width)
    if debrief.redo:
        number = debrief.numbers[debrief.redo.answer]
        blocks += _section("Worth doing again now", [f"Question {number}. {debrief.redo.why}"], width)
    blocks += _section("The answers", list(debrief.lines), width)
    return "\n\n".join(blocks) + "\n"


def _section(title: str, items: list[str], width: int) -> list[str]:
    if not items:
        return []
    return ["\n".join([_paragraph(title, width), *(_paragraph(item, width, indent="  ") for item in items)])]


def _paragraph(text: str, width: int, indent: str = "") -> str:
    return textwrap.fill(
        " ".join(text.split()),
        width,
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=True,
        break_on_hyphens=False,
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
