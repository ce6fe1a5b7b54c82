"""The day read from a real history: mixed interviews, drills, skipped questions, the focus."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.factories import make_answer
from tests.review.practice_answers import LABELS, Quality
from tests.review.queue_rows import days
from trainer.bank.catalogue import ShelvedBank
from trainer.bank.model import Bank, Question
from trainer.feedback.judge import judge
from trainer.interview.session import Interview
from trainer.review.queue.begin import drill_interview, interview_of
from trainer.review.queue.origins import MIXED
from trainer.review.queue.proposal import Proposal
from trainer.review.queue.read import last_focus, read_day
from trainer.store.records import Story
from trainer.store.store import Store
from trainer.transcript.typed import typed_transcript

NOW = datetime(2026, 11, 24, 18, 0, tzinfo=UTC)
DEPOT, WARD = (
    Bank(title, tuple(Question(id_, f"What about {id_} in {title}?") for id_ in "abc")) for title in ("Depot", "Ward")
)
SHELF = tuple(ShelvedBank(Path(f"{bank.title}.yaml"), bank, None, "yours") for bank in (DEPOT, WARD))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "history.sqlite3") as opened:
        yield opened


def hold(store: Store, interview: Interview, *qualities: Quality) -> None:
    """Answer the questions of an interview, each in one of these qualities."""
    store.save_interview(interview.finish(interview.started_at))
    for place, quality in enumerate(qualities):
        question, id_ = interview.questions[place], f"{interview.id}-{place}"
        result = judge(id_, typed_transcript(LABELS.said(quality), 50.0), question)
        answer = make_answer(id_, interview_id=interview.id, question_index=place, question=question, result=result)
        store.save_answer(replace(answer, answered_at=interview.started_at + timedelta(minutes=3 * place)))


def proposed(*asked: tuple[Bank, int]) -> list[Proposal]:
    return [Proposal("new", bank.title, bank.questions[place], "new") for bank, place in asked]


def test_a_mixed_interview_leads_back_to_each_question_s_own_bank(store: Store) -> None:
    mixed = interview_of(proposed((DEPOT, 0), (WARD, 0)), "one", NOW - days(1))
    assert mixed.bank_title == MIXED
    hold(store, mixed, "good", "rough")
    found = read_day(store, SHELF, NOW + days(30), 6).proposals
    assert {p.key: p.why for p in found if p.why in ("weak", "old")} == {("Depot", "a"): "old"}
    assert [p.key for p in found if p.why == "drill"] == [("Ward", "a")]


def test_questions_of_one_bank_keep_its_title() -> None:
    assert interview_of(proposed((WARD, 0), (WARD, 1)), "one", NOW, probes=1).bank_title == "Ward"


def test_a_drill_is_called_by_what_it_asks_for_and_is_no_session_of_its_own(store: Store) -> None:
    hold(store, interview_of(proposed((WARD, 0)), "one", NOW - days(2)), "rough")
    focus = last_focus(store, NOW)
    (drill,) = (p for p in read_day(store, SHELF, NOW, 4).proposals if p.drill)
    assert drill.drill is not None
    held = drill_interview(drill, "two", NOW - days(1))
    assert held.bank_title == drill.drill.interview_title
    assert held.question.ask == WARD.questions[0].ask
    hold(store, held, "good")
    assert last_focus(store, NOW) == focus, "what to work on is still what the interview showed"


def test_what_today_s_sessions_find_is_tomorrow_s_focus(store: Store) -> None:
    hold(store, interview_of(proposed((WARD, 0)), "one", NOW - timedelta(hours=2)), "rough")
    assert read_day(store, SHELF, NOW, 4).focus is None
    assert read_day(store, SHELF, NOW + days(1), 4).focus is not None


def test_only_a_drill_can_be_held_as_one() -> None:
    with pytest.raises(ValueError, match="no drill"):
        drill_interview(proposed((WARD, 0))[0], "one", NOW)


def test_skipped_questions_stay_out_and_more_is_as_much_again(store: Store) -> None:
    everything = read_day(None, SHELF, NOW, 2)
    assert [p.key for p in everything.proposals] == [("Depot", "a"), ("Depot", "b")]
    assert [p.key for p in read_day(None, SHELF, NOW, 2, skipped={("Depot", "a")}).proposals] == [
        ("Depot", "b"),
        ("Depot", "c"),
    ]
    hold(store, interview_of(everything.proposals, "one", NOW), "good", "good")
    assert read_day(store, SHELF, NOW, 2).proposals == ()
    assert read_day(store, SHELF, NOW, 2).answered == 2
    assert [p.key for p in read_day(store, SHELF, NOW, 2, more=True).proposals] == [("Depot", "c")]


def test_without_a_story_none_is_missing(store: Store) -> None:
    hold(store, interview_of(proposed((WARD, 0)), "one", NOW - days(1)), "good")
    bank = replace(WARD, questions=tuple(replace(q, competencies=("calm",)) for q in WARD.questions))
    shelf = (ShelvedBank(Path("w.yaml"), bank, None, "yours"),)
    assert all("story of yours" not in p.reason for p in read_day(store, shelf, NOW, 4).proposals)
    store.save_story(Story(id="s", name="The labels", made_at=NOW))
    reasons = [p.reason for p in read_day(store, shelf, NOW, 4).proposals]
    assert "new, and no story of yours serves calm yet" in reasons
