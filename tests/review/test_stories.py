"""The story bank: what stories serve, what is missing, and which answers belong together."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import make_answer, make_interview
from tests.review.queue_rows import days, make_row
from tests.review.story_examples import CLERK, COOK, NURSE
from trainer.bank.catalogue import ShelvedBank
from trainer.bank.model import Bank, Question
from trainer.feedback.judge import judge
from trainer.review.queue.origins import BankQuestion
from trainer.review.stories.book import StoryBook, StoryView, could_serve, matrix, story_book
from trainer.review.stories.read import accept, read_stories, read_suggestions
from trainer.review.stories.suggest import Suggestion, story_rows
from trainer.review.stories.text import missing_words, stories_text, story_facts, suggestion_words
from trainer.store.records import AnswerRow, Story
from trainer.store.store import Store
from trainer.transcript.typed import typed_transcript

NOW = datetime(2026, 11, 24, 18, 0, tzinfo=UTC)


def asked(id: str, *competencies: str, kind: Any = "behavioural") -> BankQuestion:
    return BankQuestion("Depot", Question(id, f"What about {id}?", kind, competencies))


def row(id: str, question: BankQuestion, ago: float = 1, **changes: Any) -> AnswerRow:
    one = question.question
    fields: dict[str, Any] = {"question_id": one.id, "ask": one.ask, "kind": one.kind, "competencies": one.competencies}
    return make_row(id, answered_at=NOW - days(ago), **{**fields, **changes})


def story(id: str, *answers: str, name: str = "") -> Story:
    return Story(id=id, name=name or f"The {id}", made_at=NOW - days(50), answers=answers)


QUEUE = asked("queue", "initiative", "planning")
QUARREL = asked("quarrel", "conflict")
DEADLINE = asked("deadline", "planning")
WHY = asked("why", "motivation", kind="motivation")
SHELF = (QUEUE, QUARREL, DEADLINE, WHY)


def only(book: StoryBook) -> StoryView:
    (view,) = book.views
    return view


def test_a_story_serves_what_its_answers_questions_ask_for() -> None:
    rows = (row("1", QUEUE), row("2", DEADLINE, 3), row("3", QUARREL))
    view = only(story_book([story("labels", "1", "2")], rows, SHELF, NOW))
    assert view.competencies == ("planning", "initiative")
    assert (view.told, view.questions, view.state) == (2, 2, "fresh")
    assert view.last == rows[0].answered_at


def test_a_competency_without_a_story_is_missing_and_motives_want_none() -> None:
    book = story_book([story("labels", "1")], (row("1", QUEUE),), SHELF, NOW)
    assert book.competencies == ("planning", "conflict", "initiative")
    assert book.missing == ("conflict",)
    assert missing_words(book) == "No story yet for conflict."
    assert matrix(book) == {"planning": (True,), "conflict": (False,), "initiative": (True,)}


def test_only_banks_that_are_practised_ask_for_stories() -> None:
    other = BankQuestion("System design", Question("scale", "How would you scale it?", competencies=("scaling",)))
    assert "scaling" not in story_book([], (row("1", QUEUE),), (*SHELF, other), NOW).competencies
    assert story_book([], (), (*SHELF, other), NOW).competencies == ("planning", "conflict", "initiative")


def test_a_story_not_told_for_a_month_grows_old() -> None:
    book = story_book(
        [story("a", "1"), story("b", "2"), story("c")], (row("1", QUEUE, 31), row("2", QUEUE, 30)), SHELF, NOW
    )
    assert {v.story.id: v.state for v in book.views} == {"a": "old", "b": "fresh", "c": "untold"}


def test_a_story_told_very_often_is_worn_out() -> None:
    rows = [row(str(n), QUEUE, n) for n in range(8)]
    ids = [one.id for one in rows]
    assert only(story_book([story("a", *ids)], rows, SHELF, NOW)).state == "worn"
    one_sitting = [replace(one, interview_id="same") for one in rows]
    others = [row(f"o{n}", QUARREL, n / 4) for n in range(12)]
    assert only(story_book([story("a", *ids)], [*one_sitting, *others], SHELF, NOW)).state == "fresh"


def test_a_story_that_answers_every_second_question_is_worn_out() -> None:
    mine = [row(str(n), QUEUE, n) for n in range(4)]
    few = [row(f"o{n}", QUARREL, n) for n in range(3)]
    enough = [row(f"o{n}", QUARREL, n) for n in range(4)]
    book = [story("a", *(one.id for one in mine))]
    assert only(story_book(book, [*mine, *few], SHELF, NOW)).state == "worn"
    assert only(story_book(book, [*mine, *enough], SHELF, NOW)).state == "fresh"


def test_answers_deleted_meanwhile_are_no_tellings() -> None:
    view = only(story_book([story("a", "1", "gone")], (row("1", QUEUE),), SHELF, NOW))
    assert [one.id for one in view.rows] == ["1"]


def test_which_other_questions_a_story_could_serve() -> None:
    view = only(story_book([story("labels", "1")], (row("1", QUEUE),), SHELF, NOW))
    more = (*SHELF, asked("everything", "planning", "conflict"), asked("both", "planning", "initiative"))
    assert [one.question.id for one in could_serve(view, more, ("conflict",))] == ["both", "everything", "deadline"]


def test_the_last_take_of_a_story_question_is_looked_at_and_what_has_its_story_stays() -> None:
    takes = [row("1", QUEUE, 1.1, interview_id="i", take=1), row("2", QUEUE, 1, interview_id="i", take=2)]
    probe = row("3", QUEUE, 1, follows="2")
    motive, few = row("4", WHY), row("5", QUARREL, words=24)
    assert [one.id for one in story_rows([*takes, probe, motive, few])] == ["2"]
    assert [one.id for one in story_rows([*takes, motive], {"1", "4"})] == ["2", "1", "4"]


# ---- Read from a real history ----

TOLD = (
    ("queue", NURSE["wrong dose"][0]),
    ("quarrel", NURSE["angry son"][0]),
    ("deadline", NURSE["wrong dose"][1]),
    ("queue", NURSE["falls poster"][0]),
    ("quarrel", NURSE["angry son"][1]),
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "history.sqlite3") as opened:
        for number, (id_, text) in enumerate(TOLD):
            question = next(one.question for one in SHELF if one.question.id == id_)
            interview = make_interview(f"i{number}", question, bank_title="Depot", started_at=NOW - days(9 - number))
            opened.save_interview(interview)
            opened.save_answer(
                make_answer(
                    f"a{number}",
                    interview_id=interview.id,
                    question=question,
                    result=judge(f"a{number}", typed_transcript(text), question),
                    answered_at=NOW - days(9 - number),
                )
            )
        yield opened


def shelf() -> tuple[ShelvedBank, ...]:
    bank = Bank("Depot", tuple(one.question for one in SHELF))
    return (ShelvedBank(Path("depot.yaml"), bank, None, "shipped"),)


def offered(store: Store, refused: set[tuple[str, str]] | None = None) -> tuple[Suggestion, ...]:
    return read_suggestions(store, read_stories(store, shelf(), NOW).rows, refused or set())


def test_answers_that_belong_together_are_suggested_with_what_they_share(store: Store) -> None:
    found = offered(store)
    assert {one.answers for one in found} == {("a2", "a0"), ("a4", "a1")}
    by_answers = {one.answers: one for one in found}
    assert by_answers["a2", "a0"].name.startswith("Halloran")
    assert suggestion_words(by_answers["a4", "a1"]).startswith("2 answers seem to tell one story: ")


def test_a_suggestion_accepted_is_a_story_and_not_suggested_again(store: Store) -> None:
    first = offered(store)[0]
    store.save_story(accept(first, "s1", NOW))
    (made,) = store.stories()
    assert (made.name, set(made.answers)) == (first.name, set(first.answers))
    assert all(not set(one.answers) & set(first.answers) for one in offered(store))


def test_an_answer_like_a_named_story_is_suggested_for_it(store: Store) -> None:
    store.save_story(Story(id="s1", name="The dose", made_at=NOW, answers=("a0",)))
    first = offered(store)[0]
    assert first.story is not None
    assert (first.story.name, first.answers) == ("The dose", ("a2",))
    assert suggestion_words(first).startswith('An answer seems to tell "The dose" too: ')
    store.save_story(accept(first, "unused", NOW))
    assert store.stories()[0].answers == ("a0", "a2")


def test_what_was_refused_is_not_suggested_again(store: Store) -> None:
    refused = {pair for one in offered(store) for pair in one.pairs}
    assert offered(store, refused) == ()
    store.save_story(Story(id="s1", name="The dose", made_at=NOW, answers=("a0",)))
    (again,) = offered(store, refused)
    assert again.story is not None, "refusing a new story says nothing about one that was named since"
    assert offered(store, {*refused, *again.pairs}) == ()


def test_without_a_history_there_is_nothing_and_all_is_missing() -> None:
    nothing = read_stories(None, shelf(), NOW)
    assert nothing.book.views == ()
    assert nothing.book.missing == ("planning", "conflict", "initiative")


def test_a_cook_and_a_clerk_are_kept_apart_too(tmp_path: Path) -> None:
    from trainer.review.stories.likeness import gist_of
    from trainer.review.stories.suggest import suggestions

    for person in (COOK, CLERK):
        gists = [gist_of(f"{name}:{n}", text) for name, texts in person.items() for n, text in enumerate(texts)]
        for found in suggestions(gists, ()):
            assert len({answer.split(":")[0] for answer in found.answers}) == 1


# ---- In words ----


def test_the_bank_in_words() -> None:
    rows = (row("1", QUEUE, 40), row("2", DEADLINE, 45))
    book = story_book([story("labels", "1", "2"), story("new")], rows, SHELF, NOW)
    assert stories_text(book, NOW, 80) == (
        "The labels\n"
        "  told twice, last 40 days ago; getting old: tell it again soon; serves\n"
        "  planning, initiative\n"
        "The new\n"
        "  no answer tells it yet\n"
        "\n"
        "No story yet for conflict.\n"
    )
    assert "five or six" in stories_text(story_book([], (), SHELF, NOW), NOW, 80)


def test_a_worn_story_says_so() -> None:
    rows = [row(str(n), QUEUE, n) for n in range(8)]
    view = only(story_book([story("a", *(one.id for one in rows))], rows, SHELF, NOW))
    assert (
        story_facts(view, NOW)
        == "told 8 times, last today; worn out: try another one next; serves initiative, planning"
    )


@given(st.text(max_size=60), st.integers(1, 120))
def test_words_from_outside_can_t_steer_the_terminal(name: str, width: int) -> None:
    book = story_book([story("a", "1", name=name or "x")], (row("1", QUEUE),), SHELF, NOW)
    text = stories_text(book, NOW, width)
    assert all(c == "\n" or c.isprintable() or c.isspace() or ord(c) > 0x2000 for c in text)
    assert "\x1b" not in text
    assert "\x07" not in text
