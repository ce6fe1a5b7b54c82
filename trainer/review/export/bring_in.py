"""Sessions brought in from a JSON export: what is not here is added, what is here already is never lost unsaid."""

from collections.abc import Callable
from dataclasses import dataclass
from dataclasses import replace as changed
from pathlib import Path
from typing import Any

from trainer.interview.session import Interview
from trainer.review.export.held import Held
from trainer.review.export.read_json import read_document
from trainer.store.failures import NotFoundError
from trainer.store.records import Answer, Story
from trainer.store.store import Store
from trainer.transcript.transcriber import ignore_progress


@dataclass(slots=True)
class Imported:
    """What came of it: how many sessions, answers and stories were added, were here already, and gave way.

    `left` are those that are here with something else in them and were left alone, a few words each.
    """

    sessions: int = 0
    answers: int = 0
    stories: int = 0
    same: int = 0
    replaced: int = 0
    left: tuple[str, ...] = ()


def import_sessions(
    store: Store, path: Path, *, replace: bool = False, progress: Callable[[float], Any] = ignore_progress
) -> Imported:
    """Slow: add what the JSON export at `path` holds to the history.

    What is here under the same id and is the same stays, and what is here and differs stays too and is named in `left`,
    or, with `replace`, gives way to what the file has. All of the file is checked before anything is added. Raises
    `UsageError` for a file that is no such export, or damaged; `StoreError` where the history can't be written, and
    then what was added stays: importing again adds the rest.
    """
    document = read_document(path)
    done = Imported()
    for number, held in enumerate(document.sessions, 1):
        _session(store, held, replace, done)
        progress(number / len(document.sessions))
    here = {story.id: story for story in store.stories()}
    for story in document.stories:
        _story(store, story, here.get(story.id), replace, done)
    return done


def _session(store: Store, held: Held, replace: bool, done: Imported) -> None:
    named = f"the session {held.interview.id[:8]} of {held.interview.started_at:%Y-%m-%d}"
    try:
        here = store.interview(held.interview.id)
    except NotFoundError:
        store.save_interview(held.interview)
        done.sessions += 1
    else:
        if here != held.interview and _without_takes(here) != _without_takes(held.interview):
            if replace:
                store.save_interview(held.interview)
                done.replaced += 1
            else:
                done.left += (named,)
    for answer in held.answers:
        _answer(store, answer, f"the answer {answer.id[:8]} in {named}", replace, done)


def _answer(store: Store, answer: Answer, named: str, replace: bool, done: Imported) -> None:
    try:
        here = store.answer(answer.id)
    except NotFoundError:
        store.save_answer(answer)
        done.answers += 1
        return
    if here == answer:
        done.same += 1
    elif replace and here.interview_id == answer.interview_id:
        store.save_answer(answer)
        store.annotate(answer.id, note=answer.note, starred=answer.starred)
        done.replaced += 1
    else:
        done.left += (named,)


def _story(store: Store, story: Story, here: Story | None, replace: bool, done: Imported) -> None:
    if here == story:
        done.same += 1
    elif here is None or replace:
        store.save_story(story)
        done.stories += here is None
        done.replaced += here is not None
    else:
        done.left += (f"the story {story.id[:8]}",)


def _without_takes(interview: Interview) -> Interview:
    """To compare: which takes there are, the answers tell."""
    return changed(interview, takes=())
