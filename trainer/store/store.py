"""The history: every interview and every answer, in one private file on this machine."""

import contextlib
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from trainer.interview.session import Interview
from trainer.store.codec import storable
from trainer.store.connection import connect, transaction
from trainer.store.failures import NotFoundError, explained
from trainer.store.records import Answer, Counts, SessionSummary
from trainer.store.rows import put_answer, put_interview, read_answers, read_interview
from trainer.store.summaries import read_summaries

_WHICH_THERE_ARE = "See which there are: interview-trainer sessions list"


class Store:
    """One open history.

    Safe to use from several threads: they share one connection, one at a time, behind a lock. Several processes may
    have the same history open. When a saving method returns, what it saved survives a crash or a power cut. Every
    method raises `StoreError` when the file is in use for too long, damaged, or can't be written (a full disk, say).
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path
        self._lock = threading.Lock()

    @classmethod
    def open(cls, path: Path) -> Self:
        """The history at `path`, made where there is none. Raises `StoreError`, see `connect`."""
        return cls(connect(path), path)

    def close(self) -> None:
        """Let go of the file; once more does nothing."""
        with self._lock:
            self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

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
            # Compared, not matched: "%" and "*" mean nothing here. The id that is the whole prefix comes first.
            rows = connection.execute(
                "SELECT id FROM interviews WHERE substr(id, 1, length(?1)) = ?1 ORDER BY id LIMIT 4",
                (storable(prefix),),
            ).fetchall()
        found = [str(id_) for (id_,) in rows]
        if not found:
            raise NotFoundError(f"There is no session whose id begins with {prefix!a}.", _WHICH_THERE_ARE)
        if len(found) > 1 and found[0] != prefix:
            few = ", ".join(found[:3]) + (" and others" if len(found) > 3 else "")
            raise NotFoundError(f"Several sessions begin with {prefix!a}: {few}.", "Give more of the id.")
        return found[0]

    def delete_session(self, interview_id: str) -> tuple[str, ...]:
        """Delete an interview and its answers for good; gives the names of the audio files to delete with it.

        What was written is overwritten in the file and gone from its write-ahead log. (While another process is in
        the middle of reading, the log goes when the last process closes the history.) Raises `NotFoundError` for an
        unknown id.
        """
        key = storable(interview_id)
        with self._writing() as connection:
            rows = connection.execute(
                "SELECT audio FROM answers WHERE interview_id = ? AND audio IS NOT NULL ORDER BY question_index, take",
                (key,),
            ).fetchall()
            if not connection.execute("DELETE FROM interviews WHERE id = ?", (key,)).rowcount:
                raise _no_session(interview_id)
        self._wipe()
        return tuple(str(name) for (name,) in rows)

    def save_answer(self, answer: Answer, interview: Interview | None = None) -> None:
        """Keep an answer, new or known by its id, in one transaction.

        `interview`, where given, is the interview as it stands after this answer; it is kept in the same transaction.
        Raises `NotFoundError` when the answer's interview is not in the history.
        """
        with self._writing() as connection:
            if interview is not None:
                put_interview(connection, interview)
            if not connection.execute("SELECT 1 FROM interviews WHERE id = ?", (answer.interview_id,)).fetchone():
                raise NotFoundError(
                    f"The session {answer.interview_id!a} of this answer is not in the history.",
                    "It may have been deleted in another window. Start a new interview.",
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
            raise NotFoundError(f"There is no answer {answer_id!a}.", _WHICH_THERE_ARE)
        return found[0]

    def question_history(self, bank_title: str, limit: int = 20) -> tuple[str, ...]:
        """Ids of the questions of this bank that were answered, each once, the latest first."""
        with self._reading() as connection:
            rows = connection.execute(
                "SELECT a.question_id FROM answers AS a JOIN interviews AS i ON i.id = a.interview_id "
                "WHERE i.bank_title = ? GROUP BY a.question_id ORDER BY max(a.answered_at) DESC LIMIT ?",
                (storable(bank_title), limit),
            ).fetchall()
        return tuple(str(id_) for (id_,) in rows)

    def counts(self) -> Counts:
        """How many sessions and answers there are."""
        with self._reading() as connection:
            sessions, answers = connection.execute(
                "SELECT (SELECT count(*) FROM interviews), (SELECT count(*) FROM answers)"
            ).fetchone()
        return Counts(sessions=sessions, answers=answers)

    def size_bytes(self) -> int:
        """Bytes on disk, the write-ahead log included; the sound files are not."""
        files = (self._path, self._path.with_name(f"{self._path.name}-wal"))
        return sum(f.stat().st_size for f in files if f.exists())

    @contextlib.contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        """One moment of the history, whatever others write meanwhile."""
        with self._lock, explained(self._path), transaction(self._connection, "DEFERRED"):
            yield self._connection

    @contextlib.contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._lock, explained(self._path), transaction(self._connection, "IMMEDIATE"):
            yield self._connection

    def _wipe(self) -> None:
        """Bring the zeros that `secure_delete` wrote to the disk, give the space back and empty the log."""
        # The deletion itself is done. What a reader in another process holds up here happens at the last close.
        with self._lock, contextlib.suppress(sqlite3.OperationalError):
            # First, so that the zeros reach the pages that the vacuum then cuts off.
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            # `execute` takes one step of this pragma, which frees one page; a script runs it to its end.
            self._connection.executescript("PRAGMA incremental_vacuum")
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def _no_session(interview_id: str) -> NotFoundError:
    return NotFoundError(f"There is no session {interview_id!a}.", _WHICH_THERE_ARE)
