"""Answers at a glance: every figure as the whole answer has it, filtered, in pages, and what there is to filter by."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.factories import STARTED, make_answer, make_interview, make_question, make_result
from trainer.feedback.result import Advice
from trainer.store.failures import NotFoundError
from trainer.store.records import Answer, AnswerFilter, AnswerRow, Counts, Facets
from trainer.store.store import Store


def ids(rows: tuple[AnswerRow, ...]) -> str:
    return "".join(row.id for row in rows)


def advised(*rules: str) -> tuple[Advice, ...]:
    return tuple(Advice(rule, f"Advice on {rule}.") for rule in rules)


@pytest.fixture
def filled(store: Store) -> Store:
    """Four answers and one to a follow-up question, an hour between them: a to e."""
    store.save_interview(make_interview("ward"))
    store.save_interview(make_interview("shop", bank_title="Retail", mode="simulation"))
    given: tuple[dict[str, Any], ...] = (
        {"id": "a", "result": make_result("a", advice=advised("too_short", "no_figure"))},
        {"id": "b", "take": 2, "result": make_result("b", advice=advised("no_figure"))},
        {"id": "c", "interview_id": "shop", "question": make_question("why", "Why us?", kind="motivation")},
        {"id": "d", "interview_id": "shop", "question_index": 1, "result": make_result("d", advice=())},
        {"id": "e", "take": 3, "follows": "b", "probe": "By how much?", "result": make_result("e", advice=())},
    )
    for hour, fields in enumerate(given):
        store.save_answer(make_answer(**{"interview_id": "ward", "answered_at": at(hour), **fields}))
    store.annotate("b", starred=True)
    return store


def at(hours: int) -> datetime:
    return STARTED + timedelta(hours=hours)


def test_a_row_has_the_figures_of_its_answer(store: Store) -> None:
    store.save_interview(make_interview(mode="simulation"))
    result = make_result(
        text="Um, you know, um, I cut falls by a third, maybe.",
        fillers=("Um", "you know", "um"),
        suspected=("maybe",),
        figures=(("by a third", "change"),),
        vague=(),
        advice=advised("too_short", "no_baseline"),
    )
    answer = make_answer(result=result, audio="0" * 32 + ".flac", question=make_question(competencies=("a", "b")))
    store.save_answer(answer)
    (row,) = store.answer_rows()
    for name in ("id", "interview_id", "question_index", "take", "answered_at", "source", "audio", "fillers"):
        assert getattr(row, name) == getattr(answer, name)
    for name in ("ask", "kind", "competencies", "difficulty"):
        assert getattr(row, name) == getattr(answer.question, name)
    assert (row.bank_title, row.mode, row.question_id) == ("Nursing ward", "simulation", "falls")
    assert (row.words, row.seconds, row.wpm) == (11, 30.0, pytest.approx(22))
    assert (row.um_uh, row.suspected, row.hedges, row.figures, row.changes, row.vague) == (3, 1, 0, 1, 1, 0)
    assert (row.target_seconds, row.length_verdict, row.overall, row.has_result) == (90, "short", 64, False)
    assert row.phrases == (("um", 2), ("you know", 1))
    assert row.findings == ("too_short", "no_baseline")
    assert (row.starred, row.note, row.corrected, row.follows, row.probe) == (False, "", False, None, "")


@pytest.mark.parametrize(
    ("which", "expected"),
    [
        (AnswerFilter(), "edcba"),
        (AnswerFilter(bank_title="Retail"), "dc"),
        (AnswerFilter(bank_title="retail"), ""),
        (AnswerFilter(question_id="why"), "c"),
        (AnswerFilter(kind="motivation"), "c"),
        (AnswerFilter(kind="closing"), ""),
        (AnswerFilter(since=at(1), until=at(3)), "cb"),
        (AnswerFilter(until=at(0)), ""),
        (AnswerFilter(finding="no_figure"), "ba"),
        (AnswerFilter(finding="too_short"), "a"),
        (AnswerFilter(finding="figure"), ""),
        (AnswerFilter(finding=","), ""),
        (AnswerFilter(starred=True), "b"),
        (AnswerFilter(interview_id="ward"), "eba"),
        (AnswerFilter(interview_id="ward", with_probes=False), "ba"),
        (AnswerFilter(finding="no_figure", starred=True, bank_title="Nursing ward", since=at(0)), "b"),
        (AnswerFilter(bank_title="' OR 1 --"), ""),
        (AnswerFilter(bank_title="half a pair \ud83d"), ""),
    ],
)
def test_filters_narrow_the_list_and_the_search_alike(filled: Store, which: AnswerFilter, expected: str) -> None:
    assert ids(filled.answer_rows(which)) == expected
    assert ids(tuple(hit.row for hit in filled.search("patients ", which))) == expected


def test_pages_and_both_orders(filled: Store) -> None:
    assert ids(filled.answer_rows(limit=2)) == "ed"
    assert ids(filled.answer_rows(limit=2, offset=2)) == "cb"
    assert ids(filled.answer_rows(oldest_first=True, limit=-1)) == "abcde"
    assert ids(filled.answer_rows(limit=-1, offset=4)) == "a"
    assert ids(tuple(hit.row for hit in filled.search("patients", limit=2, offset=1))) == "dc"


def test_facets_count_what_the_counts_count(filled: Store) -> None:
    assert filled.facets() == Facets(
        banks=(("Nursing ward", 2), ("Retail", 2)),
        kinds=(("behavioural", 3), ("motivation", 1)),
        findings=(("no_figure", 2), ("result", 1), ("too_short", 1)),
        first=at(0),
        last=at(4),
    )
    assert filled.counts() == Counts(sessions=2, answers=4)


def test_facets_of_an_empty_history(store: Store) -> None:
    assert store.facets() == Facets(banks=(), kinds=(), findings=(), first=None, last=None)
    assert store.answer_rows() == ()


def test_an_answer_to_a_follow_up_belongs_to_the_answer_it_follows(filled: Store) -> None:
    _, ward = filled.sessions()
    assert (ward.answers, ward.answered, ward.seconds) == (2, 1, 90)
    last = make_result()  # what all of them say
    assert (ward.words, ward.fillers, ward.with_figure) == (last.analysis.words, 1, 1)
    assert ward.last_at == at(4)
    assert filled.interview("ward").takes == (("a", "b"), ())
    assert [a.id for a in filled.answers("ward")] == ["a", "b", "e"]
    probe = filled.answer("e")
    assert (probe.follows, probe.probe) == ("b", "By how much?")
    assert (filled.answer_rows()[0].follows, filled.answer_rows()[0].probe) == ("b", "By how much?")


def test_an_answer_that_follows_nothing_is_refused(filled: Store) -> None:
    with pytest.raises(NotFoundError, match="'gone' that this one follows"):
        filled.save_answer(make_answer("f", interview_id="ward", take=4, follows="gone"))
    assert filled.counts().answers == 4


def test_notes_and_stars_stay_when_the_words_are_corrected(store: Store) -> None:
    store.save_interview(make_interview())
    answer = make_answer()
    store.save_answer(answer)
    store.annotate(answer.id, note="Say the year.")
    store.annotate(answer.id, starred=True)
    store.save_answer(make_answer(result=make_result(text="We cut falls.", fillers=(), figures=(), vague=())))
    kept, (row,) = store.answer(answer.id), store.answer_rows()
    assert kept.result.text == "We cut falls."
    assert (kept.note, kept.starred) == (row.note, row.starred) == ("Say the year.", True)
    store.annotate(answer.id, note="", starred=False)
    assert store.answer(answer.id).note == ""
    assert not store.answer_rows()[0].starred


def test_an_answer_comes_with_its_note_from_elsewhere(store: Store) -> None:
    store.save_interview(make_interview())
    answer: Answer = make_answer(note="Half a pair \ud83d", starred=True)
    store.save_answer(answer)
    assert store.answer(answer.id).note == "Half a pair ?"
    assert store.answer(answer.id).starred


def test_a_note_on_nothing_is_refused(store: Store) -> None:
    with pytest.raises(NotFoundError, match="no answer 'gone'"):
        store.annotate("gone", starred=True)


def test_sound_is_forgotten_by_its_name(store: Store) -> None:
    store.save_interview(make_interview())
    for take, digit in enumerate("012", start=1):
        store.save_answer(make_answer(f"take-{take}", take=take, audio=digit * 32 + ".flac"))
    store.forget_audio(["0" * 32 + ".flac", "2" * 32 + ".flac", "../../elsewhere"])
    assert [answer.audio for answer in store.answers("interview-1")] == [None, "1" * 32 + ".flac", None]


@pytest.mark.parametrize(
    ("which", "index"),
    [
        (AnswerFilter(), "answers_by_time"),
        (AnswerFilter(since=at(0), kind="closing"), "answers_by_time"),
        (AnswerFilter(interview_id="ward"), "answers_by_place"),
    ],
)
def test_a_page_is_read_by_an_index_and_without_the_whole_answers(
    filled: Store, which: AnswerFilter, index: str
) -> None:
    queries: list[str] = []
    filled._connection.set_trace_callback(queries.append)
    filled.answer_rows(which)
    filled._connection.set_trace_callback(None)
    (query,) = (query for query in queries if query.startswith("SELECT"))
    plan = " | ".join(str(row[3]) for row in filled._connection.execute(f"EXPLAIN QUERY PLAN {query}"))
    assert index in plan
    assert "answer_values" not in plan
    assert index != "answers_by_time" or "TEMP B-TREE" not in plan
