"""The history: every interview and every answer, in one private file on this machine."""

from collections.abc import Collection
from datetime import datetime
from pathlib import Path

from trainer.interview.session import Interview
from trainer.store.annotations import put_annotations, read_audio, remove_audio
from trainer.store.base import OpenHistory
from trainer.store.codec import storable
from trainer.store.copies import copy_history, problems
from trainer.store.deletion import remove_answer, remove_session
from trainer.store.failures import NotFoundError, explained
from trainer.store.listing import read_facets, read_rows
from trainer.store.lookups import (
    answered_questions,
    count_all,
    has_session,
    session_of_answer,
    sessions_beginning,
)
from trainer.store.records import (
    Answer,
    AnswerFilter,
    AnswerRow,
    Counts,
    Facets,
    Hit,
    SessionSummary,
    Story,
)
from trainer.store.rows import put_answer, put_interview, read_answers, read_interview
from trainer.store.search import read_hits
from trainer.store.stories import put_story, read_stories, remove_story
from trainer.store.summaries import read_summaries

_WHICH_THERE_ARE = "See which there are: interview-trainer sessions list"
_ALL = AnswerFilter()


class Store(OpenHistory):
    """One open history.

    Safe to use from several threads: they share one connection, one at a time, behind a lock. Several processes may
    have the same history open. When a saving method returns, what it saved survives a crash or a power cut. Every
    method raises `StoreError` when the file is in use for too long, damaged, or can't be written (a full disk, say).
    """

    def save_interview(self, interview: Interview) -> None:
        """Keep an interview, new or known, in the form to resume from (`Interview.at_rest`)."""
        with self._writing() as connection:
            put_interview(connection, interview)

    def interview(self, interview_id: str) -> Interview:
        """The interview of this id, at rest, its times in UTC.

        A take whose answer was saved is there even when the program stopped before it saved the interview after it.
        Raises `NotFoundError` for an unknown id.
        """
        with self._reading() as connection:
            found = read_interview(connection, storable(interview_id))
        if found is None:
            raise _no_session(interview_id)
        return found

    def sessions(self, limit: int = 50, offset: int = 0) -> tuple[SessionSummary, ...]:
        """Sessions at a glance, the newest first."""
        with self._reading() as connection:
            return read_summaries(connection, unfinished=False, limit=limit, offset=offset)

    def unfinished(self) -> tuple[SessionSummary, ...]:
        """The sessions that can be taken up again, the newest first."""
        with self._reading() as connection:
            return read_summaries(connection, unfinished=True, limit=-1, offset=0)

    def find_session(self, prefix: str) -> str:
        """The id of the one session whose id begins with `prefix`, or is it.

        Raises `NotFoundError` for none or several.
        """
        if not prefix:
            raise NotFoundError("An empty id names no session.", _WHICH_THERE_ARE)
        with self._reading() as connection:
            found = sessions_beginning(connection, prefix, most=4)
        if not found:
            raise NotFoundError(f"There is no session whose id begins with {prefix!a}.", _WHICH_THERE_ARE)
        if len(found) > 1 and found[0] != prefix:
            few = ", ".join(found[:3]) + (" and others" if len(found) > 3 else "")
            raise NotFoundError(f"Several sessions begin with {prefix!a}: {few}.", "Give more of the id.")
        return found[0]

    def delete_session(self, interview_id: str) -> tuple[str, ...]:
        """Delete an interview and its answers for good; gives the names of the audio files to delete with it.

        What was written is overwritten in the file, gone from the search index and from the write-ahead log. (While
        another process is in the middle of reading, the log goes when the last process closes the history.) Raises
        `NotFoundError` for an unknown id.
        """
        with self._writing() as connection:
            names = remove_session(connection, interview_id)
            if names is None:
                raise _no_session(interview_id)
        self._wipe()
        return names

    def delete_answer(self, answer_id: str) -> tuple[str, ...]:
        """Delete an answer and those to its follow-up questions, as thoroughly as `delete_session`.

        Gives the names of the audio files to delete with them. Raises `NotFoundError` for an unknown id.
        """
        with self._writing() as connection:
            names = remove_answer(connection, answer_id)
            if names is None:
                raise _no_answer(answer_id)
        self._wipe()
        return names

    def save_answer(self, answer: Answer, interview: Interview | None = None) -> None:
        """Keep an answer, new or known by its id, in one transaction.

        `interview`, where given, is the interview as it stands after this answer; it is kept in the same transaction.
        The note and the star of a known answer stay as they are in the history (`annotate` changes them). Raises
        `NotFoundError` when the answer's interview, or the answer that it follows, is not in the history.
        """
        with self._writing() as connection:
            if interview is not None:
                put_interview(connection, interview)
            if not has_session(connection, answer.interview_id):
                raise NotFoundError(
                    f"The session {answer.interview_id!a} of this answer is not in the history.",
                    "It may have been deleted in another window. Start a new interview.",
                )
            if answer.follows is not None and session_of_answer(connection, answer.follows) is None:
                raise NotFoundError(
                    f"The answer {answer.follows!a} that this one follows is not in the history.",
                    "It may have been deleted in another window. Give the answer anew.",
                )
            put_answer(connection, answer)

    def answers(self, interview_id: str) -> tuple[Answer, ...]:
        """All takes of an interview in the order of its questions, each question's oldest first; none for no such."""
        with self._reading() as connection:
            return read_answers(connection, "interview_id", storable(interview_id))

    def answer(self, answer_id: str) -> Answer:
        """The answer of this id. Raises `NotFoundError` for an unknown one."""
        with self._reading() as connection:
            found = read_answers(connection, "id", storable(answer_id))
        if not found:
            raise _no_answer(answer_id)
        return found[0]

    def session_of(self, answer_id: str) -> str:
        """The id of the interview of this answer. Raises `NotFoundError` for an unknown one."""
        with self._reading() as connection:
            found = session_of_answer(connection, answer_id)
        if found is None:
            raise _no_answer(answer_id)
        return found

    def answer_rows(
        self, which: AnswerFilter = _ALL, *, limit: int = 50, offset: int = 0, oldest_first: bool = False
    ) -> tuple[AnswerRow, ...]:
        """Answers of all sessions at a glance, the latest first; a `limit` below zero gives all of them."""
        with self._reading() as connection:
            return read_rows(connection, which, limit=limit, offset=offset, oldest_first=oldest_first)

    def search(self, words: str, which: AnswerFilter = _ALL, *, limit: int = 50, offset: int = 0) -> tuple[Hit, ...]:
        """The answers that have all of `words` in their text, question or note, the latest first.

        `words` is what a person types: words, and "phrases in quotes"; the last may be unfinished. Case and accents
        make no difference. Nothing is found where there is no word in it. A `limit` below zero gives all.
        """
        with self._reading() as connection:
            return read_hits(connection, words, which, limit=limit, offset=offset)

    def facets(self) -> Facets:
        """What the answers can be filtered by."""
        with self._reading() as connection:
            return read_facets(connection)

    def annotate(self, answer_id: str, *, note: str | None = None, starred: bool | None = None) -> None:
        """Write the user's note on an answer, or star it; None leaves what is there.

        Raises `NotFoundError` for an unknown id.
        """
        with self._writing() as connection:
            if not put_annotations(connection, answer_id, note, starred):
                raise _no_answer(answer_id)

    def recordings(self, before: datetime | None = None) -> tuple[str, ...]:
        """File names of the recordings of answers, of those given before this time (aware) where one is named."""
        with self._reading() as connection:
            return read_audio(connection, before)

    def forget_audio(self, names: Collection[str]) -> None:
        """The answers whose recordings had these file names have no recording any more."""
        with self._writing() as connection:
            remove_audio(connection, names)

    def stories(self) -> tuple[Story, ...]:
        """The user's stories, the oldest first; of their answers those that are in the history."""
        with self._reading() as connection:
            return read_stories(connection)

    def save_story(self, story: Story) -> None:
        """Keep a story, new or known by its id; answers that are not in the history are left out of it."""
        with self._writing() as connection:
            put_story(connection, story)

    def delete_story(self, story_id: str) -> None:
        """Delete a story for good; its answers stay. Raises `NotFoundError` for an unknown id."""
        with self._writing() as connection:
            if not remove_story(connection, story_id):
                raise NotFoundError(f"There is no story {story_id!a}.", "It may have been deleted in another window.")
        self._wipe()

    def question_history(self, bank_title: str, limit: int = 20) -> tuple[str, ...]:
        """Ids of the questions of this bank that were answered, each once, the latest first."""
        with self._reading() as connection:
            return answered_questions(connection, bank_title, limit)

    def counts(self) -> Counts:
        """How many sessions and answers there are."""
        with self._reading() as connection:
            return count_all(connection)

    def copy_to(self, path: Path) -> None:
        """Write a whole, checked copy of the history to `path`, in place of what is there, while it is in use.

        Raises `StoreError`; what was at `path` is then as it was.
        """
        with self._lock:
            copy_history(self._connection, path)

    def check(self) -> tuple[str, ...]:
        """What is wrong with the file, in the database's words; nothing when it is whole. Slow on a large history."""
        with self._lock, explained(self._path):
            return problems(self._connection)


def _no_session(interview_id: str) -> NotFoundError:
    return NotFoundError(f"There is no session {interview_id!a}.", _WHICH_THERE_ARE)


def _no_answer(answer_id: str) -> NotFoundError:
    return NotFoundError(f"There is no answer {answer_id!a}.", _WHICH_THERE_ARE)
