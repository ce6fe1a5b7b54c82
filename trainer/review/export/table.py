"""Answers as a table: CSV, one row an answer, that a spreadsheet opens and does not run."""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from datetime import tzinfo

from trainer.feedback.measures import counted
from trainer.review.export.held import Held
from trainer.review.plain import clean
from trainer.store.records import Answer

# What a spreadsheet takes for a formula, full-width signs too (OWASP, "CSV Injection"); a leading space does not count.
_FORMULA = re.compile(r"\s*[=+\-@\t\r\n＝＋－＠]")

COLUMNS = (
    "session",
    "date",
    "time",
    "bank",
    "mode",
    "question_number",
    "question_id",
    "question",
    "kind",
    "take",
    "follow_up",
    "source",
    "seconds",
    "target_seconds",
    "length",
    "words",
    "words_a_minute",
    "fillers",
    "um_and_uh",
    "fillers_a_minute",
    "hedges",
    "suspected",
    "figures",
    "figures_of_change",
    "vague",
    "score",
    "advice",
    "starred",
    "corrected",
    "note",
    "text",
)
"""The columns, in their order. Times are those of the zone asked for, a figure nobody knows is an empty cell."""


def csv_pieces(sessions: Iterable[Held], zone: tzinfo | None = None) -> Iterator[str]:
    """The table (RFC 4180: commas, lines that end with CR LF), its header first."""
    yield _line(COLUMNS)
    for held in sessions:
        for answer in held.answers:
            yield _line(_cells(held, answer, zone))


def guarded(cell: str) -> str:
    """`cell` on one line; with an apostrophe in front where a spreadsheet would take it for a formula."""
    return f"'{clean(cell)}" if _FORMULA.match(cell) or _FORMULA.match(clean(cell)) else clean(cell)


def _cells(held: Held, answer: Answer, zone: tzinfo | None) -> tuple[str, ...]:
    result, analysis = answer.result, answer.result.analysis
    seconds, given = analysis.length.seconds, answer.answered_at.astimezone(zone)
    fillers = counted(analysis.fillers)
    pace = analysis.pace.wpm if analysis.pace else None
    return (
        guarded(held.interview.id),
        f"{given:%Y-%m-%d}",
        f"{given:%H:%M}",
        guarded(held.interview.bank_title),
        held.interview.mode,
        str(answer.question_index + 1),
        guarded(answer.question.id),
        guarded(answer.question.ask),
        answer.question.kind,
        str(answer.take),
        guarded(answer.probe),
        answer.source,
        _number(seconds),
        str(analysis.length.target_seconds),
        analysis.length.verdict,
        str(analysis.words),
        _number(pace),
        str(len(fillers)),
        str(sum(f.kind == "filled_pause" for f in fillers)),
        _number(60 * len(fillers) / seconds if seconds else None),
        str(sum(f.kind == "hedge" for f in analysis.fillers)),
        str(sum(f.kind != "hedge" and f.certainty == "suspected" for f in analysis.fillers)),
        str(len(analysis.quantified)),
        str(sum(f.role == "change" for f in analysis.quantified)),
        str(len(analysis.vague)),
        str(result.score.overall),
        guarded(" ".join(a.message for a in result.advice)),
        "yes" if answer.starred else "no",
        "yes" if answer.original is not None else "no",
        guarded(answer.note),
        guarded(result.text),
    )


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.1f}"


def _line(cells: Iterable[str]) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue()
