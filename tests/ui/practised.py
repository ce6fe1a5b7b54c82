"""A bank of one's own and a history of practising it, for the screens that look back on both."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from tests.factories import make_answer, make_interview
from tests.review.story_examples import NURSE
from tests.ui.conftest import NOW, Stage
from trainer.bank.model import Question
from trainer.feedback.judge import judge
from trainer.transcript.typed import typed_transcript

BANK = """\
schema: 1
title: Ward
language: en
questions:
  - {id: error, ask: Tell me about an error you caught., target_seconds: 60, competencies: [attention, safety]}
  - {id: angry, ask: Tell me about somebody who was angry., target_seconds: 60, competencies: [conflict]}
  - {id: better, ask: What have you made safer?, target_seconds: 60, competencies: [initiative, safety]}
  - {id: proud, ask: What are you proud of?, target_seconds: 60, competencies: [initiative], difficulty: 1}
  - {id: stress, ask: How did you get through a bad day?, target_seconds: 60, competencies: [resilience]}
  - {id: why, ask: Why do you want to work here?, kind: motivation, competencies: [motivation], target_seconds: 60}
"""
_ASKED = {
    "error": ("Tell me about an error you caught.", ("attention", "safety")),
    "angry": ("Tell me about somebody who was angry.", ("conflict",)),
    "better": ("What have you made safer?", ("initiative", "safety")),
    "proud": ("What are you proud of?", ("initiative",)),
}
ROUGH = (
    "Um, so, uh, there was this man, you know, and he was, um, shouting, and, uh, I was, you know, on my own with him, "
    "and, um, it was, like, really loud, uh, and everybody was, you know, looking at us, and, um, yeah."
)
PARTY = (
    "Um, well, I, uh, did the, um, summer party, you know, and, uh, there was, um, a barbecue, and, you know, music, "
    "and, uh, it was, um, quite nice, like, for all of us, and, um, you know, everybody came, so, uh, yeah, that."
)


def question(id: str, **changes: Any) -> Question:
    ask, competencies = _ASKED[id]
    return replace(Question(id, ask, "behavioural", competencies, target_seconds=60), **changes)


def keep_session(stage: Stage, number: int, ago: float, *answers: tuple[str, str]) -> None:
    """A session of so many days ago, with an answer of these words to each question."""
    began = NOW - timedelta(days=ago)
    asked = tuple(question(id_) for id_, _ in answers)
    interview = make_interview(f"session-{number}", *asked, bank_title="Ward", started_at=began).finish(began)
    stage.keep(
        interview,
        *(
            make_answer(
                f"{number}{place}".rjust(32, "0"),
                interview_id=interview.id,
                question_index=place,
                question=asked[place],
                result=judge(
                    f"{number}{place}".rjust(32, "0"),
                    typed_transcript(text, round(len(text.split()) / 1.3, 1)),
                    asked[place],
                ),
                answered_at=began + timedelta(minutes=4 * place),
            )
            for place, (_, text) in enumerate(answers)
        ),
    )


def keep_practice(stage: Stage) -> None:
    """Three sessions: two stories told well five weeks ago, told again, and answers that went badly yesterday."""
    stage.own_bank("ward.yaml", BANK)
    keep_session(stage, 1, 36, ("error", NURSE["wrong dose"][0]), ("better", NURSE["falls poster"][0]))
    keep_session(stage, 2, 34, ("error", NURSE["wrong dose"][1]), ("proud", NURSE["falls poster"][1]))
    keep_session(stage, 3, 1, ("angry", ROUGH), ("proud", PARTY))
