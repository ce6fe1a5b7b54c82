"""Sessions as one HTML page to keep, print or send: it stands alone, runs nothing, and loads nothing."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import tzinfo
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from trainer.feedback.debrief import Debrief
from trainer.feedback.debrief_text import ASKED_FURTHER, LOOKED_FOR
from trainer.feedback.result import Advice, AnswerResult
from trainer.feedback.rubric import UM_UH_SOURCE
from trainer.interview.session import Interview
from trainer.review.diary import date_words, number_of
from trainer.review.earlier import TOLD_BEFORE
from trainer.review.export.held import Reported, by_question
from trainer.review.marks import BRACKETS, LEGEND, Mark, cut_at, mark_spans
from trainer.review.plain import clean
from trainer.review.report import (
    advice_quotes,
    named_takes,
    number_rows,
    score_rows,
    session_facts,
    standing_words,
)
from trainer.store.records import Answer

if TYPE_CHECKING:
    from jinja2 import Template


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of what was said; `kind` is "" where it is not marked, else with its signs and what they mean."""

    text: str
    kind: str = ""
    before: str = ""
    after: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class _Advice:
    message: str
    why: str
    instead: str
    quotes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Take:
    name: str
    probe: str
    note: str
    silent: bool
    strengths: str
    advice: tuple[_Advice, ...]
    pieces: tuple[_Piece, ...]
    legend: tuple[tuple[str, str], ...]
    figures: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Question:
    ask: str
    takes: tuple[_Take, ...]


@dataclass(frozen=True, slots=True)
class _Session:
    title: str
    day: str
    about: str
    taken_up: str
    opening: str
    came_across: tuple[str, ...]
    misunderstood: tuple[tuple[str, str], ...]
    looked_for_heading: str
    looked_for: tuple[str, ...]
    further_heading: str
    further: tuple[str, ...]
    next_questions: tuple[str, ...]
    focus: str
    redo: str
    told_before: str
    otherwise: tuple[str, ...]
    questions: tuple[_Question, ...]
    source: str


def session_html(
    interview: Interview,
    answers: Sequence[Answer],
    told: Debrief,
    *,
    otherwise: Sequence[str] = (),
    zone: tzinfo | None = None,
) -> str:
    """A whole session as a page: the debrief `told`, then each question with all its takes.

    `otherwise` are the sentences of `trainer.review.earlier.told_before`. Days stand in `zone`, the machine's own where
    None. All text is cleaned of what is invisible and escaped.
    """
    reported = Reported(interview, tuple(answers), told, tuple(otherwise))
    return "".join(html_pieces((interview,), (reported,), zone))


def html_pieces(
    interviews: Sequence[Interview], reports: Iterable[Reported], zone: tzinfo | None = None
) -> Iterator[str]:
    """A page of one session or several, in pieces; `reports` are those of `interviews`, made as they are asked for.

    Several have a list of them in front, and each begins on a sheet of its own when it is printed.
    """
    sessions = (_session(report, zone) for report in reports)
    contents = [(clean(i.bank_title), _day(i, zone)) for i in interviews]
    first, last = (contents[0], contents[-1]) if contents else (("", ""), ("", ""))
    if len(contents) == 1:
        title = f"{first[0]}, {first[1]}"
    else:
        title = f"{number_of(len(contents), 'session')}, {first[1]} to {last[1]}"
    yield from _template().generate(title=title, contents=contents, sessions=sessions)


def _day(interview: Interview, zone: tzinfo | None) -> str:
    started = interview.started_at.astimezone(zone)
    return f"{date_words(started)} {started.year}"


@lru_cache(maxsize=1)
def _template() -> "Template":
    from jinja2 import Environment, StrictUndefined  # only where a page is wanted: it takes time to load

    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True
    )
    return environment.from_string(Path(__file__).with_name("session.html.j2").read_text(encoding="utf-8"))


def _session(report: Reported, zone: tzinfo | None) -> _Session:
    interview, told = report.interview, report.told
    compared = any(standing_words(a.result) for a in report.answers)
    return _Session(
        title=clean(interview.bank_title),
        day=_day(interview, zone),
        about=session_facts(interview, zone),
        taken_up=clean(told.taken_up),
        opening=clean(told.opening),
        came_across=tuple(clean(said) for said in told.came_across),
        misunderstood=tuple(
            (clean(m.quote), clean(f"Question {told.numbers[m.answer]}. {m.meaning}")) for m in told.misunderstood
        ),
        looked_for_heading=LOOKED_FOR,
        looked_for=tuple(clean(said) for said in told.looked_for),
        further_heading=ASKED_FURTHER,
        further=tuple(
            clean(f"Question {told.numbers[a.answer]}: {a.ask} {a.quote}. {a.line}") for a in told.asked_further
        ),
        next_questions=tuple(clean(f"After question {told.numbers[n.answer]}: {n.ask}") for n in told.next_questions),
        focus=clean(f"{told.focus.pass_mark[:1].upper()}{told.focus.pass_mark[1:]}.") if told.focus else "",
        redo=clean(f"Question {told.numbers[told.redo.answer]}. {told.redo.why}") if told.redo else "",
        told_before=TOLD_BEFORE,
        otherwise=tuple(clean(said) for said in report.otherwise),
        questions=tuple(
            _Question(clean(question.ask), tuple(_take(answer, name) for name, answer in named_takes(answers)))
            for question, answers in by_question(report)
        ),
        source=UM_UH_SOURCE if compared else "",
    )


def _take(answer: Answer, name: str) -> _Take:
    result = answer.result
    marks = mark_spans(result)
    found = {mark.kind for mark in marks}
    return _Take(
        name=name,
        probe=clean(answer.probe),
        note=clean(answer.note),
        silent=result.no_speech,
        strengths=" ".join(clean(s.message) for s in result.strengths),
        advice=tuple(_advice(result, advice) for advice in result.advice),
        pieces=tuple(_pieces(result.text, marks)),
        legend=tuple((kind, words) for kind, words in LEGEND.items() if kind in found),
        figures=(*number_rows(result), *score_rows(result)),
    )


def _advice(result: AnswerResult, advice: Advice) -> _Advice:
    return _Advice(clean(advice.message), clean(advice.why), clean(advice.instead), advice_quotes(result, advice))


def _pieces(text: str, marks: Sequence[Mark]) -> list[_Piece]:
    return [
        _Piece(clean(piece)) if mark is None else _Piece(clean(piece), mark.kind, *BRACKETS[mark.kind], mark.note)
        for piece, mark in cut_at(text, marks)
    ]
