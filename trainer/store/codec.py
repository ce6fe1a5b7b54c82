"""Interviews, questions, transcripts and times in the form in which the history keeps them."""

import json
from dataclasses import asdict, astuple
from datetime import UTC, datetime
from typing import Any

from trainer.bank.model import FollowUp, Question
from trainer.interview.panel import Asker
from trainer.interview.session import Interview, Probe
from trainer.transcript.model import SpeechSpan, Suspect, Transcript, Word


def time_text(moment: datetime) -> str:
    """An aware time as UTC text that sorts in the order of time."""
    if moment.tzinfo is None:
        raise ValueError("a time without a zone")
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def time_of(text: str) -> datetime:
    """The time that `time_text` wrote."""
    return datetime.fromisoformat(text)


def dump(value: Any) -> str:
    """JSON in ASCII: whatever a recogniser or a typist put into a text, the database can hold it."""
    return json.dumps(value, ensure_ascii=True, separators=(",", ":"))


def storable(text: str) -> str:
    """`text` as the database can hold it: half a surrogate pair, from a command line perhaps, becomes "?"."""
    return text.encode("utf-8", "replace").decode("utf-8")


_CONTROLS = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0)), " ")


def indexable(text: str) -> str:
    """`text` as the search index keeps it: as `storable`, with spaces for control characters, so that offsets hold.

    The index ends a text at the first NUL.
    """
    return storable(text).translate(_CONTROLS)


def question_text(question: Question) -> str:
    """A question as JSON."""
    return dump(asdict(question))


def question_of(text: str) -> Question:
    """The question that `question_text` wrote."""
    return _question(json.loads(text))


def interview_text(interview: Interview) -> str:
    """An interview as JSON, without its times, which have columns of their own."""
    data = asdict(interview)
    for column in ("started_at", "finished_at"):
        del data[column]
    return dump(data)


def interview_of(text: str, started_at: datetime, finished_at: datetime | None) -> Interview:
    """The interview that `interview_text` wrote."""
    data = json.loads(text)
    data["questions"] = tuple(_question(q) for q in data["questions"])
    data["takes"] = tuple(tuple(ids) for ids in data["takes"])
    probe = data.get("probe")
    data["probe"] = None if probe is None else Probe(**probe)
    data["asked"] = tuple(Probe(**asked) for asked in data.get("asked", ()))
    data["askers"] = tuple(Asker(**asker) for asker in data.get("askers", ()))
    return Interview(**data, started_at=started_at, finished_at=finished_at)


def transcript_text(transcript: Transcript) -> str:
    """A transcript as JSON; words, speech and suspects as lists of their fields, for there may be thousands."""
    data = {name: getattr(transcript, name) for name in ("text", "seconds", "model")}
    lists = {name: [astuple(one) for one in getattr(transcript, name)] for name in ("words", "speech", "suspects")}
    return dump({**data, **lists})


def transcript_of(text: str) -> Transcript:
    """The transcript that `transcript_text` wrote."""
    data = json.loads(text)
    return Transcript(
        text=data["text"],
        words=tuple(Word(*word) for word in data["words"]),
        seconds=data["seconds"],
        speech=tuple(SpeechSpan(*span) for span in data["speech"]),
        model=data["model"],
        suspects=tuple(Suspect(*suspect) for suspect in data["suspects"]),
    )


def _question(data: dict[str, Any]) -> Question:
    lists = {name: tuple(value) for name, value in data.items() if isinstance(value, list)}
    follow_ups = tuple(FollowUp(**f) for f in data["follow_ups"])
    return Question(**{**data, **lists, "follow_ups": follow_ups})
