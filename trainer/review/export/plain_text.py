"""Sessions as plain text: the answers with their feedback, then the debrief."""

from collections.abc import Iterable, Iterator
from datetime import tzinfo

from trainer.feedback.debrief_text import debrief_text
from trainer.review.earlier import told_before_text
from trainer.review.export.held import Reported
from trainer.review.plain import clean
from trainer.review.report import session_text


def text_pieces(reports: Iterable[Reported], *, width: int = 80, zone: tzinfo | None = None) -> Iterator[str]:
    """Each session as text in lines of at most `width` (at least 40) characters, two empty lines between sessions."""
    for number, report in enumerate(reports):
        if number:
            yield "\n\n"
        # The debrief quotes questions and answers as they stand.
        told = "\n".join(clean(line) for line in debrief_text(report.told, width).split("\n"))
        differs = told_before_text(report.otherwise, width)
        yield f"{session_text(report.interview, report.answers, width=width, zone=zone)}\n{told}"
        yield f"\n{differs}" if differs else ""
