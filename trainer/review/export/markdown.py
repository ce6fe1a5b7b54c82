"""Sessions as Markdown, for a wiki, a notebook or a coach's comments."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import tzinfo

from trainer.feedback.debrief import Debrief
from trainer.feedback.debrief_text import ASKED_FURTHER, LOOKED_FOR
from trainer.feedback.result import AnswerResult
from trainer.review.earlier import TOLD_BEFORE
from trainer.review.export.held import Reported, by_question
from trainer.review.marks import LEGEND, mark_spans
from trainer.review.plain import clean
from trainer.review.report import (
    advice_quotes,
    marked_text,
    named_takes,
    number_rows,
    score_rows,
    session_facts,
)
from trainer.store.records import Answer

# What means something inside a line, by CommonMark 0.31.2 section 6, and what GitHub makes of "~", "$" and addresses.
_INSIDE = re.compile(r"([\\`*_\[\]<>&~$@#]|(?<=:)/(?=/)|(?<=www)\.)", re.IGNORECASE)
# What means something where a line begins (sections 4 and 5): lists, rules, numbers of a list.
_AT_START = re.compile(r"^(?:([-+=])|(\d{1,9})([.)]))")


def markdown_pieces(reports: Iterable[Reported], zone: tzinfo | None = None) -> Iterator[str]:
    """Each session under a heading of the first level: debrief, then the questions with all their takes."""
    for number, report in enumerate(reports):
        if number:
            yield "\n"
        yield "\n".join(_lines(report, zone)) + "\n"


def escaped(text: str) -> str:
    """`text` on one line, as what it is: no sign in it means anything to Markdown, or is HTML."""
    safe = _INSIDE.sub(r"\\\1", clean(text).strip())
    return _AT_START.sub(lambda m: f"\\{m[1]}" if m[1] else f"{m[2]}\\{m[3]}", safe)


def _lines(report: Reported, zone: tzinfo | None) -> Iterator[str]:
    yield f"# {escaped(report.interview.bank_title)}"
    yield ""
    yield escaped(session_facts(report.interview, zone))
    yield from _debrief(report.told)
    yield from _section(TOLD_BEFORE, report.otherwise)
    for number, (question, answers) in enumerate(by_question(report), 1):
        yield from ("", f"## {number}. {escaped(question.ask)}")
        if not answers:
            yield from ("", "Not answered.")
        for name, answer in named_takes(answers):
            yield from _answer(name, answer)


def _debrief(told: Debrief) -> Iterator[str]:
    for said in (told.taken_up, told.opening):
        if said:
            yield from ("", escaped(said))
    yield from _section("What came across", told.came_across)
    misunderstood = [f"Question {told.numbers[m.answer]}: {m.quote}. {m.meaning}" for m in told.misunderstood]
    yield from _section("What could have been misunderstood", misunderstood)
    yield from _section(LOOKED_FOR, told.looked_for)
    further = [f"Question {told.numbers[a.answer]}: {a.ask} {a.quote}. {a.line}" for a in told.asked_further]
    yield from _section(ASKED_FURTHER, further)
    asked = [f"After question {told.numbers[n.answer]}: {n.ask}" for n in told.next_questions]
    yield from _section("What they would have asked next", asked)
    if told.focus:
        mark = told.focus.pass_mark
        yield from ("", "## One thing to work on", "", escaped(f"{mark[:1].upper()}{mark[1:]}."))
    if told.redo:
        number = told.numbers[told.redo.answer]
        yield from ("", "## Worth doing again", "", escaped(f"Question {number}. {told.redo.why}"))


def _section(title: str, items: Sequence[str]) -> Iterator[str]:
    if items:
        yield from ("", f"## {title}", "")
        yield from (f"- {escaped(item)}" for item in items)


def _answer(name: str, answer: Answer) -> Iterator[str]:
    result = answer.result
    if answer.probe:
        yield from ("", f"### {name}: {escaped(answer.probe)}")
    elif name:
        yield from ("", f"### {name}")
    if result.no_speech:
        yield from ("", "Nothing was said here, so there is nothing to judge.")
    else:
        yield from _feedback(result)
    if answer.note:
        yield from ("", f"**Your note:** {escaped(answer.note)}")


def _feedback(result: AnswerResult) -> Iterator[str]:
    if result.strengths:
        yield from ("", f"**What came across:** {escaped(' '.join(s.message for s in result.strengths))}")
    for number, advice in enumerate(result.advice):
        label = "" if number else "**Next time:** "
        yield from ("", f"{label}{escaped(f'{advice.message} {advice.why}')}")
        for said in advice_quotes(result, advice):
            yield from ("", f"> {escaped(said)}")
        if advice.instead:
            yield from ("", f"Perhaps: {escaped(advice.instead)}")
    yield from ("", escaped(marked_text(result)))
    kinds = {mark.kind for mark in mark_spans(result)}
    if kinds:
        signs = ", ".join(words for kind, words in LEGEND.items() if kind in kinds)
        yield from ("", f"Marked: {escaped(signs)}")
    yield ""
    for label, words in (*number_rows(result), *score_rows(result)):
        yield f"- {label}: {escaped(words)}" if label else f"  - {escaped(words)}"
