"""The story bank read from the history and the shelf, and the changes to it. What screens and commands call."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from trainer.review.queue.origins import BankQuestion, questions_on
from trainer.review.stories.book import StoryBook, practised, story_book
from trainer.review.stories.suggest import Suggestion, read_gists, story_rows, suggestions
from trainer.store.records import AnswerRow, Story

if TYPE_CHECKING:
    from trainer.bank.catalogue import Shelf
    from trainer.store.store import Store


@dataclass(frozen=True, slots=True)
class Stories:
    """The book, the answers that stories can be made of (the latest first), the questions of the banks practised."""

    book: StoryBook
    rows: tuple[AnswerRow, ...]
    questions: tuple[BankQuestion, ...]


def read_stories(store: "Store | None", shelf: "Shelf", now: datetime) -> Stories:
    """All of it at `now` (aware); `store` is None where no history was begun. Raises `StoreError`."""
    stories = store.stories() if store is not None else ()
    rows = store.answer_rows(limit=-1) if store is not None else ()
    questions = questions_on(shelf)
    attached = {answer for story in stories for answer in story.answers}
    return Stories(
        book=story_book(stories, rows, questions, now),
        rows=story_rows(rows, attached),
        questions=practised(questions, rows),
    )


def read_suggestions(
    store: "Store", rows: Sequence[AnswerRow], refused: Collection[tuple[str, str]]
) -> tuple[Suggestion, ...]:
    """What may belong together among the answers `rows`. Slow: reads each of them. Raises `StoreError`."""
    return suggestions(read_gists(store, rows), store.stories(), refused)


def accept(suggestion: Suggestion, new_id: str, now: datetime) -> Story:
    """The story as it stands once the suggestion is accepted, to be saved; `new_id` names one that is new."""
    if suggestion.story is None:
        return Story(id=new_id, name=suggestion.name, made_at=now, answers=suggestion.answers)
    kept = suggestion.story
    return replace(kept, answers=tuple(dict.fromkeys((*kept.answers, *suggestion.answers))))
