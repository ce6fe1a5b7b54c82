"""Sessions as one JSON document that `trainer.review.export.bring_in` reads again.

    {"schema": 1, "kind": "interview-trainer sessions", "redacted": false,
     "sessions": [{"id": ..., "bank_title": ..., "started_at": ..., "questions": [...], ..., "answers": [
         {the result of one answer, as everywhere, and besides "question": str, "kind": str, "take": int,
          "asked": {the whole question}, "question_index": int, "answered_at": ..., "source": ..., "audio": ...,
          "original": {the transcript first heard} | null, "follows": ..., "probe": ..., "note": ..., "starred": ...
         }]}],
     "stories": [{"id": ..., "name": ..., "made_at": ..., "note": ..., "answers": [ids]}]}

The sound is not in it; a backup has that.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import Any

from trainer.feedback.result import to_json
from trainer.interview.session import Interview
from trainer.review.export.held import Held
from trainer.review.safe_json import readable_json
from trainer.store.codec import interview_text, question_text, time_text, transcript_text
from trainer.store.records import Answer, Story

SCHEMA = 1
KIND = "interview-trainer sessions"


def json_pieces(sessions: Iterable[Held], stories: Sequence[Story] = (), *, redacted: bool = False) -> Iterator[str]:
    """The document, a line a session, so that thousands can be written without holding them all."""
    yield f'{{"schema": {SCHEMA}, "kind": {json.dumps(KIND)}, "redacted": {json.dumps(redacted)},\n"sessions": [\n'
    for number, held in enumerate(sessions):
        yield (",\n" if number else "") + readable_json(session_json(held))
    told = ",\n".join(readable_json({**asdict(s), "made_at": time_text(s.made_at)}) for s in stories)
    yield f'\n],\n"stories": [{told}]}}\n'


def session_json(held: Held) -> dict[str, Any]:
    """One session with its answers, ready for `json.dumps`."""
    return {**_interview_json(held.interview), "answers": [answer_json(answer) for answer in held.answers]}


def result_row(answer: Answer) -> dict[str, Any]:
    """The result of an answer with the question it was given to: what the commands show."""
    return {
        **to_json(answer.result),
        "question": answer.question.ask,
        "kind": answer.question.kind,
        "take": answer.take,
    }


def answer_json(answer: Answer) -> dict[str, Any]:
    """An answer with everything that is known about it, ready for `json.dumps`."""
    return {
        **result_row(answer),
        "asked": json.loads(question_text(answer.question)),
        "question_index": answer.question_index,
        "answered_at": time_text(answer.answered_at),
        "source": answer.source,
        "audio": answer.audio,
        "original": None if answer.original is None else json.loads(transcript_text(answer.original)),
        "follows": answer.follows,
        "probe": answer.probe,
        "note": answer.note,
        "starred": answer.starred,
    }


def _interview_json(interview: Interview) -> dict[str, Any]:
    return {
        **json.loads(interview_text(interview)),
        "started_at": time_text(interview.started_at),
        "finished_at": None if interview.finished_at is None else time_text(interview.finished_at),
    }
