"""The columns of an answer that lists, filters and progress read: written from the whole answer, read without it."""

import json
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from trainer.store.codec import dump, storable, time_of, time_text
from trainer.store.records import Answer, AnswerRow

COLUMNS = (
    "a.id, a.interview_id, i.bank_title, i.mode, a.question_index, a.take, a.question_id, a.ask, a.kind, "
    "a.competencies, a.difficulty, a.answered_at, a.source, a.audio, a.seconds, a.target_seconds, a.words, a.fillers, "
    "a.um_uh, a.hedges, a.suspected, a.figures, a.changes, a.vague, a.overall, a.length_verdict, a.wpm, a.has_result, "
    "a.findings, a.phrases, a.starred, a.note, a.corrected, a.follows, a.probe"
)
"""What `row_of` takes, in its order, out of answers AS a and interviews AS i."""


def columns_of(answer: Answer) -> dict[str, Any]:
    """The columns of `answers` that come of the answer itself, without the user's note and star."""
    analysis, question = answer.result.analysis, answer.question
    counted = [f for f in analysis.fillers if f.certainty == "heard" and f.kind != "hedge"]  # as `Answer.fillers`
    return {
        "id": answer.id,
        "interview_id": answer.interview_id,
        "question_index": answer.question_index,
        "take": answer.take,
        "question_id": storable(question.id),
        "ask": storable(question.ask),
        "kind": question.kind,
        "competencies": dump(question.competencies),
        "difficulty": question.difficulty,
        "answered_at": time_text(answer.answered_at),
        "source": answer.source,
        "audio": answer.audio,
        "seconds": answer.result.transcript.seconds,
        "target_seconds": analysis.length.target_seconds,
        "words": analysis.words,
        "fillers": answer.fillers,
        "um_uh": sum(f.kind == "filled_pause" for f in counted),
        "hedges": sum(f.kind == "hedge" for f in analysis.fillers),
        "suspected": sum(f.certainty == "suspected" for f in analysis.fillers),
        "figures": len(analysis.quantified),
        "changes": sum(f.role == "change" for f in analysis.quantified),
        "vague": len(analysis.vague),
        "overall": answer.result.score.overall,
        "length_verdict": analysis.length.verdict,
        "wpm": None if analysis.pace is None else analysis.pace.wpm,
        "has_result": analysis.structure.result is not None,
        "findings": dump([a.rule for a in answer.result.advice]),
        "phrases": dump(Counter(f.phrase for f in counted).most_common()),
        "corrected": answer.original is not None,
        "follows": answer.follows,
        "probe": storable(answer.probe),
    }


def row_of(columns: Sequence[Any]) -> AnswerRow:
    """The answer at a glance whose `COLUMNS` these are."""
    row = list(columns)
    row[9] = _texts(row[9])
    row[11] = time_of(row[11])
    row[27] = bool(row[27])
    row[28] = _texts(row[28])
    row[29] = _phrases(row[29])
    row[30] = bool(row[30])
    row[32] = bool(row[32])
    return AnswerRow(*row)


# Among thousands of answers the same few lists come again and again.
@lru_cache(maxsize=4096)
def _texts(text: str) -> tuple[str, ...]:
    return tuple(json.loads(text))


@lru_cache(maxsize=4096)
def _phrases(text: str) -> tuple[tuple[str, int], ...]:
    return tuple((phrase, count) for phrase, count in json.loads(text))
