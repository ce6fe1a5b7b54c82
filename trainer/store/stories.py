"""The user's stories: a name, a note, and the answers in which each is told."""

import sqlite3

from trainer.store.codec import storable, time_of, time_text
from trainer.store.records import Story


def read_stories(connection: sqlite3.Connection) -> tuple[Story, ...]:
    """All stories, the oldest first."""
    answers: dict[str, list[str]] = {}
    for story_id, answer_id in connection.execute(
        "SELECT story_id, answer_id FROM story_answers ORDER BY story_id, place"
    ):
        answers.setdefault(story_id, []).append(answer_id)
    return tuple(
        Story(id=id_, name=name, made_at=time_of(made_at), note=note, answers=tuple(answers.get(id_, ())))
        for id_, name, made_at, note in connection.execute(
            "SELECT id, name, made_at, note FROM stories ORDER BY made_at, id"
        )
    )


def put_story(connection: sqlite3.Connection, story: Story) -> None:
    """Insert or update a story; answers that are not in the history are left out, one named twice stands once."""
    id_ = storable(story.id)
    connection.execute(
        "INSERT INTO stories (id, name, made_at, note) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE "
        "SET name = excluded.name, made_at = excluded.made_at, note = excluded.note",
        (id_, storable(story.name), time_text(story.made_at), storable(story.note)),
    )
    connection.execute("DELETE FROM story_answers WHERE story_id = ?", (id_,))
    connection.executemany(
        "INSERT INTO story_answers (story_id, place, answer_id) SELECT ?, ?, id FROM answers WHERE id = ?",
        [(id_, place, storable(answer)) for place, answer in enumerate(dict.fromkeys(story.answers))],
    )


def remove_story(connection: sqlite3.Connection, story_id: str) -> bool:
    """Delete a story, not its answers; False where there is none of this id."""
    return bool(connection.execute("DELETE FROM stories WHERE id = ?", (storable(story_id),)).rowcount)
