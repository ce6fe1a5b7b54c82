"""Small values for tests: give what the test is about, the rest is plausible."""

from datetime import UTC, datetime, timedelta
from typing import Any

from trainer.analysis.model import Analysis, Figure, Filler, Finding, Length, Pace, Pause, Structure, Vague
from trainer.bank.model import FollowUp, Question
from trainer.feedback.result import PART_NAMES, Advice, AnswerResult, Score, ScorePart, Strength
from trainer.interview.session import Interview, Mode
from trainer.store.records import Answer
from trainer.transcript.model import SpeechSpan, Transcript, Word

STARTED = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
TEXT = "So, um, I looked after 24 beds and a lot of patients. We cut falls by a third."


def make_question(id: str = "falls", ask: str = "Tell me about a change you made.", **changes: Any) -> Question:
    fields: dict[str, Any] = {
        "competencies": ("attention",),
        "look_for": ("what changed",),
        "follow_ups": (FollowUp("no_result", "And how did it end?"),),
        "tags": ("ward",),
    }
    return Question(id=id, ask=ask, **{**fields, **changes})


def make_result(
    id: str = "take-1",
    text: str = TEXT,
    *,
    seconds: float | None = 30.0,
    fillers: tuple[str, ...] = ("um",),
    suspected: tuple[str, ...] = (),
    figures: tuple[tuple[str, str], ...] = (("24 beds", "scope"), ("by a third", "change")),
    vague: tuple[str, ...] = ("a lot of patients",),
    strengths: tuple[Strength, ...] | None = None,
    advice: tuple[Advice, ...] | None = None,
) -> AnswerResult:
    """A result whose findings are those of the given words that stand in `text`, each at its next occurrence."""
    words, heard, doubtful = _words(text, seconds), _find(text, fillers), _find(text, suspected)
    transcript = Transcript(
        text=text,
        words=words,
        seconds=seconds,
        speech=() if seconds is None or not words else (SpeechSpan(0.0, seconds),),
        model="" if seconds is None else "base",
    )
    marks = [(start, end, "heard") for start, end in heard] + [(start, end, "suspected") for start, end in doubtful]
    spans = _find(text, tuple(phrase for phrase, _ in figures))
    end = max(0, len(text) - 1)
    analysis = Analysis(
        words=len(words),
        fillers=tuple(
            Filler(s, e, text[s:e].lower(), "filled_pause", transcript.time_of(s), certainty)  # type: ignore[arg-type]
            for s, e, certainty in sorted(marks)
        ),
        quantified=tuple(
            Figure(s, e, "count", role)  # type: ignore[arg-type]
            for (s, e), role in zip(spans, (r for p, r in figures if p in text), strict=True)
        ),
        vague=tuple(Vague(s, e) for s, e in _find(text, vague)),
        length=Length(seconds, 90, "unknown" if seconds is None else "short" if seconds < 60 else "good"),
        pace=None if not seconds else Pace(60 * len(words) / seconds, 60 * len(words) / seconds),
        pauses=() if not seconds or not words else (Pause(seconds / 2, 1.9),),
        structure=Structure(action=Finding(0, end), first_result_at=0.8) if words else Structure(),
    )
    return AnswerResult(
        id=id,
        transcript=transcript,
        analysis=analysis,
        score=Score(64, tuple(ScorePart(name, 64, f"A reason for {name}.") for name in PART_NAMES)),
        strengths=(Strength("figure", "You said by how much."),) if strengths is None else strengths,
        advice=(Advice("result", "Say how it ended.", "The end is what stays.", "In the end ...", ((0, end),)),)
        if advice is None
        else advice,
    )


def make_interview(
    id: str = "interview-1",
    *questions: Question,
    mode: Mode = "practice",
    started_at: datetime = STARTED,
    **changes: Any,
) -> Interview:
    asked = questions or (make_question("falls"), make_question("why-us", "Why do you want to work here?"))
    fields: dict[str, Any] = {"bank_title": "Nursing ward", "bank_source": "nursing.yaml"}
    return Interview(id=id, mode=mode, questions=asked, started_at=started_at, **{**fields, **changes})


def make_answer(
    id: str = "take-1",
    *,
    interview_id: str = "interview-1",
    question_index: int = 0,
    take: int = 1,
    question: Question | None = None,
    result: AnswerResult | None = None,
    **changes: Any,
) -> Answer:
    fields: dict[str, Any] = {
        "answered_at": STARTED + timedelta(minutes=5 * question_index + take),
        "source": "spoken",
        "audio": None,
    }
    return Answer(
        id=id,
        interview_id=interview_id,
        question_index=question_index,
        take=take,
        question=question or make_question(),
        result=result or make_result(id),
        **{**fields, **changes},
    )


def _find(text: str, phrases: tuple[str, ...]) -> list[tuple[int, int]]:
    spans, after = [], 0
    for phrase in phrases:
        start = text.find(phrase, after)
        if start >= 0:
            after = start + len(phrase)
            spans.append((start, after))
    return spans


def _words(text: str, seconds: float | None) -> tuple[Word, ...]:
    pieces, place = text.split(), 0
    step = None if seconds is None else seconds / max(1, len(pieces))
    words = []
    for number, piece in enumerate(pieces):
        start = text.index(piece, place)
        place = start + len(piece)
        timed = (None, None, None) if step is None else (number * step, (number + 1) * step, 0.9)
        words.append(Word(start, place, *timed))
    return tuple(words)
