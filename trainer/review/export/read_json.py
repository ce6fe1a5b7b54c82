"""Reading the JSON document that `json_form` writes, or what somebody made of it: checked before any of it is used."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from trainer.errors import UsageError
from trainer.feedback.result import AnswerResult, from_json
from trainer.interview.session import Interview
from trainer.review.export.conforming import fault
from trainer.review.export.held import Held
from trainer.review.export.json_form import KIND, SCHEMA
from trainer.store.codec import interview_of, question_of, time_of, transcript_of
from trainer.store.records import Answer, Story
from trainer.transcript.model import Transcript

MOST_BYTES = 1 << 30
"""More than any history of one person is, as JSON; it is read at once."""
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
_WRONG = (KeyError, IndexError, TypeError, ValueError, AttributeError, OverflowError, RecursionError)
_REMEDY = "Nothing was changed. Export it again with: interview-trainer sessions export --all --format json"


@dataclass(frozen=True, slots=True)
class Document:
    """What an export holds."""

    sessions: tuple[Held, ...]
    stories: tuple[Story, ...]


def read_document(path: Path) -> Document:
    """The sessions and stories in the JSON export at `path`. Raises `UsageError` where it is none, or damaged."""
    try:
        with path.open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "a file can't have such a name"
        raise UsageError(f"{path} can't be read: {reason}.", "Check the name.") from error
    if len(raw) > MOST_BYTES:
        raise UsageError(f"{path} is far too large for an export.", _REMEDY)
    try:
        data = json.loads(raw.decode("utf-8-sig"), parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise UsageError(f"{path} is not whole: it holds no JSON that can be read.", _REMEDY) from error
    if not isinstance(data, dict) or data.get("kind") != KIND:
        raise UsageError(
            f"{path} is no export of sessions.",
            "Such a file is made by: interview-trainer sessions export --format json",
        )
    if data.get("schema") != SCHEMA:
        raise UsageError(
            f"{path} was written by a newer interview trainer.",
            "Install the newer version: python -m pip install --upgrade interview-trainer",
        )
    try:
        return _document(data)
    except _BadError as bad:
        raise UsageError(f"{path} can't be brought in: {bad}.", _REMEDY) from bad


class _BadError(Exception):
    """What is wrong, and where."""


def _no_number(text: str) -> NoReturn:
    raise ValueError(f"{text} is no number")


def _document(data: dict[str, Any]) -> Document:
    rows, told = data.get("sessions"), data.get("stories", [])
    if not isinstance(rows, list) or not isinstance(told, list):
        raise _BadError("it has no list of sessions")
    sessions = tuple(_session(row, f"session {number}") for number, row in enumerate(rows, 1))
    _each_once([held.interview.id for held in sessions], "session")
    _each_once([answer.id for held in sessions for answer in held.answers], "answer")
    stories = tuple(_story(row, f"story {number}") for number, row in enumerate(told, 1))
    _each_once([story.id for story in stories], "story")
    return Document(sessions, stories)


def _session(row: Any, where: str) -> Held:
    try:
        answers = row["answers"]
        rest = {name: value for name, value in row.items() if name not in ("answers", "started_at", "finished_at")}
        finished = row["finished_at"]
        interview = interview_of(
            json.dumps(rest), time_of(row["started_at"]), None if finished is None else time_of(finished)
        )
        if not isinstance(answers, list):
            raise TypeError("answers are a list")
    except _WRONG as error:
        raise _BadError(f"{where} is damaged") from error
    _conforms(interview, Interview, where)
    questions = len(interview.questions)
    finished = interview.phase == "finished"
    if len(interview.takes) != questions or not 0 <= interview.position < questions + finished:
        raise _BadError(f"{where} does not fit its questions")
    _is_id(interview.id, where)
    given = [_answer(answer, interview, f"{where}, answer {number}") for number, answer in enumerate(answers, 1)]
    return Held(interview.at_rest(), _in_order(given, where))


def _answer(row: Any, interview: Interview, where: str) -> Answer:
    try:
        original = row["original"]
        answer = Answer(
            id=row["id"],
            interview_id=interview.id,
            question_index=row["question_index"],
            take=row["take"],
            answered_at=time_of(row["answered_at"]),
            source=row["source"],
            question=question_of(json.dumps(row["asked"])),
            result=from_json(row),
            audio=row["audio"],
            original=None if original is None else transcript_of(json.dumps(original)),
            follows=row["follows"],
            probe=row["probe"],
            note=row["note"],
            starred=row["starred"],
        )
    except _WRONG as error:
        raise _BadError(f"{where} is damaged") from error
    _conforms(answer, Answer, where)
    _is_id(answer.id, where)
    if answer.question_index >= len(interview.questions):
        raise _BadError(f"{where} belongs to no question")
    if answer.audio not in (None, f"{answer.id}.flac"):
        raise _BadError(f"{where} names a recording that is not its own")
    outside = [*_outside(answer.result), *(() if answer.original is None else _outside_words(answer.original))]
    if outside:
        raise _BadError(f"{where} has a finding that is not in its words")
    return answer


def _story(row: Any, where: str) -> Story:
    try:
        story = Story(row["id"], row["name"], time_of(row["made_at"]), row["note"], tuple(row["answers"]))
    except _WRONG as error:
        raise _BadError(f"{where} is damaged") from error
    _conforms(story, Story, where)
    _is_id(story.id, where)
    return story


def _in_order(answers: Sequence[Answer], where: str) -> tuple[Answer, ...]:
    """The answers, each behind the one that it follows."""
    waiting, found, known = list(answers), list[Answer](), set[str]()
    while waiting:
        ready = [a for a in waiting if a.follows is None or a.follows in known]
        if not ready:
            raise _BadError(f"{where} has an answer to a follow-up question of an answer that is not there")
        found += ready
        known.update(a.id for a in ready)
        waiting = [a for a in waiting if a.id not in known]
    return tuple(found)


def _outside(result: AnswerResult) -> Iterator[tuple[int, int]]:
    """The places in a result that are not in its text."""
    analysis, told, delivery = result.analysis, result.analysis.structure, result.analysis.delivery
    findings = (
        *analysis.fillers,
        *analysis.quantified,
        *analysis.vague,
        *analysis.habits,
        *analysis.signals,
        *delivery.repeated,
        *delivery.restarts,
        *(part for part in (told.situation, told.task, told.action, told.result) if part is not None),
    )
    spans = [(f.start, f.end) for f in findings]
    spans += [span for strength in result.strengths for span in strength.evidence]
    spans += [span for advice in result.advice for span in advice.evidence]
    yield from (span for span in spans if not 0 <= span[0] <= span[1] <= len(result.text))
    yield from _outside_words(result.transcript)


def _outside_words(transcript: Transcript) -> Iterator[tuple[int, int]]:
    spans = ((word.start, word.end) for word in transcript.words)
    return (span for span in spans if not 0 <= span[0] <= span[1] <= len(transcript.text))


def _conforms(value: Any, kind: type, where: str) -> None:
    place = fault(value, kind)
    if place is not None:
        raise _BadError(f"{where} is damaged at {place.lstrip('.') or 'its beginning'}")


def _is_id(id_: str, where: str) -> None:
    if not _ID.fullmatch(id_):
        raise _BadError(f"{where} has an id that is none")


def _each_once(ids: Sequence[str], what: str) -> None:
    if len(set(ids)) < len(ids):
        raise _BadError(f"one {what} is in it twice")
