"""A session as a page: complete, escaped, standing alone."""

import subprocess
import sys
from dataclasses import replace
from datetime import UTC, timedelta, timezone
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories import STARTED, make_answer, make_interview, make_question, make_result
from trainer.feedback.debrief import debrief
from trainer.feedback.judge import judge
from trainer.feedback.result import Advice, Strength
from trainer.interview.session import Interview
from trainer.review.earlier import told_before
from trainer.review.export.html_page import session_html
from trainer.review.takes import to_debrief
from trainer.store.records import Answer
from trainer.store.store import Store
from trainer.transcript.model import Suspect, Transcript, Word

HOSTILE = "<script>alert(1)</script> {{7*7}} {% raw %} <img src=x onerror=y> \"'>& \u202egpj.exe\u2066 \x1b[31m \x00"
VOID = {"meta", "br", "hr", "img", "link", "input"}


class Page(HTMLParser):
    """What a browser sees: every element with its attributes, and the text inside each kind of element."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.marks: list[tuple[str, str]] = []
        self.text = ""
        self._open: list[str] = []
        self.feed(html)
        assert not self._open, f"left open: {self._open}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        if tag == "mark":
            self.marks.append((dict(attrs)["class"] or "", ""))
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag
        self.text += "" if tag == "mark" else " "

    def handle_data(self, data: str) -> None:
        if "style" in self._open:
            return
        self.text += data
        if self._open and self._open[-1] == "mark":
            self.marks[-1] = (self.marks[-1][0], self.marks[-1][1] + data)

    @property
    def flat(self) -> str:
        return " ".join(self.text.split())


def page(interview: Interview, *answers: Answer, **changes: str) -> str:
    told = debrief(interview, to_debrief(answers))
    return session_html(interview, answers, replace(told, **changes), zone=UTC)  # type: ignore[arg-type]


def held(*answers: Answer, **changes: object) -> Interview:
    takes = tuple(tuple(a.id for a in answers if a.question_index == index) for index in range(2))
    return make_interview(takes=takes, **changes)  # type: ignore[arg-type]


def test_a_page_tells_the_session_from_debrief_to_figures() -> None:
    advice = Advice("no_result", "Say how it ended.", "The end is what stays.", "In the end ...", ((61, 78),))
    answer = make_answer(result=make_result(advice=(advice,)))
    seen = Page(page(held(answer), answer, taken_up="Last time you set out to work on this."))
    flat = seen.flat
    parts = [
        "Nursing ward",
        "Sat 21 Nov 2026, 09:30, practice, 1 of 2 questions answered, not finished",
        "Last time you set out to work on this.",
        "You answered one of two questions",
        "What could have been misunderstood",
        "One thing to work on",
        "Each story ends with how it turned out.",
        "1. Tell me about a change you made.",
        "What came across You said by how much. Next time",
        "Say how it ended. The end is what stays.",
        "Perhaps: In the end ...",
        "So, [um], I looked after «24 beds» and ~a lot of patients~. We cut falls «by a third».",
        "Marked: [filler], «figure», ~a figure would say more~",
        "1 (2 a minute, 5.6 in 100 words): um 1",
        "64 of 100",
        "2. Why do you want to work here? Not answered.",
    ]
    places = [flat.find(part) for part in parts]
    assert -1 not in places, [part for part in parts if part not in flat]
    assert places == sorted(places)
    assert seen.marks[:4] == [
        ("filler", "[um]"),
        ("figure", "«24 beds»"),
        ("vague", "~a lot of patients~"),
        ("figure", "«by a third»"),
    ]


def test_every_take_stands_there_and_silence_is_told() -> None:
    first = make_answer("t1", result=make_result("t1", text="", fillers=(), figures=(), vague=(), advice=()))
    second = make_answer("t2", take=2, result=make_result("t2"))
    flat = Page(page(held(first, second), first, second)).flat
    assert "Take 1 of 2 Nothing was said here" in flat
    assert "Take 2 of 2 What came across You said by how much." in flat


def test_a_question_skipped_leaves_the_numbers_right() -> None:
    advice = (Advice("no_result", "Say how it ended.", evidence=((0, 3),)),)
    answer = make_answer("t1", question_index=1, result=make_result("t1", advice=advice))
    flat = Page(page(held(answer), answer)).flat
    assert "Question 2. It stops there" in flat
    assert "Question 2. Say how it ended." in flat
    assert "Question 1." not in flat


def test_nothing_from_outside_is_loaded_and_nothing_runs() -> None:
    answer = make_answer()
    html = page(held(answer), answer)
    seen = Page(html)
    assert not {"script", "link", "img", "iframe", "object", "base", "form", "a"} & set(seen.tags)
    assert "://" not in html
    assert "url(" not in html
    assert "@import" not in html
    assert not any(name.startswith("on") or name in ("src", "href") for name, _ in seen.attributes)
    assert "default-src 'none'" in html
    assert "prefers-color-scheme: dark" in html
    assert "@media print" in html


def hostile(text: str) -> tuple[Interview, Answer]:
    question = make_question("q", text)
    result = make_result(
        "t1",
        text=f"{text} um {text}",
        figures=(),
        vague=(),
        strengths=(Strength("x", text),),
        advice=(Advice("blame", text, text, text, ((0, len(text)),)),),
    )
    answer = make_answer("t1", question=question, result=result)
    return make_interview("i", question, takes=(("t1",),), bank_title=text), answer


def test_hostile_text_is_text() -> None:
    interview, answer = hostile(HOSTILE)
    html = page(interview, answer)
    seen = Page(html)
    assert "script" not in seen.tags
    assert "img" not in seen.tags
    assert "<script" not in html
    assert seen.text.count("<script>alert(1)</script>") >= 8
    assert "{{7*7}}" in seen.text
    assert "49" not in seen.text
    assert not any(c in html for c in "\u202e\u2066\x1b\x00")


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(codec="utf-8"), max_size=30).map(lambda text: f"a{text}<b class='{text}'>"))
def test_no_text_adds_an_element(text: str) -> None:
    expected = Page(page(*hostile("ab b class b")))
    seen = Page(page(*hostile(text)))
    assert set(seen.tags) <= set(expected.tags) | {"mark", "h3", "div", "blockquote"}
    assert "b" not in seen.tags


@pytest.mark.parametrize(("hours", "day"), [(0, "Sat 21 Nov 2026, 09:30"), (15, "Sun 22 Nov 2026, 00:30")])
def test_the_day_is_that_of_the_zone(hours: int, day: str) -> None:
    interview = make_interview(started_at=STARTED)
    html = session_html(interview, (), debrief(interview, ()), zone=timezone(timedelta(hours=hours)))
    assert day in html


def test_the_template_engine_is_loaded_only_for_a_page() -> None:
    code = "import sys, trainer.review.export; sys.exit('jinja2' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_figure_told_differently_before_stands_on_the_page(tmp_path: Path) -> None:
    text = "At the library I rewrote the reservation letters, and the overdue reservations fell by {} in six months."
    with Store.open(tmp_path / "history.db") as store:
        for days, (session, share) in enumerate((("a", "38 percent"), ("b", "40 percent"))):
            result = judge(f"{session}0", Transcript(text.format(share), seconds=30.0), make_question())
            store.save_interview(make_interview(session, started_at=STARTED + timedelta(days=days)))
            store.save_answer(make_answer(f"{session}0", interview_id=session, result=result))
        interview, answers = store.interview("b"), store.answers("b")
        otherwise = told_before(store, interview, answers, UTC)
    told = debrief(interview, to_debrief(answers))
    seen = Page(session_html(interview, answers, told, otherwise=otherwise, zone=UTC)).flat
    assert "Told differently before You said" in seen
    assert "40 percent" in seen.partition("Told differently before")[2].partition("; on ")[0]
    assert "38 percent" in seen.partition("; on ")[2]
    assert "Told differently before" not in Page(session_html(interview, answers, told, zone=UTC)).text


def test_what_was_told_before_is_text_and_adds_nothing() -> None:
    interview, answer = hostile("plain")
    told = debrief(interview, to_debrief((answer,)))
    seen = Page(session_html(interview, (answer,), told, otherwise=(HOSTILE,), zone=UTC))
    assert "script" not in seen.tags
    assert "<script>alert(1)</script> {{7*7}}" in seen.text


def test_a_suspect_stands_on_the_page_in_its_own_shape_and_only_while_it_is_open() -> None:
    words = tuple(Word(5 * n, 5 * n + 4, float(n), n + 0.4) for n in range(4))
    suspects = (Suspect(0.5, 0.9), Suspect(1.5, 1.9, "um", "accepted"), Suspect(2.5, 2.9, "um", "struck"))
    result = judge("take-1", Transcript("same time next year", words, seconds=9.0, suspects=suspects))
    answer = make_answer(result=result)
    seen = Page(page(held(answer), answer))
    assert seen.marks[:2] == [("suspected", "[uh?]"), ("filler", "[um]")]
    assert "same [uh?] time [um] next year" in seen.flat
    assert "1 more suspected" in seen.flat
    assert "listen" not in seen.flat
