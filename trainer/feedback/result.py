"""The result of one answer: transcript, findings, score and advice, and its one JSON form.

`to_json` gives the public form (schema 1): the same from the command line, an export and the store. Fields may be
added within a schema number, none changes its meaning. `from_json` reads it back: `from_json(to_json(r)) == r`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from trainer.analysis.model import (
    Analysis,
    Delivery,
    Figure,
    Filler,
    Finding,
    Habit,
    Length,
    Pace,
    Pause,
    Signal,
    Structure,
    Vague,
)
from trainer.transcript.model import SpeechSpan, Suspect, Transcript, Word

SCHEMA = 1

PartName = Literal["fillers", "length", "evidence", "structure", "delivery"]
PART_NAMES: tuple[PartName, ...] = get_args(PartName)


@dataclass(frozen=True, slots=True)
class ScorePart:
    """One of the five visible parts: 0 to 100, with the reason in a short plain sentence."""

    name: PartName
    value: int
    reason: str


@dataclass(frozen=True, slots=True)
class Score:
    """An overall figure, 0 to 100, and the parts it is made of, in the order of `PART_NAMES`."""

    overall: int
    parts: tuple[ScorePart, ...]


@dataclass(frozen=True, slots=True)
class Strength:
    """Something that came across well, with the words that show it (character offsets)."""

    rule: str
    message: str
    evidence: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Advice:
    """One thing to do next time.

    `message` is a plain sentence saying what to do, `why` what an interviewer makes of it, `instead` a wording to try
    ("" where none helps), `evidence` the characters that caused it, the clearest first.
    """

    rule: str
    message: str
    why: str = ""
    instead: str = ""
    evidence: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class AnswerResult:
    """Everything known about one answer; `advice` is at most three, the most useful first.

    `original_text` is what was first heard or written, where somebody corrected it since, else None.
    """

    id: str
    transcript: Transcript
    analysis: Analysis
    score: Score
    strengths: tuple[Strength, ...] = ()
    advice: tuple[Advice, ...] = ()
    original_text: str | None = None

    @property
    def text(self) -> str:
        """The words of the answer; every offset in the result points into it."""
        return self.transcript.text

    @property
    def no_speech(self) -> bool:
        """True when nothing was said: there is nothing to judge."""
        return self.analysis.words == 0


def to_json(result: AnswerResult) -> dict[str, Any]:
    """The public form of a result, ready for `json.dumps`."""
    transcript, analysis, structure = result.transcript, result.analysis, result.analysis.structure
    return {
        "schema": SCHEMA,
        "id": result.id,
        "text": transcript.text,
        "words": analysis.words,
        "seconds": transcript.seconds,
        "fillers": [
            {
                "phrase": f.phrase,
                "kind": f.kind,
                "start": f.start,
                "end": f.end,
                "at": f.at,
                "certainty": f.certainty,
            }
            for f in analysis.fillers
        ],
        "quantified": [{"start": f.start, "end": f.end, "kind": f.kind, "role": f.role} for f in analysis.quantified],
        "vague": [{"start": v.start, "end": v.end} for v in analysis.vague],
        "length": {
            "seconds": analysis.length.seconds,
            "target_seconds": analysis.length.target_seconds,
            "verdict": analysis.length.verdict,
        },
        "pace": None
        if analysis.pace is None
        else {"wpm": analysis.pace.wpm, "articulation_wpm": analysis.pace.articulation_wpm},
        "pauses": [{"at": p.at, "seconds": p.seconds} for p in analysis.pauses],
        "structure": {
            "situation": structure.situation is not None,
            "task": structure.task is not None,
            "action": structure.action is not None,
            "result": structure.result is not None,
            "first_result_at": structure.first_result_at,
            "first_action_at": structure.first_action_at,
            "evidence": {
                name: [span.start, span.end]
                for name, span in (
                    ("situation", structure.situation),
                    ("task", structure.task),
                    ("action", structure.action),
                    ("result", structure.result),
                )
                if span is not None
            },
        },
        "delivery": _delivery_json(analysis.delivery),
        "habits": [
            {"kind": h.kind, "phrase": h.phrase, "count": h.count, "start": h.start, "end": h.end}
            for h in analysis.habits
        ],
        "signals": [{"kind": s.kind, "start": s.start, "end": s.end} for s in analysis.signals],
        "score": {
            "overall": result.score.overall,
            "parts": {p.name: p.value for p in result.score.parts},
            "reasons": {p.name: p.reason for p in result.score.parts},
        },
        "strengths": [
            {"rule": s.rule, "message": s.message, "evidence": [list(e) for e in s.evidence]} for s in result.strengths
        ],
        "advice": [
            {
                "rule": a.rule,
                "message": a.message,
                "why": a.why,
                "instead": a.instead,
                "evidence": [list(e) for e in a.evidence],
            }
            for a in result.advice
        ],
        "timing": {
            "words": [[w.start, w.end, w.at, w.until, w.probability, w.loudness] for w in transcript.words],
            "speech": [[s.at, s.until] for s in transcript.speech],
            "model": transcript.model,
        },
        "suspects": [
            {"at": s.at, "until": s.until, "phrase": s.phrase, "verdict": s.verdict} for s in transcript.suspects
        ],
        "original_text": result.original_text,
    }


def from_json(data: Mapping[str, Any]) -> AnswerResult:
    """The result that `to_json` wrote, now or when it knew fewer fields.

    Raises KeyError, TypeError or ValueError on anything else.
    """
    if data["schema"] != SCHEMA:
        raise ValueError(f"a result of schema {data['schema']}, this program reads {SCHEMA}")
    timing = data["timing"]
    spans = data["structure"]["evidence"]

    def span(name: str) -> Finding | None:
        return Finding(*spans[name]) if name in spans else None

    return AnswerResult(
        id=data["id"],
        transcript=Transcript(
            text=data["text"],
            words=tuple(Word(*w) for w in timing["words"]),
            seconds=data["seconds"],
            speech=tuple(SpeechSpan(*s) for s in timing["speech"]),
            model=timing["model"],
            suspects=tuple(Suspect(s["at"], s["until"], s["phrase"], s["verdict"]) for s in data.get("suspects", ())),
        ),
        analysis=Analysis(
            words=data["words"],
            fillers=tuple(
                Filler(f["start"], f["end"], f["phrase"], f["kind"], f["at"], f["certainty"]) for f in data["fillers"]
            ),
            quantified=tuple(Figure(f["start"], f["end"], f["kind"], f["role"]) for f in data["quantified"]),
            vague=tuple(Vague(v["start"], v["end"]) for v in data["vague"]),
            length=Length(data["length"]["seconds"], data["length"]["target_seconds"], data["length"]["verdict"]),
            pace=None if data["pace"] is None else Pace(data["pace"]["wpm"], data["pace"]["articulation_wpm"]),
            pauses=tuple(Pause(p["at"], p["seconds"]) for p in data["pauses"]),
            structure=Structure(
                situation=span("situation"),
                task=span("task"),
                action=span("action"),
                result=span("result"),
                first_result_at=data["structure"]["first_result_at"],
                first_action_at=data["structure"]["first_action_at"],
            ),
            delivery=_delivery_of(data["delivery"]),
            habits=tuple(Habit(h["start"], h["end"], h["kind"], h["phrase"], h["count"]) for h in data["habits"]),
            signals=tuple(Signal(s["start"], s["end"], s["kind"]) for s in data["signals"]),
        ),
        score=Score(
            overall=data["score"]["overall"],
            parts=tuple(
                ScorePart(name, value, data["score"]["reasons"][name]) for name, value in data["score"]["parts"].items()
            ),
        ),
        strengths=tuple(
            Strength(s["rule"], s["message"], tuple((e[0], e[1]) for e in s["evidence"])) for s in data["strengths"]
        ),
        advice=tuple(
            Advice(a["rule"], a["message"], a["why"], a["instead"], tuple((e[0], e[1]) for e in a["evidence"]))
            for a in data["advice"]
        ),
        original_text=data.get("original_text"),
    )


def _delivery_json(delivery: Delivery) -> dict[str, Any]:
    return {
        "start_delay": delivery.start_delay,
        "opening_wpm": delivery.opening_wpm,
        "closing_wpm": delivery.closing_wpm,
        "fading_db": delivery.fading_db,
        "sentences_heard": delivery.sentences_heard,
        "repeated": [[f.start, f.end] for f in delivery.repeated],
        "restarts": [[f.start, f.end] for f in delivery.restarts],
    }


def _delivery_of(data: Mapping[str, Any]) -> Delivery:
    return Delivery(
        start_delay=data["start_delay"],
        opening_wpm=data["opening_wpm"],
        closing_wpm=data["closing_wpm"],
        fading_db=data["fading_db"],
        sentences_heard=data["sentences_heard"],
        repeated=tuple(Finding(*span) for span in data["repeated"]),
        restarts=tuple(Finding(*span) for span in data["restarts"]),
    )
