"""A session as one HTML page to keep, print or send: it stands alone, runs nothing, and loads nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import tzinfo
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from trainer.feedback.debrief import Debrief
from trainer.feedback.debrief_text import LOOKED_FOR
from trainer.feedback.result import Advice, AnswerResult
from trainer.feedback.rubric import UM_UH_SOURCE
from trainer.interview.session import Interview
from trainer.review.diary import date_words
from trainer.review.earlier import TOLD_BEFORE
from trainer.review.marks import BRACKETS, LEGEND, Mark, cut_at, mark_spans
from trainer.review.plain import clean
from trainer.review.report import advice_quotes, number_rows, score_rows, session_facts, standing_words
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
class _Page:
    title: str
    day: str
    about: str
    taken_up: str
    opening: str
    came_across: tuple[str, ...]
    misunderstood: tuple[tuple[str, str], ...]
    looked_for_heading: str
    looked_for: tuple[str, ...]
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
    return _template().render(page=_page(interview, answers, told, otherwise, zone))


@lru_cache(maxsize=1)
def _template() -> "Template":
    from jinja2 import Environment, StrictUndefined  # only where a page is wanted: it takes time to load

    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(Path(__file__).with_name("session.html.j2").read_text(encoding="utf-8"))


def _page(
    interview: Interview, answers: Sequence[Answer], told: Debrief, otherwise: Sequence[str], zone: tzinfo | None
) -> _Page:
    started = interview.started_at.astimezone(zone)
    compared = any(standing_words(a.result) for a in answers)
    return _Page(
        title=clean(interview.bank_title),
        day=f"{date_words(started)} {started.year}",
        about=session_facts(interview, zone),
        taken_up=clean(told.taken_up),
        opening=clean(told.opening),
        came_across=tuple(clean(said) for said in told.came_across),
        misunderstood=tuple(
            (clean(m.quote), clean(f"Question {told.numbers[m.answer]}. {m.meaning}")) for m in told.misunderstood
        ),
        looked_for_heading=LOOKED_FOR,
        looked_for=tuple(clean(said) for said in told.looked_for),
        next_questions=tuple(clean(f"After question {told.numbers[n.answer]}: {n.ask}") for n in told.next_questions),
        focus=clean(f"{told.focus.pass_mark[:1].upper()}{told.focus.pass_mark[1:]}.") if told.focus else "",
        redo=clean(f"Question {told.numbers[told.redo.answer]}. {told.redo.why}") if told.redo else "",
        told_before=TOLD_BEFORE,
        otherwise=tuple(clean(said) for said in otherwise),
        questions=tuple(
            _Question(clean(question.ask), _takes([a for a in answers if a.question_index == index]))
            for index, question in enumerate(interview.questions)
        ),
        source=UM_UH_SOURCE if compared else "",
    )


def _takes(answers: Sequence[Answer]) -> tuple[_Take, ...]:
    several = len(answers) > 1
    return tuple(
        _take(answer.result, f"Take {number} of {len(answers)}" if several else "")
        for number, answer in enumerate(answers, 1)
    )


def _take(result: AnswerResult, name: str) -> _Take:
    marks = mark_spans(result)
    found = {mark.kind for mark in marks}
    return _Take(
        name=name,
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
